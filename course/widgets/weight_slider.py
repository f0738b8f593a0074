"""The weight slider: an index of two parts, and how their weights make the ranking.

The model and the picture are pure; this file holds what a student decides: a weight for each role
that the lesson names, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._roles import RolePicks
from course.widgets._weight_slider_model import WeightModel, check_weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

_TWO = 2


class WeightSlider(RolePicks[int]):
    """The slider as an object: pick weights in code, or display it and use its buttons.

    Parameters
    ----------
    model : WeightModel
        The scores.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.
    roles : mapping of str to str
        What a weight can be picked as, and how that reads after "Save as".
    credit : str
        A line below the picture: whose scores these are.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = WeightModel({"Ixia": (8, 2), "Yarrow": (5, 6)}, ("markets", "actors"))
    >>> with TemporaryDirectory() as folder:
    ...     answers = AnswerFile(folder)
    ...     slider = WeightSlider(model, "m08-w1", answers, {"even": "the weight of a tie"})
    ...     slider.pick("even", 57)
    ...     slider
    Weight slider m08-w1: the weight of a tie: 57 per cent
    """

    MODEL = "weight_slider"
    NAME = "Weight slider"

    def __init__(
        self,
        model: WeightModel,
        exercise: str,
        answers: AnswerFile,
        roles: Mapping[str, str],
        credit: str = "",
    ) -> None:
        self.model = model
        self.credit = credit
        super().__init__(exercise, answers, roles)

    def checked(self, value: Any) -> int:
        """Return a weight in per cent; ValueError if it is none."""
        return check_weight(value)

    def worded(self, value: int) -> str:
        """Return a weight in words that follow "Save"."""
        return f"{value} per cent"

    def _show(self) -> None:
        from course.widgets._weight_slider_view import display_weight  # noqa: PLC0415  # heavy

        display_weight(self)


def weight_slider(
    exercise: str = "m08-w1",
    *,
    parts: pd.DataFrame,
    roles: Mapping[str, str],
    highlight: Sequence[str] = (),
    credit: str = "",
) -> WeightSlider:
    """Shift the weight between the two parts of an index, and see the ranking change.

    Parameters
    ----------
    exercise : str
        The exercise under which your picks are saved.
    parts : pandas.DataFrame
        One row a country, named in the index, and two columns of scores: the slider is the weight
        of the first.
    roles : mapping of str to str
        What a weight can be picked as, and how that reads after "Save as".
    highlight : sequence of str
        Countries that the picture sets off, up to four.
    credit : str
        A line below the picture: whose scores these are.

    Returns
    -------
    WeightSlider
        Leave it on the last line of a cell to see it. Move the slider and save with a button; or
        do the same in code, with ``slider.pick(role, 30)``. ``slider.model.ranking(30)`` is the
        ranking.

    Raises
    ------
    ValueError
        If there are not two columns, a country comes twice, a score is missing, or there is no
        role.

    Examples
    --------
    >>> import pandas as pd
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> parts = pd.DataFrame({"markets": [8, 5], "actors": [2, 6]}, index=["Ixia", "Yarrow"])
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     slider = weight_slider(parts=parts, roles={"even": "the weight of a tie"})
    ...     slider.model.rank("Ixia", 100)
    1
    """
    if len(parts.columns) != _TWO:
        raise ValueError(f"parts= needs two columns of scores, not {list(parts.columns)}.")
    if not parts.index.is_unique:
        raise ValueError(f"The country {parts.index[parts.index.duplicated()][0]!r} comes twice.")
    first, second = parts.columns
    scores = {
        str(country): (float(one), float(other))
        for country, one, other in zip(parts.index, parts[first], parts[second], strict=True)
    }
    model = WeightModel(scores, (str(first), str(second)), tuple(highlight))
    return WeightSlider(model, exercise, AnswerFile(), roles, credit)

"""The certainty slider: what a network says depends on how certain a tie must be to count.

The model and the picture are pure; this file holds what a student decides: a degree of certainty
for each role that the lesson names, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._certainty_slider_model import CertaintyModel, Tie, check_level
from course.widgets._roles import RolePicks

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

_COLUMNS = ("source", "target", "certainty")


class CertaintySlider(RolePicks[str]):
    """The slider as an object: pick degrees of certainty in code, or display it.

    Parameters
    ----------
    model : CertaintyModel
        The ties.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.
    roles : mapping of str to str
        What a degree can be picked as, and how that reads after "Save ... as".

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = CertaintyModel([Tie("a", "b", "stated")], {"a": "Ann", "b": "Bob"})
    >>> with TemporaryDirectory() as folder:
    ...     answers = AnswerFile(folder)
    ...     slider = CertaintySlider(model, "m06-w1", answers, {"least": "the least"})
    ...     slider.pick("least", "reported")
    ...     slider
    Certainty slider m06-w1: the least: "reported"
    """

    MODEL = "certainty_slider"
    NAME = "Certainty slider"

    def __init__(
        self, model: CertaintyModel, exercise: str, answers: AnswerFile, roles: Mapping[str, str]
    ) -> None:
        self.model = model
        super().__init__(exercise, answers, roles)

    def checked(self, value: Any) -> str:
        """Return a degree of certainty; ValueError if it is none."""
        return check_level(value)

    def worded(self, value: str) -> str:
        """Return a degree of certainty in words that follow "Save"."""
        return f'"{value}"'

    def _show(self) -> None:
        from course.widgets._certainty_slider_view import display_certainty  # noqa: PLC0415  # heavy

        display_certainty(self)


def certainty_slider(
    exercise: str = "m06-w1",
    *,
    ties: pd.DataFrame,
    labels: Mapping[Hashable, str],
    roles: Mapping[str, str],
) -> CertaintySlider:
    """Raise and lower how certain a tie must be, and see what the network says then.

    Parameters
    ----------
    exercise : str
        The exercise under which your picks are saved.
    ties : pandas.DataFrame
        One row a tie, with the columns ``source``, ``target``, ``certainty`` ("stated",
        "reported" or "alleged") and, if there is one, ``negated``: ties that the source denies
        are never part of the network.
    labels : mapping of node to str
        The name of each entity.
    roles : mapping of str to str
        What a degree can be picked as, and how that reads after "Save ... as".

    Returns
    -------
    CertaintySlider
        Leave it on the last line of a cell to see it. Move the slider and save with a button; or
        do the same in code, with ``slider.pick(role, "reported")``.
        ``slider.model.at("reported")`` holds the network and its numbers.

    Raises
    ------
    ValueError
        If there is no tie, a column or a name is missing, a certainty is not one of the three, or
        there is no role.

    Examples
    --------
    >>> import pandas as pd
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> rows = [("a", "b", "stated"), ("b", "c", "alleged")]
    >>> ties = pd.DataFrame(rows, columns=["source", "target", "certainty"])
    >>> labels = {"a": "Ann", "b": "Bob", "c": "Cy"}
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     slider = certainty_slider(ties=ties, labels=labels, roles={"least": "the least"})
    ...     len(slider.model.at("stated").graph), len(slider.model.at("alleged").graph)
    (2, 3)
    """
    missing = [column for column in _COLUMNS if column not in ties.columns]
    if missing:
        raise ValueError(
            f"ties= needs the columns {', '.join(_COLUMNS)}; it has no {', '.join(missing)}."
        )
    if not ties.columns.is_unique:
        twice = ties.columns[ties.columns.duplicated()][0]
        raise ValueError(f"ties= has the column {twice!r} twice.")
    negated = ties["negated"] if "negated" in ties.columns else [False] * len(ties)
    rows = zip(ties["source"], ties["target"], ties["certainty"], negated, strict=True)
    model = CertaintyModel(
        tuple(Tie(source, target, str(level), bool(no)) for source, target, level, no in rows),
        dict(labels),
    )
    return CertaintySlider(model, exercise, AnswerFile(), roles)

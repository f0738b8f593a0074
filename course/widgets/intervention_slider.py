"""The intervention slider: one series, and how the date of the cut makes the effect.

The model and the picture are pure; this file holds what a student decides: a month for each role
that the lesson names, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._intervention_slider_model import InterventionModel, Month
from course.widgets._roles import RolePicks

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


class InterventionSlider(RolePicks[Month]):
    """The slider as an object: pick months in code, or display it and use its buttons.

    Parameters
    ----------
    model : InterventionModel
        The series.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.
    roles : mapping of str to str
        What a month can be picked as, and how that reads after "Save as".

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = InterventionModel((1, 2, 3, 4), (10, 20, 9, 3), least=1)
    >>> with TemporaryDirectory() as folder:
    ...     answers = AnswerFile(folder)
    ...     slider = InterventionSlider(model, "m09-w1", answers, {"kind": "the kindest date"})
    ...     slider.pick("kind", 2)
    ...     slider
    Intervention slider m09-w1: the kindest date: month 2
    """

    MODEL = "intervention_slider"
    NAME = "Intervention slider"

    def __init__(
        self,
        model: InterventionModel,
        exercise: str,
        answers: AnswerFile,
        roles: Mapping[str, str],
    ) -> None:
        self.model = model
        super().__init__(exercise, answers, roles)

    def checked(self, value: Any) -> Month:
        """Return a month that can be chosen; ValueError if it is none."""
        return self.model.check(value)

    def worded(self, value: Month) -> str:
        """Return a month in words that follow "Save"."""
        return self.model.name(value)

    def pick(self, role: str, value: Any) -> None:
        """Save the first month after the intervention as the pick for a role.

        Parameters
        ----------
        role : str
            One of `roles`.
        value : int, str, pandas.Period or pandas.Timestamp
            The month.

        Raises
        ------
        ValueError
            If there is no such role or month.
        NotSavedError
            If the file cannot be written.
        """
        super().pick(role, _month(value))

    def _show(self) -> None:
        from course.widgets._intervention_slider_view import (  # noqa: PLC0415  # heavy
            display_intervention,
        )

        display_intervention(self)


def intervention_slider(  # noqa: PLR0913  # each is one choice of a lesson
    exercise: str = "m09-w1",
    *,
    counts: pd.Series[Any],
    roles: Mapping[str, str],
    what: str = "",
    least: int = 6,
    synthetic: bool = False,
) -> InterventionSlider:
    """Move the date of an intervention and see what the same series says about it.

    Parameters
    ----------
    exercise : str
        The exercise under which your picks are saved.
    counts : pandas.Series
        The count of each month, in order; the index holds the months: numbers, texts such as
        "2024-03", periods or timestamps.
    roles : mapping of str to str
        What a month can be picked as, and how that reads after "Save as".
    what : str
        What is counted; the name of the series if it is not given.
    least : int
        How many months there must be on either side.
    synthetic : bool
        Whether the series is made and not observed; the picture then says so.

    Returns
    -------
    InterventionSlider
        Leave it on the last line of a cell to see it. Move the slider to the first month that
        counts as after, and save with a button; or do the same in code, with
        ``slider.pick(role, 12)``. ``slider.model.ratio(12)`` is the ratio of both means.

    Raises
    ------
    ValueError
        If a month comes twice or out of order, a count is missing or below zero, the series is too
        short, or there is no role.

    Examples
    --------
    >>> import pandas as pd
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> counts = pd.Series([4, 4, 3, 1], index=pd.period_range("2024-01", periods=4, freq="M"))
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     slider = intervention_slider(counts=counts, roles={"kind": "the kindest"}, least=1)
    ...     slider.model.means("2024-03")
    (4.0, 2.0)
    """
    name = what or (counts.name if isinstance(counts.name, str) else "Count")
    model = InterventionModel(
        tuple(_month(month) for month in counts.index),
        tuple(float(count) for count in counts),
        what=name,
        least=least,
        synthetic=synthetic,
    )
    return InterventionSlider(model, exercise, AnswerFile(), roles)


def _month(value: Any) -> Any:
    """Return a month of a table as the model holds it; anything else as it is."""
    write = getattr(value, "strftime", None)
    if write is not None:
        return write("%Y-%m")
    index = getattr(value, "__index__", None)
    return index() if index and not isinstance(value, bool) else value

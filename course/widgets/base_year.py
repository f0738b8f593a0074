"""The base-year explorer: one series, and how the choice of the first year makes the headline.

The model and the picture are pure; this file holds what a student decides. Two picks are saved
beside the notebook, and that file is what `check` grades.
"""

from __future__ import annotations

from typing import Any

from course.exercises._saved import AnswerFile
from course.widgets._base_year_model import BaseYearModel
from course.widgets._picks import SavedPicks

ROLES = {"dramatic": "the most dramatic headline", "mild": "the mildest headline"}
"""What a base year can be picked as, and how that reads in a sentence."""

_FIRST_YEAR, _END_YEAR = 2010, 2022


class BaseYearExplorer(SavedPicks[int]):
    """The explorer as an object: pick base years in code, or display it and use its buttons.

    Parameters
    ----------
    model : BaseYearModel
        The series.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = BaseYearModel({2012: 5.6, 2022: 28.0}, unit="t", end_year=2022, what="Seizures")
    >>> with TemporaryDirectory() as folder:
    ...     explorer = BaseYearExplorer(model, "m03-w1", AnswerFile(folder))
    ...     explorer.pick("mild", 2012)
    ...     explorer
    Base-year explorer m03-w1: the most dramatic headline not saved, the mildest headline 2012
    """

    MODEL = "base_year"

    def __init__(self, model: BaseYearModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, ROLES)

    def pick(self, role: str, year: int) -> None:
        """Save a base year as the pick for a role.

        Parameters
        ----------
        role : {"dramatic", "mild"}
            Which headline the base year is for.
        year : int
            The base year.

        Raises
        ------
        ValueError
            If there is no such role or base year.
        NotSavedError
            If the file cannot be written.
        """
        if role not in ROLES:
            raise ValueError(f"The role is one of {', '.join(map(repr, ROLES))}, not {role!r}.")
        self.model.factor(year)  # names the years when this is none of them
        self._save(role, int(year))

    def said(self, role: str) -> str:
        """Return a saved pick in words."""
        return f"base year {self._picks[role]} as {ROLES[role]}"

    def _fault(self, role: str, year: Any) -> str:
        years = self.model.base_years
        if isinstance(year, int) and year in years:
            return ""
        return (
            f"The base year {year!r} that is saved for {ROLES[role]} is none of {years[0]} "
            f"to {years[-1]}: please save it again."
        )

    def __repr__(self) -> str:
        picks = ", ".join(f"{text} {self._picks.get(r, 'not saved')}" for r, text in ROLES.items())
        return f"Base-year explorer {self.exercise}: {picks}"

    def _show(self) -> None:
        from course.widgets._base_year_view import display_explorer  # noqa: PLC0415  # heavy

        display_explorer(self)


def base_year_explorer(exercise: str = "m03-w1") -> BaseYearExplorer:
    """Explore how the base year changes the story of French cocaine seizures.

    Parameters
    ----------
    exercise : str
        The exercise under which your two picks are saved.

    Returns
    -------
    BaseYearExplorer
        Leave it on the last line of a cell to see it. Choose a base year with the slider and save
        it with a button; or do the same in code, with ``explorer.pick("mild", 2015)``.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     base_year_explorer("m03-w1").model.sentence(2012)
    'From 5.6 t in 2012 to 27.7 t in 2022: 4.9 times, +394 per cent.'
    """
    return BaseYearExplorer(_seizures(), exercise, AnswerFile())


def _seizures() -> BaseYearModel:
    from course.datasets import load  # noqa: PLC0415  # loads pandas

    table = load("cocaine_seizures")
    chosen = table[
        (table["series"] == "unodc")
        & (table["place"] == "FRA")
        & (table["role"] == "main")
        & table["year"].between(_FIRST_YEAR, _END_YEAR)
    ]
    tonnes = {
        int(year): float(value)
        for year, value in zip(chosen["year"], chosen["seized_t"], strict=True)
    }
    return BaseYearModel(
        tonnes, unit="t", end_year=_END_YEAR, what="Cocaine seized in France", source="UNODC"
    )

"""The count explorer: two counts, and how much of their ratio chance alone could make.

The model and the picture are pure; this file holds what a student decides: one later count for
each of two earlier ones, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import Any

from course.exercises._saved import AnswerFile
from course.widgets._count_explorer_model import CountModel, check_later
from course.widgets._picks import SavedPicks

ROLES = {"from_33": 33, "from_303": 303}
"""What a later count can be picked as, and the earlier count that it follows."""

# Published counts of 2022 and 2023: the court area and the department of Marseille, then France.
_ROWS = ("MRS-026", "MRS-033", "FRA-001", "FRA-002")


class CountExplorer(SavedPicks[int]):
    """The explorer as an object: pick later counts in code, or display it and use its button.

    Parameters
    ----------
    model : CountModel
        The earlier counts.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = CountModel({33: "a town", 303: "a country"})
    >>> with TemporaryDirectory() as folder:
    ...     explorer = CountExplorer(model, "m04-w1", AnswerFile(folder))
    ...     explorer.pick("from_303", 310)
    ...     explorer
    Count explorer m04-w1: from 33 not saved, from 303 310
    """

    MODEL = "count_explorer"

    def __init__(self, model: CountModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, ROLES)

    def pick(self, role: str, after: int) -> None:
        """Save a later count as the pick for a role.

        Parameters
        ----------
        role : {"from_33", "from_303"}
            Which earlier count the later one follows.
        after : int
            The later count, from 0 to 600.

        Raises
        ------
        ValueError
            If there is no such role, or the count is no whole number that the slider reaches.
        NotSavedError
            If the file cannot be written.
        """
        if role not in ROLES:
            raise ValueError(f"The role is one of {', '.join(map(repr, ROLES))}, not {role!r}.")
        self._save(role, check_later(after))

    def said(self, role: str) -> str:
        """Return a saved pick in words."""
        return f"{self._picks[role]} as the later count from {ROLES[role]}"

    def _fault(self, role: str, after: Any) -> str:
        try:
            check_later(after)
        except ValueError as problem:
            return f"What is saved as the later count from {ROLES[role]} is not used. {problem}"
        return ""

    def __repr__(self) -> str:
        picks = ", ".join(
            f"from {before} {self._picks.get(role, 'not saved')}" for role, before in ROLES.items()
        )
        return f"Count explorer {self.exercise}: {picks}"

    def _show(self) -> None:
        from course.widgets._count_explorer_view import display_explorer  # noqa: PLC0415  # heavy

        display_explorer(self)


def count_explorer(exercise: str = "m04-w1") -> CountExplorer:
    """Explore how far two counts must be apart before chance alone is a poor account of it.

    Parameters
    ----------
    exercise : str
        The exercise under which your two picks are saved.

    Returns
    -------
    CountExplorer
        Leave it on the last line of a cell to see it. Choose the count before from the list and
        the count after with the slider, and save with the button; or do the same in code, with
        ``explorer.pick("from_33", 40)``. ``explorer.model.interval(33, 40)`` is the interval.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     count_explorer("m04-w1").model.ratio(33, 66)
    2.0
    """
    return CountExplorer(_counts(), exercise, AnswerFile())


def _counts() -> CountModel:
    from course.datasets import value  # noqa: PLC0415  # only a student's explorer needs them

    figures = [value(row) for row in _ROWS]
    return CountModel({int(float(f)): f"{f.place}, {f.period}" for f in figures})

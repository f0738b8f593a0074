"""What a student decides in a widget: named picks, saved beside the notebook at once."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from course.exercises._saved import AnswerFile

Value = TypeVar("Value")


class SavedPicks(ABC, Generic[Value]):
    """Picks by name that live in the answer file; every widget of the course is one.

    Parameters
    ----------
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.
    keys : iterable of str
        The names that a pick can have.
    """

    MODEL: str
    """The kind of widget, as the file names it."""

    VERSION = 1
    """Raised when what is saved changes its meaning: older answers are then set aside."""

    def __init__(self, exercise: str, answers: AnswerFile, keys: Iterable[str]) -> None:
        self.exercise = exercise
        self.keys = tuple(keys)
        self._answers = answers
        self._watchers: list[Callable[[str], None]] = []
        self._take(answers.read(exercise, self.MODEL, self.VERSION) or {})

    @property
    def picks(self) -> dict[str, Value]:
        """The saved picks by name."""
        return dict(self._picks)

    @property
    def note(self) -> str:
        """What was wrong with the saved file, if anything was."""
        return self._note

    @abstractmethod
    def said(self, key: str) -> str:
        """Return a saved pick in words that follow "Saved:"."""

    @abstractmethod
    def _fault(self, key: str, value: Any) -> str:
        """Return a line on what makes a value that was read unusable; empty for a good one."""

    @abstractmethod
    def _show(self) -> None:
        """Display the view."""

    def on_pick(self, tell: Callable[[str], None]) -> None:
        """Have a function called with the name after every pick, however it was made."""
        self._watchers.append(tell)

    def _save(self, key: str, value: Value) -> None:
        # Only this one: another notebook may have saved the others since.
        kept = self._answers.update(self.exercise, self.MODEL, self.VERSION, {key: value})
        self._take(kept)
        self._announce(key)

    def _announce(self, key: str) -> None:
        for tell in self._watchers:
            tell(key)

    def _take(self, data: Mapping[str, Any]) -> None:
        """Take over what the file holds, and note what is wrong with it."""
        given = {key: data[key] for key in self.keys if key in data}
        faults = {key: self._fault(key, value) for key, value in given.items()}
        self._picks: dict[str, Value] = {k: v for k, v in given.items() if not faults[k]}
        self._note = " ".join([self._answers.note, *faults.values()]).strip()

    def _ipython_display_(self) -> None:
        if "NBGRADER_EXECUTION" in os.environ:
            return  # the grader's kernel has no screen: only the saved picks matter
        self._show()

"""Picks whose names and words a lesson chooses: one value of a slider for each role."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from course.widgets._picks import SavedPicks, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises._saved import AnswerFile


class RolePicks(SavedPicks[Value]):
    """A slider's values that are saved for roles, such as "the first month of the new rule".

    Parameters
    ----------
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.
    roles : mapping of str to str
        What a value can be picked as, and how that reads after "Save as".

    Raises
    ------
    ValueError
        If there is no role.
    """

    NAME: str
    """How the widget is called in a sentence, such as "Weight slider"."""

    def __init__(self, exercise: str, answers: AnswerFile, roles: Mapping[str, str]) -> None:
        if not roles:
            raise ValueError('roles= needs one role or more, such as {"lowest": "the lowest"}.')
        # The words go into a sentence, so that a button's whole text is welcome too.
        self.roles = {
            str(role): str(words).removeprefix("Save as ") for role, words in roles.items()
        }
        super().__init__(exercise, answers, self.roles)

    @abstractmethod
    def checked(self, value: Any) -> Value:
        """Return a value as it is saved; ValueError if it is none of the slider's."""

    @abstractmethod
    def worded(self, value: Value) -> str:
        """Return a value in words that follow "Save"."""

    def pick(self, role: str, value: Any) -> None:
        """Save a value as the pick for a role.

        Parameters
        ----------
        role : str
            One of `roles`.
        value : object
            A value of the slider.

        Raises
        ------
        ValueError
            If there is no such role or value.
        NotSavedError
            If the file cannot be written.
        """
        if role not in self.roles:
            known = ", ".join(map(repr, self.roles))
            raise ValueError(f"The role is one of {known}, not {role!r}.")
        self._save(role, self.checked(value))

    def said(self, key: str) -> str:
        """Return a saved pick in words."""
        return f"{self.worded(self._picks[key])} as {self.roles[key]}"

    def _fault(self, key: str, value: Any) -> str:
        try:
            self.checked(value)
        except ValueError as problem:
            return f"What is saved as {self.roles[key]} is not used. {problem}"
        return ""

    def __repr__(self) -> str:
        picks = ", ".join(
            f"{words}: {self.worded(self._picks[role]) if role in self._picks else 'not saved'}"
            for role, words in self.roles.items()
        )
        return f"{self.NAME} {self.exercise}: {picks}"

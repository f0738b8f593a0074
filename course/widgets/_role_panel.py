"""The frame of a view with one slider and a button for each role."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any

from course.widgets._panel import Panel

if TYPE_CHECKING:
    from course.widgets._roles import RolePicks


class RolePanel(Panel):
    """A view whose present value can be saved for any of its roles.

    Parameters
    ----------
    answer : RolePicks
        What is displayed.
    """

    def __init__(self, answer: RolePicks[Any]) -> None:
        super().__init__(answer)
        self._roles = answer
        self._keep = {role: self._button("", partial(self._pick, role)) for role in answer.roles}

    @abstractmethod
    def _value(self) -> Any:
        """Return the value that the slider shows."""

    def _pick(self, role: str) -> None:
        self._save(lambda: self._roles.pick(role, self._value()))

    def _redraw(self, change: Any = None) -> None:
        super()._redraw(change)
        now = self._roles.worded(self._value())
        for role, button in self._keep.items():
            button.description = f"Save {now} as {self._roles.roles[role]}"

"""The take-apart exercise on the screen: a list of nodes, a button, the network and its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.widgets._panel import Panel
from course.widgets._take_apart_svg import draw

if TYPE_CHECKING:
    from course.widgets._take_apart_model import Node
    from course.widgets.take_apart import TakeApart


class _View(Panel):
    CLASS = "course-apart"

    def __init__(self, puzzle: TakeApart) -> None:
        super().__init__(puzzle)
        self._puzzle = puzzle
        model = puzzle.model
        choices = [(f"{model.labels[n]} ({model.ties_text(n)})", n) for n in model.ties]
        self._node = self._choice("Node", choices, choices[0][1])
        self._turn = self._button("", self._press)
        self._assemble([self._node, self._row([self._turn])])

    def _press(self) -> None:
        node, removed = self._node.value, self._puzzle.removed
        turn = self._puzzle.put_back if node in removed else self._puzzle.remove
        try:
            self._save(lambda: turn(node))
        except ValueError as problem:  # also when another notebook has removed one since
            self._redraw()
            self._tell(f"Not saved. {problem}")

    def _redraw(self, change: Any = None) -> None:
        super()._redraw(change)
        node, removed = self._node.value, self._puzzle.removed
        name = self._puzzle.model.labels[node]
        if node in removed:
            self._turn.description = f"Put {name} back"
        elif len(removed) < self._puzzle.model.budget:
            self._turn.description = f"Remove {name}"
        else:
            self._turn.description = f"To remove {name}, first put one back"

    def _after_pick(self, key: str) -> None:
        self._redraw()
        super()._after_pick(key)

    def _state(self) -> tuple[list[Node], Node]:
        return self._puzzle.removed, self._node.value

    def _draw(self) -> str:
        return draw(self._puzzle.model, *self._state())

    def _alt(self) -> str:
        return self._puzzle.model.alt(*self._state())

    def _sentence(self) -> str:
        return self._puzzle.model.sentence(*self._state())


def display_puzzle(puzzle: TakeApart) -> None:
    """Display the exercise.

    Parameters
    ----------
    puzzle : TakeApart
        What is displayed.
    """
    _View(puzzle).display()

"""The probability wheel on the screen: the question, a slider for its probability, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.widgets._panel import Panel
from course.widgets._probability_wheel_svg import draw

if TYPE_CHECKING:
    from course.widgets.probability_wheel import ProbabilityWheel

_START = 50  # the middle of the scale


class _View(Panel):
    CLASS = "course-wheel"

    def __init__(self, wheel: ProbabilityWheel) -> None:
        super().__init__(wheel)
        self._wheel = wheel
        names = list(wheel.model.questions)
        self._key = self._choice("Question", [(name, name) for name in names], names[0])
        start = wheel.picks.get(names[0], _START)
        self._percent = self._slider("Probability (%)", start, 0, 100)
        self._keep = self._button("", self._pick)
        self._assemble([self._key, self._percent], [self._row([self._keep])])

    def _pick(self) -> None:
        self._save(lambda: self._wheel.set(self._key.value, self._percent.value))

    def _redraw(self, change: Any = None) -> None:
        if change is not None and change["owner"] is self._key:
            # A question opens at what is saved for it.
            self._percent.value = self._wheel.picks.get(self._key.value, _START)
        super()._redraw(change)
        self._keep.description = f"Save {self._percent.value} per cent for {self._key.value}"

    def _after_pick(self, key: str) -> None:
        self._redraw()
        super()._after_pick(key)

    def _state(self) -> tuple[str, int, dict[str, int]]:
        return self._key.value, self._percent.value, self._wheel.picks

    def _draw(self) -> str:
        return draw(self._wheel.model, *self._state())

    def _alt(self) -> str:
        return self._wheel.model.alt(*self._state())

    def _sentence(self) -> str:
        return self._wheel.model.sentence(*self._state())


def display_wheel(wheel: ProbabilityWheel) -> None:
    """Display the wheel.

    Parameters
    ----------
    wheel : ProbabilityWheel
        What is displayed.
    """
    _View(wheel).display()

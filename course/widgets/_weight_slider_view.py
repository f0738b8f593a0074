"""The weight slider on the screen: the weight, the bump chart, a button for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.widgets._role_panel import RolePanel
from course.widgets._weight_slider_svg import draw

if TYPE_CHECKING:
    from course.widgets.weight_slider import WeightSlider

_START = 50  # the middle of the scale


class _View(RolePanel):
    CLASS = "course-weight"

    def __init__(self, slider: WeightSlider) -> None:
        super().__init__(slider)
        self._model = slider.model
        self._credit = slider.credit
        start = next(iter(slider.picks.values()), _START)
        self._weight = self._slider(f"Weight of {slider.model.parts[0]} (%)", start, 0, 100)
        self._assemble([self._weight], [self._row(self._keep.values())])

    def _value(self) -> int:
        return int(self._weight.value)

    def _draw(self) -> str:
        return draw(self._model, self._value(), self._credit)

    def _alt(self) -> str:
        return self._model.alt(self._value())

    def _sentence(self) -> str:
        return self._model.sentence(self._value())


def display_weight(slider: WeightSlider) -> None:
    """Display the slider.

    Parameters
    ----------
    slider : WeightSlider
        What is displayed.
    """
    _View(slider).display()

"""The intervention slider on the screen: the month, the series, a button for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.widgets._intervention_slider_svg import draw
from course.widgets._role_panel import RolePanel

if TYPE_CHECKING:
    from course.widgets._intervention_slider_model import Month
    from course.widgets.intervention_slider import InterventionSlider


class _View(RolePanel):
    CLASS = "course-intervention"

    def __init__(self, slider: InterventionSlider) -> None:
        super().__init__(slider)
        self._model = slider.model
        months = slider.model.choices
        start = next(iter(slider.picks.values()), months[len(months) // 2])
        steps = [(str(month), month) for month in months]
        self._month = self._steps("First month after", steps, start)
        self._assemble([self._month], [self._row(self._keep.values())])

    def _value(self) -> Month:
        month: Month = self._month.value
        return month

    def _draw(self) -> str:
        return draw(self._model, self._value())

    def _alt(self) -> str:
        return self._model.alt(self._value())

    def _sentence(self) -> str:
        return self._model.sentence(self._value())


def display_intervention(slider: InterventionSlider) -> None:
    """Display the slider.

    Parameters
    ----------
    slider : InterventionSlider
        What is displayed.
    """
    _View(slider).display()

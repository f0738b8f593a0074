"""The certainty slider on the screen: the slider, the network, a button for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.widgets._certainty_slider_model import LEVELS
from course.widgets._certainty_slider_svg import draw
from course.widgets._role_panel import RolePanel

if TYPE_CHECKING:
    from course.widgets.certainty_slider import CertaintySlider


class _View(RolePanel):
    CLASS = "course-certainty"

    def __init__(self, slider: CertaintySlider) -> None:
        super().__init__(slider)
        self._model = slider.model
        start = next(iter(slider.picks.values()), "stated")
        self._level = self._steps("Keep ties at least", [(level, level) for level in LEVELS], start)
        self._assemble([self._level], [self._row(self._keep.values())])

    def _value(self) -> str:
        return str(self._level.value)

    def _draw(self) -> str:
        return draw(self._model, self._value())

    def _alt(self) -> str:
        return self._model.alt(self._value())

    def _sentence(self) -> str:
        return self._model.sentence(self._value())


def display_certainty(slider: CertaintySlider) -> None:
    """Display the slider.

    Parameters
    ----------
    slider : CertaintySlider
        What is displayed.
    """
    _View(slider).display()

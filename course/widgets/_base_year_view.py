"""The base-year explorer on the screen: a slider, the picture, the numbers, two buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from course.widgets._base_year_svg import draw
from course.widgets._panel import Panel
from course.widgets.base_year import ROLES

if TYPE_CHECKING:
    from course.widgets.base_year import BaseYearExplorer


class _View(Panel):
    CLASS = "course-explorer"

    def __init__(self, explorer: BaseYearExplorer) -> None:
        super().__init__(explorer)
        self._explorer = explorer
        years = explorer.model.base_years
        start = next(iter(explorer.picks.values()), years[len(years) // 2])
        self._year = self._slider("Base year", start, years[0], years[-1])
        buttons = [
            self._button(f"Save as {text}", partial(self._pick, role))
            for role, text in ROLES.items()
        ]
        self._assemble([self._year], [self._row(buttons)])

    def _pick(self, role: str) -> None:
        self._save(lambda: self._explorer.pick(role, self._year.value))

    def _draw(self) -> str:
        return draw(self._explorer.model, self._year.value)

    def _alt(self) -> str:
        return self._explorer.model.alt(self._year.value)

    def _sentence(self) -> str:
        return self._explorer.model.sentence(self._year.value)


def display_explorer(explorer: BaseYearExplorer) -> None:
    """Display the explorer.

    Parameters
    ----------
    explorer : BaseYearExplorer
        What is displayed.
    """
    _View(explorer).display()

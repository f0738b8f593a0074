"""The count explorer on the screen: the earlier count, a slider for the later one, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from course.widgets._count_explorer_model import MOST
from course.widgets._count_explorer_svg import draw
from course.widgets._panel import Panel
from course.widgets.count_explorer import ROLES

if TYPE_CHECKING:
    from course.widgets.count_explorer import CountExplorer

_ROLE_OF = {before: role for role, before in ROLES.items()}


class _View(Panel):
    CLASS = "course-counts"

    def __init__(self, explorer: CountExplorer) -> None:
        super().__init__(explorer)
        self._explorer = explorer
        picks = explorer.picks
        start = ROLES[next(iter(picks), "from_33")]
        self._before = widgets.Dropdown(
            options=[(f"{count}: {what}", count) for count, what in explorer.model.starts.items()],
            value=start,
            description="Count before",
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        self._before.observe(self._redraw, names="value")
        self._after = self._slider("Count after", picks.get(_ROLE_OF[start], start), 0, MOST)
        self._keep = self._button("", self._pick)
        self._assemble([self._before, self._after], [self._row([self._keep])])

    def _pick(self) -> None:
        before, after = self._before.value, self._after.value
        if before in _ROLE_OF:
            self._save(lambda: self._explorer.pick(_ROLE_OF[before], after))
        else:
            self._tell(f"Not saved: the answer starts from {_wanted()}, not from {before}.")

    def _redraw(self, change: Any = None) -> None:
        super()._redraw(change)
        before, after = self._before.value, self._after.value
        self._keep.description = (
            f"Save {after} as the later count from {before}"
            if before in _ROLE_OF
            else f"To save, start from {_wanted()}"
        )

    def _draw(self) -> str:
        return draw(self._explorer.model, self._before.value, self._after.value)

    def _alt(self) -> str:
        return self._explorer.model.alt(self._before.value, self._after.value)

    def _sentence(self) -> str:
        return self._explorer.model.sentence(self._before.value, self._after.value)


def _wanted() -> str:
    return " or ".join(map(str, _ROLE_OF))


def display_explorer(explorer: CountExplorer) -> None:
    """Display the explorer.

    Parameters
    ----------
    explorer : CountExplorer
        What is displayed.
    """
    _View(explorer).display()

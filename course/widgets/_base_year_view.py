"""The base-year explorer on the screen: a slider, the picture, the numbers, two buttons."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
from IPython.display import display

from course.exercises._answers_json import NAME
from course.exercises._saved import NotSavedError
from course.widgets._base_year_svg import draw
from course.widgets.base_year import ROLES

if TYPE_CHECKING:
    from course.widgets.base_year import BaseYearExplorer

# The sizes are relative: text is never cut when the page is zoomed or the window is narrow.
_WIDTH = "48em"
_CLASS, _LIVE_CLASS = "course-explorer", "course-explorer-live"
_STYLE = """
.course-explorer, .course-explorer .widget-box {overflow: visible}
.course-explorer svg {display: block; width: 100%; height: auto}
.course-explorer p {margin: 0.2em 0; line-height: 1.4; white-space: normal}
.course-explorer .widget-slider .widget-label {margin-right: 1em}
.course-explorer .noUi-handle {border: 2px solid #33094c}
.course-explorer .jupyter-button {height: auto; min-height: 2.4em; padding: 0.2em 1em;
  line-height: 1.4; white-space: normal; overflow: visible}
.course-explorer .jupyter-button:focus-visible,
.course-explorer .widget-readout:focus-visible,
.course-explorer .noUi-handle:focus-visible {outline: 3px solid var(--jp-ui-font-color1, #1a1a1a);
  outline-offset: 2px}
"""
_SLIDER_NAME = "Base year"
# ipywidgets gives a slider's handle no name, and it replaces a live region together with its text,
# which screen readers then pass over. Both are put right in the page, where the page allows it.
_REPAIR = (
    "const box = this.closest('.course-explorer');"
    f"box.querySelector('[role=slider]')?.setAttribute('aria-label', '{_SLIDER_NAME}');"
    "box.querySelectorAll('.course-explorer-live .widget-html-content')"
    ".forEach(part => part.setAttribute('aria-live', 'polite'))"
)


def display_explorer(explorer: BaseYearExplorer) -> None:
    """Display the explorer with a still picture for places that show no widgets.

    Parameters
    ----------
    explorer : BaseYearExplorer
        What is displayed.
    """
    view = _View(explorer)
    live = view.box._repr_mimebundle_()
    still = {"text/plain": repr(explorer), "text/html": view.still()}
    display({**live, **still}, raw=True)  # type: ignore[no-untyped-call,unused-ignore]


class _View:
    def __init__(self, explorer: BaseYearExplorer) -> None:
        self._explorer = explorer
        years = explorer.model.base_years
        self._slider = widgets.IntSlider(
            value=next(iter(explorer.picks.values()), years[len(years) // 2]),
            min=years[0],
            max=years[-1],
            description=_SLIDER_NAME,
            tooltip=_SLIDER_NAME,
            readout_format="d",
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        self._picture = widgets.HTML()
        self._numbers = widgets.HTML()
        self._saved = widgets.HTML()
        buttons = [self._button(role, text) for role, text in ROLES.items()]
        self.box = widgets.VBox(
            [
                self._slider,
                self._picture,
                self._numbers,
                widgets.Box(
                    buttons,
                    layout=widgets.Layout(flex_flow="row wrap", grid_gap="8px", margin="4px 0"),
                ),
                self._saved,
                # Last, so that what it repairs is already there.
                widgets.HTML(f'<style onload="{_REPAIR}">{_STYLE}</style>'),
            ],
            layout=widgets.Layout(width="100%", max_width=_WIDTH),
        )
        self.box.add_class(_CLASS)
        self._numbers.add_class(_LIVE_CLASS)
        self._saved.add_class(_LIVE_CLASS)
        self._slider.observe(self._redraw, names="value")
        explorer.on_pick(self._tell_saved)
        self._redraw()
        self._tell_picks(explorer.note)

    def still(self) -> str:
        """Return the picture as it is now, as an image that needs no widget."""
        year = self._slider.value
        svg = base64.b64encode(draw(self._explorer.model, year).encode()).decode("ascii")
        return (
            f'<img alt="{escape(self._explorer.model.alt(year))}" style="max-width: {_WIDTH}" '
            f'width="100%" src="data:image/svg+xml;base64,{svg}">'
        )

    def _button(self, role: str, text: str) -> Any:
        button = widgets.Button(
            description=f"Save as {text}",
            layout=widgets.Layout(width="auto"),
        )
        button.on_click(lambda _: self._save(role))
        return button

    def _redraw(self, _change: Any = None) -> None:
        year = self._slider.value
        self._picture.value = draw(self._explorer.model, year)
        sentence = escape(self._explorer.model.sentence(year))
        self._numbers.value = f'<p role="status" aria-live="polite">{sentence}</p>'

    def _save(self, role: str) -> None:
        try:
            self._explorer.pick(role, self._slider.value)
        except NotSavedError as problem:
            self._tell_picks(str(problem))

    def _tell_saved(self, role: str) -> None:
        year = self._explorer.picks[role]
        self._tell_picks(self._explorer.note, news=f"Saved: base year {year} as {ROLES[role]}.")

    def _tell_picks(self, note: str, news: str = "") -> None:
        picks = self._explorer.picks
        rows = ", ".join(f"base year {year} as {ROLES[role]}" for role, year in picks.items())
        lines = [f"<strong>{escape(note)}</strong>"] if note else []
        lines += [f"<strong>{escape(news)}</strong>"] if news else []
        lines.append(
            f"{NAME}, beside this notebook, holds {escape(rows)}. The check below grades what is "
            "saved there."
            if rows
            else "Nothing is saved yet."
        )
        self._saved.value = f'<p role="status" aria-live="polite">{"<br>".join(lines)}</p>'

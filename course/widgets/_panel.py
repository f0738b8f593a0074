"""What every widget looks like: controls, a picture, live numbers, and what is saved."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
from IPython.display import display

from course.exercises._answers_json import NAME
from course.exercises._saved import NotSavedError
from course.widgets._panel_style import (
    BOX_CLASS,
    LIVE_CLASS,
    PICTURE_CLASS,
    STEPS_CLASS,
    STYLE_ELEMENT,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.widgets._picks import SavedPicks

# Relative, so that text is never cut when the page is zoomed or the window is narrow.
_WIDTH = "48em"


class Panel(ABC):
    """The frame of a widget's view. A view makes its controls and calls `_assemble`.

    Parameters
    ----------
    answer : SavedPicks
        What is displayed.
    """

    CLASS: str
    """The name by which a page's style and a test find this kind of widget."""

    def __init__(self, answer: SavedPicks[Any]) -> None:
        self._answer = answer
        self._picture = widgets.HTML()
        self._numbers = widgets.HTML()
        self._saved = widgets.HTML()

    @abstractmethod
    def _draw(self) -> str:
        """Return the picture of the present state as SVG."""

    @abstractmethod
    def _alt(self) -> str:
        """Return what the picture shows, for someone who cannot see it."""

    @abstractmethod
    def _sentence(self) -> str:
        """Return the present state's numbers in a line that is read out when it changes."""

    def display(self) -> None:
        """Display the widget with a still picture for places that show no widgets."""
        live = self.box._repr_mimebundle_()
        still = {"text/plain": repr(self._answer), "text/html": self.still()}
        display({**live, **still}, raw=True)  # type: ignore[no-untyped-call,unused-ignore]

    def still(self) -> str:
        """Return the picture as it is now, as an image that needs no widget."""
        svg = base64.b64encode(self._draw().encode()).decode("ascii")
        return (
            f'<img alt="{escape(self._alt())}" style="max-width: {_WIDTH}" '
            f'width="100%" src="data:image/svg+xml;base64,{svg}">'
        )

    def _assemble(self, above: Iterable[Any], below: Iterable[Any] = ()) -> None:
        """Put controls above and below the picture and its numbers, and fill all of it."""
        self.box = widgets.VBox(
            [
                *above,
                self._picture,
                self._numbers,
                *below,
                self._saved,
                # Last, so that what it repairs is already there.
                widgets.HTML(STYLE_ELEMENT),
            ],
            layout=widgets.Layout(width="100%", max_width=_WIDTH),
        )
        self.box.add_class(BOX_CLASS)
        self.box.add_class(self.CLASS)
        self._picture.add_class(PICTURE_CLASS)
        self._numbers.add_class(LIVE_CLASS)
        self._saved.add_class(LIVE_CLASS)
        self._answer.on_pick(self._after_pick)
        self._redraw()
        self._tell(self._answer.note)

    def _slider(self, name: str, value: int, low: int, high: int) -> Any:
        """Return a slider over whole numbers that redraws when it moves."""
        slider = widgets.IntSlider(
            value=value,
            min=low,
            max=high,
            description=name,
            tooltip=name,
            readout_format="d",
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        slider.observe(self._redraw, names="value")
        return slider

    def _steps(self, name: str, steps: Iterable[tuple[str, Any]], value: Any) -> Any:
        """Return a slider over named steps that redraws when it moves."""
        slider = widgets.SelectionSlider(
            options=list(steps),
            value=value,
            description=name,
            tooltip=name,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        slider.add_class(STEPS_CLASS)
        slider.observe(self._redraw, names="value")
        return slider

    def _choice(self, name: str, choices: Iterable[tuple[str, Any]], value: Any) -> Any:
        """Return a list to choose one of that redraws when the choice changes."""
        chosen = widgets.Dropdown(
            options=list(choices),
            value=value,
            description=name,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )
        chosen.observe(self._redraw, names="value")
        return chosen

    @staticmethod
    def _button(words: str, press: Callable[[], None]) -> Any:
        button = widgets.Button(description=words, layout=widgets.Layout(width="auto"))
        button.on_click(lambda _: press())
        return button

    @staticmethod
    def _row(parts: Iterable[Any]) -> Any:
        """Return a row that breaks where the window is too narrow for it."""
        layout = widgets.Layout(flex_flow="row wrap", grid_gap="8px", margin="4px 0")
        return widgets.Box(list(parts), layout=layout)

    def _redraw(self, _change: Any = None) -> None:
        self._picture.value = self._draw()
        self._numbers.value = _live(escape(self._sentence()))

    def _save(self, save: Callable[[], None]) -> None:
        """Save, and say so in the view if it fails."""
        try:
            save()
        except NotSavedError as problem:
            self._tell(str(problem))

    def _after_pick(self, key: str) -> None:
        self._tell(self._answer.note, news=f"Saved: {self._answer.said(key)}.")

    def _tell(self, note: str, news: str = "") -> None:
        """Say what is wrong, what has just been saved, and all that the file holds."""
        rows = ", ".join(self._answer.said(key) for key in self._answer.picks)
        lines = [f"<strong>{escape(line)}</strong>" for line in (note, news) if line]
        lines.append(
            f"{NAME}, beside this notebook, holds {escape(rows)}. The check below grades what is "
            "saved there."
            if rows
            else "Nothing is saved yet."
        )
        self._saved.value = _live("<br>".join(lines))


def _live(markup: str) -> str:
    return f'<p role="status" aria-live="polite">{markup}</p>'

"""Pictures for a page: drawn narrow, so that their letters stay readable on a phone."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.pictures import theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

WIDTH = 4.6
"""Inches of 72 CSS pixels: as wide as a phone, and drawn larger where there is room."""
_ROW = 0.3
_LETTERS = 9


@dataclass(frozen=True)
class Picture:
    """A picture and what it says."""

    source: str
    """A data address, which needs no network."""
    alt: str
    """The finding and its numbers."""


def draw(height: float, alt: str, paint: Callable[[Axes], object]) -> Picture:
    """Draw one picture in the course's theme.

    Parameters
    ----------
    height
        In inches.
    alt
        The finding and its numbers.
    paint
        Draws into the axes.
    """
    import matplotlib as mpl  # noqa: PLC0415 - heavy
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    # The salt and the missing date: the same class gives the same bytes.
    plain: Any = {"font.size": _LETTERS, "axes.titlesize": _LETTERS + 1, "svg.hashsalt": "report"}
    with theme(), mpl.rc_context({**plain, "text.parse_math": False}):
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasSVG(figure)
        paint(figure.subplots())
        stream = io.BytesIO()
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    encoded = base64.b64encode(stream.getvalue()).decode("ascii")
    return Picture(f"data:image/svg+xml;base64,{encoded}", alt)


def height_of(rows: int) -> float:
    """Give the height of a picture with a row for each of so many things, in inches."""
    return 1.0 + _ROW * max(rows, 2)


def rows(ax: Axes, names: list[str]) -> None:
    """Name the rows of a picture from top to bottom."""
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x")


def percent(ax: Axes) -> None:
    """Give a picture an axis of shares from 0 to 100 %."""
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])


def whole_numbers(axis: Axis) -> None:
    """Count in whole numbers along an axis."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - heavy

    axis.set_major_locator(MaxNLocator(integer=True, nbins=6))

"""Pictures: one theme, and alternative text that reaches the reader.

JupyterLab drops the alternative text of a figure that is displayed in the usual way. `show` puts
it where screen readers find it. The colors of the theme differ in lightness as well as in hue, so
a picture still reads in gray print and with any kind of color vision.
"""

from __future__ import annotations

import base64
import html
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1a1a1a"
"""Color of text, axes and outlines."""

QUIET = "#5c5c5c"
"""Color of text and marks in the background; still 4.5 to 1 or better on white."""

GRID = "#d9d9d9"
"""Color of grid lines, which carry no meaning of their own."""

PALETTE = ("#33094c", "#66261d", "#472fee", "#db3601")
"""Colors of data, from dark to light. Each is 4.5 to 1 or better on white, so that a label may have
its line's color, and each is well apart from the others in gray. For more than four kinds, draw
small multiples.
"""

BACKDROP = "backdrop"
"""The gid of a mark that carries no meaning of its own: the squares of a board, or a band whose
ends are drawn. It may be pale; every other mark is 3 to 1 or better, which the tests check.
"""

_SHORTEST_ALT = 30
_USELESS_STARTS = ("image of", "picture of", "figure of", "graphic of", "chart showing", "figure ")
# Twice the resolution at which it is shown, so that a zoomed page stays sharp.
_DPI = 144
_SHOWN_DPI = 72


def show(fig: Figure, alt: str, caption: str | None = None) -> None:
    """Display a matplotlib figure with alternative text, then close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        The figure.
    alt : str
        What the picture shows, for someone who cannot see it: the finding and its numbers.
    caption : str, optional
        A line below the picture, such as the source.

    Raises
    ------
    ValueError
        If `alt` is missing, too short to hold a finding, or begins with words such as "image of"
        that a screen reader has already said.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> show(Figure(), alt="Too short")
    Traceback (most recent call last):
        ...
    ValueError: The alt text has 9 characters; it needs 30 or more: say the finding and its numbers.
    """
    alt = _good_alt(alt)
    markup = _figure_html(_png(fig), alt, caption)
    _close(fig)
    _publish({"text/html": markup, "text/plain": alt})


@contextmanager
def theme() -> Iterator[None]:
    """Draw with the course's colors, fonts and sizes inside the block.

    Yields
    ------
    None
        While the settings hold. Afterwards matplotlib's settings are what they were.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with theme():
    ...     mpl.rcParams["axes.spines.top"]
    False
    """
    import matplotlib as mpl  # noqa: PLC0415  # heavy

    with mpl.rc_context(_settings()):
        yield


def label_end(ax: Axes, x: float, y: float, text: str, color: str = INK) -> None:
    """Write a label right of a line's last point, which reads better than a legend.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to write.
    x, y : float
        The last point, in the units of the axes.
    text : str
        The label.
    color : str
        The color of the line that it names.
    """
    ax.annotate(
        text,
        (x, y),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=color,
        annotation_clip=False,
    )


def synthetic_label(ax: Axes) -> None:
    """Write SYNTHETIC DATA inside the plot, as every picture of made data must.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to write.
    """
    ax.text(
        0.02,
        0.97,
        "SYNTHETIC DATA",
        transform=ax.transAxes,
        va="top",
        color=INK,
        weight="bold",
        zorder=10,
        bbox={"facecolor": "white", "edgecolor": INK, "boxstyle": "square,pad=0.3"},
    )


def _settings() -> Any:  # matplotlib types its keys one by one
    from cycler import cycler  # noqa: PLC0415  # comes with matplotlib

    return {
        "figure.figsize": (7.2, 4.0),
        "figure.dpi": _SHOWN_DPI,
        "figure.facecolor": "white",
        "figure.constrained_layout.use": True,
        "font.family": "DejaVu Sans",
        "font.size": 11,
        "text.color": INK,
        "axes.facecolor": "white",
        "axes.edgecolor": QUIET,
        "axes.labelcolor": INK,
        "axes.titlesize": 13,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.titlepad": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.prop_cycle": cycler(color=PALETTE),
        "grid.color": GRID,
        "xtick.color": INK,
        "ytick.color": INK,
        "lines.linewidth": 2.2,
        "lines.markersize": 6,
        "hatch.linewidth": 1.0,
        "legend.frameon": False,
    }


def _good_alt(alt: Any) -> str:
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            "show() needs alt text, a sentence for someone who cannot see the picture: "
            'show(fig, alt="The finding and its numbers").'
        )
    text = " ".join(alt.split())
    for start in _USELESS_STARTS:
        if text.lower().startswith(start):
            raise ValueError(
                f'The alt text begins with "{text[: len(start)].strip()}", which a screen reader '
                "has already said: begin with the finding."
            )
    if len(text) < _SHORTEST_ALT:
        raise ValueError(
            f"The alt text has {len(text)} characters; it needs {_SHORTEST_ALT} or more: say the "
            "finding and its numbers."
        )
    return text


def _png(fig: Figure) -> bytes:
    stream = io.BytesIO()
    # No program name and no date in the file: the same figure gives the same bytes.
    fig.savefig(stream, format="png", dpi=_DPI, metadata={"Software": None})
    return stream.getvalue()


def _figure_html(png: bytes, alt: str, caption: str | None) -> str:
    # Bytes 16 to 19 of every PNG are its width in pixels.
    width = round(int.from_bytes(png[16:20], "big") * _SHOWN_DPI / _DPI)
    below = f"<figcaption>{html.escape(caption)}</figcaption>" if caption else ""
    return (
        '<figure role="group" style="margin: 0">'
        f'<img alt="{html.escape(alt)}" width="{width}" style="max-width: 100%; height: auto" '
        f'src="data:image/png;base64,{base64.b64encode(png).decode("ascii")}">'
        f"{below}</figure>"
    )


def _close(fig: Figure) -> None:

    # A figure made without pyplot is not in pyplot's list, and pyplot need not be loaded for it.
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(fig)


def _publish(bundle: dict[str, str]) -> None:
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415  # heavy
    from IPython.display import display  # noqa: PLC0415

    if InteractiveShell.initialized():
        display(bundle, raw=True)  # type: ignore[no-untyped-call,unused-ignore]
    else:
        print(bundle["text/plain"])  # noqa: T201  # outside a notebook the text is all there is

"""Pieces of the widgets' pictures as SVG text: quick to draw and sharp at any zoom."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from course.pictures import INK, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Point = tuple[float, float]

WIDTH = 760
"""Every picture's width in its own units; on the screen it is as wide as there is room."""

_TITLE_CHARACTERS = 58  # of the bold title, in a picture's width
_TITLE_STEP = 24
_STRIPE = 6


def picture(height: float, label: str, parts: Iterable[str]) -> str:
    """Put parts on a white ground, under a name that screen readers read.

    Parameters
    ----------
    height : float
        The picture's height.
    label : str
        The alternative text.
    parts : iterable of str
        SVG elements, back to front.

    Returns
    -------
    str
        An ``svg`` element with role and label, as wide as its surroundings allow.
    """
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}"',
            f' role="img" aria-label="{escape(label)}"',
            ' font-family="DejaVu Sans, Verdana, sans-serif">',
            f'<rect width="{WIDTH}" height="{height:g}" fill="white"/>',
            *parts,
            "</svg>",
        ]
    )


def title(words: str) -> Iterator[str]:
    """Yield a title in as many lines as it needs."""
    for number, row in enumerate(_title_rows(words)):
        yield text(12, 30 + _TITLE_STEP * number, row, size=20, bold=True, anchor="start")


def below_title(words: str) -> float:
    """Return the height at which a line of text can follow a title."""
    return 30 + _TITLE_STEP * len(_title_rows(words)) + 4


def line(start: Point, stop: Point, color: str, width: float, dashes: str = "") -> str:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, stop
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{color}" stroke-width="{width}"'
        f"{dashed}/>"
    )


def rect(corner: Point, width: float, height: float, fill: str, edge: str = "") -> str:
    """Return a rectangle by its upper left corner, with an outline if `edge` is a color."""
    outline = f' stroke="{edge}" stroke-width="2"' if edge else ""
    x, y = corner
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}"{outline}/>'
    )


def dot(at: Point, radius: float, fill: str, edge: str, name: str = "") -> str:
    """Return a circle; its name is shown where a mouse rests on it."""
    tip = f"<title>{escape(name)}</title>" if name else ""
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}" fill="{fill}" stroke="{edge}" '
        f'stroke-width="1.5">{tip}</circle>'
    )


def stripes(corner: Point, width: float, height: float, color: str) -> Iterator[str]:
    """Yield upright stripes that fill a rectangle, so that it is told apart without its color."""
    x, y = corner
    for number in range(1, int(width // _STRIPE) + 1):
        at = x + number * _STRIPE
        if at < x + width:
            yield line((at, y), (at, y + height), color, 1.5)


def text(  # noqa: PLR0913  # each is one attribute of the element
    x: float,
    y: float,
    words: str,
    *,
    size: int = 13,
    fill: str = INK,
    bold: bool = False,
    anchor: str = "middle",
    halo: bool = False,
) -> str:
    """Return a line of text at a point of its baseline."""
    weight = ' font-weight="bold"' if bold else ""
    edge = ' stroke="white" stroke-width="4" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"'
        f"{weight}{edge}>{escape(words)}</text>"
    )


def subtitle(baseline: float, words: str, *, synthetic: bool = False) -> Iterator[str]:
    """Yield the line below a title; where the data are made, after a box that says so.

    The box stands at the left, where it is seen also when a narrow window shows half a picture.
    """
    if synthetic:
        yield rect((13, baseline - 15), 146, 22, "white", INK)
        yield text(86, baseline + 1, "SYNTHETIC DATA", bold=True)
    yield text(172 if synthetic else 12, baseline, words, fill=QUIET, anchor="start")


def _title_rows(words: str) -> list[str]:
    return wrap(words, _TITLE_CHARACTERS) or [""]

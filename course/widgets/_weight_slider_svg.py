"""The weight slider's picture: a bump chart of ranks over weights, the present weight marked."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._svg import below_title, dot, line, picture, subtitle, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.widgets._weight_slider_model import WeightModel

_LEFT, _RIGHT, _STEP = 46, 560, 25
_OTHER = "#8a8a8a"
_DASHES = ("", "9 4", "3 3", "12 3 3 3")
_NAME = 22
_HALF_LETTER = 4.5  # of bold text


def draw(model: WeightModel, weight: int, credit: str = "") -> str:
    """Draw every country's rank at every weight.

    Parameters
    ----------
    model : WeightModel
        The scores.
    weight : int
        The present weight of the first part, in per cent.
    credit : str
        A line at the foot of the picture.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    # Room for the longest title, so that nothing moves when the slider does.
    under = max(below_title(words) for words in model.titles)
    top = under + 58
    rows = len(model.scores)
    bottom = top + _STEP * (rows - 1) + 14
    below = f"Rank of {rows} countries by the weight of {model.parts[0]}; 1 has the highest score"
    foot = [text(12, bottom + 64, credit, size=11, fill=QUIET, anchor="start")] if credit else []
    return picture(
        bottom + (74 if credit else 50),
        model.alt(weight),
        [
            *title(model.title(weight)),
            *subtitle(under, below),
            *_axes(model, top, bottom),
            *_lines(model, top),
            *_mark(model, weight, top, bottom),
            *foot,
        ],
    )


def _x(weight: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * weight / 100


def _color(model: WeightModel, country: str) -> tuple[str, float, str]:
    if country not in model.highlight:
        return _OTHER, 1.6, ""
    place = list(model.highlight).index(country)
    return PALETTE[place], 4, _DASHES[place]


def _axes(model: WeightModel, top: float, bottom: float) -> Iterator[str]:
    for tick in range(0, 101, 20):
        yield line((_x(tick), top - 14), (_x(tick), bottom), GRID, 1)
        yield text(_x(tick), bottom + 18, str(tick))
    for place in range(len(model.scores)):
        yield text(_LEFT - 14, top + _STEP * place + 4.5, str(place + 1), anchor="end")
    words = f"Weight of {model.parts[0]} in per cent; the rest is the weight of {model.parts[1]}"
    yield text((_LEFT + _RIGHT) / 2, bottom + 40, words, fill=QUIET)


def _lines(model: WeightModel, top: float) -> Iterator[str]:
    rows = model.rows
    for country in sorted(model.scores, key=lambda name: name in model.highlight):
        points = " ".join(
            f"{_x(weight):.1f},{top + _STEP * row[country]:.1f}"
            for weight, row in enumerate(rows)
            if weight in (0, 100)
            or row[country] != rows[weight - 1][country]
            or row[country] != rows[weight + 1][country]
        )
        color, width, dashes = _color(model, country)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield (
            f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="{width}"'
            f"{dashed}/>"
        )


def _mark(model: WeightModel, weight: int, top: float, bottom: float) -> Iterator[str]:
    x = _x(weight)
    yield line((x, top - 18), (x, bottom), INK, 2, "6 3")
    words = f"{model.parts[0]} {weight} per cent"
    half = len(words) * _HALF_LETTER
    middle = min(max(x, 12 + half), _RIGHT - half)
    yield text(middle, top - 24, words, bold=True)
    yield text(_RIGHT + 14, top - 24, "rank", fill=QUIET, size=12, anchor="start")
    yield text(750, top - 24, "score", fill=QUIET, size=12, anchor="end")
    shared = [rank for rank, _, _ in model.ranking(weight)]
    for place, (rank, country, score) in enumerate(model.ranking(weight)):
        y = top + _STEP * place
        color, _, _ = _color(model, country)
        bold = country in model.highlight
        ink = color if bold else INK
        yield dot((x, y), 6 if bold else 4, color, "white")
        equal = "=" if shared.count(rank) > 1 else ""
        name = shorten(country, _NAME, placeholder=" …")
        words = f"{equal}{rank}. {name}"
        yield text(_RIGHT + 14, y + 4.5, words, size=12, fill=ink, bold=bold, anchor="start")
        yield text(750, y + 4.5, f"{score:.3f}", size=12, fill=ink, bold=bold, anchor="end")

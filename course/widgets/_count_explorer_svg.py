"""The count explorer's picture: two counts as bars, their ratio's interval below them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._count_explorer_model import MOST, as_text
from course.widgets._svg import line, picture, rect, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.widgets._count_explorer_model import CountModel

_HEIGHT = 348
_BAR_LEFT, _BAR_RIGHT, _BAR_TOP, _BAR_HEIGHT, _BAR_STEP = 150, 690, 76, 28, 38
_LEFT, _RIGHT, _TOP, _AXIS = 84, 676, 176, 296
_SPAN_Y = 246
_TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_BEFORE, _AFTER = PALETTE[3], PALETTE[0]
_CAP = 9


def draw(model: CountModel, before: int, after: int) -> str:
    """Draw two counts and the interval of their ratio.

    Parameters
    ----------
    model : CountModel
        The earlier counts.
    before, after : int
        The two counts.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    below = f"Counts of equally long periods, and the ratio of both; before: {model.starts[before]}"
    return picture(
        _HEIGHT,
        model.alt(before, after),
        [
            *title(model.title(before, after)),
            text(12, 58, below, fill=QUIET, anchor="start"),
            *_bar(0, "count before", before, _BEFORE),
            *_bar(1, "count after", after, _AFTER),
            *_axis(),
            *_interval(model, before, after),
        ],
    )


def _bar(place: int, name: str, count: int, color: str) -> Iterator[str]:
    top = _BAR_TOP + _BAR_STEP * place
    middle = top + _BAR_HEIGHT / 2 + 4.5
    width = (_BAR_RIGHT - _BAR_LEFT) * count / MOST
    # The earlier count is hollow: the two are told apart without their color.
    fill, edge = ("white", color) if color == _BEFORE else (color, "")
    yield text(_BAR_LEFT - 10, middle, name, fill=color, bold=True, anchor="end")
    yield rect((_BAR_LEFT, top), width, _BAR_HEIGHT, fill, edge)
    yield line((_BAR_LEFT, top - 3), (_BAR_LEFT, top + _BAR_HEIGHT + 3), QUIET, 1)
    x = _BAR_LEFT + width + 9
    yield text(x, middle, str(count), fill=color, bold=True, anchor="start")


def _x(ratio: float) -> float:
    """Return where a ratio is on the logarithmic scale; beyond its ends, the nearer end."""
    low, high = math.log(_TICKS[0]), math.log(_TICKS[-1])
    share = (math.log(ratio) - low) / (high - low) if ratio > 0 else 0.0
    return _LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0)


def _axis() -> Iterator[str]:
    for ratio in _TICKS:
        one = ratio == 1
        color, dashes = (INK, "7 4") if one else (GRID, "")
        yield line((_x(ratio), _TOP + 10), (_x(ratio), _AXIS), color, 2 if one else 1, dashes)
        yield text(_x(ratio), _AXIS + 18, f"{ratio:g}", bold=one)
    yield line((_LEFT, _AXIS), (_RIGHT, _AXIS), QUIET, 1)
    yield text(_x(1), _TOP + 2, "1: no change", bold=True)
    words = "Ratio of the count after to the count before (each step multiplies)"
    yield text((_LEFT + _RIGHT) / 2, _AXIS + 40, words, fill=QUIET)


def _interval(model: CountModel, before: int, after: int) -> Iterator[str]:
    low, high = model.interval(before, after)
    ratio = model.ratio(before, after)
    yield line((_x(low), _SPAN_Y), (_x(high), _SPAN_Y), _AFTER, 4)
    yield from map(_end, (low, high))
    if _TICKS[0] <= ratio <= _TICKS[-1]:
        yield f'<circle cx="{_x(ratio):.1f}" cy="{_SPAN_Y}" r="7" fill="{_AFTER}"/>'
    for end, side, anchor in ((low, -1, "end"), (high, 1, "start")):
        at = _x(end) + 14 * side
        yield text(at, _SPAN_Y + 5, as_text(end), fill=_AFTER, anchor=anchor, halo=True)
    times = f"{as_text(ratio)} times"
    yield text(_x(ratio), _SPAN_Y - 17, times, size=16, fill=_AFTER, bold=True, halo=True)


def _end(ratio: float) -> str:
    """Return a cap at an end of the interval, or an arrow head where it leaves the scale."""
    x = _x(ratio)
    if _TICKS[0] <= ratio <= _TICKS[-1]:
        return line((x, _SPAN_Y - _CAP), (x, _SPAN_Y + _CAP), _AFTER, 3)
    side = 1 if ratio > 1 else -1
    return f'<path d="M{x + side * 10:.1f} {_SPAN_Y}l{-side * 14} -8v16z" fill="{_AFTER}"/>'

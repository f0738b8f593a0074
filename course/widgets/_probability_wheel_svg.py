"""The probability wheel's picture: a wheel with its share filled, all questions beside it."""

from __future__ import annotations

import math
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._svg import below_title, dot, line, picture, subtitle, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.widgets._probability_wheel_model import WheelModel
    from course.widgets._svg import Point

_RADIUS, _SMALL = 118, 15
_LIST, _RIGHT, _STEP = 330, 744, 44
_YES, _NOW = PALETTE[0], PALETTE[3]
_CHARACTERS, _BOX, _ROW_CHARACTERS = 92, 22, 54


def draw(model: WheelModel, key: str, percent: int, given: Mapping[str, int]) -> str:
    """Draw the wheel of a question and the saved probabilities of all.

    Parameters
    ----------
    model : WheelModel
        The questions.
    key : str
        The question that the wheel is for.
    percent : int
        Its probability, in per cent.
    given : mapping of str to int
        The saved probabilities.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    under = below_title(model.title(key, percent))
    start = " " * (_BOX if model.synthetic else 0)  # room for the box before the first row
    rows = wrap(model.questions[key], _CHARACTERS, initial_indent=start) or [""]
    top = under + 18 * len(rows) + 26
    height = max(2 * _RADIUS + 60, 40 + _STEP * len(model.questions))
    return picture(
        top + height + 8,
        model.alt(key, percent, given),
        [
            *title(model.title(key, percent)),
            *subtitle(under, rows[0].strip(), synthetic=model.synthetic),
            *(
                text(12, under + 18 * number, row, fill=QUIET, anchor="start")
                for number, row in enumerate(rows[1:], start=1)
            ),
            *_large((160, top + _RADIUS + 26), percent),
            *_list(model, key, given, top),
        ],
    )


def _large(middle: Point, percent: int) -> Iterator[str]:
    (x, y) = middle
    yield dot(middle, _RADIUS, "white", INK)
    yield from _share(middle, _RADIUS, percent)
    for tenth in range(10):
        inner, outer = _at(middle, _RADIUS, 10 * tenth), _at(middle, _RADIUS + 6, 10 * tenth)
        yield line(inner, outer, QUIET, 1.5)
    yield f'<path d="M{x} {y - _RADIUS + 2}l-9 -22h18z" fill="{_NOW}"/>'
    yield dot(middle, 34, "white", INK)
    yield text(x, y + 7, f"{percent}", size=20, bold=True)
    yield text(x, y + _RADIUS + 28, f"filled: yes, {percent} per cent", bold=True)


def _at(middle: Point, radius: float, percent: float) -> Point:
    """Return a point of a circle, so many hundredths clockwise from its top."""
    angle = 2 * math.pi * percent / 100
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _share(middle: Point, radius: float, percent: int) -> Iterator[str]:
    if percent >= 100:  # noqa: PLR2004  # an arc that ends where it begins is none
        yield dot(middle, radius, _YES, INK)
    elif percent > 0:
        (x0, y0), (x1, y1) = _at(middle, radius, 0), _at(middle, radius, percent)
        yield (
            f'<path d="M{middle[0]:.1f} {middle[1]:.1f}L{x0:.1f} {y0:.1f}A{radius} {radius} 0 '
            f'{int(percent > 50)} 1 {x1:.1f} {y1:.1f}Z" fill="{_YES}"/>'  # noqa: PLR2004  # half
        )


def _list(model: WheelModel, key: str, given: Mapping[str, int], top: float) -> Iterator[str]:
    yield text(_LIST, top + 10, "Saved so far", bold=True, anchor="start")
    scores = model.scored(given)
    for number, (name, says) in enumerate(model.questions.items()):
        y = top + 44 + _STEP * number
        middle = (_LIST + 16, y)
        now = name == key
        yield line((_LIST, y + 22), (_RIGHT, y + 22), GRID, 1)
        yield dot(middle, _SMALL, "white", INK if name in given else QUIET)
        if name in given:
            yield from _share(middle, _SMALL, given[name])
        else:
            yield text(middle[0], y + 4.5, "?", fill=QUIET)
        state = f"{given[name]} per cent" if name in given else "not saved"
        if name in scores:
            state += f", {'yes' if model.outcomes[name] else 'no'}: {scores[name]:.3f}"
        head = shorten(name, 22, placeholder=" …")
        marked = f"{head} (shown)" if now else head
        yield text(_LIST + 42, y - 2, marked, fill=_NOW if now else INK, bold=True, anchor="start")
        yield text(_RIGHT, y - 2, state, bold=name in given, anchor="end")
        row = shorten(says, _ROW_CHARACTERS, placeholder=" …")
        yield text(_LIST + 42, y + 15, row, size=12, fill=QUIET, anchor="start")

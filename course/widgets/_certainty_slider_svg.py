"""The certainty slider's picture: the network in fixed places, the first five beside it."""

from __future__ import annotations

from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from course.pictures import INK, PALETTE
from course.widgets._certainty_slider_model import LEVELS
from course.widgets._svg import below_title, dot, line, picture, rect, subtitle, text, title

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from course.widgets._certainty_slider_model import CertaintyModel
    from course.widgets._svg import Point

_LEFT, _WIDTH, _HEIGHT = 22, 466, 400
_LIST, _LIST_RIGHT, _STEP = 524, 744, 74
_STYLE = {
    "stated": (INK, 1.6, ""),
    "reported": (PALETTE[2], 2.2, "7 4"),
    "alleged": (PALETTE[3], 2.6, "2 4"),
}
_FIRST = PALETTE[0]
_GONE = "#8a8a8a"
_NAME = 29


def draw(model: CertaintyModel, level: str) -> str:
    """Draw the ties that are certain enough.

    Parameters
    ----------
    model : CertaintyModel
        The ties.
    level : str
        The least certainty that counts.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    # Room for the longest title, so that nothing moves when the slider does.
    under = max(below_title(model.title(other)) for other in LEVELS)
    top = under + 44
    points = {
        node: (_LEFT + _WIDTH * x, top + _HEIGHT * y) for node, (x, y) in model.points.items()
    }
    return picture(
        top + _HEIGHT + 22,
        model.alt(level),
        [
            *title(model.title(level)),
            *subtitle(under, "Where a point is drawn means nothing; hollow: no tie is kept"),
            *_key(under + 20),
            *_ties(model, level, points),
            *_nodes(model, level, points),
            *_list(model, level, top),
        ],
    )


def _key(y: float) -> Iterator[str]:
    x = 12.0
    for level in LEVELS:
        yield line((x, y - 4), (x + 34, y - 4), *_STYLE[level])
        yield text(x + 42, y, level, anchor="start")
        x += 130


def _ties(model: CertaintyModel, level: str, points: dict[Hashable, Point]) -> Iterator[str]:
    # The least certain first, so that a pair with several ties shows its most certain one.
    counted = sorted(model.counted(level), key=lambda tie: -list(LEVELS).index(tie.certainty))
    certainty = {frozenset((tie.source, tie.target)): tie for tie in counted}
    for tie in certainty.values():
        yield line(points[tie.source], points[tie.target], *_STYLE[tie.certainty])


def _nodes(model: CertaintyModel, level: str, points: dict[Hashable, Point]) -> Iterator[str]:
    kept = model.at(level)
    first = [node for node, _ in kept.first]
    for node, point in points.items():
        if node in kept.graph:
            yield dot(point, 5, INK, "white", name=model.labels[node])
        else:
            yield dot(point, 4, "white", _GONE, name=model.labels[node])
    for place, node in enumerate(first, start=1):
        x, y = points[node]
        yield dot((x, y), 11, _FIRST, "white", name=model.labels[node])
        yield text(x, y + 4.5, str(place), fill="#ffffff", bold=True)


def _list(model: CertaintyModel, level: str, top: float) -> Iterator[str]:
    kept = model.at(level)
    yield text(_LIST, top + 4, "First by betweenness", bold=True, anchor="start")
    for place, (node, value) in enumerate(kept.first):
        y = top + 34 + _STEP * place
        yield dot((_LIST + 11, y - 4), 11, _FIRST, "white")
        yield text(_LIST + 11, y + 0.5, str(place + 1), fill="#ffffff", bold=True)
        rows = wrap(shorten(model.labels[node], 2 * _NAME - 4, placeholder=" …"), _NAME)
        for number, row in enumerate(rows):
            yield text(_LIST + 28, y + 15 * number, row, size=12, anchor="start")
        bar = y + 15 * len(rows) - 6
        full = _LIST_RIGHT - 44 - _LIST - 28
        yield rect((_LIST + 28, bar), full, 10, "#f2f2f2")
        yield rect((_LIST + 28, bar), full * value, 10, _FIRST)
        yield text(_LIST_RIGHT, bar + 9.5, f"{value:.2f}", size=12, bold=True, anchor="end")

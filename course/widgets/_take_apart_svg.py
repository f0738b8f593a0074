"""The take-apart picture: the network with its gaps, and how fragmentation grows beside it."""

from __future__ import annotations

from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._svg import below_title, dot, line, picture, subtitle, text, title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from course.widgets._svg import Point
    from course.widgets._take_apart_model import NetworkModel, Node

_LEFT, _WIDTH, _HEIGHT = 24, 440, 380
_CHART_LEFT, _CHART_RIGHT, _CHART_HEIGHT = 548, 738, 190
_OWN, _RIVAL = PALETTE[0], PALETTE[3]
_TIE, _GONE = "#8a8a8a", "#d9d9d9"
_FEW, _SHORT, _NAME, _LISTED = 30, 3, 24, 6


def draw(model: NetworkModel, removed: Collection[Node], looked_at: Node) -> str:
    """Draw the network without some of its nodes.

    Parameters
    ----------
    model : NetworkModel
        The network.
    removed : collection of node
        The removed nodes.
    looked_at : node
        The node that is chosen in the list.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    under = below_title(model.title(removed))
    top = under + 34
    points = {n: (_LEFT + _WIDTH * x, top + _HEIGHT * y) for n, (x, y) in model.points.items()}
    below = "Ring: the node chosen in the list. Where a node is drawn means nothing."
    return picture(
        top + _HEIGHT + 24,
        model.alt(removed, looked_at),
        [
            *title(model.title(removed)),
            *subtitle(under, below, synthetic=model.synthetic),
            *_ties(model, removed, points),
            *_nodes(model, removed, looked_at, points),
            *_chart(model, removed, top),
            *_names(model, removed, top + _CHART_HEIGHT + 82),
        ],
    )


def _ties(
    model: NetworkModel, removed: Collection[Node], points: dict[Any, Point]
) -> Iterator[str]:
    drawn = set()
    for node, others in model.ties.items():
        for other in others:
            if (other, node) in drawn:
                continue
            drawn.add((node, other))
            lost = node in removed or other in removed
            color, dashes = (_GONE, "3 4") if lost else (_TIE, "")
            yield line(points[node], points[other], color, 1.2, dashes)


def _nodes(
    model: NetworkModel, removed: Collection[Node], looked_at: Node, points: dict[Any, Point]
) -> Iterator[str]:
    named = len(model.ties) <= _FEW and all(len(n) <= _SHORT for n in model.labels.values())
    radius = 12 if named else 5
    for node, point in points.items():
        name = model.labels[node]
        if node in removed:
            yield from _crossed(point, radius, name)
        else:
            yield dot(point, radius, _OWN, "white", name=name)
        if named:
            ink = _RIVAL if node in removed else "#ffffff"
            yield text(point[0], point[1] + 4.5, name, fill=ink, size=12, bold=True)
    x, y = points[looked_at]
    yield (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius + 5}" fill="none" stroke="{INK}" '
        'stroke-width="3"/>'
    )


def _crossed(point: Point, radius: float, name: str) -> Iterator[str]:
    (x, y), arm = point, radius + 3
    yield line((x - arm, y - arm), (x + arm, y + arm), _RIVAL, 2.5)
    yield line((x - arm, y + arm), (x + arm, y - arm), _RIVAL, 2.5)
    yield dot(point, radius, "white", _RIVAL, name=name)


def _chart(model: NetworkModel, removed: Collection[Node], top: float) -> Iterator[str]:
    own, rival = model.curve(model.by_ties(removed)), model.curve(model.busiest)
    first = top + 56
    bottom = first + _CHART_HEIGHT - 40

    def at(place: int, value: float) -> Point:
        x = _CHART_LEFT + (_CHART_RIGHT - _CHART_LEFT) * place / model.budget
        return x, bottom - (bottom - first) * value

    yield text(_CHART_LEFT - 44, top + 4, "Fragmentation", bold=True, anchor="start")
    yield line((_CHART_LEFT - 44, top + 18), (_CHART_LEFT - 14, top + 18), _OWN, 3)
    yield text(_CHART_LEFT - 6, top + 22, "your choice", fill=_OWN, size=12, anchor="start")
    yield line((_CHART_LEFT + 84, top + 18), (_CHART_LEFT + 114, top + 18), _RIVAL, 3, "6 4")
    yield text(_CHART_LEFT + 121, top + 22, "most ties", fill=_RIVAL, size=12, anchor="start")
    for share in (0, 0.5, 1):
        (x, y), (end, _) = at(0, share), at(model.budget, 0)
        yield line((x, y), (end, y), GRID if share else QUIET, 1)
        yield text(x - 12, y + 4.5, f"{share:g}", size=12, anchor="end")
    for place in range(model.budget + 1):
        if place % -(-model.budget // 10) == 0:
            yield text(at(place, 0)[0], bottom + 20, str(place), size=12)
    yield text((_CHART_LEFT + _CHART_RIGHT) / 2, bottom + 38, "nodes removed", fill=QUIET, size=12)
    yield from _curve([at(*pair) for pair in enumerate(rival)], _RIVAL, "6 4", hollow=True)
    yield from _curve([at(*pair) for pair in enumerate(own)], _OWN, "", hollow=False)


def _curve(points: Sequence[Point], color: str, dashes: str, *, hollow: bool) -> Iterator[str]:
    for start, stop in pairwise(points):
        yield line(start, stop, color, 3, dashes)
    for point in points:
        yield dot(point, 5, "white" if hollow else color, color)


def _names(model: NetworkModel, removed: Collection[Node], top: float) -> Iterator[str]:
    left = _CHART_LEFT - 44
    yield text(left, top, f"Removed, {len(removed)} of {model.budget}:", bold=True, anchor="start")
    rows = [
        f"{shorten(model.labels[node], _NAME, placeholder=' …')} ({model.ties_text(node)})"
        for node in model.by_ties(removed)
    ]
    if len(rows) > _LISTED:
        rows[_LISTED - 1 :] = [f"and {len(rows) - _LISTED + 1} more"]
    for number, row in enumerate(rows, start=1):
        yield text(left, top + 18 * number, row, size=12, anchor="start")

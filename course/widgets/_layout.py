"""Where the nodes of a network are drawn: each piece by itself, the pieces side by side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import networkx as nx

    from course.widgets._svg import Point

_LARGEST_EXACT = 150  # above this many nodes the careful layout takes too long
_SEED = 1


def layout(graph: nx.Graph[Any], width: float, height: float) -> dict[Hashable, Point]:
    """Return a point for each node inside a frame, the same every time.

    Parameters
    ----------
    graph : networkx.Graph
        The network, undirected.
    width, height : float
        The frame, whose upper left corner is (0, 0).

    Returns
    -------
    dict of node to (float, float)
        The points.
    """
    import networkx as nx  # noqa: PLC0415  # heavy

    order = {node: place for place, node in enumerate(graph)}
    pieces = sorted(
        nx.connected_components(graph), key=lambda p: (-len(p), min(order[n] for n in p))
    )
    drawn = [_piece(graph, sorted(piece, key=order.__getitem__)) for piece in pieces]
    return _fill(_shelved(drawn), width, height)


def _piece(graph: nx.Graph[Any], nodes: list[Any]) -> dict[Hashable, Point]:
    """Draw a connected piece within a square whose area grows with the number of nodes."""
    import networkx as nx  # noqa: PLC0415  # heavy

    part: nx.Graph[Any] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from((a, b) for a, b in graph.edges(nodes) if a != b)
    side = math.sqrt(len(nodes))
    if len(nodes) == 1:
        return {nodes[0]: (0.5, 0.5)}
    if len(nodes) <= _LARGEST_EXACT:
        points = nx.kamada_kawai_layout(part)
    else:
        points = nx.spring_layout(part, seed=_SEED)
    raw = {node: (float(x), float(y)) for node, (x, y) in points.items()}
    margin = 0.5
    return {
        node: (x + margin, y + margin)
        for node, (x, y) in _fill(raw, side - 2 * margin, side - 2 * margin).items()
    }


def _fill(points: dict[Hashable, Point], width: float, height: float) -> dict[Hashable, Point]:
    """Stretch points to a frame."""
    xs, ys = zip(*points.values(), strict=True)
    return {
        node: (_stretched(x, xs, width), _stretched(y, ys, height))
        for node, (x, y) in points.items()
    }


def _stretched(value: float, values: Iterable[float], size: float) -> float:
    low, high = min(values), max(values)
    return size / 2 if high - low < 1e-9 else size * (value - low) / (high - low)  # noqa: PLR2004  # nothing but rounding


def _shelved(pieces: list[dict[Hashable, Point]]) -> dict[Hashable, Point]:
    """Put squares, the largest first, in rows as long as the largest, or the square of all."""
    sides = [math.sqrt(len(piece)) for piece in pieces]
    row = max(sides[0], math.sqrt(sum(side * side for side in sides)))
    placed: dict[Hashable, Point] = {}
    x = y = tallest = 0.0
    for piece, side in zip(pieces, sides, strict=True):
        if x and x + side > row * 1.001:
            x, y, tallest = 0.0, y + tallest, 0.0
        placed.update({node: (x + px, y + py) for node, (px, py) in piece.items()})
        x, tallest = x + side, max(tallest, side)
    return placed

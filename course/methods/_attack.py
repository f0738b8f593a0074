"""Taking a network apart person by person, and the curve of what is left."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from course.methods._network import Network, network

_BY = ("degree", "betweenness", "random")


@dataclass(frozen=True)
class AttackCurve:
    """What is left of a network after each removal."""

    removed: tuple[Hashable, ...]
    """The people in the order in which they went."""
    largest: tuple[float, ...]
    """Largest part as a share of all people at the start: at first, then after each removal."""

    @property
    def area(self) -> float:
        """The mean of the curve after each removal: low when the network breaks early."""
        return sum(self.largest[1:]) / len(self.removed)


def attack_curve(
    graph: Any,
    by: str | Sequence[Hashable] = "degree",
    *,
    recalculate: bool = True,
    removals: int | None = None,
    seed: int = 0,
) -> AttackCurve:
    """Remove people one by one and measure the largest part after each removal.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    by : {"degree", "betweenness", "random"} or sequence
        Who goes first: whoever has most ties, whoever lies on most shortest paths, anybody; or
        people by name in an order of your own.
    recalculate : bool
        Whether the ranking is made anew after each removal. Someone with many ties to people who
        are gone has few left. With "betweenness" this takes long in networks of many hundreds.
    removals : int, optional
        How many people to remove; all if left out.
    seed : int
        Seed of the random order.

    Returns
    -------
    AttackCurve
        Who went, and what was left.

    Raises
    ------
    ValueError
        If `by` is unknown or `removals` is not possible.

    Notes
    -----
    Among equals the first by name goes first. The sizes are found backwards: people are put back
    one by one, and parts that meet are joined.

    Examples
    --------
    A star is gone with its center:

    >>> import networkx as nx
    >>> attack_curve(nx.star_graph(3), removals=1).largest
    (1.0, 0.25)
    """
    net = network(graph)
    if not len(net):
        raise ValueError("expected a network with people in it, got an empty one")
    if isinstance(by, str):
        if by not in _BY:
            known = ", ".join(_BY)
            raise ValueError(f"expected by to be one of {known}, or a list of people, got {by!r}")
        if by == "random":
            order = _at_random(net, seed)
        elif by == "degree":
            order = _by_degree(net, recalculate=recalculate)
        else:
            order = _by_betweenness(graph, net, removals or len(net), recalculate=recalculate)
    else:
        order = net.numbers(by)
        if len(set(order)) < len(order):
            raise ValueError("expected each person once in the order of removal")
    count = len(order) if removals is None else removals
    if not 1 <= count <= len(order):
        raise ValueError(f"expected removals from 1 to {len(order)}, got {count}")
    order = order[:count]
    largest = [size / len(net) for size in _largest_parts(net, order)]
    return AttackCurve(tuple(net.names[person] for person in order), tuple(largest))


def _at_random(net: Network, seed: int) -> list[int]:
    import numpy as np  # noqa: PLC0415 - heavy

    # Plain uniform draws: numpy keeps their stream from version to version.
    draws = np.random.default_rng(seed).random(len(net))
    return [int(person) for person in np.argsort(draws, kind="stable")]


def _by_degree(net: Network, *, recalculate: bool) -> list[int]:
    """Order people by the ties they have, or have left each time."""
    ties = [len(others) for others in net.neighbors]
    if not recalculate:
        return sorted(range(len(net)), key=lambda person: (-ties[person], person))
    heap = [(-ties[person], person) for person in range(len(net))]
    heapq.heapify(heap)
    gone = bytearray(len(net))
    order = []
    while heap:
        minus, person = heapq.heappop(heap)
        if gone[person] or -minus != ties[person]:  # somebody else's removal made it out of date
            continue
        gone[person] = 1
        order.append(person)
        for other in net.neighbors[person]:
            if not gone[other]:
                ties[other] -= 1
                heapq.heappush(heap, (-ties[other], other))
    return order


def _by_betweenness(graph: Any, net: Network, count: int, *, recalculate: bool) -> list[int]:
    import networkx as nx  # noqa: PLC0415 - heavy

    left = nx.Graph(graph)
    place = {name: number for number, name in enumerate(net.names)}

    def ranked() -> list[Hashable]:
        between = nx.betweenness_centrality(left)
        # Sums of fractions differ in their last digits: equals are equal to nine decimals.
        return sorted(left, key=lambda name: (-round(between[name], 9), place[name]))

    if not recalculate:
        return [place[name] for name in ranked()]
    order: list[int] = []
    while len(order) < count and len(left):
        first = ranked()[0]
        order.append(place[first])
        left.remove_node(first)
    return order


def _largest_parts(net: Network, order: list[int]) -> list[int]:
    """Give the largest part before any removal and after each, by putting people back."""
    parts = _Parts(net)
    gone = set(order)
    for person in range(len(net)):
        if person not in gone:
            parts.put_back(person)
    found = [parts.largest]
    for person in reversed(order):
        parts.put_back(person)
        found.append(parts.largest)
    return found[::-1]


class _Parts:
    """The parts of a network that people are put back into (union-find)."""

    def __init__(self, net: Network) -> None:
        self.largest = 0
        self._neighbors = net.neighbors
        self._boss = list(range(len(net)))
        self._size = [0] * len(net)

    def put_back(self, person: int) -> None:
        self._size[person] = 1
        for other in self._neighbors[person]:
            if self._size[other]:
                self._join(self._find(person), self._find(other))
        self.largest = max(self.largest, self._size[self._find(person)])

    def _find(self, person: int) -> int:
        boss = self._boss
        while boss[person] != person:
            boss[person] = boss[boss[person]]
            person = boss[person]
        return person

    def _join(self, one: int, other: int) -> None:
        if one == other:
            return
        small, big = sorted((one, other), key=self._size.__getitem__)
        self._boss[small] = big
        self._size[big] += self._size[small]

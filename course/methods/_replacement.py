"""What a network does after a loss: somebody near takes over."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from course.methods._network import Network, network


@dataclass(frozen=True)
class Healed:
    """A network after losses and takeovers."""

    graph: Any
    """The network as a networkx graph, without those removed and with the new ties."""
    successors: dict[Hashable, Hashable | None]
    """Who took over from whom; None where nobody could be reached."""


def replace_nearest(
    graph: Any, removed: Iterable[Hashable], among: Iterable[Hashable] | None = None
) -> Healed:
    """Remove people one by one; each time the nearest able person takes over their ties.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    removed : iterable
        Who is removed, in order.
    among : iterable, optional
        Who can take over, such as the brokers; anybody who is left if left out.

    Returns
    -------
    Healed
        The network after the last takeover, and who followed whom.

    Raises
    ------
    ValueError
        If somebody named is not in the network, or is removed twice.

    Notes
    -----
    Nearest means fewest ties away at the moment of the removal; among equals, whoever has most
    ties, then the first by name. The successor is tied to everybody the lost person was tied to
    and keeps the ties they had. Takeover is complete, instant and free of charge, which makes this
    an upper bound of what a network can do with its people; nobody new is recruited.

    Examples
    --------
    In a row of five the middle goes, and one of its neighbors closes the gap:

    >>> import networkx as nx
    >>> healed = replace_nearest(nx.path_graph(5), [2])
    >>> healed.successors, sorted(healed.graph.edges)
    ({2: 1}, [(0, 1), (1, 3), (3, 4)])
    """
    net = network(graph)
    lost = net.numbers(removed)
    if len(set(lost)) < len(lost):
        raise ValueError("expected each person once among those removed")
    able = set(range(len(net))) if among is None else set(net.numbers(among))
    ties = [set(others) for others in net.neighbors]
    successors: dict[Hashable, Hashable | None] = {}
    gone: set[int] = set()
    for person in lost:
        heir = _nearest(ties, person, able - gone - {person})
        gone.add(person)
        circle, ties[person] = ties[person], set()
        for other in circle:
            ties[other].discard(person)
            if heir is not None and other != heir:
                ties[other].add(heir)
                ties[heir].add(other)
        successors[net.names[person]] = None if heir is None else net.names[heir]
    return Healed(_graph(net, ties, gone), successors)


def recovery(intact: float, broken: float, healed: float) -> float:
    """Give the share of a damage that was undone.

    Parameters
    ----------
    intact, broken, healed : float
        Any measure of the network: before the removal, right after it, and after the takeover.

    Returns
    -------
    float
        1 when all damage is undone, 0 when none is; more than 1 when the network is better off.

    Raises
    ------
    ValueError
        If the removal changed nothing: there is no damage to recover from.

    Examples
    --------
    >>> recovery(intact=0.9, broken=0.4, healed=0.8)
    0.8
    """
    damage = intact - broken
    if damage == 0:
        raise ValueError("expected broken to differ from intact: there is no damage to undo")
    return (healed - broken) / damage


def _nearest(ties: list[set[int]], start: int, able: set[int]) -> int | None:
    front, seen = {start}, {start}
    while front:
        near = front & able
        if near:
            return min(near, key=lambda person: (-len(ties[person]), person))
        front = {other for person in front for other in ties[person]} - seen
        seen |= front
    return None


def _graph(net: Network, ties: list[set[int]], gone: set[int]) -> Any:
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = nx.Graph()
    graph.add_nodes_from(name for person, name in enumerate(net.names) if person not in gone)
    graph.add_edges_from(
        (net.names[person], net.names[other])
        for person, others in enumerate(ties)
        for other in sorted(others)
        if person < other
    )
    return graph

"""A network as numbered people and lists of neighbors: what the fast methods work on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Network:
    """People numbered from 0, in an order that does not depend on how the graph was built."""

    names: tuple[Hashable, ...]
    """The people, sorted by name; numbers before words."""
    neighbors: tuple[tuple[int, ...], ...]
    """For each person the numbers of those tied to them, without themselves, each once."""

    def __len__(self) -> int:
        """Count the people."""
        return len(self.names)

    def numbers(self, people: Iterable[Hashable]) -> list[int]:
        """Give the numbers of named people.

        Raises
        ------
        ValueError
            If somebody is not in the network.
        """
        index = {name: number for number, name in enumerate(self.names)}
        people = list(people)
        unknown = [person for person in people if person not in index]
        if unknown:
            raise ValueError(
                f"expected people of the network, got {unknown[0]!r}, who is not in it"
            )
        return [index[person] for person in people]


def network(graph: Any) -> Network:
    """Read a networkx graph: direction, weights, repeated ties and loops are left out.

    Parameters
    ----------
    graph : networkx.Graph
        Any kind of networkx graph.

    Raises
    ------
    TypeError
        If it is not one.
    """
    if not hasattr(graph, "adj") or not hasattr(graph, "edges"):
        raise TypeError(f"expected a networkx graph, got {type(graph).__name__}")
    names = sorted(graph, key=_sort_key)
    index = {name: number for number, name in enumerate(names)}
    found: list[set[int]] = [set() for _ in names]
    for source, target in graph.edges():
        if source != target:
            found[index[source]].add(index[target])
            found[index[target]].add(index[source])
    return Network(tuple(names), tuple(tuple(sorted(ties)) for ties in found))


def component_sizes(neighbors: Sequence[Sequence[int]], gone: Iterable[int] = ()) -> list[int]:
    """List how many people hang together in each part, once some are gone."""
    seen = bytearray(len(neighbors))
    for person in gone:
        seen[person] = 1
    sizes = []
    for start in range(len(neighbors)):
        if seen[start]:
            continue
        seen[start] = 1
        part = [start]
        for person in part:  # grows while it is read
            for other in neighbors[person]:
                if not seen[other]:
                    seen[other] = 1
                    part.append(other)
        sizes.append(len(part))
    return sizes


def _sort_key(name: Hashable) -> tuple[bool, Any, str]:
    is_number = isinstance(name, int | float)
    return (not is_number, name if is_number else str(name), repr(name))

"""The take-apart model: a network, and in how many pieces it is without some of its nodes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from course.widgets._layout import layout

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from course.widgets._svg import Point

Node = int | str
"""A node's name as it is saved."""


@dataclass(frozen=True)
class NetworkModel:
    """A network without directions, weights or loops, and how many nodes may be removed.

    Parameters
    ----------
    ties : mapping of node to collection of node
        The neighbors of every node.
    budget : int
        The most nodes that may be removed.
    labels : mapping of node to str
        The name of each node.
    synthetic : bool
        Whether the network is made and not observed, which picture and text then say.

    Raises
    ------
    ValueError
        If the budget is not below the number of nodes, or not above zero, or a name is missing.

    Examples
    --------
    >>> ties = {"a": "b", "b": "ac", "c": "b"}
    >>> model = NetworkModel(ties, budget=1, labels={"a": "Ann", "b": "Bob", "c": "Cy"})
    >>> model.fragmentation(["b"]), model.fragmentation(["a"])
    (1.0, 0.0)
    """

    ties: Mapping[Node, Collection[Node]]
    budget: int
    labels: Mapping[Node, str]
    synthetic: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.budget <= len(self.ties) - 2:
            raise ValueError(
                "budget= must be 1 or more and leave two nodes or more of the graph, which has "
                f"{len(self.ties)}; it is {self.budget}."
            )
        for node in self.ties:
            if node not in self.labels:
                raise ValueError(f"labels= has no text for {node!r}.")

    def check(self, removed: Any) -> list[Node]:
        """Return removed nodes in order, or say what is wrong with them."""
        nodes = list(removed) if isinstance(removed, (list, tuple, set, frozenset)) else [removed]
        for node in nodes:
            self.known(node)
        if len(set(nodes)) < len(nodes):
            raise ValueError(f"Each node is removed once, not as in {nodes!r}.")
        if len(nodes) > self.budget:
            raise ValueError(f"At most {self.budget} can be removed, not {len(nodes)}.")
        return sorted(nodes)

    def known(self, node: Any) -> Node:
        """Return a node of the network, or say that there is none such."""
        index = getattr(node, "__index__", None)  # numpy's whole numbers have it too
        wanted = index() if index and not isinstance(node, bool) else node
        right = isinstance(wanted, (int, str)) and not isinstance(wanted, bool)
        if right and wanted in self.ties:
            return wanted  # type: ignore[no-any-return]  # it is a key
        raise ValueError(f"The network has no node {node!r}.")

    def degree(self, node: Node) -> int:
        """Return how many neighbors a node has in the intact network."""
        return len(self.ties[node])

    def ties_text(self, node: Node) -> str:
        """Return the number of a node's ties in words."""
        return f"{self.degree(node)} {'tie' if self.degree(node) == 1 else 'ties'}"

    def pieces(self, removed: Collection[Node]) -> list[int]:
        """Return the sizes of the pieces without the removed nodes, the largest first."""
        seen = set(removed)
        sizes = []
        for start in self.ties:
            if start in seen:
                continue
            seen.add(start)
            open_ends, size = [start], 0
            while open_ends:
                size += 1
                new = [node for node in self.ties[open_ends.pop()] if node not in seen]
                seen.update(new)
                open_ends += new
            sizes.append(size)
        return sorted(sizes, reverse=True)

    def fragmentation(self, removed: Collection[Node]) -> float:
        """Return the share of pairs of remaining nodes that no path connects (Borgatti 2006)."""
        sizes = self.pieces(removed)
        rest = sum(sizes)
        return 1 - sum(size * (size - 1) for size in sizes) / (rest * (rest - 1))

    def by_ties(self, nodes: Collection[Node]) -> list[Node]:
        """Return nodes in the order of their number of ties, most first."""
        return sorted(
            (node for node in self.ties if node in nodes), key=lambda node: -self.degree(node)
        )

    @cached_property
    def busiest(self) -> list[Node]:
        """The nodes with most ties in the intact network, as many as may be removed."""
        return self.by_ties(self.ties)[: self.budget]

    def curve(self, nodes: Sequence[Node]) -> list[float]:
        """Return the fragmentation after none, one, two ... of some nodes are removed in order."""
        return [self.fragmentation(nodes[:count]) for count in range(len(nodes) + 1)]

    @cached_property
    def points(self) -> dict[Any, Point]:
        """Where each node is drawn, from 0 to 1 in both directions."""
        import networkx as nx  # noqa: PLC0415  # heavy

        graph: nx.Graph[Any] = nx.Graph()
        graph.add_nodes_from(self.ties)
        graph.add_edges_from((node, other) for node in self.ties for other in self.ties[node])
        return layout(graph, 1, 1)

    def title(self, removed: Collection[Node]) -> str:
        """Return the finding as the title of the picture."""
        if not removed:
            return f"Nothing removed yet: fragmentation {self.fragmentation(()):.3f}"
        return (
            f"{len(removed)} of {self.budget} removed: fragmentation "
            f"{self.fragmentation(removed):.3f}"
        )

    def sentence(self, removed: Collection[Node], looked_at: Node) -> str:
        """Return what is removed, what remains and what one more node would do, in a line."""
        sizes = self.pieces(removed)
        names = ", ".join(self.labels[node] for node in sorted(removed))
        pieces = "1 piece" if len(sizes) == 1 else f"{len(sizes)} pieces, the largest of {sizes[0]}"
        return (
            f"Removed: {names or 'none'}. {sum(sizes)} nodes remain in {pieces}. "
            f"Fragmentation {self.fragmentation(removed):.3f}{self._instead(removed)}. "
            f"{self.labels[looked_at]} has {self.ties_text(looked_at)}"
            f"{self._next(removed, looked_at)}."
        )

    def _instead(self, removed: Collection[Node]) -> str:
        if not removed:
            return ""
        rival = self.fragmentation(self.busiest[: len(removed)])
        return f"; with as many of the most ties removed instead, {rival:.3f}"

    def _next(self, removed: Collection[Node], looked_at: Node) -> str:
        if looked_at in removed:
            back = self.fragmentation([node for node in removed if node != looked_at])
            return f"; put back, fragmentation would be {back:.3f}"
        if len(removed) >= self.budget:
            return ""
        return (
            f"; removed too, fragmentation would be {self.fragmentation([*removed, looked_at]):.3f}"
        )

    def alt(self, removed: Collection[Node], looked_at: Node) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        made = " SYNTHETIC DATA." if self.synthetic else ""
        own = ", ".join(f"{value:.3f}" for value in self.curve(self.by_ties(removed)))
        rival = ", ".join(f"{value:.3f}" for value in self.curve(self.busiest))
        return (
            f"{self.title(removed)}. {self.sentence(removed, looked_at)}{made} The network, the "
            "removed nodes crossed out; beside it fragmentation by number removed. "
            f"This choice: {own}; the nodes with most ties: {rival}."
        )

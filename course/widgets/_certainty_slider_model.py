"""The certainty slider's model: what is left of a network of ties at each degree of certainty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from course.widgets._layout import layout

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    import networkx as nx

    from course.widgets._svg import Point

LEVELS = {
    "stated": "ties stated as fact, and no others",
    "reported": "ties stated or reported",
    "alleged": "all ties: stated, reported and alleged",
}
"""From the most certain to the least; each keeps the ties that are at least so certain."""

_FIRST = 5


class Tie(NamedTuple):
    """One statement that two entities have to do with each other."""

    source: Hashable
    target: Hashable
    certainty: str
    negated: bool = False


class Kept(NamedTuple):
    """What is left at a degree of certainty."""

    graph: nx.Graph[Any]
    """The entities that a kept tie names, and the pairs that are tied."""
    ties: int
    """Kept ties; a pair can have several."""
    components: int
    first: list[tuple[Hashable, float]]
    """The five entities with the highest betweenness, normalized, the highest first."""


@dataclass(frozen=True)
class CertaintyModel:
    """Ties with their certainty.

    Parameters
    ----------
    ties : sequence of Tie
        The ties; those that say that something is *not* so are never part of the network.
    labels : mapping of node to str
        The name of each entity.

    Raises
    ------
    ValueError
        If there is no tie, a certainty is not one of the three, or an entity has no name.

    Examples
    --------
    >>> ties = [Tie("a", "b", "stated"), Tie("b", "c", "stated"), Tie("c", "d", "alleged")]
    >>> model = CertaintyModel(ties, {"a": "Ann", "b": "Bob", "c": "Cy", "d": "Di"})
    >>> model.sentence("stated")
    'Ties stated as fact, and no others: 3 entities, 2 ties, 1 piece. Betweenness: Bob 1.00.'
    """

    ties: Sequence[Tie]
    labels: Mapping[Hashable, str]

    def __post_init__(self) -> None:
        if not self.ties:
            raise ValueError("ties= needs a row for each tie, and has none.")
        for tie in self.ties:
            check_level(tie.certainty)
            for node in (tie.source, tie.target):
                if node not in self.labels:
                    raise ValueError(f"labels= has no text for {node!r}.")

    def at(self, level: str) -> Kept:
        """Return what is left when only ties at least so certain count."""
        return self._kept[check_level(level)]

    @cached_property
    def _kept(self) -> dict[str, Kept]:
        return {level: self._keep(level) for level in LEVELS}

    def counted(self, level: str) -> list[Tie]:
        """Return the ties that are at least so certain, without the negated ones."""
        certain = list(LEVELS)[: list(LEVELS).index(check_level(level)) + 1]
        return [tie for tie in self.ties if tie.certainty in certain and not tie.negated]

    def _keep(self, level: str) -> Kept:
        import networkx as nx  # noqa: PLC0415  # heavy

        ties = self.counted(level)
        graph: nx.Graph[Any] = nx.Graph()
        graph.add_edges_from((tie.source, tie.target) for tie in ties)
        between = nx.betweenness_centrality(graph)
        ranked = sorted(between.items(), key=lambda pair: -round(pair[1], 9))
        first = [(node, value) for node, value in ranked[:_FIRST] if value > 0]
        return Kept(graph, len(ties), nx.number_connected_components(graph), first)

    @cached_property
    def points(self) -> dict[Hashable, Point]:
        """Where each entity is drawn, from 0 to 1 in both directions, at every level."""
        return layout(self.at("alleged").graph, 1, 1)

    def title(self, level: str) -> str:
        """Return the finding as the title of the picture."""
        kept = self.at(level)
        if not kept.first:
            return f"{_capital(LEVELS[level])}: nobody lies between others"
        node, value = kept.first[0]
        return f"{_capital(LEVELS[level])}: {self.labels[node]} has most betweenness, {value:.2f}"

    def sentence(self, level: str) -> str:
        """Return the numbers in a line."""
        kept = self.at(level)
        pieces = "1 piece" if kept.components == 1 else f"{kept.components} pieces"
        first = ", ".join(f"{self.labels[node]} {value:.2f}" for node, value in kept.first)
        return (
            f"{_capital(LEVELS[level])}: {len(kept.graph)} entities, {kept.ties} ties, {pieces}. "
            f"Betweenness: {first or 'none above zero'}.{self._left_out}"
        )

    @property
    def _left_out(self) -> str:
        negated = sum(tie.negated for tie in self.ties)
        return f" Negated ties left out: {negated}." if negated else ""

    def alt(self, level: str) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        return (
            f"{self.title(level)}. {self.sentence(level)} The entities are points at the same "
            "places at every degree of certainty, the ties are lines between them; the first five "
            "by betweenness are numbered and listed with a bar each."
        )


def check_level(level: Any) -> str:
    """Return a degree of certainty, or say what is wrong with it.

    Parameters
    ----------
    level : str
        The degree.

    Returns
    -------
    str
        The degree.

    Raises
    ------
    ValueError
        If it is not one of the three.

    Examples
    --------
    >>> check_level("rumored")
    Traceback (most recent call last):
        ...
    ValueError: The certainty is one of 'stated', 'reported', 'alleged', not 'rumored'.
    """
    if not isinstance(level, str) or level not in LEVELS:
        known = ", ".join(map(repr, LEVELS))
        raise ValueError(f"The certainty is one of {known}, not {level!r}.")
    return level


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]

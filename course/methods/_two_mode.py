"""From who was at which event to who is tied to whom."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    import networkx as nx


def project(events: Mapping[Hashable, Iterable[Hashable]]) -> nx.Graph:
    """Tie everybody to everybody who was at the same event, and keep where the ties come from.

    Parameters
    ----------
    events : mapping
        Event to those who were at it. Somebody who is named twice was there once.

    Returns
    -------
    networkx.Graph
        One node a person. Ties carry ``events``, how many events the two share, and ``weight``,
        which adds for every shared event one divided by the number of the others there: an event
        gives each of its people one in all, so that a large event ties weakly.

    Notes
    -----
    An event of n people makes n * (n - 1) / 2 ties, a clique, whether or not any two of them ever
    spoke. Degree and clustering in a projection say as much about the sizes of events as about
    people.

    References
    ----------
    .. [1] Newman (2001), Scientific collaboration networks. II. Shortest paths, weighted networks,
       and centrality. Physical Review E 64, 016132.

    Examples
    --------
    >>> graph = project({"wedding": "abcde", "car": "ab"})
    >>> graph.number_of_edges(), graph["a"]["b"]["events"], graph["a"]["b"]["weight"]
    (10, 2, 1.25)
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = nx.Graph()
    for _, present in events.items():  # noqa: PERF102 - a pandas Series has no values()
        people = list(dict.fromkeys(present))
        graph.add_nodes_from(people)
        for one, other in combinations(people, 2):
            had = graph.get_edge_data(one, other, {"events": 0, "weight": 0.0})
            graph.add_edge(
                one,
                other,
                events=had["events"] + 1,
                weight=had["weight"] + 1 / (len(people) - 1),
            )
    return graph

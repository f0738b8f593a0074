"""Who stands between whom: the brokerage roles of Gould and Fernandez."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""The five roles; ``a -> b -> c`` stands for source, broker and target, by their groups.

coordinator: all three of one group; itinerant: source and target of one group, the broker of
another; gatekeeper: broker and target of one group, the source from outside; representative: source
and broker of one group, the target outside; liaison: three groups.
"""


def role_of(source: Any, broker: Any, target: Any) -> str:
    """Name the role of a broker from the groups of the three who are involved.

    Parameters
    ----------
    source, broker, target : object
        The groups, compared with ``==``.

    Returns
    -------
    str
        One of `ROLES`.

    Examples
    --------
    >>> role_of("police", "harbor", "harbor"), role_of("police", "harbor", "police")
    ('gatekeeper', 'itinerant')
    """
    if source == target:
        return "coordinator" if broker == source else "itinerant"
    if broker == target:
        return "gatekeeper"
    return "representative" if broker == source else "liaison"


def brokerage(graph: nx.Graph, groups: Mapping[Any, Any]) -> pd.DataFrame:
    """Count for every node the times that it brokers, by role.

    A node brokers when it has a tie from a source and a tie to a target that has none from the
    source directly.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        The ties. Loops and parallel ties count for nothing. In an undirected graph a pair of
        neighbors without a tie is counted once, and whoever lets its group in also lets it out:
        gatekeeper and representative are then one role, given under both names, and `total` holds
        it once.
    groups : mapping
        Node to its group.

    Returns
    -------
    pandas.DataFrame
        One row a node, in the order of the graph, with a column for each of `ROLES` and `total`.

    Raises
    ------
    ValueError
        If a node has no group.

    Notes
    -----
    A path counts as one however many other brokers join the same two ends. Counts depend on the
    sizes of the groups: compare nodes of one graph, and groups only with care.

    References
    ----------
    .. [1] Gould and Fernandez (1989), Structures of mediation: a formal approach to brokerage in
       transaction networks. Sociological Methodology 19, 89-126.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.star_graph(["hub", "a", "b", "c"])
    >>> roles = brokerage(star, {"hub": 1, "a": 1, "b": 2, "c": 2})
    >>> [int(number) for number in roles.loc["hub"]]
    [0, 1, 2, 2, 0, 3]
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    missing = [node for node in graph if node not in groups]
    if missing:
        raise ValueError(
            f"expected a group for every node, {len(missing)} have none, such as {missing[0]!r}"
        )
    counts = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for broker, source, target in _open_paths(graph):
        role = role_of(groups[source], groups[broker], groups[target])
        counts[broker][role] += 1
    table = pd.DataFrame.from_dict(counts, orient="index", columns=list(ROLES)).astype(int)
    table["total"] = table.sum(axis=1)
    if not graph.is_directed():
        table["gatekeeper"] = table["representative"] = (
            table["gatekeeper"] + table["representative"]
        )
    return table


def _open_paths(graph: nx.Graph) -> Any:
    """Give every broker with each of its sources and targets that no direct tie joins."""
    directed = graph.is_directed()
    for broker in graph:
        before = [n for n in (graph.pred if directed else graph.adj)[broker] if n != broker]
        after = [n for n in graph.adj[broker] if n != broker]
        for place, source in enumerate(before):
            for target in after if directed else after[place + 1 :]:
                if source != target and not graph.has_edge(source, target):
                    yield broker, source, target

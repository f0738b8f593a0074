"""What a network looks like when some of its ties were never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.methods._betweenness import between, neighbors

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import networkx as nx

_ROUNDING_NOISE = 1e-9
"""Sums of fractions that are equal may differ by this much."""


def hide_ties(graph: nx.Graph, share: float, seed: int) -> nx.Graph:
    """Copy a graph and hide some of its ties, drawn at random.

    Parameters
    ----------
    graph : networkx.Graph
        The ties.
    share : float
        The share to hide, from 0 to 1; the number is rounded to whole ties.
    seed : int
        Seed of the random numbers: the same seed hides the same ties.

    Returns
    -------
    networkx.Graph
        All nodes, and the ties that are left.

    Raises
    ------
    ValueError
        If `share` is not between 0 and 1.

    Examples
    --------
    >>> import networkx as nx
    >>> hide_ties(nx.cycle_graph(10), 0.2, seed=1).number_of_edges()
    8
    """
    import numpy as np  # noqa: PLC0415 - heavy

    ties = list(graph.edges(keys=True) if graph.is_multigraph() else graph.edges)
    hidden = _hidden(share, len(ties))
    order = np.random.default_rng(seed).random(len(ties)).argsort()
    left = graph.copy()
    left.remove_edges_from([ties[place] for place in order[:hidden]])
    return left


def leaders(scores: dict[Hashable, float]) -> set[Hashable]:
    """Name everybody who holds the highest score.

    Parameters
    ----------
    scores : dict
        Node to its score.

    Returns
    -------
    set
        One node, or all that share the first place.

    Examples
    --------
    >>> sorted(leaders({"a": 3, "b": 1, "c": 3}))
    ['a', 'c']
    """
    top = max(scores.values(), default=0)
    return {node for node, score in scores.items() if score >= top - _ROUNDING_NOISE}


def top_survival(
    graph: nx.Graph,
    share: float,
    *,
    draws: int = 500,
    seed: int = 1,
    by: str = "degree",
) -> float:
    """Give how often the leading node still leads when some ties are hidden.

    Parameters
    ----------
    graph : networkx.Graph
        The ties, undirected.
    share : float
        The share to hide in each draw, from 0 to 1; the number is rounded to whole ties.
    draws : int
        How many times to hide, 1 or more.
    seed : int
        Seed of the random numbers.
    by : str
        "degree" or "betweenness".

    Returns
    -------
    float
        Share of the draws, from 0 to 1, in which a node that leads the whole graph still leads,
        alone or together with others.

    Raises
    ------
    ValueError
        If `share` is not between 0 and 1, `draws` is below 1, `by` is neither of the two, or the
        graph is directed.

    Notes
    -----
    Ties are hidden evenly here. Real ones hide unevenly: careful people's ties go unseen first. So
    read the result as the best case.

    References
    ----------
    .. [1] Borgatti, Carley and Krackhardt (2006).

    Examples
    --------
    >>> import networkx as nx
    >>> top_survival(nx.star_graph(9), 0.2, draws=20)
    1.0
    """
    import numpy as np  # noqa: PLC0415 - heavy

    if graph.is_directed():
        raise ValueError("expected an undirected graph: use graph.to_undirected()")
    if draws < 1:
        raise ValueError(f"expected draws of 1 or more, got {draws}")
    score = {"degree": _degree, "betweenness": between}.get(by)
    if score is None:
        raise ValueError(f"expected by to be degree or betweenness, got {by!r}")
    whole = neighbors(graph)
    ends = [(one, other) for one, others in enumerate(whole) for other in others if one < other]
    hidden = _hidden(share, len(ends))
    first = _leading(score(whole))
    orders = np.random.default_rng(seed).random((draws, len(ends))).argsort(axis=1)
    stayed = 0
    for order in orders.tolist():
        left: list[list[int]] = [[] for _ in whole]
        for place in order[hidden:]:
            one, other = ends[place]
            left[one].append(other)
            left[other].append(one)
        stayed += not first.isdisjoint(_leading(score(left)))
    return stayed / draws


def _degree(ties: Sequence[Sequence[int]]) -> list[float]:
    return [float(len(others)) for others in ties]


def _leading(scores: list[float]) -> set[int]:
    top = max(scores, default=0.0)
    return {place for place, score in enumerate(scores) if score >= top - _ROUNDING_NOISE}


def _hidden(share: float, ties: int) -> int:
    if not 0 <= share <= 1:
        raise ValueError(f"expected a share between 0 and 1, got {share}: give 20 % as 0.2")
    return round(share * ties)

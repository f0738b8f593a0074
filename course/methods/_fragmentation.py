"""How far a network has come apart, and how much of it a few people can reach."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any

from course.methods._network import Network, component_sizes, network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def fragmentation(graph: Any, removed: Iterable[Hashable] = ()) -> float:
    """Give the share of pairs of people that no path joins any more.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    removed : iterable
        People who are taken out first. The pairs are those among the others.

    Returns
    -------
    float
        Borgatti's F, from 0 (everybody can reach everybody) to 1 (everybody is alone).

    Raises
    ------
    ValueError
        If fewer than two people are left, or somebody removed is not in the network.

    Notes
    -----
    With parts of sizes s and n people left, F = 1 - sum(s * (s - 1)) / (n * (n - 1)). A network
    loses pairs with every person; F counts only the pairs that are still there.

    References
    ----------
    .. [1] Borgatti (2006), Computational and Mathematical Organization Theory 12, 21-34.

    Examples
    --------
    Krackhardt's kite falls into seven and two when person 7 is gone:

    >>> import networkx as nx
    >>> round(fragmentation(nx.krackhardt_kite_graph(), removed=[7]), 3)
    0.389
    """
    net = network(graph)
    gone = set(net.numbers(removed))
    return of_sizes(component_sizes(net.neighbors, gone))


def distance_fragmentation(graph: Any, removed: Iterable[Hashable] = ()) -> float:
    """Give how far apart people are: fragmentation that counts long ways, too.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    removed : iterable
        People who are taken out first.

    Returns
    -------
    float
        One minus the mean of 1 / distance over all pairs who are left; a pair without a path
        counts as 0. It is 0 when everybody is tied to everybody and 1 when everybody is alone.

    Raises
    ------
    ValueError
        If fewer than two people are left, or somebody removed is not in the network.

    References
    ----------
    .. [1] Borgatti (2006), Computational and Mathematical Organization Theory 12, 21-34.

    Examples
    --------
    Three in a row: two pairs at distance 1, one at distance 2; the mean is 2.5 / 3.

    >>> import networkx as nx
    >>> round(distance_fragmentation(nx.path_graph(3)), 4)
    0.1667
    """
    net = network(graph)
    kept = without(net, net.numbers(removed))
    _need_two(len(kept))
    return 1.0 - float(closeness(kept).sum()) / (len(kept) * (len(kept) - 1))


def efficiency(graph: Any, people: int | None = None) -> float:
    """Give the mean of 1 / distance over all pairs, on a base that you choose.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    people : int, optional
        How many people the pairs are counted over. The people in the graph if left out; give the
        number *before* a removal to see what the removal cost.

    Returns
    -------
    float
        Global efficiency, from 0 to 1.

    Raises
    ------
    ValueError
        If there are fewer than two people, or fewer than are in the graph.

    Examples
    --------
    Cut off the end of a row of three: the pair that is left is perfect, two pairs are lost.

    >>> import networkx as nx
    >>> efficiency(nx.path_graph(2)), round(efficiency(nx.path_graph(2), people=3), 4)
    (1.0, 0.3333)
    """
    net = network(graph)
    base = len(net) if people is None else people
    _need_two(base)
    if base < len(net):
        raise ValueError(f"expected people to be {len(net)} or more, as in the graph, got {base}")
    return float(closeness(net).sum()) / (base * (base - 1))


def reach(graph: Any, people: Iterable[Hashable], steps: int = 1) -> float:
    """Give the share of a network that a set of people reaches within some steps.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    people : iterable
        The set. It reaches itself.
    steps : int
        How many ties away counts as reached, 0 or more.

    Returns
    -------
    float
        People reached by at least one of the set, each counted once, divided by all people.

    Raises
    ------
    ValueError
        If somebody is not in the network, nobody is in it, or `steps` is negative.

    References
    ----------
    .. [1] Borgatti (2006): m-reach, for sets who are to be watched or told, not removed.

    Examples
    --------
    >>> import networkx as nx
    >>> reach(nx.krackhardt_kite_graph(), [3, 8])
    1.0
    """
    net = network(graph)
    if not len(net):
        raise ValueError("expected a network with people in it, got an empty one")
    if steps < 0:
        raise ValueError(f"expected steps of 0 or more, got {steps}")
    front = set(net.numbers(people))
    seen = set(front)
    for _ in range(steps):
        front = {other for person in front for other in net.neighbors[person]} - seen
        seen |= front
    return len(seen) / len(net)


def of_sizes(sizes: Iterable[int]) -> float:
    """Give Borgatti's F of parts of given sizes."""
    sizes = list(sizes)
    people = sum(sizes)
    _need_two(people)
    return 1.0 - sum(size * (size - 1) for size in sizes) / (people * (people - 1))


def without(net: Network, gone: Iterable[int]) -> Network:
    """Take people out of a network and number the others anew."""
    lost = set(gone)
    kept = [person for person in range(len(net)) if person not in lost]
    anew = {person: number for number, person in enumerate(kept)}
    return Network(
        tuple(net.names[person] for person in kept),
        tuple(
            tuple(anew[other] for other in net.neighbors[person] if other not in lost)
            for person in kept
        ),
    )


def distances(net: Network) -> NDArray[np.float64]:
    """Give the number of ties between each two people; infinity where there is no path."""
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.sparse import csr_array  # noqa: PLC0415 - heavy
    from scipy.sparse.csgraph import shortest_path  # noqa: PLC0415 - heavy

    ends = np.array([other for ties in net.neighbors for other in ties], dtype=np.int32)
    starts = np.cumsum([0, *(len(ties) for ties in net.neighbors)], dtype=np.int32)
    ties = csr_array((np.ones(len(ends)), ends, starts), shape=(len(net), len(net)))
    found: NDArray[np.float64] = shortest_path(ties, method="D", unweighted=True)
    return found


def closeness(net: Network) -> NDArray[np.float64]:
    """Give 1 / distance for each two people, and 0 for nobody's distance to themselves."""
    import numpy as np  # noqa: PLC0415 - heavy

    far = distances(net)
    np.fill_diagonal(far, np.inf)
    near: NDArray[np.float64] = 1.0 / far
    return near


def _need_two(people: int) -> None:
    if people < 2:  # noqa: PLR2004 - a pair is two
        raise ValueError(f"expected two people or more to be left, got {people}: there is no pair")

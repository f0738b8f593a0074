"""SYNTHETIC covert networks with known roles, and what an observer sees of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

T = TypeVar("T")

#: Sizes of the small groups that are tied to nobody else.
_APART = (3, 2, 2)
#: The head and two members of a cell are never made brokers or recruits.
_KEPT = 3


@dataclass(frozen=True)
class Preset:
    """What one kind of covert network looks like."""

    first: int  # number of the first person: no two networks share a name
    people: int
    cells: int
    spread: float  # standard deviation of the logarithm of the cells' sizes
    within: float  # chance of a tie between two ordinary people of a cell
    brokers: int
    further: int  # ties of a broker to other cells after the first one
    recruits: float  # share of all people who know one member only


PRESETS = {
    "calls": Preset(1, 100, 6, 0.8, 0.015, 5, 3, 0.08),
    "meetings": Preset(201, 101, 6, 0.6, 0.27, 5, 1, 0.08),
}


def covert_network(seed: int = 1, preset: str = "calls") -> nx.Graph:
    """Make a SYNTHETIC covert network in which the role of every person is known.

    Cells stand around their heads. Brokers belong to one cell and are tied to others. One leader
    is tied to two brokers and to nobody else. Recruits know one member of their cell. Three small
    groups stand apart. It describes no real group.

    Parameters
    ----------
    seed : int
        Seed of the random numbers: the same seed gives the same network.
    preset : str
        ``"calls"`` (100 people, sparse) or ``"meetings"`` (101 people, dense cells).

    Returns
    -------
    networkx.Graph
        Nodes ``"person 001"`` and on (meetings: ``"person 201"``), in that order, with ``role``
        (leader, head, broker, member or recruit) and ``cell``; the graph's attributes are
        ``is_synthetic``, ``seed`` and ``preset``.

    Raises
    ------
    ValueError
        If there is no such preset.

    Examples
    --------
    >>> graph = covert_network(seed=1)
    >>> len(graph), graph.graph["is_synthetic"]
    (100, True)
    """
    import networkx as nx  # noqa: PLC0415  # heavy: only when a network is made

    if preset not in PRESETS:
        raise ValueError(f"expected preset {' or '.join(map(repr, PRESETS))}, got {preset!r}")
    kind = PRESETS[preset]
    random = _random(seed)
    people = _people(kind, random)
    numbers = random.random(kind.people).argsort() + kind.first
    names = [f"person {number:03}" for number in numbers]
    graph = nx.Graph(is_synthetic=True, seed=seed, preset=preset)
    for name, (role, cell) in sorted(zip(names, people, strict=True)):
        graph.add_node(name, role=role, cell=cell)
    ties = _ties(people, kind, random)
    graph.add_edges_from(sorted(tuple(sorted((names[a], names[b]))) for a, b in ties))
    return graph


def observe(
    graph: nx.Graph, seed: int = 1, *, hidden: float = 0.30, brokers_hidden: float = 0.58
) -> nx.Graph:
    """Hide ties of a SYNTHETIC network, more of them around its brokers, who take care.

    Every tie is hidden or seen on its own. Nobody is hidden: a person whose ties are all unseen
    stays, alone. No tie is invented.

    Parameters
    ----------
    graph : networkx.Graph
        The whole network; nodes without a ``role`` count as ordinary people.
    seed : int
        Seed of the random numbers: the same seed hides the same ties.
    hidden : float
        Chance that a tie is not seen, from 0 to 1.
    brokers_hidden : float
        The same for a tie of a broker.

    Returns
    -------
    networkx.Graph
        A copy with every node and the ties that are seen.

    Raises
    ------
    ValueError
        If a chance is not between 0 and 1.

    Examples
    --------
    >>> whole = covert_network(seed=1)
    >>> observe(whole).number_of_edges() < whole.number_of_edges()
    True
    """
    for name, chance in (("hidden", hidden), ("brokers_hidden", brokers_hidden)):
        if not 0 <= chance <= 1:
            raise ValueError(f"expected {name} between 0 and 1, got {chance}: give 30 % as 0.3")
    roles = dict(graph.nodes(data="role"))
    ties = sorted(graph.edges, key=lambda tie: tuple(sorted(map(str, tie))))
    draws = _random(seed).random(len(ties))
    seen = graph.copy()
    seen.remove_edges_from(
        tie
        for tie, draw in zip(ties, draws, strict=True)
        if draw < (brokers_hidden if "broker" in map(roles.get, tie) else hidden)
    )
    return seen


def _random(seed: int) -> np.random.Generator:
    import numpy as np  # noqa: PLC0415  # heavy: only when a network is made

    # Plain uniform draws alone: numpy keeps their stream from version to version.
    return np.random.Generator(np.random.PCG64(seed))


def _people(kind: Preset, random: np.random.Generator) -> list[tuple[str, str]]:
    """Role and cell of everyone: the leader, each cell with its head first, the groups apart."""
    import numpy as np  # noqa: PLC0415  # heavy: only when a network is made
    from scipy.stats import norm  # noqa: PLC0415  # heavy: only when a network is made

    left = kind.people - 1 - sum(_APART) - 4 * kind.cells
    weights = np.exp(kind.spread * norm.ppf(random.random(kind.cells)))
    ends = np.round(np.cumsum(weights) / weights.sum() * left).astype(int)
    sizes = 4 + np.diff(ends, prepend=0)
    cells = [(number + 1, place) for number in range(kind.cells) for place in range(sizes[number])]
    free = [index for index, (_, place) in enumerate(cells) if place >= _KEPT]
    order = [free[index] for index in random.random(len(free)).argsort()]
    recruits = round(kind.recruits * kind.people)
    brokers, recruited = set(order[: kind.brokers]), set(order[kind.brokers :][:recruits])
    people = [("leader", "none")]
    for index, (number, place) in enumerate(cells):
        role = "broker" if index in brokers else "recruit" if index in recruited else "member"
        people.append(("head" if place == 0 else role, f"cell {number}"))
    for number, size in enumerate(_APART, start=1):
        people += [("member", f"apart {number}")] * size
    return people


def _ties(
    people: list[tuple[str, str]], kind: Preset, random: np.random.Generator
) -> list[tuple[int, int]]:
    cells: dict[str, list[int]] = {}
    for person, (_, cell) in enumerate(people):
        cells.setdefault(cell, []).append(person)
    brokers = [person for person, (role, _) in enumerate(people) if role == "broker"]
    ties = [(0, broker) for broker in _some(brokers, 2, random)]
    for cell, inside in cells.items():
        if cell.startswith("apart"):
            ties += combinations(inside, 2)
        elif cell != "none":
            ties += _cell(inside, people, kind, random)
    for broker in brokers:
        others = [cell for cell in cells if cell.startswith("cell") and cell != people[broker][1]]
        ties.append((broker, cells[_some(others, 1, random)[0]][0]))
        for cell in _some(others, kind.further, random):
            known = [person for person in cells[cell] if people[person][0] == "member"]
            ties += [(broker, person) for person in _some(known, 1, random)]
    return ties


def _cell(
    inside: list[int], people: list[tuple[str, str]], kind: Preset, random: np.random.Generator
) -> list[tuple[int, int]]:
    ordinary = [person for person in inside[1:] if people[person][0] != "recruit"]
    members = [person for person in ordinary if people[person][0] == "member"]
    pairs = list(combinations(ordinary, 2))
    met = random.random(len(pairs)) < kind.within
    ties = [(inside[0], person) for person in ordinary]
    ties += [pair for pair, is_met in zip(pairs, met, strict=True) if is_met]
    for person in inside:
        if people[person][0] == "recruit":
            ties.append((person, _some(members, 1, random)[0]))
    return ties


def _some(things: list[T], number: int, random: np.random.Generator) -> list[T]:
    return [things[index] for index in random.random(len(things)).argsort()[:number]]

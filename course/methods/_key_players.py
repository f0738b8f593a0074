"""The few people whose removal breaks a network most, or who reach most of it."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from course.methods._network import Network, network
from course.methods._objectives import OBJECTIVES, Objective

_MOST_SETS = 300_000
"""An exhaustive search over more sets than this is refused."""


@dataclass(frozen=True)
class KeyPlayers:
    """A set of people and what it does."""

    people: tuple[Hashable, ...]
    """The set, sorted by name."""
    score: float
    """What it reaches: see `by`."""
    by: str
    """The measure, such as "fragmentation"."""
    certain: bool
    """Whether every set was tried, so that none can be better."""


def key_players(  # noqa: PLR0913 - each a choice of the analyst; all but two have a default
    graph: Any,
    size: int,
    by: str = "fragmentation",
    *,
    steps: int = 1,
    among: Iterable[Hashable] | None = None,
    exhaustive: bool = False,
    starts: int | None = None,
    seed: int = 0,
) -> KeyPlayers:
    """Find the set of people that breaks a network most, or reaches most of it.

    Parameters
    ----------
    graph : networkx.Graph
        The network. Direction, weights and loops do not count.
    size : int
        How many people the set has.
    by : {"fragmentation", "distance fragmentation", "reach", "distance reach"}
        What the set is to maximize: the fragmentation of what is left without it (whom to remove),
        or the share that it reaches (whom to watch or to tell); each also weighted by distance.
    steps : int
        How many ties away "reach" counts.
    among : iterable, optional
        The people to choose from; everybody if left out.
    exhaustive : bool
        Try every set. Certain, and only possible in small networks.
    starts : int, optional
        How many random sets the search also starts from. If left out, ten in networks of 1,000
        people or more, and more in smaller ones, where each costs less; two for "distance
        fragmentation", where each costs most.
    seed : int
        Seed of those sets: the same seed gives the same answer.

    Returns
    -------
    KeyPlayers
        The set, its score, and whether the search was exhaustive.

    Raises
    ------
    ValueError
        If a choice is unknown or the set would not leave two people, or there are too many sets
        for an exhaustive search.

    Notes
    -----
    The set is built person by person, always adding the best. Then one member at a time is
    swapped for whoever does better, until no swap helps [1]_. The same is done from the people with
    most ties and from random sets; the best result counts. Nothing promises that it is the best
    there is. For "fragmentation" one walk through the network weighs all swaps of a member, so
    thousands of people take seconds. "distance fragmentation" needs all distances for every
    swap and is meant for a few hundred people.

    References
    ----------
    .. [1] Borgatti (2006), Computational and Mathematical Organization Theory 12, 21-34:
       KPP-Neg (fragmentation) and KPP-Pos (reach).

    Examples
    --------
    The best pair of Krackhardt's kite is neither the best two people nor the two best tied:

    >>> import networkx as nx
    >>> kite = nx.krackhardt_kite_graph()
    >>> found = key_players(kite, 2)
    >>> found.people, round(found.score, 3)
    ((5, 6), 0.536)
    >>> key_players(kite, 2, by="reach").people
    (3, 8)
    """
    net = network(graph)
    if by not in OBJECTIVES:
        raise ValueError(f"expected by to be one of {', '.join(OBJECTIVES)}, got {by!r}")
    pool = list(range(len(net))) if among is None else sorted(set(net.numbers(among)))
    most = min(len(pool), len(net) - 2)
    if not 1 <= size <= most:
        raise ValueError(f"expected a size from 1 to {most} for this network, got {size}")
    objective = OBJECTIVES[by](net, steps)
    if exhaustive:
        team = _every_set(objective, pool, size)
    else:
        count = max(objective.starts, objective.effort // len(net)) if starts is None else starts
        team = _search(net, objective, pool, size, _random_teams(pool, size, count, seed))
    people = tuple(net.names[person] for person in sorted(team))
    return KeyPlayers(people, objective.score(team), by, certain=exhaustive)


def _every_set(objective: Objective, pool: list[int], size: int) -> list[int]:
    count = math.comb(len(pool), size)
    if count > _MOST_SETS:
        raise ValueError(
            f"expected at most {_MOST_SETS:,} sets for an exhaustive search, got {count:,}: leave "
            "exhaustive out, or name fewer people in among"
        )
    best, top = -math.inf, list(pool[:size])
    for rest in combinations(pool, size - 1):
        gains = objective.with_one_more(list(rest))
        for person in pool:
            if person not in rest and gains[person] > best + _NOISE:
                best, top = gains[person], [*rest, person]
    return top


_NOISE = 1e-12
"""Scores closer than this are equal: sums of fractions differ in their last digits."""


def _search(
    net: Network, objective: Objective, pool: list[int], size: int, starts: list[list[int]]
) -> list[int]:
    def first_choice(person: int) -> tuple[int, int]:
        return (-len(net.neighbors[person]), person)

    ranked = sorted(pool, key=first_choice)
    greedy: list[int] = []
    for _ in range(size):
        greedy.append(_best(objective.with_one_more(greedy), ranked, greedy)[0])
    best, top = -math.inf, greedy
    for team in (greedy, ranked[:size], *starts):
        score, found = _swapped(objective, ranked, team)
        if score > best + _NOISE:
            best, top = score, found
    return top


def _swapped(objective: Objective, ranked: list[int], team: list[int]) -> tuple[float, list[int]]:
    """Swap one member at a time for whoever does better, until nobody does."""
    score = objective.score(team)
    tried = 0
    while tried < len(team):
        rest = team[1:]
        person, gain = _best(objective.with_one_more(rest), ranked, rest)
        if gain > score + _NOISE:
            score, team, tried = gain, [*rest, person], 0
        else:
            team, tried = [*rest, team[0]], tried + 1
    return score, team


def _best(gains: Any, ranked: list[int], taken: list[int]) -> tuple[int, float]:
    """Give the first of the best: whoever has most ties among equals."""
    person = max((p for p in ranked if p not in taken), key=gains.__getitem__)
    return person, float(gains[person])


def _random_teams(pool: list[int], size: int, starts: int, seed: int) -> list[list[int]]:
    import numpy as np  # noqa: PLC0415 - heavy

    # Plain uniform draws: numpy keeps their stream from version to version.
    draws = np.random.default_rng(seed).random((starts, len(pool)))
    return [[pool[place] for place in np.argsort(row, kind="stable")[:size]] for row in draws]

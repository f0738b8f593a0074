"""SYNTHETIC people and ties: the covert networks as tables, and two networks made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.methods._synthetic_networks import covert_network, observe

if TYPE_CHECKING:
    import pandas as pd

#: Neighbors of each person that come later in the alphabet.
RING = {
    "A": "BEF",
    "B": "CEF",
    "C": "DFKP",
    "D": "EFS",
    "E": "F",
    "G": "HI",
    "H": "JK",
    "I": "JKP",
    "K": "T",
    "L": "MNOP",
    "M": "NP",
    "N": "OP",
    "O": "PS",
    "Q": "RS",
    "R": "ST",
}

#: Group, period, areas, shootings.
LEADERS = (
    ("leader removed", "before", 12, 60),
    ("leader removed", "after", 12, 54),
    ("leader stayed", "before", 30, 120),
    ("leader stayed", "after", 30, 84),
)


def covert_people(*, preset: str = "calls", seed: int = 150) -> pd.DataFrame:
    """Make the table of people of a SYNTHETIC covert network.

    Parameters
    ----------
    preset : str
        ``"calls"`` or ``"meetings"``: see `covert_network`.
    seed : int
        Seed of the random numbers: the same seed gives the same network.

    Returns
    -------
    pandas.DataFrame
        One row a person: ``person``, ``role``, ``cell`` and ``is_synthetic``.

    Examples
    --------
    >>> int(covert_people().role.eq("leader").sum())
    1
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    graph = covert_network(seed, preset)
    return pd.DataFrame(
        [{"person": person, **known, "is_synthetic": True} for person, known in graph.nodes.items()]
    )


def covert_ties(
    *,
    preset: str = "calls",
    hidden: float = 0.30,
    brokers_hidden: float = 0.58,
    seed: int = 150,
) -> pd.DataFrame:
    """Make the table of ties of a SYNTHETIC covert network, with what an observer sees.

    Parameters
    ----------
    preset : str
        ``"calls"`` or ``"meetings"``: see `covert_network`.
    hidden : float
        Chance that a tie is not seen: see `observe`.
    brokers_hidden : float
        The same for a tie of a broker.
    seed : int
        Seed of the random numbers, of the network and of the observer.

    Returns
    -------
    pandas.DataFrame
        One row a tie, of no direction: ``source``, ``target``, ``observed`` and
        ``is_synthetic``.

    Examples
    --------
    >>> list(covert_ties().columns)
    ['source', 'target', 'observed', 'is_synthetic']
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    graph = covert_network(seed, preset)
    seen = observe(graph, seed, hidden=hidden, brokers_hidden=brokers_hidden)
    return pd.DataFrame(
        [
            {
                "source": source,
                "target": target,
                "observed": seen.has_edge(source, target),
                "is_synthetic": True,
            }
            for source, target in sorted(tuple(sorted(tie)) for tie in graph.edges)
        ]
    )


def ring_ties() -> pd.DataFrame:
    """Make the ties of a SYNTHETIC network of twenty people, written by hand to be taken apart.

    Returns
    -------
    pandas.DataFrame
        One row a tie, of no direction: ``source``, ``target`` and ``is_synthetic``.

    Examples
    --------
    >>> len(ring_ties())
    36
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {"source": source, "target": target, "is_synthetic": True}
            for source, targets in RING.items()
            for target in targets
        ]
    )


def leader_removal() -> pd.DataFrame:
    """Make the SYNTHETIC counts of shootings before and after leaders were removed, or not.

    Returns
    -------
    pandas.DataFrame
        One row a group and period: ``group``, ``period``, ``areas``, ``shootings`` and
        ``is_synthetic``.

    Examples
    --------
    >>> int(leader_removal().shootings.sum())
    318
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {
                "group": group,
                "period": period,
                "areas": areas,
                "shootings": shootings,
                "is_synthetic": True,
            }
            for group, period, areas, shootings in LEADERS
        ]
    )

"""Made-up tables for teaching, whose truth is known because their parameters are.

Every row says that it is SYNTHETIC. No real place, person or group is in them, and none of their
parameters is an estimate of anything: they are chosen so that an exercise shows what it should.
The covert networks and the port flows are set so that their size is that of published ones; how
far they miss them stands in the data package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.methods._synthetic_counts import events, years
from course.methods._synthetic_crackdown import crackdown
from course.methods._synthetic_flows import port_flows
from course.methods._synthetic_forecasts import brief_ratings, forecasts
from course.methods._synthetic_lists import cases, citations, grades
from course.methods._synthetic_networks import covert_network, observe
from course.methods._synthetic_people import covert_people, covert_ties, leader_removal, ring_ties

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "brief_ratings",
    "cases",
    "citations",
    "covert_network",
    "covert_people",
    "covert_ties",
    "crackdown",
    "events",
    "files",
    "forecasts",
    "grades",
    "leader_removal",
    "observe",
    "port_flows",
    "ring_ties",
    "splits",
    "town",
    "years",
]

#: Seed of the second covert network, which the tables of meetings hold.
MEETINGS = 81

#: Scenario, victims, percent of them young, perpetrators, percent of them young.
SPLITS = (
    ("A", 50, 20, 50, 60),
    ("B", 40, 30, 80, 75),
    ("C", 20, 90, 100, 30),
    ("D", 60, 60, 60, 40),
    ("E", 30, 80, 60, 50),
    ("F", 100, 40, 20, 80),
    ("G", 20, 45, 60, 65),
    ("H", 25, 80, 75, 72),
)


def town(
    *,
    residents: int = 10_000,
    share_young: float = 0.12,
    charged_young: float = 0.02,
    charged_older: float = 0.002,
    seed: int = 6,
) -> pd.DataFrame:
    """Make the SYNTHETIC town: natural frequencies of age group and charge.

    Most of those who are charged are young, and almost no young resident is charged: the two
    shares answer different questions. The defaults are teaching values, not estimates.

    Parameters
    ----------
    residents : int
        People in the town, aged 14 or more.
    share_young : float
        Share of them aged 14 to 21, from 0 to 1; the number is rounded to whole people.
    charged_young : float
        Chance that a young resident is charged, from 0 to 1.
    charged_older : float
        Chance that an older resident is charged, from 0 to 1.
    seed : int
        Seed of the random numbers: the same seed gives the same town. The default is one whose
        shares come out round (24 of 40, 24 of 1,200).

    Returns
    -------
    pandas.DataFrame
        Four rows: ``age_group``, ``charged``, ``people`` and ``is_synthetic``.

    Raises
    ------
    ValueError
        If `residents` is not positive or a share is not between 0 and 1.

    Examples
    --------
    >>> int(town().people.sum())
    10000
    """
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    import pandas as pd  # noqa: PLC0415

    if residents < 1:
        raise ValueError(f"expected at least 1 resident, got {residents}")
    for name, share in (
        ("share_young", share_young),
        ("charged_young", charged_young),
        ("charged_older", charged_older),
    ):
        if not 0 <= share <= 1:
            raise ValueError(f"expected {name} between 0 and 1, got {share}: give 2 % as 0.02")
    young = round(residents * share_young)
    # Plain uniform draws: numpy keeps their stream from version to version, and the file's hash
    # with it. It does not promise that for binomial().
    draws = np.random.Generator(np.random.PCG64(seed)).random(residents)
    charged = {
        "14-21": int((draws[:young] < charged_young).sum()),
        "22 and over": int((draws[young:] < charged_older).sum()),
    }
    people = {"14-21": young, "22 and over": residents - young}
    return pd.DataFrame(
        [
            {
                "age_group": group,
                "charged": is_charged,
                "people": charged[group] if is_charged else people[group] - charged[group],
                "is_synthetic": True,
            }
            for group in people
            for is_charged in (True, False)
        ]
    )


def splits(scenarios: tuple[tuple[str, int, int, int, int], ...] = SPLITS) -> pd.DataFrame:
    """Make the SYNTHETIC scenarios behind one pooled share.

    A share of "victims and perpetrators" taken together is a weighted mean, so very different
    pairs of shares give the same one. Nothing here is random.

    Parameters
    ----------
    scenarios : tuple of tuple
        For each: its letter, the number of victims and the percent of them that are young, the
        number of perpetrators and the percent of them that are young.

    Returns
    -------
    pandas.DataFrame
        One row a scenario: ``scenario``, ``victims``, ``victims_young``, ``perpetrators``,
        ``perpetrators_young`` and ``is_synthetic``.

    Raises
    ------
    ValueError
        If a percentage does not give a whole number of people.

    Examples
    --------
    >>> row = splits().set_index("scenario").loc["B"]
    >>> int(row.victims_young), int(row.perpetrators_young)
    (12, 60)
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {
                "scenario": letter,
                "victims": victims,
                "victims_young": _part(victims, victims_percent),
                "perpetrators": perpetrators,
                "perpetrators_young": _part(perpetrators, perpetrators_percent),
                "is_synthetic": True,
            }
            for letter, victims, victims_percent, perpetrators, perpetrators_percent in scenarios
        ]
    )


def files() -> dict[str, str]:
    """Return the SYNTHETIC tables as the text of their CSV files.

    Returns
    -------
    dict of str to str
        File name to text: UTF-8, line feeds, truth values as ``true`` and ``false``.

    Examples
    --------
    >>> "synthetic_town.csv" in files()
    True
    """
    makers = (
        brief_ratings,
        cases,
        citations,
        covert_people,
        covert_ties,
        crackdown,
        events,
        forecasts,
        grades,
        leader_removal,
        port_flows,
        ring_ties,
        splits,
        town,
        years,
    )
    tables = {maker.__name__: maker() for maker in makers}
    tables["meetings_people"] = covert_people(preset="meetings", seed=MEETINGS)
    tables["meetings_ties"] = covert_ties(preset="meetings", seed=MEETINGS)
    return {f"synthetic_{name}.csv": _csv(table) for name, table in sorted(tables.items())}


def _part(people: int, percent: int) -> int:
    part, rest = divmod(people * percent, 100)
    if rest:
        raise ValueError(f"{percent} percent of {people} people is not a whole number of people")
    return part


def _csv(table: pd.DataFrame) -> str:
    plain = table.astype(object).map(_plain)
    return str(plain.to_csv(index=False, lineterminator="\n"))


def _plain(cell: object) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell

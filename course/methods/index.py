"""Composite indices: many indicators made into one score, and what its ranking rests on.

A composite index is a recipe. Somebody chooses the indicators, puts them on one scale, gives each a
weight and adds them up. Units are then ranked, and the rank is what gets quoted. The functions here
follow the steps of the handbook of the OECD and the Joint Research Centre, so that each choice is
an argument that can be changed; `rank_shares` and its neighbors ask which ranks survive the change.

Scores are tables with one row a unit (a country, say) and one column an indicator. A missing score
is refused and never filled in.

References
----------
.. [1] M. Nardo, M. Saisana, A. Saltelli, S. Tarantola, A. Hoffmann and E. Giovannini (2008),
   *Handbook on constructing composite indicators: methodology and user guide*, OECD and JRC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from course.methods._index_ranks import crossing_weight, leave_one_out, rank
from course.methods._index_scores import checked_scores, checked_weights, weighted_means
from course.methods._index_shares import random_weight_shares, rank_shares

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "composite",
    "crossing_weight",
    "implied_weights",
    "leave_one_out",
    "normalize",
    "random_weight_shares",
    "rank",
    "rank_shares",
]


def implied_weights(
    groups: Mapping[str, Sequence[str]], group_weights: Mapping[str, float] | None = None
) -> pd.Series[float]:
    """Give the weight that each indicator has in the end when groups are averaged first.

    Parameters
    ----------
    groups : mapping
        Names of indicators by group. Each indicator stands in one group.
    group_weights : mapping, optional
        Weight of each group, 0 or more; only their ratios count. Left out, all groups weigh the
        same.

    Returns
    -------
    pandas.Series
        Weight by indicator; they add up to 1.

    Raises
    ------
    ValueError
        If a group is empty, an indicator stands in two groups, a group has no weight, or no weight
        is above 0.

    Examples
    --------
    >>> weights = implied_weights({"markets": ["arms", "drugs", "people"], "actors": ["networks"]})
    >>> weights.round(3).to_dict()
    {'arms': 0.167, 'drugs': 0.167, 'people': 0.167, 'networks': 0.5}
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    names = [name for members in groups.values() for name in members]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"each indicator stands in one group; {', '.join(twice)} came twice")
    empty = [group for group, members in groups.items() if not members]
    if empty:
        raise ValueError(f"expected indicators in every group; {', '.join(empty)} has none")
    shares = checked_weights(group_weights or dict.fromkeys(groups, 1.0), list(groups))
    return pd.Series(
        {
            name: shares[group] / len(members)
            for group, members in groups.items()
            for name in members
        }
    )


def composite(
    scores: pd.DataFrame,
    weights: Mapping[str, float] | pd.Series[float],
    how: Literal["arithmetic", "geometric"] = "arithmetic",
) -> pd.Series[float]:
    """Add indicators up to one score a unit, as a weighted mean.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator, all on one scale. Columns without a weight are
        left out.
    weights : mapping or pandas.Series
        Weight by indicator, 0 or more; only their ratios count.
    how : {"arithmetic", "geometric"}
        The arithmetic mean lets a high score make up for a low one point by point. The geometric
        mean does so less, the lower the low one is.

    Returns
    -------
    pandas.Series
        The score by unit, on the scale of the indicators.

    Raises
    ------
    ValueError
        If a score is missing, no weight is above 0, or a geometric mean meets a score of 0 or less.
    KeyError
        If a weight names a column that is not there.

    Notes
    -----
    Means of groups that are averaged in turn give the same as one mean with `implied_weights`, for
    both ways of averaging. A geometric mean supposes that ratios of scores mean something, that
    an 8 is twice a 4, which few scales of judgement can claim.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"x": [9.0, 3.0], "y": [1.0, 3.0]}, index=["uneven", "even"])
    >>> composite(table, {"x": 1, "y": 1}).to_dict()
    {'uneven': 5.0, 'even': 3.0}
    >>> composite(table, {"x": 1, "y": 1}, "geometric").round(6).to_dict()
    {'uneven': 3.0, 'even': 3.0}
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    names = list(weights.keys())
    values = checked_scores(scores, names)
    shares = checked_weights(dict(weights.items()), names)
    means = weighted_means(values, [shares[name] for name in names], how)
    return pd.Series(means, index=scores.index)


def normalize(
    scores: pd.DataFrame, how: Literal["min-max", "z-score", "rank"] = "min-max"
) -> pd.DataFrame:
    """Put indicators on one scale, column by column.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator, each in its own unit.
    how : {"min-max", "z-score", "rank"}
        "min-max": 0 for the lowest unit and 1 for the highest. "z-score": distance from the mean in
        standard deviations of the units at hand. "rank": 1 for the highest; ties share the better
        rank.

    Returns
    -------
    pandas.DataFrame
        The table on its new scale.

    Raises
    ------
    ValueError
        If a score is missing, or a column is the same for every unit and so has no spread.

    Notes
    -----
    Every one of these depends on which units are in the table: leave out one extreme unit, and all
    the others move.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"seized_t": [2.0, 4.0, 10.0]}, index=["A", "B", "C"])
    >>> normalize(table)["seized_t"].to_dict()
    {'A': 0.0, 'B': 0.25, 'C': 1.0}
    """
    checked_scores(scores, list(scores.columns))
    if how == "rank":
        return scores.rank(ascending=False, method="min")
    if how not in ("min-max", "z-score"):
        raise ValueError(f'how is "min-max", "z-score" or "rank"; got {how!r}')
    spread = scores.max() - scores.min() if how == "min-max" else scores.std(ddof=0)
    flat = [str(name) for name in scores.columns if not spread[name] > 0]
    if flat:
        raise ValueError(f"{', '.join(flat)}: the same for every unit, so it ranks none of them")
    center = scores.min() if how == "min-max" else scores.mean()
    return (scores - center) / spread

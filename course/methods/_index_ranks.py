"""Ranks of a composite index, and how far they hang on weights and on single indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from course.methods._index_scores import checked_scores

if TYPE_CHECKING:
    import pandas as pd


def rank(scores: pd.Series[float]) -> pd.Series[int]:
    """Rank units by their score: 1 for the highest, and ties share the better rank.

    Parameters
    ----------
    scores : pandas.Series
        Score by unit.

    Returns
    -------
    pandas.Series
        Rank by unit, as whole numbers. After two units that share rank 2 comes rank 4.

    Raises
    ------
    ValueError
        If a score is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> rank(pd.Series({"A": 4.5, "B": 6.0, "C": 4.5, "D": 1.0})).to_dict()
    {'A': 2, 'B': 1, 'C': 2, 'D': 4}
    """
    checked_scores(scores.to_frame("score"), ["score"])
    return scores.rank(ascending=False, method="min").astype(int)


def crossing_weight(
    one: Sequence[float] | pd.Series[float], other: Sequence[float] | pd.Series[float]
) -> float | None:
    """Find the weight of the first part at which two units have the same score.

    Parameters
    ----------
    one, other : sequence of float or pandas.Series
        Two parts of a score for each of two units, in the same order, such as markets and actors.

    Returns
    -------
    float or None
        Weight of the first part, from 0 to 1; the second part has the rest. None if one unit is
        ahead at every weight or both are always equal.

    Raises
    ------
    ValueError
        If a unit has not exactly two parts.

    Notes
    -----
    ``w * a1 + (1 - w) * b1 = w * a2 + (1 - w) * b2`` solved for ``w``.

    Examples
    --------
    >>> crossing_weight([6, 2], [5, 5])
    0.75
    """
    # Not by position: a row of a table is looked up by label.
    parts = [[float(part) for part in unit] for unit in (one, other)]
    if [len(unit) for unit in parts] != [2, 2]:
        raise ValueError(f"two parts a unit are expected; got {len(one)} and {len(other)}")
    first, second = (mine - theirs for mine, theirs in zip(*parts, strict=True))
    if first == second:
        return None
    weight = second / (second - first)
    return weight if 0 <= weight <= 1 else None


def leave_one_out(scores: pd.DataFrame, groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Compute the index without each of its indicators in turn.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator.
    groups : mapping
        Names of indicators by group; groups are averaged, then their means.

    Returns
    -------
    pandas.DataFrame
        One row for each indicator left out, one column a unit. A group that loses its only
        indicator drops out as a whole.

    Raises
    ------
    ValueError
        If a score is missing or fewer than two indicators are given.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"a": [8.0, 4.0], "b": [2.0, 4.0], "c": [5.0, 6.0]}, index=["X", "Y"])
    >>> leave_one_out(table, {"one": ["a", "b"], "two": ["c"]}).loc["a"].to_dict()
    {'X': 3.5, 'Y': 5.0}
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    names = [name for members in groups.values() for name in members]
    checked_scores(scores, names)
    if len(names) < 2:  # noqa: PLR2004 - something has to be left
        raise ValueError("two or more indicators are needed to leave one out")
    rows = {}
    for gone in names:
        kept = [[name for name in members if name != gone] for members in groups.values()]
        means = [scores[members].mean(axis=1) for members in kept if members]
        rows[gone] = sum(means) / len(means)
    return pd.DataFrame(rows).T

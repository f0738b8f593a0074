"""How far two pictures of the same people agree on who comes first."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd


def ranks(scores: Mapping[Hashable, float]) -> pd.Series:
    """Rank nodes by their scores, the highest first.

    Parameters
    ----------
    scores : mapping
        Node to its score.

    Returns
    -------
    pandas.Series
        Node to its rank, from 1. Equal scores share the mean of their places.

    Examples
    --------
    >>> ranks({"a": 5, "b": 2, "c": 2}).to_dict()
    {'a': 1.0, 'b': 2.5, 'c': 2.5}
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    return pd.Series(scores, dtype=float).rank(ascending=False)


def rank_agreement(
    sources: Mapping[str, Mapping[Hashable, float]], *, top: int = 5
) -> pd.DataFrame:
    """Compare how sources rank the people whom all of them know.

    Parameters
    ----------
    sources : mapping
        Name of a source to its scores: node to score.
    top : int
        How many of the first to compare, 1 or more.

    Returns
    -------
    pandas.DataFrame
        One row a pair of sources: ``one``, ``other``, ``people`` (known to all sources),
        ``spearman`` and ``kendall`` (tau-b) from minus one to one, missing where all scores of a
        source are equal, and ``shared_top``, how many of the first `top` of one are among the first
        `top` of the other. Whoever shares the last place in the top is in it.

    Raises
    ------
    ValueError
        If there are fewer than two sources, they share fewer than three people, or `top` is below
        1.

    Notes
    -----
    People whom only one source knows are left out, which flatters the agreement: who is missing is
    the first thing that sources disagree on.

    Examples
    --------
    >>> calls = {"a": 9, "b": 5, "c": 2, "d": 1}
    >>> meetings = {"a": 1, "b": 6, "c": 3, "d": 2, "e": 8}
    >>> pair = rank_agreement({"calls": calls, "meetings": meetings}, top=2).iloc[0]
    >>> int(pair.people), round(float(pair.spearman), 2), int(pair.shared_top)
    (4, -0.2, 1)
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    if len(sources) < 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"expected two sources or more, got {len(sources)}")
    if top < 1:
        raise ValueError(f"expected top of 1 or more, got {top}")
    table = pd.DataFrame({name: pd.Series(scores) for name, scores in sources.items()}).dropna()
    if len(table) < 3:  # noqa: PLR2004 - fewer cannot be ranked in a way that says anything
        raise ValueError(f"expected three people or more in all sources, got {len(table)}")
    places = table.rank(ascending=False, method="min")
    rows = []
    for one, other in combinations(table, 2):
        first = set(places.index[places[one] <= top])
        rows.append(
            {
                "one": one,
                "other": other,
                "people": len(table),
                "spearman": _correlation(table[one], table[other], "spearman"),
                "kendall": _correlation(table[one], table[other], "kendall"),
                "shared_top": len(first & set(places.index[places[other] <= top])),
            }
        )
    return pd.DataFrame(rows)


def _correlation(one: pd.Series, other: pd.Series, method: str) -> float:
    if one.nunique() < 2 or other.nunique() < 2:  # noqa: PLR2004 - nothing to rank
        return float("nan")
    return float(one.corr(other, method=method))

"""How often each unit takes each rank, when scores are noisy or weights drawn at random."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from course.methods._index_scores import checked_scores, checked_weights, weighted_means

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

DRAWS = 10_000
"""How often a simulation is repeated unless said otherwise: a share is then good to about 1 %."""

_AT_ONCE = 2_000_000
"""Random numbers held in memory at one time."""


def rank_shares(  # noqa: PLR0913 - each is a choice of the method
    scores: pd.DataFrame,
    weights: Mapping[str, float] | pd.Series[float],
    noise: float = 0.5,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    how: Literal["arithmetic", "geometric"] = "arithmetic",
) -> pd.DataFrame:
    """Say how often each unit takes each rank when every score may be a little off.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator.
    weights : mapping or pandas.Series
        Weight by indicator, 0 or more.
    noise : float
        How far a score may be off in either direction, in points. Every value in between is
        equally likely, and all scores err independently.
    draws : int
        How often the index is computed.
    seed : int
        Where the random numbers start.
    how : {"arithmetic", "geometric"}
        The mean that makes the index.

    Returns
    -------
    pandas.DataFrame
        Percentage of draws by unit (rows) and rank (columns, from 1). Ties share the better rank.

    Raises
    ------
    ValueError
        If a score is missing, or `noise` or `draws` is out of range.

    Notes
    -----
    Independent errors average out over many indicators, so that this is the kindest kind of error.
    One that pushes all scores of a unit the same way, as when more is known about it, does not.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"x": [5.0, 5.0, 1.0]}, index=["A", "B", "C"])
    >>> shares = rank_shares(table, {"x": 1}, draws=2000)
    >>> bool(40 < shares.loc["A", 1] < 60), float(shares.loc["C", 3])
    (True, 100.0)
    """
    import numpy as np  # noqa: PLC0415 - heavy

    names = list(weights.keys())
    values = checked_scores(scores, names)
    shares = checked_weights(dict(weights.items()), names)
    row = np.array([shares[name] for name in names])
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise is a number of points, 0 or more; got {noise}")
    _positive(draws)
    uniform = np.random.default_rng(seed)
    taken = np.zeros((len(values), len(values)))
    at_once = max(1, _AT_ONCE // max(1, values.size))
    for start in range(0, draws, at_once):
        shape = (min(at_once, draws - start), *values.shape)
        shaken = values + (2 * uniform.random(shape) - 1) * noise
        taken += _ranks_taken(weighted_means(shaken, row, how))
    return _percentages(taken, scores.index, draws)


def random_weight_shares(
    scores: pd.DataFrame,
    groups: Mapping[str, Sequence[str]] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    how: Literal["arithmetic", "geometric"] = "arithmetic",
) -> pd.DataFrame:
    """Say how often each unit takes each rank when the weights are drawn at random.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator.
    groups : mapping, optional
        Names of indicators by group. Given, one weight a group is drawn and shared equally inside
        it; left out, one weight an indicator is drawn.
    draws : int
        How often weights are drawn.
    seed : int
        Where the random numbers start.
    how : {"arithmetic", "geometric"}
        The mean that makes the index.

    Returns
    -------
    pandas.DataFrame
        Percentage of draws by unit (rows) and rank (columns, from 1). Ties share the better rank.

    Raises
    ------
    ValueError
        If a score is missing or `draws` is below 1.

    Notes
    -----
    Weights are exponential numbers divided by their sum, so that every set of weights that adds up
    to 1 is equally likely (a flat Dirichlet law). For two groups the weight of the first is then
    uniform between 0 and 1.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"x": [9.0, 1.0], "y": [1.0, 9.0]}, index=["A", "B"])
    >>> bool(40 < random_weight_shares(table, draws=2000).loc["A", 1] < 60)
    True
    """
    import numpy as np  # noqa: PLC0415 - heavy

    sets = {str(name): [name] for name in scores.columns} if groups is None else groups
    parts = [
        weighted_means(checked_scores(scores, members), [1 / len(members)] * len(members), how)
        for members in sets.values()
    ]
    _positive(draws)
    drawn = -np.log1p(-np.random.default_rng(seed).random((draws, len(parts))))
    drawn /= drawn.sum(axis=1, keepdims=True)
    means = weighted_means(np.stack(parts, axis=1), drawn, how).T
    return _percentages(_ranks_taken(means), scores.index, draws)


def _positive(draws: int) -> None:
    if draws < 1:
        raise ValueError(f"draws is 1 or more; got {draws}")


def _ranks_taken(means: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count units by rank: the number of units that are ahead of a unit, plus 1, is its rank."""
    import numpy as np  # noqa: PLC0415 - heavy

    units = means.shape[1]
    counts = np.zeros((units, units))
    for unit in range(units):
        ahead = (means > means[:, [unit]]).sum(axis=1)
        counts[unit] = np.bincount(ahead, minlength=units)
    return counts


def _percentages(taken: NDArray[np.float64], units: pd.Index, draws: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy

    return pd.DataFrame(taken * 100 / draws, index=units, columns=range(1, len(units) + 1))

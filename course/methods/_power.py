"""How often a change that is really there would be noticed."""

from __future__ import annotations

import math

from course.methods.counts import LEVEL

_LARGEST = 20_000_000
"""Numbers that one simulation may draw."""


def detection_power(  # noqa: PLR0913 - a design has many parts
    mean: float,
    ratio: float,
    *,
    before: int,
    after: int,
    dispersion: float = 1.0,
    level: float = LEVEL,
    rounds: int = 2_000,
    seed: int = 1,
) -> float:
    """Simulate how often a true change in a monthly count is told from no change.

    Parameters
    ----------
    mean : float
        Events a month before the change, above 0.
    ratio : float
        What the change does to the mean, above 0: 0.8 is a fall by 20 %.
    before, after : int
        Months that are watched on either side, 1 or more.
    dispersion : float
        How many times the variance is that of independent events, 1 or more; it is taken as known.
    level : float
        How sure the interval is to be, between 0 and 1.
    rounds : int
        How many histories to simulate.
    seed : int
        Seed of the random numbers: the same seed gives the same share.

    Returns
    -------
    float
        The share of the histories, from 0 to 1, in which the interval of the ratio lies on the
        right side of 1. With a ratio of 1 both sides count: the share of false alarms.

    Raises
    ------
    ValueError
        If an argument is out of its range, or the histories would be too many.

    Notes
    -----
    Counts are negative binomial with variance ``dispersion * mean``, drawn as quantiles of uniform
    numbers. The two means are compared on the log scale, with the standard error
    ``sqrt(dispersion * (1 / sum before + 1 / sum after))``. Months are independent and there is no
    trend: both make a real series harder to read, so this is the best case.

    Examples
    --------
    >>> few = detection_power(40, 0.8, before=24, after=6, dispersion=2.5)
    >>> many = detection_power(40, 0.8, before=24, after=24, dispersion=2.5)
    >>> few < 0.6 < many
    True
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy import stats  # noqa: PLC0415 - heavy

    if not (0 < mean < math.inf and 0 < ratio < math.inf and 1 <= dispersion < math.inf):
        raise ValueError(
            f"expected mean and ratio above 0 and dispersion from 1, got {mean}, {ratio} and "
            f"{dispersion}"
        )
    if min(before, after, rounds) < 1 or rounds * (before + after) > _LARGEST:
        raise ValueError(
            f"expected 1 or more months and rounds, and at most {_LARGEST} draws, got {before}, "
            f"{after} and {rounds}"
        )
    if not 0 < level < 1:
        raise ValueError(f"expected level between 0 and 1, got {level}: give 95 % as 0.95")
    draws = np.random.Generator(np.random.PCG64(seed)).random((rounds, before + after))
    means = np.where(np.arange(before + after) < before, mean, mean * ratio)
    if dispersion > 1:
        counts = stats.nbinom.ppf(draws, means / (dispersion - 1), 1 / dispersion)
    else:
        counts = stats.poisson.ppf(draws, means)
    # Half an event keeps a history without any events from breaking the logarithm.
    first = np.maximum(counts[:, :before].sum(axis=1), 0.5)
    second = np.maximum(counts[:, before:].sum(axis=1), 0.5)
    found = np.log((second / after) / (first / before))
    sure = float(stats.norm.ppf((1 + level) / 2))
    far = found / np.sqrt(dispersion * (1 / first + 1 / second))
    if ratio == 1:
        return float((np.abs(far) > sure).mean())
    return float((far * math.copysign(1, math.log(ratio)) > sure).mean())

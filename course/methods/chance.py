"""What makes counts vary: clusters of victims, and luck that does not last.

The intervals of `course.methods.counts` hold for events that are independent and have one rate.
Here is how to see that counts are not like that, how much wider an interval then becomes, and how
much of a fall after a bad year comes from having picked the worst year.
"""

from __future__ import annotations

import math
from collections.abc import Iterable


def dispersion_index(counts: Iterable[float]) -> float:
    """Divide the variance of counts by their mean.

    Parameters
    ----------
    counts : iterable of float
        Counts of periods or places that are alike, two or more.

    Returns
    -------
    float
        About 1 for independent events with one rate; above 1 when they cluster or the rate moves.

    Raises
    ------
    ValueError
        If there are fewer than two counts, one is negative, or all are 0.

    Examples
    --------
    >>> round(dispersion_index([2, 4, 6, 8]), 4)
    1.3333
    """
    from statistics import fmean, variance  # noqa: PLC0415 - only needed here

    values = [float(count) for count in counts]
    if len(values) < 2 or min(values) < 0 or not any(values):  # noqa: PLR2004 - a variance needs two
        raise ValueError(
            f"expected two or more counts, none negative and not all 0, got {values[:8]}"
        )
    return variance(values) / fmean(values)


def widened(interval: tuple[float, float], ratio: float, dispersion: float) -> tuple[float, float]:
    """Widen the interval of a ratio for events that come in clusters.

    Parameters
    ----------
    interval : tuple of float
        Low and high end, both above 0, as `rate_ratio_interval` gives them.
    ratio : float
        The ratio itself, inside the interval.
    dispersion : float
        How many times the variance is that of independent events, 1 or more. For clusters of
        random size it is the mean of the squared sizes divided by the mean size.

    Returns
    -------
    tuple of float
        Both ends moved away from the ratio, on the log scale, by the root of the dispersion.

    Raises
    ------
    ValueError
        If the ratio does not lie inside the interval, or `dispersion` is below 1.

    Examples
    --------
    >>> low, high = widened((0.5, 2.0), 1.0, 4.0)
    >>> round(low, 6), round(high, 6)
    (0.25, 4.0)
    """
    low, high = interval
    if not 0 < low <= ratio <= high < math.inf:
        raise ValueError(f"expected 0 < low <= ratio <= high, got {low}, {ratio}, {high}")
    if not 1 <= dispersion < math.inf:
        raise ValueError(
            f"expected a dispersion of 1 or more, got {dispersion}: below 1 nothing is widened"
        )
    factor = math.sqrt(dispersion)
    return ratio * (low / ratio) ** factor, ratio * (high / ratio) ** factor


def fall_after_worst(mean: float, years: int, rounds: int, seed: int) -> float:
    """Simulate how often the year after the worst one falls, though nothing ever changes.

    Parameters
    ----------
    mean : float
        Events a year, the same in every year, above 0.
    years : int
        Years of which the worst is picked, 1 or more; the first of them if several are equal.
    rounds : int
        How many such histories to simulate, 1 or more.
    seed : int
        Seed of the random numbers: the same seed gives the same share.

    Returns
    -------
    float
        The share of the histories, from 0 to 1, in which one more year has fewer events than
        the worst of the years before it.

    Raises
    ------
    ValueError
        If `mean`, `years` or `rounds` is too small.

    Notes
    -----
    Each count is the Poisson quantile of a uniform number: numpy keeps that stream from version
    to version.

    Examples
    --------
    >>> 0.8 < fall_after_worst(20, years=8, rounds=1000, seed=4) < 1
    True
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import poisson  # noqa: PLC0415 - heavy

    if not 0 < mean < math.inf:
        raise ValueError(f"expected a mean above 0, got {mean}")
    if years < 1 or rounds < 1:
        raise ValueError(f"expected 1 or more years and rounds, got {years} and {rounds}")
    draws = np.random.Generator(np.random.PCG64(seed)).random((rounds, years + 1))
    counts = poisson.ppf(draws, mean)
    return float((counts[:, -1] < counts[:, :-1].max(axis=1)).mean())

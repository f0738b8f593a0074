"""Small counts: exact intervals, and the ratio of two counts.

A count of rare events that happen one by one and independently follows a Poisson law, whose
standard deviation is the square root of its mean. All intervals here are exact in the sense that
they cover the true value at least as often as they say, whatever that value is; no normal curve is
put in place of the counts. Independence is the assumption that fails first: several people who are
hit in one attack are one event. What that costs is in `course.methods.chance`.
"""

from __future__ import annotations

import math

LEVEL = 0.95
"""How sure an interval is to be, unless said otherwise: 2.5 % are left out at each end."""

_LARGEST = 1_000_000
"""More than any count that these methods are meant for."""

_LARGEST_BEFORE = 10_000
"""Beyond this the search for the smallest rise would take long."""


def poisson_interval(count: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the exact interval for the mean behind one Poisson count.

    Parameters
    ----------
    count : int
        Events counted, 0 or more.
    level : float
        How sure the interval is to be, between 0 and 1; 0.95 leaves 2.5 % at each end.

    Returns
    -------
    tuple of float
        Low and high end, in events. The low end of a count of 0 is 0.

    Raises
    ------
    ValueError
        If `count` is not a whole number from 0 to a million, or `level` not between 0 and 1.

    Notes
    -----
    The low end is the mean from which `count` or more events would come by chance in
    ``(1 - level) / 2`` of all cases, the high end the one from which so few would. Both are
    quantiles of the chi-squared law, with ``2 * count`` and ``2 * count + 2`` degrees of freedom,
    divided by 2.

    References
    ----------
    .. [1] Garwood (1936).

    Examples
    --------
    >>> low, high = poisson_interval(10)
    >>> round(low, 2), round(high, 2)
    (4.8, 18.39)
    """
    from scipy.special import gammaincinv  # noqa: PLC0415 - heavy

    count = _whole("count", count)
    tail = _tail(level)
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))


def rate_ratio_interval(before: int, after: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the exact interval for the ratio of two Poisson means, from one count of each.

    Parameters
    ----------
    before, after : int
        Events counted in two periods of the same length, 0 or more each.
    level : float
        How sure the interval is to be, between 0 and 1.

    Returns
    -------
    tuple of float
        Low and high end of the ratio after / before. The low end is 0 when `after` is 0; the
        high end is infinite when `before` is 0.

    Raises
    ------
    ValueError
        If a count is not a whole number from 0 to a million, or `level` not between 0 and 1.

    Notes
    -----
    Given the sum of both counts, the later one follows a binomial law whose chance is
    ``ratio / (1 + ratio)``. The interval for that chance (Clopper-Pearson: quantiles of two beta
    laws) is turned back into a ratio.

    Examples
    --------
    >>> low, high = rate_ratio_interval(10, 20)
    >>> round(low, 3), round(high, 3)
    (0.894, 4.785)
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - heavy

    before, after = _whole("before", before), _whole("after", after)
    tail = _tail(level)
    low = float(betaincinv(after, before + 1, tail)) if after else 0.0
    high = float(betaincinv(after + 1, before, 1 - tail)) if before else 1.0
    return low / (1 - low), high / (1 - high) if high < 1 else math.inf


def rate_ratio_p(before: int, after: int) -> float:
    """Give the exact two-sided p-value for two counts that share one mean.

    Parameters
    ----------
    before, after : int
        Events counted in two periods of the same length, 0 or more each.

    Returns
    -------
    float
        The chance, if nothing had changed, that the same total splits at least as unevenly as it
        did, in either direction. It is not the chance that nothing has changed.

    Raises
    ------
    ValueError
        If a count is not a whole number from 0 to a million.

    Notes
    -----
    If both periods have one mean, each event falls into either with chance one half. The smaller
    tail of that binomial law is doubled, which for one half is the same as adding all outcomes
    that are as unlikely. The value is below ``1 - level`` exactly when `rate_ratio_interval`
    leaves 1 out.

    Examples
    --------
    >>> round(rate_ratio_p(10, 20), 4)
    0.0987
    >>> rate_ratio_p(7, 7)
    1.0
    """
    from scipy.special import bdtr  # noqa: PLC0415 - heavy

    before, after = _whole("before", before), _whole("after", after)
    fewer = min(before, after)
    return min(1.0, 2 * float(bdtr(fewer, before + after, 0.5)))


def smallest_rise(before: int, level: float = LEVEL) -> int:
    """Find the smallest later count that chance alone would not plainly explain.

    Parameters
    ----------
    before : int
        Events counted in the first period, from 0 to 10,000.
    level : float
        How sure the interval is to be, between 0 and 1.

    Returns
    -------
    int
        The smallest count above `before` for which `rate_ratio_interval` leaves 1 out.

    Raises
    ------
    ValueError
        If `before` is not a whole number from 0 to 10,000, or `level` not between 0 and 1.

    Examples
    --------
    >>> smallest_rise(10)
    23
    """
    before = _whole("before", before)
    if before > _LARGEST_BEFORE:
        raise ValueError(f"expected before from 0 to {_LARGEST_BEFORE}, got {before}")
    after = before + 1
    while rate_ratio_interval(before, after, level)[0] <= 1:
        after += 1
    return after


def _whole(name: str, count: float) -> int:
    """Read a count; a float that is a whole number passes, since tables often hold those."""
    if not (0 <= count <= _LARGEST and count == int(count)):
        raise ValueError(f"expected {name} to be a whole number from 0 to {_LARGEST}, got {count}")
    return int(count)


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"expected level between 0 and 1, got {level}: give 95 % as 0.95")
    return (1 - level) / 2

"""SYNTHETIC monthly calls around an operation whose effect is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def crackdown(  # noqa: PLR0913  # one parameter for each thing that is known of the truth
    *,
    months: int = 48,
    start: int = 31,
    trend: float = -0.008,
    level: float = 0.65,
    regain: float = 0.015,
    moved: float = 0.4,
    dispersion: float = 2.5,
    seed: int = 10,
) -> pd.DataFrame:
    """Make the SYNTHETIC calls about open dealing: an operation, a place nearby, one far away.

    Counts are negative binomial and independent from month to month. The defaults are teaching
    values, not estimates.

    Parameters
    ----------
    months : int
        Number of months.
    start : int
        First month with the operation.
    trend : float
        Monthly change of the logarithm of every area's rate.
    level : float
        What is left of the target's rate in the first month of the operation, from 0 to 1.
    regain : float
        Monthly change of the logarithm of that share: the effect wears off.
    moved : float
        Share of the prevented calls that come from the nearby area instead.
    dispersion : float
        Variance of a count over its mean, above 1.
    seed : int
        Seed of the random numbers: the same seed gives the same calls.

    Returns
    -------
    pandas.DataFrame
        One row a month and area: ``month``, ``area`` (target, nearby or control), ``calls``,
        ``expected`` and ``untouched`` (true means with the operation and without it) and
        ``is_synthetic``.

    Raises
    ------
    ValueError
        If `dispersion` is not above 1, or the operation leaves no month on a side.

    Examples
    --------
    >>> len(crackdown(months=4, start=3))
    12
    """
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made
    from scipy.stats import nbinom  # noqa: PLC0415  # heavy: only when a table is made

    if dispersion <= 1:
        raise ValueError(f"expected dispersion above 1, got {dispersion}")
    if not 1 < start <= months:
        raise ValueError(f"expected start from 2 to {months}, got {start}")
    areas = {"target": 90.0, "nearby": 70.0, "control": 80.0}
    draws = np.random.Generator(np.random.PCG64(seed)).random((months, len(areas)))
    month = np.arange(1, months + 1)
    untouched = np.outer(np.exp(trend * (month - 1)), list(areas.values()))
    since = np.clip(month - start, 0, None)
    share = np.where(month >= start, np.minimum(level * np.exp(regain * since), 1), 1.0)
    prevented = untouched[:, 0] * (1 - share)
    expected = untouched.copy()
    expected[:, 0] -= prevented
    expected[:, 1] += moved * prevented
    calls = nbinom.ppf(draws, expected / (dispersion - 1), 1 / dispersion).astype(int)
    return pd.DataFrame(
        [
            {
                "month": row + 1,
                "area": area,
                "calls": int(calls[row, column]),
                "expected": round(float(expected[row, column]), 3),
                "untouched": round(float(untouched[row, column]), 3),
                "is_synthetic": True,
            }
            for row in range(months)
            for column, area in enumerate(areas)
        ]
    )

"""A series of counts in two pieces: Poisson regression with a jump and a bend at a known date."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.methods.counts import LEVEL

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]

_TERMS = ("mean", "trend", "level", "slope")
_FEWEST = 3
"""Periods that each piece needs: two for its line, one to be off it."""
_ROUNDS = 100
_CLOSE = 1e-10


@dataclass(frozen=True)
class Segments:
    """A fitted series in two pieces; effects are on the log scale unless said otherwise."""

    start: int
    """The first period after the change, counted from 1."""
    coefficients: dict[str, float]
    """``mean`` at the start had nothing changed, ``trend`` a period, ``level``, ``slope``."""
    errors: dict[str, float]
    """Standard errors of the coefficients, for independent events."""
    dispersion: float
    """How many times the variance is that of independent events (Pearson); about 1 if they are."""
    fitted: tuple[float, ...]
    """Expected count of every period."""
    unchanged: tuple[float, ...]
    """What the first piece alone expects for every period, the later ones included."""

    def interval(
        self, term: str = "level", level: float = LEVEL, *, corrected: bool = True
    ) -> tuple[float, float]:
        """Give the interval of a term as a ratio.

        Parameters
        ----------
        term : str
            ``trend``, ``level`` or ``slope``.
        level : float
            How sure the interval is to be, between 0 and 1.
        corrected : bool
            Whether to widen it by the root of the dispersion, when that is above 1.

        Returns
        -------
        tuple of float
            Low and high end of the ratio; 1 means no change.

        Raises
        ------
        ValueError
            If there is no such term, or `level` is not between 0 and 1.
        """
        from scipy.special import ndtri  # noqa: PLC0415 - heavy

        if term not in _TERMS:
            raise ValueError(f"expected one of the terms {', '.join(_TERMS)}, got {term!r}")
        if not 0 < level < 1:
            raise ValueError(f"expected level between 0 and 1, got {level}: give 95 % as 0.95")
        wider = math.sqrt(max(self.dispersion, 1.0)) if corrected else 1.0
        reach = float(ndtri((1 + level) / 2)) * self.errors[term] * wider
        middle = self.coefficients[term]
        return math.exp(middle - reach), math.exp(middle + reach)


def segmented_poisson(counts: Iterable[float], start: int) -> Segments:
    """Fit a series of counts with a jump and a bend at a date that was known beforehand.

    Parameters
    ----------
    counts : iterable of float
        Events of equally long periods in the order of time, each a whole number from 0.
    start : int
        The first period that counts as after, counted from 1; 3 periods or more on either side.

    Returns
    -------
    Segments
        The fit.

    Raises
    ------
    ValueError
        If a count is not a whole number from 0, if a piece has fewer than 3 periods or only
        zeros, or if the fit does not settle.

    Notes
    -----
    The log of the expected count is ``mean + trend * t + level * after + slope * since`` with
    ``t = period - start``, ``after`` 0 before and 1 from `start` on, and ``since`` 0 before and
    `t` from `start` on. So ``exp(level)`` is the jump in the first period after, and
    ``exp(slope)`` the factor by which each further period departs from the earlier trend. It is
    fitted by iteratively reweighted least squares, and the dispersion is Pearson's chi-squared
    over the degrees of freedom. Nothing in the fit knows about seasons, about periods that depend
    on each other, or about what else happened at `start`.

    References
    ----------
    .. [1] Lopez Bernal, Cummins and Gasparrini (2017), International Journal of Epidemiology
       46, 348-355.

    Examples
    --------
    >>> fit = segmented_poisson([40, 38, 43, 39, 41, 20, 19, 22, 18, 21], start=6)
    >>> round(math.exp(fit.coefficients["level"]), 2)
    0.48
    """
    import numpy as np  # noqa: PLC0415 - heavy

    observed = _counts(counts)
    length = len(observed)
    if not (start == int(start) and _FEWEST < start <= length - _FEWEST + 1):
        raise ValueError(
            f"expected a start from {_FEWEST + 1} to {length - _FEWEST + 1}, with {_FEWEST} "
            f"periods or more on either side, got {start} for {length} periods"
        )
    before, after = observed[: start - 1], observed[start - 1 :]
    if not before.any() or not after.any():
        raise ValueError("expected events on both sides of the start, got zeros only on one")
    t = np.arange(1, length + 1) - float(start)
    later = (t >= 0).astype(float)
    design = np.column_stack([np.ones(length), t, later, t * later])
    beta, fitted, covariance = _fit(design, observed)
    pearson = float(((observed - fitted) ** 2 / fitted).sum())
    return Segments(
        start=int(start),
        coefficients=dict(zip(_TERMS, map(float, beta), strict=True)),
        errors=dict(zip(_TERMS, map(float, np.sqrt(np.diag(covariance))), strict=True)),
        dispersion=pearson / (length - len(_TERMS)),
        fitted=tuple(map(float, fitted)),
        unchanged=tuple(map(float, np.exp(design[:, :2] @ beta[:2]))),
    )


def placebo_dates(
    counts: Iterable[float], margin: int = 6, level: float = LEVEL, *, corrected: bool = True
) -> pd.DataFrame:
    """Pretend that something happened at each date of a stretch in which nothing did.

    Parameters
    ----------
    counts : iterable of float
        Events of the periods in which nothing happened.
    margin : int
        Periods that are left on either side of a date, 3 or more.
    level : float
        How sure the intervals are to be.
    corrected : bool
        Whether the intervals are widened by the dispersion.

    Returns
    -------
    pandas.DataFrame
        One row a date: ``start``, ``ratio``, ``low``, ``high`` and ``alarm``, which says that the
        interval leaves 1 out: a jump is reported where there was none.

    Raises
    ------
    ValueError
        If no date has `margin` periods on both sides, or a count is not a whole number from 0.

    Examples
    --------
    >>> len(placebo_dates([9, 8, 11, 10, 12, 9, 10, 11, 8, 10, 9, 12], margin=4))
    5
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    observed = _counts(counts)
    dates = range(margin + 1, len(observed) - margin + 2)
    if margin < _FEWEST or not dates:
        raise ValueError(
            f"expected a margin of {_FEWEST} or more and twice as many counts, got a margin of "
            f"{margin} and {len(observed)} counts"
        )
    rows: list[dict[str, Any]] = []
    for start in dates:
        fit = segmented_poisson(observed, start)
        low, high = fit.interval("level", level, corrected=corrected)
        ratio = math.exp(fit.coefficients["level"])
        alarm = low > 1 or high < 1
        rows.append({"start": start, "ratio": ratio, "low": low, "high": high, "alarm": alarm})
    return pd.DataFrame(rows)


def _counts(counts: Iterable[float]) -> Floats:
    import numpy as np  # noqa: PLC0415 - heavy

    observed = np.array([float(count) for count in counts])
    wrong = observed[~(np.isfinite(observed) & (observed >= 0) & (observed == np.floor(observed)))]
    if len(wrong):
        raise ValueError(f"expected whole numbers from 0 as counts, got {wrong[0]:g}")
    return observed


def _fit(design: Floats, observed: Floats) -> tuple[Floats, Floats, Floats]:
    """Fit a Poisson regression with log link by iteratively reweighted least squares."""
    import numpy as np  # noqa: PLC0415 - heavy

    fitted = observed + 0.5
    beta: Floats = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        working = np.log(fitted) + (observed - fitted) / fitted
        weighted = design * fitted[:, None]
        found = np.linalg.solve(design.T @ weighted, weighted.T @ working).astype(np.float64)
        fitted = np.exp(design @ found)
        settled = np.abs(found - beta).max() < _CLOSE
        beta = found
        if settled:
            spread = np.linalg.inv(design.T @ (design * fitted[:, None]))
            return beta, fitted, spread.astype(np.float64)
    raise ValueError("the fit does not settle: one piece may hold almost only zeros")

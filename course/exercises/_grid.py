"""Compare numbers within a tolerance without holding the number: bins centred on the answer.

A number is replaced by the index of its bin. Bins are twice the tolerance wide, and the grid is
shifted so that the right answer lies in the middle of one. "Within the tolerance" and "in the same
bin" are then the same thing, and the bin's index can be sealed (see `_seal`). Only the shift, a
remainder, is stored in clear. All arithmetic is exact (fractions), so nothing hangs on the last
bit of a float.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

# The shift is rounded to this share of the tolerance: short to store, and too coarse to tell the
# answer. A finer one would give whole numbers away, by the little that bins are wider than asked.
_FINENESS = 500
# So a shift can be wrong by this share of a bin, and an answer this near an edge is in both bins.
_BLUR = Fraction(1, 4 * _FINENESS)
# An answer rounded exactly as asked may differ by the whole tolerance: the edge counts as inside.
_EDGE = Fraction(1_000_001, 1_000_000)


def _half(within: str) -> Fraction:
    half = Fraction(within)
    if half <= 0:
        raise ValueError(f"a tolerance is greater than zero; {within!r} came")
    return half * _EDGE


def shift(value: float, within: str) -> str:
    """Give the shift of the grid that has `value` in the middle of a bin.

    Parameters
    ----------
    value
        The right answer, in the unit asked for.
    within
        The tolerance, as decimal text, in the same unit.

    Returns
    -------
    str
        A fraction in text, from 0 up to twice the tolerance.
    """
    step = Fraction(within) / _FINENESS
    remainder = Fraction(value) % (2 * _half(within))
    return str(round(remainder / step) * step)


def cells(value: float, within: str, offset: str) -> list[int]:
    """Give the indices of the bins that `value` falls in: two of them on an edge, else one.

    Examples
    --------
    >>> grid = shift(38.0, "0.05")
    >>> [middle] = cells(38.0, "0.05", grid)
    >>> [middle in cells(x, "0.05", grid) for x in (37.95, 38.05, 38.051)]
    [True, True, False]
    """
    place = (Fraction(value) - Fraction(offset)) / (2 * _half(within)) + Fraction(1, 2)
    return sorted({floor(place - _BLUR), floor(place + _BLUR)})

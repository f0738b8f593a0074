"""Did it work, or did it move? Comparisons before and after, with and without.

What would have happened without an operation is never seen. Each function here puts something in
its place: a comparison area, the earlier trend, dates at which nothing happened. None can tell
whether that stand-in is a good one; so each says what it takes for granted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from course.methods._power import detection_power
from course.methods._segmented import Segments, placebo_dates, segmented_poisson

__all__ = [
    "Displacement",
    "Segments",
    "detection_power",
    "difference_in_differences",
    "displacement",
    "placebo_dates",
    "segmented_poisson",
]


@dataclass(frozen=True)
class Displacement:
    """What became of an operation's effect in the area around it."""

    success: float
    """Change of target over control; below 0, the target did better than the control."""
    spill: float
    """Change of nearby over control; above 0, the nearby area did worse than the control."""
    quotient: float | None
    """`spill` over `success`; None if the target shows no fall of which a part could have moved."""
    reading: str
    """The quotient in words."""


def difference_in_differences(
    target: Sequence[float], control: Sequence[float], *, scale: str = "difference"
) -> float:
    """Compare the change of a target with that of a control.

    Parameters
    ----------
    target, control : sequence of float
        Two values each, before and after, 0 or more.
    scale : str
        ``"difference"`` subtracts changes, ``"ratio"`` divides factors.

    Returns
    -------
    float
        On the scale of differences, in the unit of the values, 0 for no effect; on that of
        ratios, 1 for no effect.

    Raises
    ------
    ValueError
        If there are not two values each, one is negative, or a ratio would divide by 0.

    Notes
    -----
    It takes for granted that without the operation both would have changed alike: by the same
    number on one scale, by the same factor on the other. When target and control differ in size,
    the two cannot both be true, and the choice of the scale is part of the claim.

    Examples
    --------
    >>> difference_in_differences((80, 50), (40, 30))
    -20.0
    >>> round(difference_in_differences((80, 50), (40, 30), scale="ratio"), 3)
    0.833
    """
    (a0, a1), (c0, c1) = _pair("target", target), _pair("control", control)
    if scale == "difference":
        return (a1 - a0) - (c1 - c0)
    if scale != "ratio":
        raise ValueError(f'expected scale "difference" or "ratio", got {scale!r}')
    if not (a0 and c0 and c1):
        raise ValueError("expected values above 0 for a ratio; only the target may fall to 0")
    return (a1 / a0) / (c1 / c0)


def displacement(
    target: Sequence[float], nearby: Sequence[float], control: Sequence[float]
) -> Displacement:
    """Weigh what a nearby area gained or lost against what the target gained.

    Parameters
    ----------
    target, nearby, control : sequence of float
        Two counts each, before and after: in the area of the operation, in the area around it into
        which problems could move, and in one that neither could reach.

    Returns
    -------
    Displacement
        The weighted displacement quotient and what goes into it.

    Raises
    ------
    ValueError
        If there are not two counts each, one is negative, or the control is 0.

    Notes
    -----
    The quotient is ``(N1/C1 - N0/C0) / (T1/C1 - T0/C0)`` [1]_. Below 0 the nearby area got worse:
    at -1 as much came up there as was gone from the target. Above 0 it got better with the target,
    a diffusion of benefits. Where the target shows no fall, nothing can have moved, and there is no
    quotient. It takes one control for all, and cannot see what moved farther than nearby, to other
    hours or to other offenses. It says nothing of chance: for a difference with a standard error
    see [2]_.

    References
    ----------
    .. [1] Bowers and Johnson (2003), Journal of Quantitative Criminology 19, 275-301.
    .. [2] Wheeler and Ratcliffe (2018), Crime Science 7, 11.

    Examples
    --------
    >>> round(displacement((100, 60), (50, 60), (100, 100)).quotient, 6)
    -0.25
    """
    (t0, t1), (n0, n1) = _pair("target", target), _pair("nearby", nearby)
    c0, c1 = _pair("control", control)
    if not c0 or not c1:
        raise ValueError("expected a control above 0 before and after: everything is divided by it")
    success, spill = t1 / c1 - t0 / c0, n1 / c1 - n0 / c0
    if success >= 0:
        reading = "the target shows no fall: there is nothing that could have moved"
        return Displacement(success, spill, None, reading)
    quotient = spill / success
    return Displacement(success, spill, quotient, _reading(quotient))


def _reading(quotient: float) -> str:
    if quotient < -1:
        return "more came up nearby than was gone from the target"
    if quotient < 0:
        return "part of what was gone from the target came up nearby"
    if quotient == 0:
        return "the nearby area changed as the control did"
    return "the nearby area got better with the target"


def _pair(name: str, values: Sequence[float]) -> tuple[float, float]:
    got = [float(value) for value in values]
    if len(got) != 2 or not all(0 <= value < math.inf for value in got):  # noqa: PLR2004 - a pair
        raise ValueError(f"expected two values from 0 for {name}, before and after, got {got}")
    return got[0], got[1]

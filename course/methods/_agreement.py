"""How far two people agree who put the same things on one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

_POWER = {"none": 0, "linear": 1, "quadratic": 2}


def weighted_kappa(
    first: Sequence[int],
    second: Sequence[int],
    weights: Literal["none", "linear", "quadratic"] = "linear",
) -> float:
    """Give Cohen's kappa for two raters: agreement beyond what chance would bring.

    Parameters
    ----------
    first, second : sequence of int
        The levels that each rater gave, in the same order of things.
    weights : {"none", "linear", "quadratic"}
        What a disagreement counts: the same for all, the number of levels between the two, or
        its square.

    Returns
    -------
    float
        1 for full agreement, 0 for as much as two raters reach who keep their own shares of each
        level but rate at random, below 0 for less.

    Raises
    ------
    ValueError
        If the two are not of one length, are empty, or all ratings are one level: then chance
        alone would agree fully, and kappa says nothing.

    Notes
    -----
    One minus the mean disagreement seen, divided by the mean disagreement of every rating of the
    one rater with every rating of the other.

    References
    ----------
    .. [1] Cohen (1968).

    Examples
    --------
    >>> round(weighted_kappa([1, 1, 2, 2, 3, 3, 1, 3], [1, 3, 2, 1, 3, 2, 1, 3]), 4)
    0.4667
    """
    if weights not in _POWER:
        raise ValueError(f"expected weights to be one of {', '.join(_POWER)}, got {weights!r}")
    if len(first) != len(second) or not len(first):
        raise ValueError(
            f"expected two ratings of each thing, got {len(first)} and {len(second)} ratings"
        )

    def apart(one: int, other: int) -> float:
        return float(abs(one - other) ** _POWER[weights]) if one != other else 0.0

    n = len(first)
    seen = sum(map(apart, first, second)) / n
    by_chance = sum(
        apart(one, other) * times_one * times_other
        for one, times_one in Counter(first).items()
        for other, times_other in Counter(second).items()
    ) / (n * n)
    if by_chance == 0:
        raise ValueError("expected ratings of more than one level: kappa says nothing of one")
    return 1 - seen / by_chance

"""Words for probabilities: two published scales, and the way from a number to a word."""

from __future__ import annotations

from collections.abc import Mapping

Scale = Mapping[str, tuple[int, int]]

KENT_1964: Scale = {
    "almost certainly not": (2, 12),
    "probably not": (20, 40),
    "chances about even": (40, 60),
    "probable": (63, 87),
    "almost certain": (87, 99),
}
"""Kent's words, each with the range that he gave as a middle and a "give or take", in percent."""

ICD_203: Scale = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""The words that the directive on analytic standards lets an analyst use, in percent."""


def word_for(probability: float, scale: Scale = ICD_203) -> str | None:
    """Find the word that a scale has for a probability.

    Parameters
    ----------
    probability : float
        Between 0 and 1.
    scale : mapping
        Words to ranges in percent, from low to high, such as `ICD_203` or `KENT_1964`.

    Returns
    -------
    str or None
        The word; None where the scale has none. On a boundary that two words share it is the
        one nearer to even chances: the scale does not say, and the weaker claim is the safer.

    Raises
    ------
    ValueError
        If `probability` is not between 0 and 1.

    References
    ----------
    .. [1] Kent (1964); Office of the Director of National Intelligence (2015), directive 203.

    Examples
    --------
    >>> word_for(0.6)
    'likely'
    >>> word_for(0.6, KENT_1964)
    'chances about even'
    >>> word_for(0.15, KENT_1964) is None
    True
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"expected a probability between 0 and 1, got {probability}")
    percent = round(100 * probability, 9)
    fitting = [word for word, (low, high) in scale.items() if low <= percent <= high]
    return min(fitting, key=lambda word: abs(sum(scale[word]) - 100), default=None)

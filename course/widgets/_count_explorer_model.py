"""The count explorer's model: two counts, their ratio, and what chance allows it to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.methods.counts import rate_ratio_interval

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 600
"""The largest later count."""

_NEAR_ONE = 0.01


@dataclass(frozen=True)
class CountModel:
    """Earlier counts to start from, and the change from one of them to any later count.

    Parameters
    ----------
    starts : mapping of int to str
        Each earlier count, above zero, and what was counted, where and when.

    Raises
    ------
    ValueError
        If there is no earlier count, or one is not above zero.

    Examples
    --------
    >>> model = CountModel({10: "a town, 2022"})
    >>> model.ratio(10, 20)
    2.0
    >>> model.sentence(10, 20)
    '10 before, 20 after: 2.00 times. Exact 95 per cent interval: 0.89 to 4.78 times. \
1 lies inside it.'
    """

    starts: Mapping[int, str]

    def __post_init__(self) -> None:
        if not self.starts or min(self.starts) <= 0:
            raise ValueError(
                f"There must be earlier counts, all above zero, not {sorted(self.starts)}."
            )

    def ratio(self, before: int, after: int) -> float:
        """Return how many times the earlier count the later one is."""
        self._check(before, after)
        return after / before

    def interval(self, before: int, after: int) -> tuple[float, float]:
        """Return the exact 95 percent interval for that ratio, for independent events."""
        self._check(before, after)
        return rate_ratio_interval(before, after)

    def leaves_one_out(self, before: int, after: int) -> bool:
        """Tell whether "no change" lies outside the interval."""
        low, high = self.interval(before, after)
        return not low <= 1 <= high

    def place_of_one(self, before: int, after: int) -> str:
        """Return where "no change" lies, in a word."""
        return "outside" if self.leaves_one_out(before, after) else "inside"

    def title(self, before: int, after: int) -> str:
        """Return the finding as the title of the picture."""
        times = as_text(self.ratio(before, after))
        place = self.place_of_one(before, after)
        return f"{after} after {before}: {times} times; 1 is {place} the interval"

    def sentence(self, before: int, after: int) -> str:
        """Return both counts, their ratio and the interval in a line."""
        low, high = map(as_text, self.interval(before, after))
        return (
            f"{before} before, {after} after: {as_text(self.ratio(before, after))} times. "
            f"Exact 95 per cent interval: {low} to {high} times. "
            f"1 lies {self.place_of_one(before, after)} it."
        )

    def alt(self, before: int, after: int) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        return (
            f"{self.title(before, after)}. {self.sentence(before, after)} Two bars for the counts, "
            f"the earlier one being {self.starts[before]}; below them the interval on a scale of "
            "ratios, with a line at 1, no change."
        )

    def _check(self, before: int, after: int) -> None:
        if before not in self.starts:
            known = ", ".join(map(str, self.starts))
            raise ValueError(f"The earlier count is one of {known}, not {before!r}.")
        check_later(after)


def check_later(after: object) -> int:
    """Return a later count, or say what is wrong with it.

    Parameters
    ----------
    after : object
        The count.

    Returns
    -------
    int
        The count.

    Raises
    ------
    ValueError
        If it is not a whole number that the slider reaches.

    Examples
    --------
    >>> check_later(51)
    51
    >>> check_later(-1)
    Traceback (most recent call last):
        ...
    ValueError: The later count is a whole number from 0 to 600, not -1.
    """
    index = getattr(after, "__index__", None)  # numpy's whole numbers have it too, 51.0 has not
    count = index() if index and not isinstance(after, bool) else -1
    if not 0 <= count <= MOST:
        raise ValueError(f"The later count is a whole number from 0 to {MOST}, not {after!r}.")
    return int(count)


def as_text(ratio: float) -> str:
    """Write a ratio; close to 1 it takes four decimals to see on which side of it one is.

    Parameters
    ----------
    ratio : float
        The ratio.

    Returns
    -------
    str
        The ratio with two decimals or four.

    Examples
    --------
    >>> as_text(2.0), as_text(0.9995)
    ('2.00', '0.9995')
    """
    return f"{ratio:.4f}" if 0 < abs(ratio - 1) < _NEAR_ONE else f"{ratio:.2f}"

"""Dates that are not known to the day: what they can mean, and what follows from two of them.

The subset of EDTF that the course's tables use: a year, a month or a day; the marks ``~`` (about),
``?`` (uncertain) and ``%`` (both) behind it; and intervals of two such dates with a slash between.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_DECEMBER = 12
Relation = Literal["before", "after", "cannot tell"]


@dataclass(frozen=True)
class Span:
    """The days that an uncertain date can mean."""

    text: str
    """The date as it was written."""
    earliest: date
    """The first day that the text allows, marks set aside."""
    latest: date
    """The last day that the text allows, marks set aside."""
    first_possible: date
    """The first day, with one unit of slack where the text says about or uncertain."""
    last_possible: date
    """The last day, with the same slack."""

    @property
    def exact(self) -> bool:
        """Whether only one day is meant."""
        return self.first_possible == self.last_possible


def parse(text: str) -> Span:
    """Read a date in the course's subset of EDTF.

    The standard does not say how far off a date with ``~`` or ``?`` may be. Here it is one unit
    of what was written: a day for a day, a month for a month, a year for a year. That is a
    choice, and it only widens `Span.first_possible` and `Span.last_possible`.

    Parameters
    ----------
    text : str
        Such as ``"2022"``, ``"2022-06"``, ``"2022-06-15"``, ``"2024-05-14~"`` or
        ``"2023-01/2023-05"``.

    Returns
    -------
    Span
        The earliest and the latest day; an interval runs from its first part's earliest day to
        its second part's latest.

    Raises
    ------
    TypeError
        If `text` is not text.
    ValueError
        If it is not in the subset, names a day that does not exist, or ends before it begins.

    References
    ----------
    .. [1] Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, levels 0, 1.

    Examples
    --------
    >>> span = parse("2024-02")
    >>> str(span.earliest), str(span.latest)
    ('2024-02-01', '2024-02-29')
    >>> str(parse("2024-05-14~").last_possible)
    '2024-05-15'
    """
    if not isinstance(text, str):
        raise TypeError(f'expected a date as text, such as "2022-06"; got {text!r}')
    parts = text.strip().split("/")
    if len(parts) > 2:  # noqa: PLR2004 - an interval has two ends
        raise ValueError(f"expected one slash at most, between two dates; got {text!r}")
    ends = [_one(part, text) for part in parts]
    first, last = ends[0], ends[-1]
    if last.latest < first.earliest:
        raise ValueError(f"the interval {text!r} ends before it begins: swap its two dates")
    return Span(text, first.earliest, last.latest, first.first_possible, last.last_possible)


def relation(first: str, second: str) -> Relation:
    """Say whether the first date certainly lies before or after the second.

    Parameters
    ----------
    first, second : str
        Dates that `parse` reads.

    Returns
    -------
    {"before", "after", "cannot tell"}
        ``"before"`` when the last possible day of `first` is earlier than the first possible day
        of `second`, ``"after"`` when it is the other way round, else ``"cannot tell"``: the two
        share a possible day, so that either order, or the same day, is open.

    Examples
    --------
    >>> relation("2022-01", "2022-06"), relation("2022", "2022-06")
    ('before', 'cannot tell')
    """
    a, b = parse(first), parse(second)
    if a.last_possible < b.first_possible:
        return "before"
    if b.last_possible < a.first_possible:
        return "after"
    return "cannot tell"


def overlaps(first: str, second: str) -> bool:
    """Say whether two dates, as written, have a day in common.

    Parameters
    ----------
    first, second : str
        Dates that `parse` reads; their marks are set aside.

    Returns
    -------
    bool
        True if at least one day lies in both.

    Examples
    --------
    >>> overlaps("2022", "2022-06-15"), overlaps("2024-05-14", "2024-05-15")
    (True, False)
    """
    a, b = parse(first), parse(second)
    return a.earliest <= b.latest and b.earliest <= a.latest


def days_between(first: str, second: str) -> tuple[int, int]:
    """Give the smallest and the largest number of days from one date to another.

    Days are counted as steps: from one day to the next is one. A negative number means that the
    second date can lie before the first.

    Parameters
    ----------
    first, second : str
        Dates that `parse` reads; marks add their slack.

    Returns
    -------
    tuple of int
        Smallest and largest, in days; equal when both dates are exact.

    Examples
    --------
    >>> days_between("2024-05-14", "2024-05-15")
    (1, 1)
    >>> days_between("2024-04", "2024-05-14")
    (14, 43)
    """
    a, b = parse(first), parse(second)
    return (
        (b.first_possible - a.last_possible).days,
        (b.last_possible - a.first_possible).days,
    )


def _one(part: str, whole: str) -> Span:
    match = _DATE.fullmatch(part.strip())
    if match is None:
        raise ValueError(
            'expected a year, month or day such as "2022", "2022-06" or "2022-06-15~"; '
            f"got {part!r} in {whole!r}"
        )
    year, month, day = (int(found) if found else None for found in match.groups()[:3])
    assert year is not None  # noqa: S101 - the pattern needs four digits
    try:
        earliest = date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"there is no day {part!r} in the calendar: {error}") from None
    latest = earliest if day else _month_end(year, month or _DECEMBER)
    if not match.group(4):
        return Span(part, earliest, latest, earliest, latest)
    before = earliest - timedelta(days=1)
    after = latest + timedelta(days=1)
    if month is None:
        before = date(before.year, 1, 1)
        after = date(after.year, _DECEMBER, 31)
    elif day is None:
        before = before.replace(day=1)
        after = _month_end(after.year, after.month)
    return Span(part, earliest, latest, before, after)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

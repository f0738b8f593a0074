"""Times as an LMS writes them, and as nbgrader reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from course.grading.lms._problem import LmsError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOON = 12
_CLOCK = re.compile(r"(\d{1,2}):?(\d\d)(?: ?([AaPp])\.?[Mm]\.?)?$")


def zone(name: str | None) -> tzinfo | None:
    """Give a time zone by its name; None, which means this computer's, without one.

    Raises
    ------
    LmsError
        When there is no zone of that name.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise LmsError(
            f"There is no time zone {name!a}. Expected is a name such as Europe/Berlin or UTC."
        ) from None


def in_utc(when: datetime, where: tzinfo | None) -> datetime:
    """Give a time without a zone, meant in `where` or on this computer, in UTC."""
    # astimezone() takes a time without a zone as this computer's.
    return (when.replace(tzinfo=where) if where else when).astimezone(UTC)


def typed(text: str, where: tzinfo | None) -> datetime | None:
    """Read a time that a person typed, ISO 8601; in `where` unless it names a zone."""
    try:
        when = datetime.fromisoformat(text.strip().removesuffix(" UTC").strip())
    except ValueError:
        return None
    if text.strip().endswith(" UTC"):
        when = when.replace(tzinfo=UTC)
    return when.astimezone(UTC) if when.tzinfo else in_utc(when, where)


def for_nbgrader(when: datetime) -> str:
    """Write a time in UTC as nbgrader's ``timestamp.txt`` has it."""
    return when.strftime("%Y-%m-%d %H:%M:%S UTC")


def spoken(text: str) -> datetime | None:
    """Read a time with a month's English name; Brightspace drops the colon of the clock.

    Examples
    --------
    >>> spoken("Nov 20, 2026 126 PM")
    datetime.datetime(2026, 11, 20, 13, 26)
    >>> spoken("Friday, 20 November 2026, 11:59 PM")
    datetime.datetime(2026, 11, 20, 23, 59)
    """
    clock = _CLOCK.search(text.strip())
    words = re.findall(r"[^\W\d_]+|\d+", text.strip()[: clock.start()]) if clock else []
    names = [word[:3].casefold() for word in words if not word.isdigit()]
    months = [name for name in names if name in _MONTHS]
    numbers = [int(word) for word in words if word.isdigit()]
    if not clock or len(months) != 1 or len(numbers) != len(("day", "year")):
        return None
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").casefold()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    month = _MONTHS.index(months[0]) + 1
    try:
        return datetime(max(numbers), month, min(numbers), hour, minute)  # noqa: DTZ001 - the LMS's
    except ValueError:
        return None

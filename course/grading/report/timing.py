"""When a class handed in, against the due date: what a person may look at, and no more."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from course.grading.results import SubmissionResult

FEWEST = 8
"""Submissions below which quartiles say nothing about what is unusual."""
_FENCE = 1.5
_LARGEST = 1 << 20
_MOST_TRIES = 10_000


@dataclass(frozen=True)
class HandedIn:
    """When somebody handed in."""

    student: str
    """Who."""
    when: datetime
    """In UTC."""
    hours: float | None
    """Hours before this student's due date, extension included; negative when late."""
    note: str
    """Why somebody may want to look; empty when there is no reason."""


def handed_in(
    submissions: Sequence[SubmissionResult],
    due: datetime | None,
    extensions: Mapping[str, timedelta],
) -> list[HandedIn]:
    """List hand-in times, the earliest first.

    Parameters
    ----------
    submissions
        All of them; those without a known time are left out.
    due
        The module's due date; None when it has none.
    extensions
        Student to how much longer that student has.

    References
    ----------
    .. [1] Tukey, J. W. (1977). Exploratory Data Analysis, section 2D: values more than 1.5
       quartile distances beyond the quartiles are looked at one by one.
    """
    known = sorted((one.handed_in, one.student) for one in submissions if one.handed_in is not None)
    first = known[0][0] if known else None
    hours = []
    for when, student in known:
        against = due + extensions.get(student, timedelta()) if due else first
        assert against is not None  # noqa: S101 - there is a first when there is any
        hours.append((against - when) / timedelta(hours=1))
    low, high = _fences(hours)
    found = []
    for (when, student), before in zip(known, hours, strict=True):
        note = ""
        if due and before < 0:
            note = "after the due date"
        if before < low:
            note = "much later than most"
        elif before > high:
            note = "much earlier than most"
        found.append(HandedIn(student, when, before if due else None, note))
    return found


def tries(root: Path, module: str, students: Sequence[str]) -> dict[str, dict[str, int]]:
    """Read how often students checked each exercise, where they handed that in.

    ``check`` counts in ``progress.json`` beside the student's notebook. Nothing asks students to
    hand that file in, and they can change it.

    Returns
    -------
    dict
        Student to exercise to checks of an attempted answer.
    """
    found = {}
    for student in students:
        path = root / "submitted" / student / module / "progress.json"
        try:
            if path.is_symlink() or path.stat().st_size > _LARGEST:
                continue
            record = json.loads(path.read_bytes())["exercises"]
            counts = {str(name): entry.get("tries") for name, entry in record.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        found[student] = {
            name: count
            for name, count in counts.items()
            if type(count) is int and 0 < count <= _MOST_TRIES
        }
    return found


def _fences(hours: Sequence[float]) -> tuple[float, float]:
    if len(hours) < FEWEST:
        return float("-inf"), float("inf")
    low, _, high = statistics.quantiles(hours, n=4, method="inclusive")
    reach = _FENCE * (high - low)
    return low - reach, high + reach

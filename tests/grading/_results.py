"""Results made up for tests of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from course.grading.results import ExerciseResult, SubmissionResult


def exercise(
    name: str, points: float | None = 0.0, of: float = 1.0, status: str = "", **more: Any
) -> ExerciseResult:
    """Make up one exercise's result."""
    status = status or ("right" if points == of else "not-yet")
    rest = {"mistake": None, "line": "", "comment": "", "answer": None, "by_hand": False, **more}
    return ExerciseResult(name, name, points, of, status, **rest)


def submission(
    student: str, exercises: Sequence[ExerciseResult], when: datetime | None = None
) -> SubmissionResult:
    """Make up one student's result."""
    of = sum(each.of for each in exercises)
    waiting = any(each.points is None for each in exercises)
    return SubmissionResult(
        student, "graded", "", waiting, None, of, 0.0, when, (), tuple(exercises)
    )


def a_class(*columns: Sequence[float | None]) -> list[SubmissionResult]:
    """Make up a class from the points of its exercises q1, q2, …, each out of the most given."""
    most = [max(points or 0.0 for points in column) or 1.0 for column in columns]
    return [
        submission(
            f"s{number:02}",
            [exercise(f"q{place + 1}", points, most[place]) for place, points in enumerate(row)],
        )
        for number, row in enumerate(zip(*columns, strict=True))
    ]

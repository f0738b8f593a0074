"""A class's marks by exercise, as a table for any program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from course.grading.lms._sheets import write_sheet
from course.grading.lms.roster import Roster
from course.grading.results import SubmissionResult


def write_exercises(path: Path, roster: Roster, marks: Iterable[SubmissionResult]) -> None:
    """Write the marks by exercise: quoted, sorted by student, nothing a spreadsheet would run.

    A mark that is not final is empty. Points by exercise are before the late penalty.

    Parameters
    ----------
    path
        The table.
    roster
        The class.
    marks
        What every student earned.
    """
    everybody = sorted(marks, key=lambda each: each.student)
    known = {student.id: student for student in roster.students}
    points = {one.exercise: one.of for each in everybody for one in each.exercises}
    header = ["student", "last_name", "first_name", "state", "score", "of", "late_penalty"]
    rows: list[list[object]] = []
    for each in everybody:
        student = known.get(each.student)
        earned = {one.exercise: one.points for one in each.exercises}
        row: list[object] = [
            each.student,
            student.last_name if student else "",
            student.first_name if student else "",
            each.state,
            _or_empty(each.score),
            each.of,
            each.late_penalty,
        ]
        rows.append([*row, *(_or_empty(earned.get(name)) for name in points)])
    write_sheet(path, [*header, *(f"{name} ({of:g})" for name, of in points.items())], rows)


def _or_empty(points: float | None) -> object:
    return "" if points is None else round(points, 4)

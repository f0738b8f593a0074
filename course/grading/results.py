"""What a class earned in a module: one record a student, for feedback, export and report.

The points are the gradebook's, the lines beside them the graded notebooks', and what became of a
submission stands in the journal. Nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from course.grading._results_cells import Checked, Graded, read_graded, read_titles
from course.grading._results_rows import NOTHING, Entry, Rows, read_rows
from course.grading.cell_marks import NO_ANSWER
from course.grading.journal import Journal
from course.grading.work import GRADED, PARTLY, UNGRADABLE

MISSING = "missing"
BY_HAND, NOT_ATTEMPTED = "by hand", "not-attempted"
_NOT_YET_GRADED = "Handed in, and not graded yet. Grade it with: python3 -m course grade {module}"
_NOT_IN_BOOK = (
    "It was graded, and this gradebook has no marks of it. "
    "Enter them with: python3 -m course grade {module} --again"
)


@dataclass(frozen=True)
class ExerciseResult:
    """What a student earned in one exercise."""

    exercise: str
    """Its id, such as ``m03-q2``."""
    title: str
    """What its heading calls it; the id when there is no heading."""
    points: float | None
    """Points, marks by hand and extra credit included; None when a person has to look."""
    of: float
    """Points that there are."""
    status: str
    """right, mistake, not-yet or not-attempted; by hand where only a person can tell."""
    mistake: str | None
    """The name of the recognized mistake."""
    line: str
    """What the student reads about it; empty when the machine says nothing."""
    comment: str
    """What stands beside the answer in the gradebook: a person's comment, or nbgrader's."""
    answer: Any | None
    """A wrong answer that nobody has named yet, as plain data."""
    by_hand: bool
    """Whether a person gave points."""


@dataclass(frozen=True)
class SubmissionResult:
    """What a student earned in a module."""

    student: str
    """The student's id."""
    state: str
    """graded, partly graded, ungradable (or not graded yet), or missing."""
    reason: str
    """Why it is not simply graded."""
    waiting: bool
    """Whether something of it still needs a person."""
    score: float | None
    """Points after the late penalty; None unless it is final and may be exported."""
    of: float
    """Points that there are."""
    late_penalty: float
    """Points lost because it was late."""
    handed_in: datetime | None
    """When, in UTC; None when that is not known."""
    repairs: tuple[str, ...]
    """What was repaired in it before it ran."""
    exercises: tuple[ExerciseResult, ...]
    """In the lesson's order; none when nothing was handed in."""


def results(root: Path, module: str, db: str) -> list[SubmissionResult]:
    """Read what every student of a class earned in a module.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment; its notebook has the same name.
    db
        The gradebook's address, such as ``sqlite:///gradebook.db``.

    Returns
    -------
    list
        Sorted by student: everybody on the gradebook's list, and everybody who handed in.

    Raises
    ------
    course.grading.gradebook.GradebookError
        When there is no gradebook, it does not know the module, or it cannot be read.
    """
    rows = read_rows(db, module)
    submitted = (root / "submitted").glob(f"*/{module}")
    handed_in = {place.parent.name for place in submitted if place.is_dir()}
    reader = _Reader(root, module, rows)
    everybody = rows.students | rows.entries.keys() | handed_in
    return [reader.read(student, handed_in=student in handed_in) for student in sorted(everybody)]


class _Reader:
    """Puts a student's rows, graded notebook and line of the journal together."""

    def __init__(self, root: Path, module: str, rows: Rows) -> None:
        self._root, self._module, self._rows = root, module, rows
        self._journal = Journal(root / "grading" / f"{module}.jsonl")
        self._titles = read_titles(root, module)
        self._of = float(sum(rows.points.values()))
        order = {name: place for place, name in enumerate(self._titles)}
        self._cells = sorted(
            rows.points, key=lambda cell: (order.get(_exercise(cell), len(order)), cell)
        )

    def read(self, student: str, *, handed_in: bool) -> SubmissionResult:
        """Read one student's result."""
        entry = self._rows.entries.get(student)
        known = self._journal.last(student) or {}
        if entry is None:
            return self._without_marks(student, known, handed_in=handed_in)
        graded = self._graded(student)
        blank = all(mark.auto is None for mark in entry.marks.values())
        failed = blank and (graded is None or _ungradable(known))
        graded = None if failed else graded
        exercises = tuple(self._result(cell, entry, graded) for cell in self._cells)
        waiting = any(each.points is None for each in exercises)
        ended = graded.ended if graded else ""
        return SubmissionResult(
            student,
            UNGRADABLE if failed and waiting else PARTLY if ended else GRADED,
            self._reason(known) if failed and waiting else ended,
            waiting,
            None if waiting else _score(exercises, entry.penalty),
            self._of,
            entry.penalty,
            entry.handed_in,
            _repairs(graded, known),
            exercises,
        )

    def _without_marks(
        self, student: str, known: dict[str, Any], *, handed_in: bool
    ) -> SubmissionResult:
        """Say why somebody has no marks: a submission that is not graded is not a missing one."""
        state = UNGRADABLE if handed_in else MISSING
        reason = self._reason(known) if handed_in else ""
        return SubmissionResult(
            student, state, reason, handed_in, None, self._of, 0.0, None, (), ()
        )

    def _reason(self, known: dict[str, Any]) -> str:
        """Say why there are no marks of what was handed in."""
        if _ungradable(known):
            return str(known.get("reason", ""))
        return (_NOT_IN_BOOK if known else _NOT_YET_GRADED).format(module=self._module)

    def _graded(self, student: str) -> Graded | None:
        place = self._root / "autograded" / student / self._module
        return read_graded(place / f"{self._module}.ipynb")

    def _result(self, cell: str, entry: Entry, graded: Graded | None) -> ExerciseResult:
        name = _exercise(cell)
        point = entry.marks.get(cell, NOTHING)
        comment = entry.comments.get(name) or entry.comments.get(cell) or ""
        checked = graded.checks.get(name) if graded else None
        return ExerciseResult(
            name,
            self._titles.get(name, name),
            point.points,
            self._rows.points[cell],
            _status(checked, comment),
            checked.mistake if checked else None,
            checked.line if checked else "",
            comment,
            checked.answer if checked else None,
            point.by_hand,
        )


def _exercise(cell: str) -> str:
    return cell.removesuffix("-check")


def _ungradable(known: dict[str, Any]) -> bool:
    return known.get("state") == UNGRADABLE


def _status(checked: Checked | None, comment: str) -> str:
    if checked:
        return checked.status
    return NOT_ATTEMPTED if comment == NO_ANSWER else BY_HAND


def _score(exercises: tuple[ExerciseResult, ...], penalty: float) -> float:
    """Add up the points; the penalty takes no more than there is, as in nbgrader's export."""
    return max(0.0, sum(each.points or 0.0 for each in exercises) - penalty)


def _repairs(graded: Graded | None, known: dict[str, Any]) -> tuple[str, ...]:
    if graded and graded.repairs is not None:
        return graded.repairs
    return tuple(map(str, known.get("repairs", ())))

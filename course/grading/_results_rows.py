"""What nbgrader's tables say about a class, read with three statements however large it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import Connection, select

from course.grading.gradebook import read_module


@dataclass(frozen=True)
class Point:
    """What the gradebook holds for one cell of one submission."""

    auto: float | None
    """What the machine gave."""
    manual: float | None
    """What a person gave in its place."""
    extra: float | None
    """What a person gave on top."""
    waiting: bool
    """Whether a person still has to look."""

    @property
    def points(self) -> float | None:
        """All together, as nbgrader adds them up; None when a person has to look."""
        given = self.auto if self.manual is None else self.manual
        return None if self.waiting or given is None else given + (self.extra or 0.0)

    @property
    def by_hand(self) -> bool:
        """Whether a person gave points."""
        return self.manual is not None or bool(self.extra)


NOTHING = Point(None, None, None, waiting=True)
"""For a cell that the submission has no row for."""


@dataclass
class Entry:
    """One student's submission."""

    handed_in: datetime | None
    """In UTC."""
    extension: timedelta
    """How much longer this student has."""
    penalty: float
    """Points lost because it was late."""
    marks: dict[str, Point] = field(default_factory=dict)
    """By the name of the cell that has points."""
    comments: dict[str, str] = field(default_factory=dict)
    """By the name of the cell that is answered: a person's comment, else nbgrader's."""


@dataclass
class Rows:
    """What the gradebook says about a module."""

    points: dict[str, float]
    """Cells that have points, and how many."""
    due: datetime | None
    """When it is to be handed in, in UTC."""
    students: set[str]
    """Everybody on the gradebook's list."""
    entries: dict[str, Entry]
    """By student."""


def read_rows(db: str, module: str) -> Rows:
    """Read a module's marks.

    Parameters
    ----------
    db
        The gradebook's address.
    module
        The assignment; its notebook has the same name.

    Raises
    ------
    GradebookError
        When there is no gradebook or it cannot be read.
    NoAssignment
        When it does not know the module.
    """
    return read_module(db, module, _read)


def _read(connection: Connection, module: str) -> Rows | None:
    # The tables, not the classes: nbgrader's classes ask for sums that nobody needs here.
    cell, point, task = BaseCell.__table__, GradeCell.__table__, TaskCell.__table__
    notebook, assignment = Notebook.__table__, Assignment.__table__
    found = connection.execute(
        select(
            notebook.c.id,
            assignment.c.duedate,
            cell.c.name,
            point.c.max_score,
            task.c.max_score.label("task_score"),
        )
        .select_from(notebook)
        .join(assignment, assignment.c.id == notebook.c.assignment_id)
        .outerjoin(cell, cell.c.notebook_id == notebook.c.id)
        .outerjoin(point, point.c.id == cell.c.id)
        .outerjoin(task, task.c.id == cell.c.id)
        .where(assignment.c.name == module, notebook.c.name == module)
    ).all()
    if not found:
        return None
    points = {
        row.name: float(row.task_score if row.max_score is None else row.max_score)
        for row in found
        if row.max_score is not None or row.task_score is not None
    }
    students = set(connection.scalars(select(Student.__table__.c.id)))
    rows = Rows(points, _aware(found[0].duedate), students, {})
    _read_marks(connection, found[0].id, rows)
    _read_comments(connection, found[0].id, rows)
    return rows


def _read_marks(connection: Connection, notebook_id: str, rows: Rows) -> None:
    whole, part = SubmittedAssignment.__table__, SubmittedNotebook.__table__
    grade, cell = Grade.__table__, BaseCell.__table__
    found = connection.execute(
        select(
            whole.c.student_id,
            whole.c.timestamp,
            whole.c.extension,
            part.c.late_submission_penalty,
            cell.c.name,
            grade.c.auto_score,
            grade.c.manual_score,
            grade.c.extra_credit,
            grade.c.needs_manual_grade,
        )
        .select_from(part)
        .join(whole, whole.c.id == part.c.assignment_id)
        .outerjoin(grade, grade.c.notebook_id == part.c.id)
        .outerjoin(cell, cell.c.id == grade.c.cell_id)
        .where(part.c.notebook_id == notebook_id)
    )
    for student, when, extension, penalty, name, *point in found:
        entry = rows.entries.get(student)
        if entry is None:
            entry = Entry(_aware(when), extension or timedelta(), float(penalty or 0.0))
            rows.entries[student] = entry
        if name is not None:
            entry.marks[name] = Point(*point)


def _read_comments(connection: Connection, notebook_id: str, rows: Rows) -> None:
    whole, part = SubmittedAssignment.__table__, SubmittedNotebook.__table__
    comment, cell = Comment.__table__, BaseCell.__table__
    found: Any = connection.execute(
        select(whole.c.student_id, cell.c.name, comment.c.manual_comment, comment.c.auto_comment)
        .select_from(part)
        .join(whole, whole.c.id == part.c.assignment_id)
        .join(comment, comment.c.notebook_id == part.c.id)
        .join(cell, cell.c.id == comment.c.cell_id)
        .where(part.c.notebook_id == notebook_id)
    )
    for student, name, by_person, by_machine in found:
        rows.entries[student].comments[name] = by_machine if by_person is None else by_person


def _aware(when: datetime | None) -> datetime | None:
    """Nbgrader keeps UTC without saying so."""
    return None if when is None else when.replace(tzinfo=UTC)

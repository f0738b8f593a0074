"""Which answers need a person, and how far the marking is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Connection, select

from course.grading.cell_marks import NO_ANSWER
from course.grading.gradebook import read_module
from course.grading.journal import Journal
from course.grading.work import UNGRADABLE

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_LENGTH = 6


@dataclass(frozen=True)
class Answer:
    """One student's answer to one exercise."""

    exercise: str
    """Its id."""
    cell: str
    """The name of the cell that has the points."""
    student: str
    """Whose."""
    entry: str
    """The submission's id in the gradebook."""
    points: float | None
    """What it has; None when nobody and nothing gave any."""
    by_hand: bool
    """Whether a person gave points."""
    waiting: bool
    """Whether a person has to look."""
    comment: str
    """A person's comment."""
    blank: bool
    """Whether it was left as it was handed out."""
    cell_id: str
    """The cell's id in the gradebook."""

    @property
    def code(self) -> str:
        """A name that tells nothing about the student: letters, so that no table makes it a number.

        The same answer has the same one for ever, and in each exercise another one.
        """
        number = int.from_bytes(hashlib.sha256(f"{self.exercise} {self.entry}".encode()).digest())
        letters = []
        for _ in range(_LENGTH):
            number, letter = divmod(number, len(_LETTERS))
            letters.append(_LETTERS[letter])
        return "".join(letters)


@dataclass(frozen=True)
class Marking:
    """A module's answers that a person reads, or has to look at for another reason."""

    answers: tuple[Answer, ...]
    """By exercise, and within one by code: in no order of names."""
    ungradable: tuple[str, ...]
    """Students whose whole file a person has to look at."""

    def waiting(self) -> list[Answer]:
        """Give the answers that need a person, in the order in which they are marked."""
        return [answer for answer in self.answers if answer.waiting]

    def next(self, after: str = "") -> Answer | None:
        """Give the next answer that needs a person, from one's place on and then from the start.

        Parameters
        ----------
        after
            The code of the answer that was looked at last.
        """
        codes = [answer.code for answer in self.answers]
        place = codes.index(after) + 1 if after in codes else 0
        turned = [*self.answers[place:], *self.answers[:place]]
        return next((answer for answer in turned if answer.waiting), None)


def read_marking(root: Path, module: str, db: str, written: Iterable[str]) -> Marking:
    """Read which answers need a person.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    db
        The gradebook's address.
    written
        The exercises that a person reads.

    Raises
    ------
    GradebookError
        When there is no gradebook, it does not know the module, or it cannot be read.
    """
    rows = read_module(db, module, _rows)
    order = {name: place for place, name in enumerate(written)}
    journal = Journal(root / "grading" / f"{module}.jsonl")
    ungradable = {student for student in {row.student for row in rows} if _failed(journal, student)}
    ungradable &= _without_points(rows)
    kept = [
        row
        for row in rows
        if row.student not in ungradable and (row.exercise in order or row.waiting)
    ]
    kept.sort(key=lambda row: (order.get(row.exercise, len(order)), row.exercise, row.code))
    return Marking(tuple(kept), tuple(sorted(ungradable)))


def _failed(journal: Journal, student: str) -> bool:
    known = journal.last(student)
    return known is not None and known["state"] == UNGRADABLE


def _without_points(rows: list[Answer]) -> set[str]:
    return {row.student for row in rows} - {row.student for row in rows if row.points is not None}


def _rows(connection: Connection, module: str) -> list[Answer] | None:
    # The tables, not the classes: nbgrader's classes ask for sums that nobody needs here.
    whole, part = SubmittedAssignment.__table__, SubmittedNotebook.__table__
    grade, cell = Grade.__table__, BaseCell.__table__
    notebook, assignment = Notebook.__table__, Assignment.__table__
    found = connection.execute(
        select(notebook.c.id)
        .join(assignment, assignment.c.id == notebook.c.assignment_id)
        .where(assignment.c.name == module, notebook.c.name == module)
    ).scalar()
    if found is None:
        return None
    rows = connection.execute(
        select(
            cell.c.name,
            whole.c.student_id,
            part.c.id,
            grade.c.auto_score,
            grade.c.manual_score,
            grade.c.needs_manual_grade,
            cell.c.id,
        )
        .select_from(part)
        .join(whole, whole.c.id == part.c.assignment_id)
        .join(grade, grade.c.notebook_id == part.c.id)
        .join(cell, cell.c.id == grade.c.cell_id)
        .where(part.c.notebook_id == found)
    )
    comments = _comments(connection, found)
    return [
        Answer(
            name.removesuffix("-check"),
            name,
            student,
            entry,
            auto if by_hand is None else by_hand,
            by_hand is not None,
            bool(waits) or (auto is None and by_hand is None),
            *comments.get((entry, name.removesuffix("-check")), ("", False)),
            cell_id,
        )
        for name, student, entry, auto, by_hand, waits, cell_id in rows
    ]


def _comments(connection: Connection, notebook: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """Read what people wrote beside answers, and which were left as they were.

    nbgrader keeps a written answer as two cells of one name: one has the points, one the comment.
    """
    part, cell, comment = SubmittedNotebook.__table__, BaseCell.__table__, Comment.__table__
    rows = connection.execute(
        select(part.c.id, cell.c.name, comment.c.manual_comment, comment.c.auto_comment)
        .select_from(part)
        .join(comment, comment.c.notebook_id == part.c.id)
        .join(cell, cell.c.id == comment.c.cell_id)
        .where(part.c.notebook_id == notebook)
    )
    return {
        (entry, name): (by_person or "", said == NO_ANSWER) for entry, name, by_person, said in rows
    }

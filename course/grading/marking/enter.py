"""Enter marks of a sheet into the gradebook, and never in the place of another mark by hand."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field

from nbgrader.api import BaseCell, Comment, Grade
from sqlalchemy import Connection, select, update

from course.grading._database import Database
from course.grading.feedback.lesson import Lesson
from course.grading.feedback.texts import points as shown
from course.grading.marking.sheet import BadSheet, Sheet
from course.grading.marking.waiting import Answer, Marking


@dataclass
class Entered:
    """What became of a sheet's marks."""

    new: int = 0
    """Marks that were entered."""
    before: int = 0
    """Marks that were there already."""
    open: int = 0
    """Answers for which the sheet has no points yet."""
    kept: list[str] = field(default_factory=list)
    """Lines about marks and comments that were left as they are."""


def enter(db: str, lesson: Lesson, marking: Marking, sheet: Sheet, name: str) -> Entered:
    """Enter marks by hand.

    Parameters
    ----------
    db
        The gradebook's address.
    lesson
        The module.
    marking
        The class's answers.
    sheet
        The marks.
    name
        The sheet's file, for messages.

    Raises
    ------
    BadSheet
        When a line is of no answer in the gradebook, or has too many points.
    GradebookError
        When the gradebook cannot be used; nothing is entered then.
    """
    answers = {answer.code: answer for answer in marking.answers}
    _check(lesson, answers, sheet, name)
    done, todo = Entered(), []
    for code, given in sheet.marks.items():
        answer = answers[code]
        if given is None:
            done.open += 1
        elif answer.by_hand and answer.points != given:
            done.kept.append(
                f"{code} has {shown(answer.points or 0.0)} points by hand; the sheet's "
                f"{shown(given)} were not entered."
            )
        else:
            todo.append((answer, given, _comment(answer, sheet.comments.get(code, ""), done)))
            fresh = answer.waiting or not answer.by_hand
            done.new += fresh
            done.before += not fresh

    def write(connection: Connection) -> None:
        for answer, given, comment in todo:
            _write(connection, answer, given, comment)

    with closing(Database(db)) as database:
        database.run(write)
    return done


def _check(lesson: Lesson, answers: dict[str, Answer], sheet: Sheet, name: str) -> None:
    unknown = sorted(sheet.marks.keys() - answers.keys())
    if unknown:
        raise BadSheet(
            f"{name}: no answer of {lesson.module} in this gradebook has the letters "
            f"{', '.join(unknown[:5])}{' and others' if len(unknown) > 5 else ''}. "  # noqa: PLR2004 - a few are enough
            "Is it another module's sheet, or another gradebook's?"
        )
    for code, given in sheet.marks.items():
        written = lesson.written.get(answers[code].exercise)
        if given is not None and written is not None and given > written.points:
            raise BadSheet(
                f"{name}: {code} has {shown(given)} points; {answers[code].exercise} has at most "
                f"{shown(written.points)}."
            )


def _comment(answer: Answer, comment: str, done: Entered) -> str:
    """Give the comment to be entered; another one that is there stays."""
    if comment and answer.comment and comment != answer.comment:
        done.kept.append(f"{answer.code} has another comment already, which stays.")
        return ""
    return comment


def _write(connection: Connection, answer: Answer, given: float, comment: str) -> None:
    grade, note, cell = Grade.__table__, Comment.__table__, BaseCell.__table__
    mine = (grade.c.notebook_id == answer.entry) & (grade.c.cell_id == answer.cell_id)
    connection.execute(
        update(grade).where(mine).values(manual_score=given, needs_manual_grade=False)
    )
    if comment:
        named = select(cell.c.id).where(cell.c.name == answer.exercise)
        there = (note.c.notebook_id == answer.entry) & note.c.cell_id.in_(named)
        connection.execute(update(note).where(there).values(manual_comment=comment))

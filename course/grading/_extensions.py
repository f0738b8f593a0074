"""More time for some students, as a plain table: ``extensions.csv`` in the class's folder.

Its columns are student, module and until. What it says goes into nbgrader's own gradebook, so that
every way of grading, nbgrader's commands included, takes the same off for a late submission.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Connection, func, select, update

from course.grading._database import WAIT_SECONDS, Database, GradebookError
from course.grading._late import LatePenalty, late_penalty, nbgrader_settings, seconds_late

NAME = "extensions.csv"
_COLUMNS = ("student", "module", "until")


def read_extensions(root: Path, module: str) -> dict[str, datetime]:
    """Read until when each student may hand a module in.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.

    Returns
    -------
    dict
        Student to a time in UTC; nobody when there is no table. A time without a zone is this
        computer's, as in `course collect`.

    Raises
    ------
    GradebookError
        When the table cannot be read.
    """
    path = root / NAME
    if not path.is_file():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GradebookError(f"{NAME} is not in UTF-8. Save it as \u201cCSV UTF-8\u201d.") from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header = [name.strip().casefold() for name in rows[0]] if rows else []
    missing = [name for name in _COLUMNS if name not in header]
    if missing:
        raise GradebookError(
            f"{NAME} has no column {', '.join(missing)}. Expected are: {', '.join(_COLUMNS)}."
        )
    found: dict[str, datetime] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if cells.get("module") != module:
            continue
        student = cells.get("student", "")
        if not student or student in found:
            what = f"has {student} in {module} twice" if student else "names no student"
            raise GradebookError(f"{NAME}, line {number}, {what}. Give everybody one line.")
        found[student] = _until(cells.get("until", ""), number)
    return found


def _until(text: str, number: int) -> datetime:
    try:
        when = datetime.fromisoformat(text.removesuffix(" UTC").strip())
    except ValueError:
        raise GradebookError(
            f"{NAME}, line {number}: until is {text!a}. Expected is a time such as "
            "2026-11-27 23:59, or one with its zone, such as 2026-11-27T23:59+01:00."
        ) from None
    if text.endswith(" UTC"):
        when = when.replace(tzinfo=UTC)
    return when.astimezone(UTC)  # one without a zone is taken as this computer's


def settle_penalties(
    root: Path, module: str, db: str, *, wait_seconds: float = WAIT_SECONDS
) -> dict[str, tuple[float, float]]:
    """Write the extensions into the gradebook, and for everybody what lateness takes off now.

    nbgrader works a penalty out while it grades, and not again when a person has marked the rest
    or given more time. Doing this twice is doing it once. An extension that somebody gave in
    nbgrader stays, unless the table names the student.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    db
        The gradebook's address.
    wait_seconds
        How long to wait for another program that writes.

    Returns
    -------
    dict
        Student to the points taken off before and now, where that changed.

    Raises
    ------
    GradebookError
        When table, plugin or gradebook cannot be used; nothing is changed then.
    """
    until = read_extensions(root, module)
    plugin = late_penalty(nbgrader_settings(root))
    database = Database(db, wait_seconds)
    try:
        if not database.is_there():
            return {}
        return database.run(lambda c: _apply(c, module, until, plugin))
    finally:
        database.close()


def _apply(
    connection: Connection, module: str, until: dict[str, datetime], plugin: LatePenalty
) -> dict[str, tuple[float, float]]:
    submission = SubmittedAssignment.__table__
    changed = {}
    for row in connection.execute(_submissions(module)).all():
        longer = row.extension
        if row.student_id in until:
            longer = _longer(until[row.student_id], row.duedate, module)
        if longer != row.extension:
            this = submission.c.id == row.id
            connection.execute(update(submission).where(this).values(extension=longer))
        late = seconds_late(row.timestamp, row.duedate, longer)
        score = connection.execute(_score(row.entry)).scalar_one() if late else 0.0
        penalty = plugin.of(row.student_id, score, late) if late else None
        if row.penalty != penalty:
            _penalize(connection, row.entry, penalty)
        if (row.penalty or 0.0) != (penalty or 0.0):
            changed[row.student_id] = (row.penalty or 0.0, penalty or 0.0)
    return changed


def _longer(until: datetime, due: datetime | None, module: str) -> timedelta:
    """Give an extension as nbgrader keeps it; its times are in UTC without saying so."""
    if due is None:
        raise GradebookError(
            f"{NAME} gives more time for {module}, and the gradebook has no due date for it. "
            "Set it in the formgrader, under Manage Assignments, and start this command again: "
            "what was graded is kept."
        )
    return until.replace(tzinfo=None) - due


def _submissions(module: str) -> Any:
    one, notebook = SubmittedAssignment, SubmittedNotebook
    return (
        select(
            one.id,
            one.student_id,
            one.timestamp,
            one.extension,
            Assignment.duedate,
            notebook.id.label("entry"),
            notebook.late_submission_penalty.label("penalty"),
        )
        .join(Assignment, Assignment.id == one.assignment_id)
        .join(notebook, notebook.assignment_id == one.id)
        .join(Notebook, Notebook.id == notebook.notebook_id)
        .where(Assignment.name == module, Notebook.name == module)
    )


def _score(entry: str) -> Any:
    return select(func.coalesce(func.sum(Grade.score), 0.0)).where(Grade.notebook_id == entry)


def _penalize(connection: Connection, entry: str, penalty: float | None) -> None:
    row = SubmittedNotebook.__table__
    connection.execute(update(row).where(row.c.id == entry).values(late_submission_penalty=penalty))

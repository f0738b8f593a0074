"""Bring the cells of a new release into the gradebook, under the submissions that are there.

nbgrader's generate_assignment does that only while nobody has submitted, or no cell comes or goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from course.grading._database import Database

_BASE = {kind.__name__: kind for kind in (GradeCell, SolutionCell, TaskCell)}
Wanted = dict[tuple[str, str], dict[str, Any]]
"""Kind of cell and grade id to what the gradebook knows of it."""


@dataclass
class Entered:
    """What became of the gradebook."""

    known: bool
    """Whether there is a gradebook that knows the module."""
    new: list[str] = field(default_factory=list)
    """Grade ids that were added."""
    gone: list[str] = field(default_factory=list)
    """Grade ids that were taken out."""


def enter(
    database: str, module: str, released: bytes, keep: Callable[[list[dict[str, Any]]], object]
) -> Entered:
    """Make the gradebook's cells those of a released notebook, in one transaction.

    Parameters
    ----------
    database
        The gradebook's address.
    module
        The assignment.
    released
        Its notebook.
    keep
        Takes the marks and comments of cells that go, before they go.

    Raises
    ------
    GradebookError
        When the gradebook cannot be used; nothing is changed then.
    """
    wanted = _wanted(released)
    with closing(Database(database)) as book:
        if not book.is_there():
            return Entered(known=False)
        return book.run(lambda connection: _bring(connection, module, wanted, keep))


def _bring(
    connection: Connection,
    module: str,
    wanted: Wanted,
    keep: Callable[[list[dict[str, Any]]], object],
) -> Entered:
    with Session(connection, autoflush=False) as session:
        notebook = session.scalars(
            select(Notebook)
            .join(Assignment, Assignment.id == Notebook.assignment_id)
            .where(Assignment.name == module, Notebook.name == module)
        ).one_or_none()
        if notebook is None:
            return Entered(known=False)
        there = {
            (name, cell.name): cell
            for name, kind in (*_BASE.items(), (SourceCell.__name__, SourceCell))
            for cell in session.scalars(select(kind).where(kind.notebook_id == notebook.id))
        }
        gone = {key: cell for key, cell in there.items() if key not in wanted}
        ids = [cell.id for (kind, _), cell in gone.items() if kind in _BASE]
        kept = _marks(session, ids)
        if kept:
            keep(kept)
        for table in (Grade, Comment):
            session.execute(delete(table).where(table.cell_id.in_(ids)))
        for (kind, name), attributes in wanted.items():
            cell = there.get((kind, name))
            if cell is None:
                maker = _BASE.get(kind, SourceCell)
                session.add(maker(name=name, notebook_id=notebook.id, **attributes))
            for attribute, value in attributes.items() if cell else ():
                setattr(cell, attribute, value)
        session.flush()
        _take_out(session, gone)
    new = {name for kind, name in wanted if kind in _BASE and (kind, name) not in there}
    return Entered(
        known=True,
        new=sorted(new),
        gone=sorted({name for kind, name in gone if kind in _BASE}),
    )


def _take_out(session: Session, gone: dict[tuple[str, str], Any]) -> None:
    """Delete cells by plain statements: the models would ask for each one's marks first."""
    for (kind, _), cell in gone.items():
        table = _BASE.get(kind, SourceCell).__table__
        session.execute(delete(table).where(table.c.id == cell.id))
        if kind in _BASE:
            base = BaseCell.__table__
            session.execute(delete(base).where(base.c.id == cell.id))


def _wanted(released: bytes) -> Wanted:
    """Read what nbgrader's SaveCells would enter."""
    notebook = nbformat.reads(released.decode(), as_version=4)
    found: Wanted = {}
    for cell in notebook.cells:
        grade, solution, task = utils.is_grade(cell), utils.is_solution(cell), utils.is_task(cell)
        told = cell.metadata.get("nbgrader", {})
        worth = {"max_score": float(told.get("points") or 0), "cell_type": cell.cell_type}
        if grade:
            found["GradeCell", told["grade_id"]] = worth
        if solution:
            found["SolutionCell", told["grade_id"]] = {}
        if task:
            found["TaskCell", told["grade_id"]] = worth
        if grade or solution or task or utils.is_locked(cell):
            found["SourceCell", told["grade_id"]] = {
                "cell_type": cell.cell_type,
                "locked": utils.is_locked(cell),
                "source": cell.source,
                "checksum": told.get("checksum"),
            }
    return found


def _marks(session: Session, cells: Iterable[str]) -> list[dict[str, Any]]:
    """Give what stands in the gradebook about some cells, as plain rows."""
    ids = list(cells)
    rows: list[dict[str, Any]] = []
    for table, columns in (
        (Grade, ("auto_score", "manual_score", "extra_credit")),
        (Comment, ("auto_comment", "manual_comment")),
    ):
        found = session.execute(
            select(
                SubmittedAssignment.student_id.label("student"),
                BaseCell.name.label("cell"),
                *(getattr(table, name) for name in columns),
            )
            .join(BaseCell, BaseCell.id == table.cell_id)
            .join(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .where(table.cell_id.in_(ids))
            .order_by(SubmittedAssignment.student_id, BaseCell.name)
        ).mappings()
        rows += [dict(row) for row in found if any(row[name] is not None for name in columns)]
    return rows

"""The rows of one submission in nbgrader's tables, written with few statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Boolean, Connection, and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_GRADED, _COMMENTED = {"GradeCell", "TaskCell"}, {"SolutionCell", "TaskCell"}


@dataclass
class Cells:
    """A notebook's cells in the gradebook."""

    notebook_id: str
    """The released notebook."""
    assignment_id: str
    """What it belongs to."""
    graded: dict[str, str] = field(default_factory=dict)
    """Cells that have points: name to id."""
    commented: dict[str, str] = field(default_factory=dict)
    """Cells that are answered: name to id."""


def read_cells(connection: Connection, module: str) -> dict[str, Cells]:
    """Read an assignment's notebooks; none when it has not been entered.

    Parameters
    ----------
    connection
        In a transaction.
    module
        The assignment.

    Returns
    -------
    dict
        Notebook name to cells.
    """
    columns = (Notebook.id, Notebook.assignment_id, Notebook.name, BaseCell.name, BaseCell.type)
    rows = connection.execute(
        select(*columns, BaseCell.id)
        .join(Assignment, Assignment.id == Notebook.assignment_id)
        .outerjoin(BaseCell, BaseCell.notebook_id == Notebook.id)
        .where(Assignment.name == module)
    )
    found: dict[str, Cells] = {}
    for notebook_id, assignment_id, notebook, name, kind, cell_id in rows:
        cells = found.setdefault(notebook, Cells(notebook_id, assignment_id))
        if kind in _GRADED:
            cells.graded[name] = cell_id
        if kind in _COMMENTED:
            cells.commented[name] = cell_id
    return found


class Entries:
    """Enters submissions of one assignment. Every method may be repeated without harm.

    Parameters
    ----------
    backend
        ``sqlite`` or ``postgresql``.
    notebooks
        All of the assignment's.
    """

    def __init__(self, backend: str, notebooks: Iterable[Cells]) -> None:
        self._notebooks = list(notebooks)
        insert = _INSERT[backend]
        self._add = {
            kind: insert(kind.__table__).on_conflict_do_nothing()
            for kind in (Student, SubmittedNotebook, Grade, Comment)
        }
        self._submit = {keep: _submit(insert, keep=keep) for keep in (False, True)}
        self._read = _read()
        self._mark, self._comment = _mark(), _comment()

    def enter(
        self, connection: Connection, student: str, when: datetime | None, *, keep: bool = False
    ) -> dict[str, Any]:
        """Enter a student and a submission, with a row for every cell; what is there stays.

        Parameters
        ----------
        connection
            In a transaction.
        student
            The student's id.
        when
            When it was handed in, in UTC; None keeps what is there.
        keep
            Whether a submission that is there keeps its time anyway.

        Returns
        -------
        dict
            Released notebook's id to the submitted one's ``id``, ``timestamp``, ``extension`` and
            ``duedate``.
        """
        assignment = self._notebooks[0].assignment_id
        connection.execute(self._add[Student], {"id": student})
        submission = connection.execute(
            self._submit[keep],
            {"assignment_id": assignment, "student_id": student, "timestamp": when},
        ).scalar_one()
        self._add_all(
            connection,
            SubmittedNotebook,
            [{"assignment_id": submission, "notebook_id": n.notebook_id} for n in self._notebooks],
        )
        rows = connection.execute(self._read, {"submission": submission})
        entries = {row.notebook_id: row for row in rows}
        grades: list[dict[str, Any]] = []
        comments: list[dict[str, Any]] = []
        for each in self._notebooks:
            to = entries[each.notebook_id].id
            grades += [{"notebook_id": to, "cell_id": cell} for cell in each.graded.values()]
            comments += [{"notebook_id": to, "cell_id": cell} for cell in each.commented.values()]
        self._add_all(connection, Grade, grades)
        self._add_all(connection, Comment, comments)
        return entries

    def grade(
        self,
        connection: Connection,
        entry: str,
        scores: Mapping[str, float | None],
        comments: Mapping[str, str | None],
        settled: Collection[str] = (),
    ) -> None:
        """Write the machine's scores and comments by the cell's id; what people wrote stays.

        As in nbgrader, a person looks at a cell without a score, and once more at one with a mark
        by hand, unless it is among `settled`: then it waits for a person only if it did before.
        """
        marks = [
            {
                "entry": entry,
                "cell": cell,
                "score": score,
                "by_hand": score is None,
                "settled": cell in settled,
            }
            for cell, score in scores.items()
        ]
        if marks:
            connection.execute(self._mark, marks)
        lines = [
            {"entry": entry, "cell": cell, "comment": comment} for cell, comment in comments.items()
        ]
        if lines:
            connection.execute(self._comment, lines)

    def score(self, connection: Connection, entry: str) -> float:
        """Give the points of a submitted notebook, marks by hand and extra credit included."""
        return self._sum(connection, Grade.score, entry)

    def machine_score(self, connection: Connection, entry: str) -> float:
        """Give the points that the machine gave to a submitted notebook."""
        return self._sum(connection, Grade.auto_score, entry)

    def penalize(self, connection: Connection, entry: str, penalty: float | None) -> None:
        """Write what a notebook loses because it was late; None when nothing."""
        row = SubmittedNotebook.__table__
        late = update(row).where(row.c.id == entry).values(late_submission_penalty=penalty)
        connection.execute(late)

    def _sum(self, connection: Connection, points: Any, entry: str) -> float:
        total = select(func.coalesce(func.sum(points), 0.0)).where(Grade.notebook_id == entry)
        return float(connection.execute(total).scalar_one())

    def _add_all(self, connection: Connection, kind: Any, rows: list[dict[str, Any]]) -> None:
        """Add rows that are not there yet."""
        if rows:
            connection.execute(self._add[kind], rows)


def _submit(insert: Any, *, keep: bool) -> Any:
    new = insert(SubmittedAssignment.__table__).values(
        {name: bindparam(name) for name in ("assignment_id", "student_id", "timestamp")}
    )
    there = SubmittedAssignment.timestamp
    kept = there if keep else func.coalesce(new.excluded.timestamp, there)
    entered = new.on_conflict_do_update(
        index_elements=["assignment_id", "student_id"], set_={"timestamp": kept}
    )
    return entered.returning(SubmittedAssignment.id)


def _read() -> Any:
    one = SubmittedAssignment
    columns = (SubmittedNotebook.notebook_id, SubmittedNotebook.id, one.timestamp, one.extension)
    return (
        select(*columns, Assignment.duedate)
        .join(one, one.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == one.assignment_id)
        .where(one.id == bindparam("submission"))
    )


def _mark() -> Any:
    row = Grade.__table__.c
    marked = row.manual_score.is_not(None)
    by_hand = case(
        (and_(bindparam("settled", type_=Boolean), marked), row.needs_manual_grade),
        else_=or_(bindparam("by_hand", type_=Boolean), marked),
    )
    return (
        update(Grade.__table__)
        .where(row.notebook_id == bindparam("entry"), row.cell_id == bindparam("cell"))
        .values(auto_score=bindparam("score"), needs_manual_grade=by_hand)
    )


def _comment() -> Any:
    row = Comment.__table__.c
    return (
        update(Comment.__table__)
        .where(row.notebook_id == bindparam("entry"), row.cell_id == bindparam("cell"))
        .values(auto_comment=bindparam("comment"))
    )

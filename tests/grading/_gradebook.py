"""A small gradebook of nbgrader's own, and what stands in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from nbgrader.api import Gradebook
from nbgrader.dbutil import ALEMBIC_DIR

from course.grading.gradebook import CellMarks

POINTS = {"q1": 3.0, "q2": 2.0, "q3": 1.0}
RIGHT = CellMarks({"q1": 3.0, "q2": 2.0, "q3": None}, {"q1-answer": None, "q3": None})
WRONG = CellMarks({"q1": 0.0, "q2": 2.0, "q3": 0.0}, {"q1-answer": "No response.", "q3": None})
WHEN = "2026-03-01 12:00:00 UTC"


def make(path: Path) -> Path:
    """Make a gradebook with an assignment m of two notebooks, m and other."""
    with pytest.MonkeyPatch.context() as patch:
        # Else nbgrader starts alembic to ask it, which costs as much as all these tests.
        head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)
        with Gradebook(f"sqlite:///{path}", "") as book:
            _enter(book)
    return path


def _enter(book: Gradebook) -> None:
    book.add_assignment("m", course_id="")
    for name in ("m", "other"):
        book.add_notebook(name, "m")
        for cell, points in POINTS.items():
            kind = "markdown" if cell == "q3" else "code"
            book.add_grade_cell(cell, name, "m", max_score=points, cell_type=kind)
        book.add_solution_cell("q1-answer", name, "m")
        book.add_solution_cell("q3", name, "m")
        book.add_task_cell("t1", name, "m", max_score=4, cell_type="markdown")


def rows(path: Path, student: str = "ann", notebook: str = "m") -> dict[str, tuple]:
    """Read a submission's grades by plain SQL: cell to automatic, manual, extra, by hand."""
    with sqlite3.connect(path) as database:
        found = database.execute(
            "SELECT c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade"
            " FROM grade g JOIN base_cell c ON c.id = g.cell_id"
            " JOIN submitted_notebook sn ON sn.id = g.notebook_id"
            " JOIN notebook n ON n.id = sn.notebook_id"
            " JOIN submitted_assignment s ON s.id = sn.assignment_id"
            " WHERE s.student_id = ? AND n.name = ?",
            (student, notebook),
        ).fetchall()
    database.close()
    return {name: tuple(rest) for name, *rest in found}


def count(path: Path) -> list[int]:
    names = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment")
    with sqlite3.connect(path) as database:
        found = [database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names]
    database.close()
    return found

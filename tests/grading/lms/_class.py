"""A class's folder with a real gradebook, without anything being run."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from nbgrader.api import Gradebook
from nbgrader.dbutil import ALEMBIC_DIR

from course._parser import parser
from course.grading.gradebook import Book, CellMarks, nbgrader_settings
from course.grading.lms import collect, export
from tests.grading.lms._downloads import MODULE, ROSTER

DB = "sqlite:///gradebook.db"
DUE = "2026-11-20 00:00:00 UTC"
CHECK, WRITTEN = "m03-q1-check", "m03-e1"


def make_class(root: Path, template: Path | None = None) -> Path:
    """Make a folder with a roster and a gradebook: three points checked, two by hand."""
    (root / "solutions").mkdir(parents=True)
    (root / "solutions" / f"{MODULE}.answers.json").write_text("{}", encoding="utf-8")
    (root / "solutions" / "m04_counts.answers.json").write_text("{}", encoding="utf-8")
    (root / "roster.csv").write_text(ROSTER, encoding="utf-8")
    if template:
        (root / "gradebook.db").write_bytes(template.read_bytes())
    return root


def make_book(path: Path) -> Path:
    """Make a gradebook that knows the module."""
    with pytest.MonkeyPatch.context() as patch:
        head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)
        with Gradebook(f"sqlite:///{path}", "") as book:
            book.add_assignment(MODULE, duedate=DUE, course_id="")
            book.add_notebook(MODULE, MODULE)
            book.add_grade_cell(CHECK, MODULE, MODULE, max_score=3, cell_type="code")
            book.add_grade_cell(WRITTEN, MODULE, MODULE, max_score=2, cell_type="markdown")
            book.add_solution_cell(WRITTEN, MODULE, MODULE)
    return path


def run(command: str, *words: str) -> int:
    """Run a command in the current folder, as the command line does."""
    options = parser().parse_args([command, *words])
    return {"collect": collect.main, "export": export.main}[command](options)


def enter(root: Path, student: str, checked: float | None, by_hand: float | None) -> None:
    """Enter what `course grade` and a person would."""
    stamp = root / "submitted" / student / MODULE / "timestamp.txt"
    when = stamp.read_text(encoding="utf-8") if stamp.is_file() else None
    with closing(Book(f"sqlite:///{root}/gradebook.db", MODULE, nbgrader_settings(root))) as book:
        if checked is None:
            book.record_ungradable(student, when)
            graded = {"student": student, "state": "ungradable", "key": "k", "reason": "Broken."}
        else:
            book.record(student, CellMarks({CHECK: checked, WRITTEN: None}, {}), when)
            graded = {"student": student, "state": "graded", "key": f"k-{student}"}
    if by_hand is not None:
        mark_by_hand(root, student, by_hand)
    journal = root / "grading" / f"{MODULE}.jsonl"
    journal.parent.mkdir(exist_ok=True)
    with journal.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(graded) + "\n")


def mark_by_hand(root: Path, student: str, points: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)
        with Gradebook(f"sqlite:///{root}/gradebook.db", "") as book:
            grade = book.find_grade(WRITTEN, MODULE, MODULE, student)
            grade.manual_score, grade.needs_manual_grade = points, False
            book.db.commit()

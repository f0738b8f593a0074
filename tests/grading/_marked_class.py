"""A small class of SYNTHETIC students, graded in memory and entered in a gradebook of its own."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from alembic.script import ScriptDirectory
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.dbutil import ALEMBIC_DIR

from course.grading.cell_marks import cell_marks
from course.grading.gradebook import Book
from course.grading.mark import mark
from tests.grading._course import ROOT, released

if TYPE_CHECKING:
    from pathlib import Path

WHEN = "2026-05-01 12:00:00 UTC"


@dataclass
class Class:
    """An instructor's folder with a gradebook."""

    root: Path
    module: str

    @property
    def db(self) -> str:
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def page(self, student: str) -> Path:
        return self.root / "feedback" / student / self.module / f"{self.module}.html"

    def hand_in(self, student: str, notebook: Any) -> Any:
        """Grade a submission as `course grade` does; give the graded notebook."""
        submitted = self._place("submitted", student)
        nbformat.write(notebook, submitted / f"{self.module}.ipynb")
        (submitted / "timestamp.txt").write_text(WHEN, encoding="utf-8")
        done = mark(notebook, self.module, ROOT).notebook
        self.enter(student, done)
        return done

    def enter(self, student: str, graded: Any) -> None:
        """Enter a graded notebook."""
        text = nbformat.writes(graded)
        path = self._place("autograded", student) / f"{self.module}.ipynb"
        path.write_text(text, encoding="utf-8")
        with closing(Book(self.db, self.module)) as book:
            book.record(student, cell_marks(graded), WHEN)

    def hand_in_broken(self, student: str, reason: str) -> None:
        """Enter a submission that could not be graded."""
        (self._place("submitted", student) / f"{self.module}.ipynb").write_bytes(b"{")
        with closing(Book(self.db, self.module)) as book:
            book.record_ungradable(student, WHEN)
        entry = {"student": student, "key": "k", "state": "ungradable", "reason": reason}
        entry["repairs"] = []
        (self.root / "grading").mkdir(exist_ok=True)
        with (self.root / "grading" / f"{self.module}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def by_hand(self, student: str, cell: str, points: float, comment: str = "") -> None:
        """Mark an answer as the formgrader does."""
        with Gradebook(self.db) as book:
            grade = book.find_grade(cell, self.module, self.module, student)
            grade.manual_score, grade.needs_manual_grade = points, False
            if comment:
                noted = book.find_comment(cell, self.module, self.module, student)
                noted.manual_comment = comment
            book.db.commit()

    def _place(self, kind: str, student: str) -> Path:
        place = self.root / kind / student / self.module
        place.mkdir(parents=True, exist_ok=True)
        return place


def make_class(root: Path, module: str) -> Class:
    """Make an instructor's folder without running nbgrader's commands."""
    for kind in ("solutions", "notebooks"):
        (root / kind / module).mkdir(parents=True)
        shutil.copy(ROOT / kind / module / f"{module}.ipynb", root / kind / module)
    shutil.copy(ROOT / "solutions" / f"{module}.answers.json", root / "solutions")
    made = Class(root, module)
    with pytest.MonkeyPatch.context() as patch:
        # Else nbgrader starts alembic to ask it, which costs as much as all these tests.
        head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)
        with Gradebook(made.db, "") as book:
            book.add_assignment(module, course_id="")
            book.add_notebook(module, module)
            for cell in released(module).cells:
                _enter(book, module, cell)
    return made


def _enter(book: Gradebook, module: str, cell: Any) -> None:
    if "nbgrader" not in cell.metadata:
        return
    said = cell.metadata.nbgrader
    if utils.is_grade(cell):
        kind = {"max_score": said["points"], "cell_type": cell.cell_type}
        book.add_grade_cell(said["grade_id"], module, module, **kind)
    if utils.is_solution(cell):
        book.add_solution_cell(said["grade_id"], module, module)

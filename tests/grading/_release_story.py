"""A small lesson with real exercises' ids, in three versions, and two SYNTHETIC students."""

from __future__ import annotations

import contextlib
import io
import sqlite3
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from course import cli
from course._atomic import write_text
from course.authoring import build, release
from course.grading.classroom import Classroom
from tests.authoring._lessons import repository

MODULE = "m03_change"
HEAD = """# %% role="declare"
objectives(O1=("Compute", "a change in per cent."), O2=("Write", "one sentence."))

# %% [markdown]
# # A small lesson

# %%
from course import check, value

old, new = value("FRA-001").value, value("FRA-002").value
"""
NUMBER = """
# %% role="declare"
exercise({id!r}, number({unit!r}, within="0.06"), answer={name!r}, points=1, minutes=5,
    objective="O1", verb="apply", claims=["C19"], hints=["First.", {hint!r}, "Third."],
    then="It holds.", mistakes=[mistake("upside-down", {wrong!r}, "Look again.")],
    also=[], near_misses=[{near!r}])

# %% [markdown]
# ### Exercise: {title}
#
# {{about {id}}} {question} Name it `{name}`.

# %% role="answer" exercise="{id}"
{right}
"""
WRITTEN = """
# %% role="declare"
written("m03-e1", points=4, minutes=5, objective="O2", verb="create", claims=["C19"],
    rubric=((4, "complete", {best!r}), (3, "sound", "One is missing."), (2, "partial", "Two are."),
            (1, "bare", "A number alone.")),
    samples=[(4, "It rose by {{C19}}, from {{FRA-001}} to {{FRA-002}}.", "All there."),
             (3, "It rose from {{FRA-001}} on.", "To what?"),
             (2, "It rose by {{C19}}.", "Of what?"),
             (1, "It is {{FRA-002}}.", "Bare.")])

# %% [markdown]
# ### Written exercise: a sentence
#
# {{about m03-e1}} Write one sentence about it.
#
# {{rubric m03-e1}}

# %% [markdown] role="written" exercise="m03-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** A rise, and what it is a share of.
# ### END SOLUTION
"""
RISE = NUMBER.format(
    id="m03-q1",
    unit="percent",
    name="rise",
    title="the rise",
    question="By how many per cent did it rise from `old` to `new`?",
    right="rise = (new - old) / old * 100",
    wrong="rise = (new - old) / new * 100",
    near="rise = 38.3",
    hint="Second.",
)
_BACK = {
    "id": "m03-q2",
    "unit": "victims",
    "name": "before",
    "title": "the way back",
    "wrong": "before = old - new",
    "hint": "Second.",
}
BACK = NUMBER.format(
    **_BACK,
    question="How many more were there?",
    right="before = new - old",
    near="before = new - old + 0.5",
)
BACK_ANEW = NUMBER.format(
    **_BACK,
    question="How many were there in both years?",
    right="before = new + old",
    near="before = new + old + 0.5",
)
LATER = NUMBER.format(
    id="m03-q10",
    unit="year",
    name="lost",
    title="the year",
    question="When was it?",
    right="lost = 2024",
    wrong="lost = 2023",
    near="lost = 2024 + 0.5",
    hint="Second.",
)
SENTENCE = WRITTEN.format(best="Unit and period.")
FIRST = HEAD + RISE + BACK + SENTENCE
SECOND = HEAD + RISE.replace("Second.", "Another hint.") + BACK_ANEW + SENTENCE
THIRD = HEAD + BACK_ANEW + LATER + WRITTEN.format(best="Unit, period and source.")
STUDENTS = {
    "ann (synthetic)": {
        "m03-q1": "rise = (new - old) / old * 100",
        "m03-q2": "before = new - old",
        "m03-e1": "It rose by 38 per cent.",
    },
    "bob (synthetic)": {"m03-q1": "rise = 1", "m03-q2": "before = 1", "m03-e1": "More."},
}
ANN, BOB = STUDENTS


class Story:
    """An instructor's folder in which time passes."""

    def __init__(self, root: Path) -> None:
        self.root = repository(root)

    def build(self, lesson: str) -> None:
        (self.root / "solutions" / f"{MODULE}.py").write_text(lesson, encoding="utf-8")
        for path, text in build.build(MODULE, self.root).items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            write_text(self.root / path, text)

    def enter(self) -> None:
        """Enter the module for the first time, with nbgrader's own command."""
        config = release.config(self.root, self.root / "nbgrader_config.py")
        assert NbGraderAPI(config=config).generate_assignment(MODULE, force=True)["success"]

    def release(self, *words: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = cli.main(["release", MODULE, *words])
        return code, out.getvalue(), err.getvalue()

    def hand_in(self) -> None:
        notebook = nbformat.read(self.root / "notebooks" / MODULE / f"{MODULE}.ipynb", 4)
        for student, sources in STUDENTS.items():
            for cell in notebook.cells:
                cell.source = sources.get(cell.id, cell.source)
            folder = self.root / "submitted" / student / MODULE
            folder.mkdir(parents=True)
            nbformat.write(notebook, folder / f"{MODULE}.ipynb")

    def room(self) -> Classroom:
        return Classroom(self.root, MODULE, f"sqlite:///{self.root / 'gradebook.db'}")

    def grade(self) -> dict[str, bool]:
        """Grade the class; tell who was graded now and not before."""
        room = self.room()
        found = list(room.grade(room.students()))
        assert {result.state for result in found} == {"graded"}, found
        return {result.student: not result.again for result in found}

    def by_hand(self, student: str, cell: str, points: float, comment: str = "") -> None:
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            grade = book.find_grade(cell, MODULE, MODULE, student)
            grade.manual_score, grade.needs_manual_grade = points, False
            if comment:
                book.find_comment(cell, MODULE, MODULE, student).manual_comment = comment
            book.db.commit()

    def marks(self, student: str) -> dict[str, tuple]:
        """Read cell to automatic, manual, waits for a person; by plain SQL."""
        with sqlite3.connect(self.root / "gradebook.db") as database:
            found = database.execute(
                "SELECT c.name, g.auto_score, g.manual_score, g.needs_manual_grade"
                " FROM grade g JOIN base_cell c ON c.id = g.cell_id"
                " JOIN submitted_notebook n ON n.id = g.notebook_id"
                " JOIN submitted_assignment s ON s.id = n.assignment_id WHERE s.student_id = ?",
                (student,),
            ).fetchall()
        database.close()
        return {name: tuple(rest) for name, *rest in found}

"""The rows that `course grade` writes are those that `nbgrader autograde` writes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from course.grading.journal import only_run
from tests.grading._course import ROOT, Course, answers, released, solved, with_code

pytestmark = pytest.mark.grading
MODULE = "m03_change"
DUE = "2026-03-01 12:00:00 UTC"
IN_TIME, LATE, VERY_LATE = (f"2026-03-0{day} 13:00:00 UTC" for day in (1, 2, 9))
RULE = """
from nbgrader.plugins import BasePlugin

class FourPointsADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        if total_seconds_late < 2 * 3600:
            return None
        return total_seconds_late // 86400 * 4
"""
SETTINGS = "\nc.AssignLatePenalties.plugin_class = 'late_rule.FourPointsADay'\n"
ROWS = {
    "students": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submissions": """
        SELECT s.student_id, a.name, s.timestamp, s.extension, n.name, b.flagged,
               b.late_submission_penalty
        FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id
        JOIN submitted_notebook b ON b.assignment_id = s.id JOIN notebook n ON n.id = b.notebook_id
    """,
    "grades": """
        SELECT s.student_id, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit,
               g.needs_manual_grade
        FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook b ON b.id = g.notebook_id
        JOIN submitted_assignment s ON s.id = b.assignment_id
    """,
    "comments": """
        SELECT s.student_id, c.name, c.type, m.auto_comment, m.manual_comment
        FROM comment m JOIN base_cell c ON c.id = m.cell_id
        JOIN submitted_notebook b ON b.id = m.notebook_id
        JOIN submitted_assignment s ON s.id = b.assignment_id
    """,
}


def rows(path: Path) -> dict[str, list[tuple]]:
    with sqlite3.connect(path) as database:
        found = {
            name: sorted(database.execute(query).fetchall(), key=repr)
            for name, query in ROWS.items()
        }
    database.close()
    return found


def grade(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "course", "grade", MODULE, "--db", "sqlite:///ours.db", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course(tmp_path_factory.mktemp("class"), MODULE)
    (made.root / "late_rule.py").write_text(RULE, encoding="utf-8")
    with (made.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    exercise, wrong = next(
        (name, entry["mistake_code"][entry["mistakes"][0]["name"]])
        for name, entry in answers(MODULE).items()
        if entry["mistakes"]
    )
    mistaken = with_code(solved(MODULE), exercise, wrong)
    for student, notebook, when in [
        ("right", solved(MODULE), None),
        ("untouched", released(MODULE), IN_TIME),
        ("late", solved(MODULE), LATE),
        ("very late", mistaken, VERY_LATE),
    ]:
        made.submit(student, notebook, {"timestamp.txt": when} if when else None)
    with Gradebook(f"sqlite:///{made.root / 'gradebook.db'}", "") as book:
        book.update_or_create_assignment(MODULE, duedate=DUE)
    shutil.copy(made.root / "gradebook.db", made.root / "ours.db")
    return made


@pytest.fixture(scope="module")
def graded(course) -> subprocess.CompletedProcess[str]:
    done = grade(course.root)
    shutil.rmtree(course.root / "autograded")
    course.autograde()
    return done


def test_the_rows_are_the_same(course, graded):
    ours, theirs = rows(course.root / "ours.db"), rows(course.root / "gradebook.db")

    assert ours == theirs
    lost = {row[0]: row[-1] for row in theirs["submissions"]}
    assert lost["late"] == 4
    assert lost["very late"] == sum(
        row[3] or 0 for row in theirs["grades"] if row[0] == "very late"
    )
    assert lost["right"] is lost["untouched"] is None
    assert (graded.returncode, graded.stderr) == (0, "")


@pytest.mark.usefixtures("graded")
def test_they_stay_the_same_after_work_by_hand(course):
    for name in ("ours.db", "gradebook.db"):
        with Gradebook(f"sqlite:///{course.root / name}", "") as book:
            by_hand = book.find_grade("m03-q1-check", MODULE, MODULE, "late")
            by_hand.manual_score, by_hand.needs_manual_grade = 1.0, False
            book.find_grade("m03-e1", MODULE, MODULE, "late").manual_score = 3.0
            book.find_grade("m03-q2-check", MODULE, MODULE, "late").extra_credit = 0.5
            book.find_comment("m03-e1", MODULE, MODULE, "late").manual_comment = "Well said."
            book.db.commit()
            book.grant_extension(MODULE, "late", hours=3)
    path = course.root / "submitted" / "late" / MODULE / "timestamp.txt"
    path.write_text(VERY_LATE, encoding="utf-8")

    assert grade(course.root, "--student", "late").returncode == 0
    course.nbgrader("autograde", MODULE, "--student", "late", "--force")

    ours, theirs = rows(course.root / "ours.db"), rows(course.root / "gradebook.db")
    # nbgrader asks for a person once more, although neither answer nor exercise has changed.
    again = next(row for row in theirs["grades"] if row[:2] == ("late", "m03-q1-check"))
    assert again[-1] == 1
    theirs["grades"] = sorted([*(set(theirs["grades"]) - {again}), (*again[:-1], 0)], key=repr)
    assert ours == theirs
    kept = [row for row in ours["grades"] if row[0] == "late"]
    assert {row[1]: row[4] for row in kept if row[4]} == {"m03-q1-check": 1.0, "m03-e1": 3.0}


def test_a_second_run_beside_it_is_refused(course):
    with only_run(course.root / "grading" / f"{MODULE}.jsonl"):
        done = grade(course.root)

    assert done.returncode == 2
    said = f"Another `course grade {MODULE}` is running here (process {os.getpid()})."
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1

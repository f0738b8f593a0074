"""A class graded into a real PostgreSQL, which the tests start themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from sqlalchemy.engine import make_url
from traitlets.config import Config

from course.grading.gradebook import Book, CellMarks, GradebookError, NotRecorded
from tests.grading import _postgres
from tests.grading._course import (
    ROOT,
    Course,
    answers,
    full_marks,
    no_marks,
    released,
    solved,
    with_code,
)

pytestmark = [
    pytest.mark.grading,
    pytest.mark.skipif(_postgres.programs() is None, reason=_postgres.MISSING),
]
MODULE = "m03_change"
EXERCISE, WRONG = next(
    (name, entry["mistake_code"][entry["mistakes"][0]["name"]])
    for name, entry in answers(MODULE).items()
    if entry["mistakes"]
)
SCORES = """
    SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade
    FROM grade g JOIN base_cell c ON c.id = g.cell_id
    JOIN submitted_notebook b ON b.id = g.notebook_id
    JOIN submitted_assignment s ON s.id = b.assignment_id
"""


class PostgresCourse(Course):
    """A course whose gradebook is on a server."""

    def __init__(self, root: Path, url: str) -> None:
        self.root, self.module, self.url = root, MODULE, url
        self.submit("right", solved(MODULE), {"timestamp.txt": "2026-03-01 12:00:00 UTC"})
        self.submit("wrong", with_code(solved(MODULE), EXERCISE, WRONG))
        self.submit("José, Ana", released(MODULE))
        broken = root / "submitted" / "broken" / MODULE / f"{MODULE}.ipynb"
        broken.parent.mkdir(parents=True)
        broken.write_bytes(b"{")
        for place in (Path("solutions"), Path("notebooks") / MODULE):
            (root / place).mkdir(parents=True)
        shutil.copy(ROOT / "solutions" / f"{MODULE}.answers.json", root / "solutions")
        release = Path("notebooks") / MODULE / f"{MODULE}.ipynb"
        shutil.copy(ROOT / release, root / release)
        super().__init__(root, MODULE)

    def enter(self) -> None:
        self.first = self.grade()
        self.nbgrader("generate_assignment", MODULE, "--force")

    def nbgrader(self, *words: str) -> subprocess.CompletedProcess[str]:
        return super().nbgrader(*words, "--db", self.url)

    def grade(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "course", "grade", MODULE, "--db", self.url, *words],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def server() -> Iterator[_postgres.Server]:
    found = _postgres.programs()
    assert found is not None
    with _postgres.server(found) as running:
        yield running


@pytest.fixture(scope="module")
def course(server, tmp_path_factory) -> PostgresCourse:
    return PostgresCourse(tmp_path_factory.mktemp("class"), server.database())


@pytest.fixture(scope="module")
def graded(course) -> subprocess.CompletedProcess[str]:
    return course.grade()


def rows(server: _postgres.Server, url: str) -> dict[str, dict[str, tuple]]:
    """Read all grades by plain SQL: student to cell to automatic, manual, by hand."""
    found: dict[str, dict[str, tuple]] = {}
    with server.connect(make_url(url).database) as connection:
        for student, cell, *marks in connection.execute(SCORES).fetchall():
            found.setdefault(student, {})[cell] = tuple(marks)
    return found


def test_an_empty_database_is_made_ready_and_said(course, server):
    assert course.first.returncode == 2
    said = f"The gradebook does not know {MODULE}. Enter it once with: nbgrader generate_assignment"
    assert course.first.stderr.startswith(said)
    assert "psycopg://course:***@" in course.first.stderr
    assert server.password not in course.first.stderr
    assert course.first.stderr.count("\n") == 1


def test_every_mark_is_there_by_plain_sql(course, graded, server):
    assert (graded.returncode, graded.stderr) == (1, ""), graded.stderr
    found = rows(server, course.url)
    expected = {
        "right": full_marks(MODULE),
        "wrong": {**full_marks(MODULE), EXERCISE: 0.0},
        "José, Ana": no_marks(MODULE),
        "broken": dict.fromkeys(answers(MODULE)),
    }

    assert found.keys() == expected.keys()
    for student, marks in expected.items():
        for exercise, score in marks.items():
            assert found[student][f"{exercise}-check"] == (score, None, score is None)


@pytest.mark.usefixtures("graded")
def test_nbgraders_own_gradebook_reads_it(course):
    with Gradebook(str(_driver(course.url)), "") as book:
        assert book.find_submission(MODULE, "right").score == sum(full_marks(MODULE).values())
        assert f"{book.find_submission(MODULE, 'right').timestamp}" == "2026-03-01 12:00:00"
        assert book.find_submission(MODULE, "broken").needs_manual_grade


@pytest.mark.usefixtures("graded")
def test_the_formgrader_reads_it(course):
    api = NbGraderAPI(config=_settings(course))
    total = sum(full_marks(MODULE).values())
    scores = {found["student"]: found["score"] for found in api.get_submissions(MODULE)}

    assert scores["right"] == total
    assert scores["José, Ana"] == scores["broken"] == 0
    assert api.get_assignment(MODULE)["num_submissions"] == len(scores) == 4
    assert len(api.get_notebook_submissions(MODULE, MODULE)) == 3  # those with a graded notebook
    assert {student["id"] for student in api.get_students()} == scores.keys()
    assert api.get_student_submissions("right")[0]["score"] == total


@pytest.mark.usefixtures("graded")
def test_graded_again_the_hand_grades_stay(course, server):
    database = make_url(course.url).database
    with server.connect(database) as connection:
        connection.execute("UPDATE grade SET manual_score = 1.5, needs_manual_grade = FALSE")
    again = course.grade("--again", "--student", "right")

    assert (again.returncode, again.stderr) == (0, "")
    found = rows(server, course.url)["right"]
    assert {manual for _, manual, _ in found.values()} == {1.5}
    # Nothing has changed under the mark by hand, so nobody is asked again.
    assert found[f"{EXERCISE}-check"] == (full_marks(MODULE)[EXERCISE], 1.5, False)


def _driver(url: str) -> Any:
    named = make_url(url).set(drivername="postgresql+psycopg")
    return named.render_as_string(hide_password=False)


def _settings(course: PostgresCourse) -> Config:
    folders = {"root": str(course.root), "source_directory": "solutions", "course_id": ""}
    return Config({"CourseDirectory": {**folders, "db_url": _driver(course.url)}})


@pytest.fixture
def small(server) -> str:
    """Make a gradebook with one assignment of one cell."""
    url: str = server.database()
    with pytest.raises(GradebookError, match="does not know m"):
        Book(url, "m")
    with Gradebook(_driver(url), "") as book:
        book.add_assignment("m", course_id="")
        book.add_notebook("m", "m")
        book.add_grade_cell("q1", "m", "m", max_score=3, cell_type="code")
        book.add_solution_cell("a1", "m", "m")
    return url


MARKS = CellMarks({"q1": 3.0}, {"a1": None})


def test_a_name_that_is_too_long_stops_nobody_else(small, server):
    book = Book(small, "m")
    with pytest.raises(NotRecorded, match="at most 128 ordinary characters"):
        book.record("x" * 129, MARKS, None)
    book.record("y" * 128, MARKS, None)
    book.close()

    assert rows(server, small) == {"y" * 128: {"q1": (3.0, None, False)}}


def test_a_lock_is_waited_for_and_said(small, server):
    book = Book(small, "m", wait_seconds=0.2)
    with server.connect(make_url(small).database) as other, other.transaction():
        other.execute("LOCK TABLE grade IN EXCLUSIVE MODE")
        with pytest.raises(GradebookError, match=r"has been writing .* Close it"):
            book.record("ann", MARKS, None)
        assert rows(server, small) == {}
    book.record("ann", MARKS, None)
    book.close()

    assert rows(server, small) == {"ann": {"q1": (3.0, None, False)}}


def test_a_server_that_closed_the_connection_is_asked_again(small, server):
    book = Book(small, "m")
    book.record("ann", MARKS, None)
    with server.connect(make_url(small).database) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    book.record("bob", MARKS, None)
    book.close()

    assert rows(server, small).keys() == {"ann", "bob"}


@pytest.mark.parametrize(
    ("database", "password", "said"),
    [
        ("postgres", "not-this-one", "password authentication failed"),
        ("no_such_class", None, 'database "no_such_class" does not exist'),
    ],
)
def test_what_the_server_refuses_is_said_in_one_line(server, database, password, said):
    address = server.address(database, password or server.password)
    with pytest.raises(GradebookError, match=said) as found:
        Book(address, "m")

    assert (password or server.password) not in str(found.value)
    assert "\n" not in str(found.value)

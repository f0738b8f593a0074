"""Writing into nbgrader's gradebook: what is kept, and what a crash or a lock leaves."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.engine import Engine

from course.grading.gradebook import Book, CellMarks, GradebookError, NotRecorded
from tests.grading._course import ROOT
from tests.grading._gradebook import RIGHT, WHEN, WRONG, count, make, rows

DIE = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from course.grading.gradebook import Book, CellMarks
left = 0
def count(*_):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", count)
marks = CellMarks({"q1": 3.0, "q2": 2.0, "q3": None}, {"q1-answer": "No response.", "q3": None})
for step in range(1, 100):
    child = os.fork()
    if not child:
        book = Book(sys.argv[1], "m")
        left = step
        book.record("ann", marks, "2026-03-01 12:00:00 UTC")
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    print(step, "whole" if ended == 0 else "killed", flush=True)
    sys.stdin.readline()
    if not ended:
        break
"""


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("master") / "gradebook.db")


@pytest.fixture
def path(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(master, tmp_path / "gradebook.db"))


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def book(url: str) -> Iterator[Book]:
    made = Book(url, "m", wait_seconds=0.2)
    yield made
    made.close()


def test_a_submission_has_a_row_for_every_cell(book: Book, path: Path) -> None:
    assert book.record("ann", RIGHT, WHEN) == 5.0

    assert rows(path) == {
        "q1": (3.0, None, None, 0),
        "q2": (2.0, None, None, 0),
        "q3": (None, None, None, 1),
        "t1": (None, None, None, 1),
    }
    assert set(rows(path, notebook="other").values()) == {(None, None, None, 1)}
    assert count(path) == [1, 1, 2, 8, 6]


def test_what_people_wrote_is_kept(book: Book, path: Path, url: str) -> None:
    book.record("ann", RIGHT, WHEN)
    with Gradebook(url, "") as by_hand:
        grade = by_hand.find_grade("q1", "m", "m", "ann")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 0.5, False
        by_hand.find_comment("q1-answer", "m", "m", "ann").manual_comment = "Well said."
        by_hand.find_submission_notebook("m", "m", "ann").flagged = True
        by_hand.db.commit()

    assert book.record("ann", WRONG, None) == 2.0

    assert rows(path)["q1"] == (0.0, 1.5, 0.5, 1)
    assert rows(path)["q3"] == (0.0, None, None, 0)
    with Gradebook(url, "") as after:
        comment = after.find_comment("q1-answer", "m", "m", "ann")
        assert (comment.manual_comment, comment.auto_comment) == ("Well said.", "No response.")
        assert after.find_submission_notebook("m", "m", "ann").flagged
        assert f"{after.find_submission('m', 'ann').timestamp}" == "2026-03-01 12:00:00"
    assert count(path) == [1, 1, 2, 8, 6]


def test_ungradable_is_no_mark_and_a_person_looks(book: Book, path: Path) -> None:
    book.record("ann", RIGHT, WHEN)
    book.record_ungradable("ann", None)
    book.record_ungradable("bob", None)

    for student in ("ann", "bob"):
        assert set(rows(path, student).values()) == {(None, None, None, 1)}


def test_some_cells_alone(book: Book, path: Path, url: str) -> None:
    book.record("ann", RIGHT, WHEN)
    with Gradebook(url, "") as by_hand:
        by_hand.find_grade("q1", "m", "m", "ann").manual_score = 1.0
        by_hand.db.commit()

    assert book.record("ann", WRONG, "2027-01-01 00:00:00 UTC", only={"q1"}) == 2.0

    assert rows(path)["q1"] == (0.0, 1.0, None, 1)
    assert rows(path)["q3"] == (None, None, None, 1)
    with Gradebook(url, "") as after:
        assert after.find_comment("q1-answer", "m", "m", "ann").auto_comment is None
        assert f"{after.find_submission('m', 'ann').timestamp}" == "2026-03-01 12:00:00"
    assert book.record("new", WRONG, WHEN, only={"q2"}) == 2.0
    assert rows(path, "new")["q1"] == (None, None, None, 1)
    with Gradebook(url, "") as after:
        assert f"{after.find_submission('m', 'new').timestamp}" == "2026-03-01 12:00:00"


def test_few_statements_however_many_students_there_are(book: Book) -> None:
    done: list[str] = []

    def statement(*about: object) -> None:
        done.append(str(about[2]))

    def commit(_: object) -> None:
        done.append("COMMIT")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        costs = []
        for number in range(30):
            done.clear()
            book.record(f"s{number}", RIGHT, WHEN)
            costs.append(len(done))
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)

    assert done.count("COMMIT") == 1
    assert set(costs) == {costs[0]}
    assert costs[0] <= 10


def test_killed_at_any_statement_it_is_all_there_or_nothing(path: Path, url: str) -> None:
    ended = []
    with subprocess.Popen(
        [sys.executable, "-c", DIE, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as dying:
        assert dying.stdin is not None
        assert dying.stdout is not None
        for line in dying.stdout:
            ended.append(line.split()[1])
            assert count(path) == ([0] * 5 if ended[-1] == "killed" else [1, 1, 2, 8, 6]), line
            dying.stdin.write("\n")
            dying.stdin.flush()

    assert ended.count("killed") >= 9
    assert ended[-1] == "whole"
    assert rows(path)["q1"] == (3.0, None, None, 0)


def test_a_locked_gradebook_is_said_and_the_same_call_goes_on(book: Book, path: Path) -> None:
    book.record("ann", RIGHT, WHEN)
    before = rows(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(GradebookError, match=r"has been writing .* for 0\.2 seconds\. Close it"):
        book.record("ann", WRONG, WHEN)
    other.rollback()
    other.close()

    assert rows(path) == before
    assert book.record("ann", WRONG, WHEN) == 2.0


def test_a_short_lock_is_waited_for(path: Path, url: str) -> None:
    book = Book(url, "m")
    other = sqlite3.connect(path, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.3, other.rollback)
    release.start()
    try:
        assert book.record("ann", RIGHT, WHEN) == 5.0
    finally:
        release.join()
        other.close()
        book.close()


@pytest.mark.parametrize("student", ["bad \udcff name", "half \ud800"])
def test_a_name_that_cannot_be_stored_stops_nobody_else(book: Book, path: Path, student) -> None:
    with pytest.raises(NotRecorded, match="cannot hold the student's id"):
        book.record(student, RIGHT, WHEN)
    book.record("ann", RIGHT, WHEN)

    assert count(path)[0] == 1


def test_cells_that_the_gradebook_does_not_know_are_said(book: Book, path: Path) -> None:
    with pytest.raises(GradebookError, match="another version of m, without the cells q9"):
        book.record("ann", CellMarks({"q1": 3.0, "q9": 1.0}, {}), WHEN)

    assert count(path)[0] == 0

"""What a class earned, read from gradebook, graded notebooks and journal."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.engine import Engine

from course.grading import _database
from course.grading.gradebook import Book, CellMarks, GradebookError, NoAssignment
from course.grading.results import SubmissionResult, results
from tests.grading._gradebook import RIGHT, WHEN, WRONG, make

ALL = CellMarks({**RIGHT.scores, "q3": 1.0, "t1": 4.0}, RIGHT.comments)
"""Marks of every cell: nothing is left to a person."""
OF = 10.0
"""3 + 2 + 1 points and a task of 4."""


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("master") / "gradebook.db")


@pytest.fixture
def root(master: Path, tmp_path: Path) -> Path:
    shutil.copy(master, tmp_path / "gradebook.db")
    return tmp_path


def address(root: Path) -> str:
    return f"sqlite:///{root / 'gradebook.db'}"


def enter(root: Path, student: str, marks: CellMarks | None = ALL, when: str = WHEN) -> None:
    """Do what `course grade` does with a submission's marks."""
    (root / "submitted" / student / "m").mkdir(parents=True, exist_ok=True)
    with closing(Book(address(root), "m")) as book:
        if marks is None:
            book.record_ungradable(student, when)
        else:
            book.record(student, marks, when)


def journal(root: Path, student: str, state: str, reason: str = "", **more: Any) -> None:
    entry = {"student": student, "key": "k", "state": state, "reason": reason, **more}
    (root / "grading").mkdir(exist_ok=True)
    with (root / "grading" / "m.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def graded_notebook(root: Path, student: str, **course: Any) -> None:
    """Write what grading leaves in ``autograded``, cut down to what is read."""
    said = {
        "status": "not-yet",
        "mistake": None,
        "line": "Not yet.",
        "score": 0.0,
        "answer": '{"a": [1, null]}',
    }
    check = {
        "cell_type": "code",
        "source": 'check("q1", q1)',
        "metadata": {"nbgrader": {"grade_id": "q1-check", "grade": True}},
        "outputs": [{"output_type": "execute_result", "metadata": {"course": said}}],
    }
    forged = {**check, "metadata": {"nbgrader": {"grade_id": "q2-check", "grade": False}}}
    place = root / "autograded" / student / "m"
    place.mkdir(parents=True)
    whole = {"metadata": {"course": course}, "cells": [forged, check]}
    (place / "m.ipynb").write_text(json.dumps(whole), encoding="utf-8")


def one(root: Path, student: str = "ann") -> SubmissionResult:
    return next(each for each in results(root, "m", address(root)) if each.student == student)


def by_person(root: Path, cell: str, student: str = "ann", **marks: float | bool) -> None:
    """Mark a cell as the formgrader does."""
    with Gradebook(address(root)) as book:
        grade = book.find_grade(cell, "m", "m", student)
        for name, value in marks.items():
            setattr(grade, name, value)
        grade.needs_manual_grade = False
        book.db.commit()


def test_points_are_those_that_nbgrader_adds_up(root: Path) -> None:
    enter(root, "ann")
    by_person(root, "q1", manual_score=2.5, extra_credit=0.75)
    by_person(root, "q2", extra_credit=0.5)
    enter(root, "bob", CellMarks({**ALL.scores, "q1": 0.0}, ALL.comments))
    with Gradebook(address(root)) as book:
        theirs = {
            student: {
                grade.name: grade.score
                for grade in book.find_submission_notebook("m", "m", student).grades
            }
            for student in ("ann", "bob")
        }
        totals = {s: book.find_submission_notebook("m", "m", s).score for s in ("ann", "bob")}
        most = book.find_submission_notebook("m", "m", "ann").max_score
    for result in results(root, "m", address(root)):
        assert {each.exercise: each.points for each in result.exercises} == theirs[result.student]
        assert result.score == totals[result.student]
        assert result.of == sum(each.of for each in result.exercises) == most == OF
    assert totals == {"ann": 2.5 + 0.75 + 2 + 0.5 + 1 + 4, "bob": 7.0}
    assert {each.exercise for each in one(root).exercises if each.by_hand} == {"q1", "q2"}


def test_what_waits_for_a_person_has_no_score(root: Path) -> None:
    enter(root, "ann", RIGHT)
    result = one(root)
    assert (result.state, result.waiting, result.score) == ("graded", True, None)
    assert {e.exercise: e.points for e in result.exercises} == {
        "q1": 3.0,
        "q2": 2.0,
        "q3": None,
        "t1": None,
    }
    by_person(root, "q3", manual_score=0.5)
    by_person(root, "t1", manual_score=4.0)
    result = one(root)
    assert (result.waiting, result.score) == (False, 9.5)


def test_a_mark_by_hand_waits_once_more_when_the_submission_was_graded_again(root: Path) -> None:
    enter(root, "ann")
    by_person(root, "q1", manual_score=1.0)
    enter(root, "ann", CellMarks({**ALL.scores, "q1": 0.0}, ALL.comments))
    with Gradebook(address(root)) as book:
        assert book.find_submission_notebook("m", "m", "ann").needs_manual_grade
    assert (one(root).waiting, one(root).score) == (True, None)


def test_the_late_penalty_is_taken_off_and_never_more_than_there_is(root: Path) -> None:
    enter(root, "ann")
    enter(root, "bob", CellMarks(dict.fromkeys(ALL.scores, 0.5), ALL.comments))
    with Gradebook(address(root)) as book:
        for student in ("ann", "bob"):
            book.find_submission_notebook("m", "m", student).late_submission_penalty = 2.5
        book.db.commit()
    assert (one(root, "ann").score, one(root, "ann").late_penalty) == (7.5, 2.5)
    assert one(root, "bob").score == 0.0
    assert one(root).handed_in == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_person_s_comment_comes_before_the_machine_s(root: Path) -> None:
    enter(
        root, "ann", CellMarks({**ALL.scores, "q3": 0.0}, {**WRONG.comments, "q3": "No response."})
    )
    with Gradebook(address(root)) as book:
        book.find_comment("q3", "m", "m", "ann").manual_comment = "Which <unit>?"
        book.db.commit()
    said = {each.exercise: each.comment for each in one(root).exercises}
    assert said == {"q1": "", "q2": "", "q3": "Which <unit>?", "t1": ""}


def test_who_handed_in_nothing_is_missing(root: Path) -> None:
    enter(root, "bob")
    with Gradebook(address(root)) as book:
        book.add_student("ann")
    result = one(root)
    assert (result.state, result.waiting, result.score) == ("missing", False, None)
    assert (result.of, result.exercises) == (OF, ())
    assert [each.student for each in results(root, "m", address(root))] == ["ann", "bob"]


def test_an_entry_without_marks_and_without_a_notebook_was_not_graded(root: Path) -> None:
    enter(root, "ann", None)
    result = one(root)
    assert (result.state, result.score) == ("ungradable", None)
    assert "not graded yet" in result.reason
    graded_notebook(root, "ann")  # of written exercises only, then
    assert (one(root).state, one(root).waiting) == ("graded", True)


def test_what_was_handed_in_and_not_graded_is_not_missing(root: Path) -> None:
    (root / "submitted" / "ann" / "m").mkdir(parents=True)
    result = one(root)
    assert (result.state, result.waiting, result.score) == ("ungradable", True, None)
    assert "python3 -m course grade m" in result.reason


def test_a_student_whom_the_gradebook_cannot_hold_is_listed_with_the_reason(root: Path) -> None:
    (root / "submitted" / "ann" / "m").mkdir(parents=True)
    journal(root, "ann", "ungradable", "The id cannot be stored: {}.")
    assert one(root).reason == "The id cannot be stored: {}."
    shutil.rmtree(root / "grading")
    journal(root, "ann", "graded")
    assert "--again" in one(root).reason


def test_an_ungradable_submission_has_no_mark_until_a_person_has_given_all(root: Path) -> None:
    enter(root, "ann", None)
    journal(root, "ann", "ungradable", "It is not a notebook.")
    graded_notebook(root, "ann")  # of an earlier grading: it says nothing about this one
    result = one(root)
    assert (result.state, result.reason) == ("ungradable", "It is not a notebook.")
    assert (result.waiting, result.score) == (True, None)
    assert {each.status for each in result.exercises} == {"by hand"}
    for cell in ALL.scores:
        by_person(root, cell, manual_score=1.0)
    result = one(root)
    assert (result.state, result.waiting, result.score) == ("graded", False, 4.0)


def test_verdicts_come_from_the_graded_notebook(root: Path) -> None:
    enter(root, "ann")
    journal(root, "ann", "partly graded", "as it was", repairs=["old"])
    graded_notebook(root, "ann", ended="It ended itself.", repairs=["A cell was put back."])
    result = one(root)
    assert (result.state, result.reason) == ("partly graded", "It ended itself.")
    assert result.repairs == ("A cell was put back.",)
    first, second, *_ = result.exercises
    assert (first.status, first.line, first.mistake) == ("not-yet", "Not yet.", None)
    assert first.answer == {"a": [1, None]}
    assert (second.exercise, second.status) == ("q2", "by hand")  # the forged cell is not read


def test_a_broken_notebook_costs_only_its_lines(root: Path) -> None:
    enter(root, "ann")
    journal(root, "ann", "graded", repairs=["A cell was put back."])
    graded_notebook(root, "ann")
    (root / "autograded" / "ann" / "m" / "m.ipynb").write_text('{"cells": [', encoding="utf-8")
    assert (one(root).state, one(root).score) == ("graded", OF)
    assert one(root).repairs == ("A cell was put back.",)


def test_titles_are_the_headings_of_the_released_notebook(root: Path) -> None:
    text = "### Written exercise: two [*shares*](https://example.org) of `x`\n\n*q2, 2 points*\n"
    cells = [
        {"cell_type": "markdown", "source": [text]},
        {"cell_type": "markdown", "source": "### Exercise: the rise\n\n*q1, 3 points, 5 min*"},
    ]
    place = root / "notebooks" / "m" / "m.ipynb"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    enter(root, "ann")
    found = [(each.exercise, each.title) for each in one(root).exercises]
    assert found == [("q2", "two shares of x"), ("q1", "the rise"), ("q3", "q3"), ("t1", "t1")]


@pytest.fixture
def statements() -> Iterator[list[str]]:
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield said
    event.remove(Engine, "before_cursor_execute", note)


def test_a_class_costs_no_more_statements_than_one_student(
    root: Path, statements: list[str]
) -> None:
    enter(root, "ann")
    statements.clear()
    results(root, "m", address(root))
    alone = len(statements)
    for number in range(12):
        enter(root, f"s{number}")
    statements.clear()
    assert len(results(root, "m", address(root))) == 13
    assert len(statements) == alone


def test_a_missing_gradebook_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(GradebookError, match=r"no gradebook .*--db"):
        results(tmp_path, "m", address(tmp_path))
    assert not list(tmp_path.iterdir())


def test_an_unknown_module_is_said(root: Path) -> None:
    with pytest.raises(NoAssignment, match="does not know m99"):
        results(root, "m99", address(root))


def test_a_locked_gradebook_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_database.Database.__init__, "__defaults__", (0.2,))
    with sqlite3.connect(root / "gradebook.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GradebookError, match="Close it"):
            results(root, "m", address(root))
    other.close()

"""`course grade`: a whole class, odd submissions included, and started again."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import threading
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from course import cli
from course.grading.desk import Desk
from course.grading.journal import only_run
from course.grading.mark import mark
from course.grading.runner.warm import NoSandbox
from course.grading.running import let_go
from course.grading.task import Assignment, Interrupted, Submission
from tests.grading._course import (
    ROOT,
    Course,
    answers,
    full_marks,
    no_marks,
    released,
    solved,
    with_code,
    with_first_cell,
)
from tests.runner._machine import layers

pytestmark = pytest.mark.grading
MODULE = "m03_change"
WRONG = next(
    (name, wrong["name"], entry["mistake_code"][wrong["name"]])
    for name, entry in answers(MODULE).items()
    for wrong in entry["mistakes"]
)
LOOP = """
while True:
    try:
        while True:
            x = 1
    except BaseException:
        pass
"""


def grade(root: Path, *words: str, module: str = MODULE) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, which has everything loaded."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(["grade", module, *words])
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def results(done: subprocess.CompletedProcess[str]) -> dict[str, dict]:
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {result["student"]: result for result in found}


def hand_in(course: Course) -> None:
    """Hand in what a class hands in."""
    exercise, _, code = WRONG
    course.submit("right", solved(MODULE))
    course.submit("untouched", released(MODULE))
    course.submit("wrong", with_code(solved(MODULE), exercise, code))
    course.submit("loops", with_first_cell(solved(MODULE), LOOP))
    course.submit("ends", with_code(solved(MODULE), "m03-q4", "import os\nos._exit(0)"))
    renamed = course.root / "submitted" / "José, Ana" / MODULE / "copy of it.ipynb"
    renamed.parent.mkdir(parents=True)
    nbformat.write(solved(MODULE), renamed)
    doubled = solved(MODULE)
    place = next(i for i, cell in enumerate(doubled.cells) if cell.id == "m03-q1")
    doubled.cells.insert(place, nbformat.from_dict(dict(released(MODULE).cells[place])))
    doubled.cells[place].id = "another"
    doubled.cells[place].metadata = {"nbgrader": {"schema_version": 99, "grade_id": "m03-q1"}}
    course.submit("doubled", doubled)
    broken = course.root / "submitted" / "broken" / MODULE / f"{MODULE}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b'{"cells": [')
    (course.root / "submitted" / "empty" / MODULE).mkdir(parents=True)
    half = with_first_cell(solved(MODULE), "print('\\ud800')")
    course.submit("half a character", half, {"timestamp.txt": "some time ago"})


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course(tmp_path_factory.mktemp("class"), MODULE)
    hand_in(made)
    return made


@pytest.fixture(scope="module")
def graded(course):
    done = grade(course.root, "--json", "--cell-seconds", "5")
    assert done.returncode == 1, done.stderr
    return results(done)


def scores(result: dict) -> dict[str, float]:
    return {name: mark["score"] for name, mark in result["marks"].items()}


def test_every_submission_ends_as_something(course, graded):
    handed_in = {path.parent.name for path in (course.root / "submitted").glob("*/*")}
    states = {student: result["state"] for student, result in graded.items()}

    assert set(states) == handed_in
    assert {s for s, state in states.items() if state == "ungradable"} == {"broken", "empty"}
    assert {s for s, state in states.items() if state == "partly graded"} == {"loops", "ends"}


@pytest.mark.parametrize("student", ["right", "José, Ana", "doubled", "half a character"])
def test_right_work_earns_everything_however_it_was_handed_in(graded, student):
    assert scores(graded[student]) == full_marks(MODULE)


def test_a_wrong_answer_is_named(graded):
    exercise, mistake, _ = WRONG

    assert scores(graded["wrong"]) == {**full_marks(MODULE), exercise: 0.0}
    assert graded["wrong"]["marks"][exercise]["mistake"] == mistake
    assert scores(graded["untouched"]) == no_marks(MODULE)


def test_what_ran_before_the_end_counts(graded):
    earned = scores(graded["ends"])
    before = [name for name in earned if earned[name]]

    assert before
    assert before == list(answers(MODULE))[: len(before)]
    assert earned["m03-q4"] == 0
    assert "ended itself" in graded["ends"]["reason"]


def test_the_reasons_say_what_is_wrong(graded):
    assert "not JSON" in graded["broken"]["reason"]
    assert "not in the submission" in graded["empty"]["reason"]
    assert "did not end when its time was up" in graded["loops"]["reason"]
    assert graded["José, Ana"]["repairs"] == ["It was handed in as copy of it.ipynb."]
    assert "m03-q1 was there 2 times." in graded["doubled"]["repairs"]


def test_the_sandbox_is_recorded(graded):
    assert set(graded["right"]["sandbox"]) >= layers()


def test_the_gradebook_has_the_marks_and_no_silent_zero(course, graded):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        for student, result in graded.items():
            grades = book.find_submission_notebook(MODULE, MODULE, student).grades
            found = {
                grade.name.removesuffix("-check"): grade.auto_score
                for grade in grades
                if grade.name.endswith("-check")
            }
            if result["state"] == "ungradable":
                assert set(found.values()) == {None}
                assert all(grade.needs_manual_grade for grade in grades)
            else:
                assert found == scores(result)


@pytest.mark.usefixtures("graded")
def test_the_autograded_notebook_is_what_nbgrader_reads(course):
    result = course.result("right")

    assert result.scores == full_marks(MODULE)
    course.feedback()
    page = course.root / "feedback" / "right" / MODULE / f"{MODULE}.html"
    assert "points" in page.read_text(encoding="utf-8")


@pytest.mark.usefixtures("graded")
def test_a_second_run_does_nothing_again(course):
    before = (course.root / "autograded" / "right" / MODULE / f"{MODULE}.ipynb").stat().st_mtime_ns
    again = results(grade(course.root, "--json"))

    assert all(result["again"] for result in again.values())
    after = (course.root / "autograded" / "right" / MODULE / f"{MODULE}.ipynb").stat().st_mtime_ns
    assert before == after


@pytest.mark.usefixtures("graded")
def test_a_hand_grade_is_kept_when_a_submission_is_graded_again(course):
    address = f"sqlite:///{course.root / 'gradebook.db'}"
    with Gradebook(address) as book:
        grade_ = book.find_grade("m03-e1", MODULE, MODULE, "right")
        grade_.manual_score, grade_.needs_manual_grade = 3.0, False
        book.db.commit()

    done = grade(course.root, "--json", "--again", "--student", "right")

    assert not results(done)["right"]["again"]
    with Gradebook(address) as book:
        assert book.find_grade("m03-e1", MODULE, MODULE, "right").manual_score == 3.0


@pytest.mark.usefixtures("graded")
def test_a_changed_submission_is_graded_again(course):
    path = course.root / "submitted" / "untouched" / MODULE / f"{MODULE}.ipynb"
    was = path.read_bytes()
    nbformat.write(solved(MODULE), path)
    try:
        again = results(grade(course.root, "--json", "--student", "untouched"))
    finally:
        path.write_bytes(was)

    assert scores(again["untouched"]) == full_marks(MODULE)


def test_an_unknown_student_and_module_are_said(course):
    nobody = grade(course.root, "--student", "nobody")
    assert (nobody.returncode, nobody.stderr) == (2, f"No submission of {MODULE} by: nobody.\n")

    folder = grade(course.root, module="m99_none")
    assert folder.returncode == 2
    assert "Nobody has handed in m99_none" in folder.stderr


def test_an_unknown_exercise_is_said_with_those_that_there_are(course):
    done = grade(course.root, "--exercise", "m03-q99", "--exercise", "m03-q1")

    assert done.returncode == 2
    assert done.stderr == (
        f"{MODULE} has no exercise m03-q99 that the machine marks. "
        f"There are: {', '.join(answers(MODULE))}.\n"
    )


@pytest.mark.usefixtures("graded")
def test_one_exercise_is_graded_again_and_all_else_stays(course):
    exercise, _, _ = WRONG
    other = next(name for name in answers(MODULE) if name != exercise)
    place = course.root / "submitted" / "wrong" / MODULE / f"{MODULE}.ipynb"
    was = place.read_bytes()
    address = f"sqlite:///{course.root / 'gradebook.db'}"
    with Gradebook(address) as book:
        written = book.find_grade("m03-e1", MODULE, MODULE, "wrong")
        written.manual_score, written.needs_manual_grade = 2.0, False
        book.db.commit()
    before = course.result("wrong")
    # Both exercises are answered otherwise now; only one of them is asked for.
    nbformat.write(
        with_code(solved(MODULE), other, f"{answers(MODULE)[other]['answer']} = ..."), place
    )
    try:
        done = grade(course.root, "--json", "--student", "wrong", "--exercise", exercise)
    finally:
        place.write_bytes(was)

    assert scores(results(done)["wrong"]) == full_marks(MODULE)
    assert results(done)["wrong"]["points"] == sum(full_marks(MODULE).values())
    after = course.result("wrong")
    assert after.scores == full_marks(MODULE)
    assert {**after.lines, exercise: ""} == {**before.lines, exercise: ""}
    assert after.lines[exercise] != before.lines[exercise]
    with Gradebook(address) as book:
        assert book.find_grade("m03-e1", MODULE, MODULE, "wrong").manual_score == 2.0
    again = grade(course.root, "--json", "--student", "wrong")
    assert results(again)["wrong"]["again"]
    assert scores(results(again)["wrong"]) == full_marks(MODULE)


def test_two_runs_at_once_are_kept_apart(course):
    with only_run(course.root / "grading" / f"{MODULE}.jsonl"):
        done = grade(course.root)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Another `course grade {MODULE}` is running here")


def test_a_desk_that_is_closed_ends_what_runs_and_says_nothing_about_it(course, tmp_path):
    let_go({threading.get_ident()})  # so that the warm process is the desk's own
    assignment = Assignment.read(course.root, MODULE, Config())
    desk = Desk(assignment, tmp_path / "desk", 1)
    place = course.root / "submitted" / "loops" / MODULE
    looping = desk.submit(Submission.read("loops", place))
    while not looping.running():
        time.sleep(0.01)

    desk.close()

    said = []
    with contextlib.suppress(Interrupted):
        said.append(desk.outcome(looping))
    assert said == []
    assert not (tmp_path / "desk").exists()


def test_the_stock_kernel_gives_the_same_marks_when_that_is_said():
    said = Config({"RunAndCollect": {"engine": "kernel", "no_sandbox": True}})

    graded = mark(solved(MODULE), MODULE, ROOT, config=said)

    assert {name: one.score for name, one in graded.marks.items()} == full_marks(MODULE)
    assert graded.sandbox == ()
    with pytest.raises(NoSandbox, match="with your rights"):
        mark(solved(MODULE), MODULE, ROOT, config=Config({"RunAndCollect": {"engine": "kernel"}}))

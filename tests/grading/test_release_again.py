"""A lesson that changes after its release: what keeps its marks, what is judged anew."""

from __future__ import annotations

import json
import sqlite3

import pytest
from alembic.script import ScriptDirectory
from nbgrader.dbutil import ALEMBIC_DIR

from course.grading import classroom as grading
from course.grading import journal
from course.grading.release import record
from tests.grading._release_story import ANN, BOB, FIRST, MODULE, SECOND, THIRD, Story

pytestmark = pytest.mark.grading


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Give the folder, and what was said and marked after each release."""
    head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)  # else a process each time
        told = Story(tmp_path_factory.mktemp("again"))
        patch.setenv("COURSE_KEYS", str(told.root / "course" / "exercises" / "keys"))
        yield told


@pytest.fixture(scope="module")
def first(story):
    story.build(FIRST)
    before = story.release()
    story.enter()
    story.hand_in()
    story.grade()
    story.by_hand(ANN, "m03-e1", 1.5, "Which years?")
    story.by_hand(BOB, "m03-q2-check", 0.5)
    story.by_hand(BOB, "m03-q1-check", 0.25)
    return {"said": before, ANN: story.marks(ANN), BOB: story.marks(BOB)}


@pytest.fixture(scope="module")
def second(story, first):  # noqa: ARG001 - it comes after the first
    story.build(SECOND)
    said = story.release()
    return {"said": said, "graded": story.grade(), ANN: story.marks(ANN), BOB: story.marks(BOB)}


@pytest.fixture(scope="module")
def third(story, second):  # noqa: ARG001 - it comes after the second
    story.build(THIRD)
    said = story.release()
    return {"said": said, "graded": story.grade(), ANN: story.marks(ANN), BOB: story.marks(BOB)}


def test_at_first_there_is_nothing_to_compare_with(first):
    code, said, wrong = first["said"]

    assert (code, wrong) == (0, "")
    assert "Since the release" not in said
    assert "The gradebook does not know m03_change yet." in said
    assert first[ANN] == {
        "m03-q1-check": (1.0, None, 0),
        "m03-q2-check": (1.0, None, 0),
        "m03-e1": (None, 1.5, 0),
    }


def test_the_release_says_what_changed_and_what_it_means(second):
    code, said, _ = second["said"]
    lines = [line.strip() for line in said.splitlines()]
    changed = next(line for line in lines if line.startswith("m03-q2"))

    assert code == 0
    assert changed.startswith("m03-q2 (the way back): changed: question, answer. It is judged anew")
    assert "m03-q1: other hints or feedback lines; no mark changes." in lines
    assert "The marks of the other 2 exercises stay, those by hand, too." in lines
    assert not any(line.startswith("m03-e1") for line in lines)


def test_marks_of_what_did_not_change_stay_and_by_hand_they_are_not_asked_again(second):
    assert second["graded"] == {ANN: True, BOB: True}
    assert second[ANN]["m03-q1-check"] == (1.0, None, 0)
    assert second[ANN]["m03-e1"] == (None, 1.5, 0)
    assert second[BOB]["m03-q1-check"] == (0.0, 0.25, 0)


def test_what_changed_is_judged_anew_and_a_person_is_asked_again(second):
    assert second[ANN]["m03-q2-check"] == (0.0, None, 0)  # the difference was right before
    assert second[BOB]["m03-q2-check"] == (0.0, 0.5, 1)


def test_what_nobody_marked_still_waits(second):
    assert second[BOB]["m03-e1"] == (None, None, 1)


def test_a_changed_rubric_asks_a_person_again_and_keeps_the_mark_until_then(third):
    said = third["said"][1]

    assert "m03-e1 (a sentence): changed: question, rubric. A person is asked to mark" in said
    assert third[ANN]["m03-e1"] == (None, 1.5, 1)


def test_exercises_come_and_go_under_the_submissions_that_are_there(story, third):
    code, said, wrong = third["said"]

    assert (code, wrong) == (0, "")
    assert "m03-q10 (the year): new, 1 point. Who has handed in already has no answer" in said
    assert "m03-q1 (the rise): gone, with its 1 point." in said
    assert "New in the gradebook: m03-q10, m03-q10-check." in said
    assert "No longer in the gradebook: m03-q1, m03-q1-check." in said
    assert third[ANN].keys() == {"m03-q2-check", "m03-q10-check", "m03-e1"}
    assert third[ANN]["m03-q10-check"] == (0.0, None, 0)
    assert third[ANN]["m03-q2-check"] == (0.0, None, 0)
    kept = next((story.root / "released").glob(f"{MODULE}.withdrawn-*.json"))
    assert {
        "student": BOB,
        "cell": "m03-q1-check",
        "auto_score": 0.0,
        "manual_score": 0.25,
        "extra_credit": None,
    } in json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("third")
def test_nbgrader_accepts_the_gradebook_that_it_would_not_have_changed(story):
    story.enter()  # it refuses when cells come or go under submissions

    assert story.marks(ANN)["m03-e1"] == (None, 1.5, 1)


@pytest.mark.usefixtures("third")
def test_the_same_again_changes_nothing(story):
    before = story.marks(ANN), story.marks(BOB)
    files = {path: path.read_bytes() for path in (story.root / "released").iterdir()}
    code, said, _ = story.release()

    assert code == 0
    assert "No exercise has changed since the release of" in said
    assert {path: path.read_bytes() for path in (story.root / "released").iterdir()} == files
    assert story.grade() == {ANN: False, BOB: False}
    assert (story.marks(ANN), story.marks(BOB)) == before


@pytest.mark.usefixtures("third")
def test_a_locked_gradebook_stops_the_release_before_anything_is_written(story, monkeypatch):
    monkeypatch.setattr("course.grading._database.WAIT_SECONDS", 0.1)
    monkeypatch.setattr("course.grading._database.Database.__init__.__defaults__", (0.1,))
    path = record.path_of(story.root, MODULE)
    then = path.read_bytes()
    zipped = path.with_suffix(".zip")
    zipped.unlink()
    other = sqlite3.connect(story.root / "gradebook.db")
    other.execute("BEGIN EXCLUSIVE")
    try:
        code, said, wrong = story.release()
    finally:
        other.rollback()
        other.close()

    assert (code, said) == (2, "")
    assert "Another program has been writing to the gradebook" in wrong
    assert wrong.count("\n") == 1
    assert path.read_bytes() == then
    assert not zipped.exists()
    assert story.release()[0] == 0


@pytest.mark.usefixtures("third")
def test_new_code_of_the_course_grades_again(story, monkeypatch):
    def key(student: str) -> str:
        room = story.room()
        return room._key(room._submission(student))

    known = journal.Journal(story.room().journal_path)
    assert known.result(ANN, key(ANN)) is not None
    monkeypatch.setattr(grading, "code_digest", lambda: b"another version")

    assert known.result(ANN, key(ANN)) is None

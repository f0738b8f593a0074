"""progress.json and the table of it: what is counted, and what a broken file costs."""

from __future__ import annotations

import json

import pytest

from course import check, hint, progress
from course.exercises import _progress
from tests.exercises.conftest import RIGHT, WRONG

pytestmark = pytest.mark.usefixtures("student")


def states(folder=None):
    return {row[0]: row[1] for row in _progress.Progress(folder)._rows}


def test_in_a_modules_folder_each_exercise_has_its_state():
    check("m00-q1", RIGHT["m00-q1"])
    check("m00-q2", WRONG["m00-q2"])
    check("m00-q3", ...)
    found = states()

    assert found["m00-q1"] == "right"
    assert found["m00-q2"] == "not yet"
    assert found["m00-q3"] == "not attempted"
    assert found["m00-q4"] == "not attempted"
    assert found["m00-e1"] == "written: your instructor reads it"


def test_above_the_modules_each_module_has_its_count_and_minutes_left(student, monkeypatch):
    check("m00-q1", RIGHT["m00-q1"])
    check("m00-q2", RIGHT["m00-q2"])
    monkeypatch.chdir(student.parent)
    assert progress()._rows == [("m00_small", "2 of 8 right", 6 * 5, 8)]


def test_in_a_folder_of_another_name_the_exercises_worked_on_are_shown(tmp_path, monkeypatch):
    content = tmp_path / "content"  # where a kernel of Colab works, whatever the notebook is
    content.mkdir()
    monkeypatch.chdir(content)
    assert list(states()) == ["m00_small"]
    check("m00-q1", RIGHT["m00-q1"])
    found = states()

    assert found["m00-q1"] == "right"
    assert found["m00-q2"] == "not attempted"


def test_a_check_run_above_the_modules_does_not_hide_them(student, monkeypatch):
    monkeypatch.chdir(student.parent)
    check("m00-q1", RIGHT["m00-q1"])
    assert list(states()) == ["m00_small"]


def test_several_modules_are_added_up(keys, student, tmp_path, monkeypatch):
    two = tmp_path / "keys"
    two.mkdir()
    for name in ("m00_small", "m01_other"):
        text = (keys / "m00_small.json").read_text(encoding="utf-8")
        (two / f"{name}.json").write_text(text, encoding="utf-8")
    check("m00-q1", RIGHT["m00-q1"])
    monkeypatch.setenv("COURSE_KEYS", str(two))
    monkeypatch.chdir(student.parent)
    assert progress()._rows == [
        ("m00_small", "1 of 8 right", 7 * 5, 8),
        ("m01_other", "0 of 8 right", 8 * 5, 8),
        ("together", "1 of 16 right", 15 * 5, 16),
    ]


def test_once_right_stays_right_and_tries_are_counted(student):
    for answer in (99, ..., RIGHT["m00-q1"], 99):
        check("m00-q1", answer)
    record = json.loads((student / "progress.json").read_text(encoding="utf-8"))
    assert record == {"version": 1, "exercises": {"m00-q1": {"status": "right", "tries": 3}}}


def test_the_table_is_text_and_html():
    check("m00-q1", RIGHT["m00-q1"])
    shown = progress()
    assert repr(shown).splitlines()[0].split() == ["exercise", "state", "minutes", "left", "points"]
    assert "m00-q1" in repr(shown).splitlines()[1]
    assert '<th scope="row">m00-q1</th><td>right</td>' in shown._repr_html_()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"version": 1}',
        b'{"version": 99, "exercises": {"m00-q1": {"status": "right"}}}',
        b'{"version": 1, "exercises": []}',
        b'{"version": 1, "exercises": {"m00-q1": "right"}}',
        b'{"version": 1, "exercises": {"m00-q1": {"status": ["right"], "tries": "x"}}}',
        b'{"version": 1, "exercises": {"m00-q1": {"tries": -3, "hints": 1e99}}}',
        b'{"version": 1, "exercises": {"m00-q1": {"tries": ' + b"9" * 5000 + b"}}}",
        b"[" * 100_000,
    ],
    ids=range(13),
)
def test_a_broken_file_counts_as_none_and_is_made_anew(student, content):
    (student / "progress.json").write_bytes(content)
    assert states()["m00-q1"] == "not attempted"

    assert check("m00-q1", 99).status == "not-yet"
    assert states()["m00-q1"] == "not yet"
    assert repr(hint("m00-q1")).startswith("Hint 1 of 3")
    record = json.loads((student / "progress.json").read_text(encoding="utf-8"))
    assert record["exercises"]["m00-q1"]["tries"] == 1


def test_a_file_that_is_a_folder_costs_no_feedback(student):
    (student / "progress.json").mkdir()
    assert check("m00-q1", 37.95).status == "right"
    assert states()["m00-q1"] == "not attempted"


def test_a_folder_that_is_gone_costs_no_feedback(student):
    student.rmdir()
    assert check("m00-q1", 37.95).status == "right"
    assert repr(hint("m00-q1")).startswith("Hint 1 of 3")


def test_other_exercises_in_the_file_are_kept(student):
    check("m00-q1", 37.95)
    check("m00-q2", "c")
    assert states()["m00-q1"] == "right"
    assert not [path for path in student.iterdir() if path.name != "progress.json"]


def test_nothing_is_written_while_nbgrader_runs(student, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    check("m00-q1", 37.95)
    hint("m00-q1")
    assert list(student.iterdir()) == []

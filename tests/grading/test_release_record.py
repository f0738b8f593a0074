"""The record of a release, what two of them differ in, and the digest of the course's code."""

from __future__ import annotations

import json

import pytest

from course.grading import journal
from course.grading.release import record
from course.grading.release.exercises import exercises


def test_the_code_digest_hangs_on_what_marks_hang_on(tmp_path):
    package = tmp_path / "course"
    for name in ("exercises/_check.py", "grading/judge.py", "grading/report/page.py", "cli.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("a = 1\n", encoding="utf-8")
    digest = journal.code_digest.__wrapped__
    before = digest(package)

    (package / "grading/report/page.py").write_text("a = 2\n", encoding="utf-8")
    assert digest(package) == before
    (package / "grading/judge.py").write_text("a = 2\n", encoding="utf-8")
    after = digest(package)
    assert after != before
    (package / "grading/judge.py").rename(package / "grading/other.py")
    assert digest(package) not in (before, after)


@pytest.mark.parametrize("rubbish", [b"", b"[]", b"{}", b'{"format": 99}', b"\xff"])
def test_a_record_that_cannot_be_read_is_said_and_kept(tmp_path, rubbish):
    path = record.path_of(tmp_path, "m")
    path.parent.mkdir()
    path.write_bytes(rubbish)
    with pytest.raises(record.NotReleased, match=r"released/m.json cannot be read"):
        record.read(tmp_path, "m")

    assert path.read_bytes() == rubbish
    assert record.read(tmp_path, "other") is None


def changed(entry: dict, **parts: object) -> list[str]:
    """Say what `compare` finds when parts of one exercise's answer are others."""
    released = json.dumps({"cells": []}).encode()
    before, after = (
        exercises(released, json.dumps({"exercises": {"x": one}}).encode())
        for one in (entry, {**entry, **parts})
    )
    return record.compare(before, after).changed.get("x", [])


def test_each_part_that_a_mark_hangs_on_counts_and_no_other():
    entry = {"id": "x", "points": 2, "right": 1.5, "parts": {"": "a"}, "mistakes": [{"says": "s"}]}

    assert changed(entry) == []
    assert changed(entry, points=3) == ["points (2, now 3)"]
    assert changed(entry, right=1.6) == ["answer"]
    assert changed(entry, parts={"": "b"}) == ["answer"]
    assert changed(entry, mistakes=[{"says": "s", "name": "n"}]) == ["answer"]
    assert changed(entry, mistakes=[{"says": "another line"}], hints=["h"], minutes=9) == []
    assert changed(entry, written=True, rubric=[]) == ["who marks it"]

"""From an LMS's zip to its own table with the marks in it, and not a byte else."""

from __future__ import annotations

import csv
import json
import os
import time

import pytest

from course.grading.lms.record import read_record
from tests.grading.lms._class import enter, make_book, make_class, run
from tests.grading.lms._downloads import ASKED, CLASS, MODULE, ZIPS, notebook
from tests.grading.lms._tables import ENDINGS, TABLES

BEFORE = {"ada": "", "zoe_b": "", "salma": "", "lee1": "", "lee2": "1"}
AFTER = {**BEFORE, "ada": "5", "zoe_b": "2.83", "lee2": "4"}
TIMES = {
    "canvas": {},
    "moodle": {},
    "blackboard": {
        "ada": "2026-11-21 00:59:10 UTC",
        "zoe_b": "2026-11-19 22:00:00 UTC",
    },
    "brightspace": {
        "ada": "2026-11-21 00:26:00 UTC",
        "zoe_b": "2026-11-19 11:26:00 UTC",
        "salma": "2026-11-18 23:26:00 UTC",
    },
}
"""In winter, Berlin is an hour ahead."""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return make_book(tmp_path_factory.mktemp("book") / "gradebook.db")


def fill_in(root, answers: dict[str, str]) -> None:
    """Answer the questions as an instructor would, in a spreadsheet."""
    path = root / "collected" / f"{MODULE}-ask.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["identifier"] for row in rows if not row["student"]} == set(answers)
    for row in rows:
        row["student"] = answers.get(row["identifier"], row["student"])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("lms", ZIPS)
def test_a_zip_goes_in_and_the_table_comes_out_with_one_column_filled(
    lms, tmp_path, monkeypatch, book, capsys
):
    root = make_class(tmp_path / "class", book)
    monkeypatch.chdir(root)
    (root / "download.zip").write_bytes(ZIPS[lms]())
    words = ("download.zip", "--lms", lms, "--timezone", "Europe/Berlin")

    code = run("collect", *words)
    if ASKED[lms]:
        assert code == 1
        assert not any((root / "submitted" / each).exists() for each in ASKED[lms].values())
        fill_in(root, ASKED[lms])
        run("collect", *words)

    for one in CLASS:
        place = root / "submitted" / one.id / MODULE
        assert (place / f"{MODULE}.ipynb").read_bytes() == notebook(one.id)
    answers = root / "submitted" / "ada" / MODULE / "answers.json"
    assert json.loads(answers.read_bytes()) == {"a": "ada"}
    for student, when in TIMES[lms].items():
        stamp = root / "submitted" / student / MODULE / "timestamp.txt"
        assert stamp.read_text(encoding="utf-8") == when
    if not TIMES[lms]:
        assert not list(root.glob("submitted/*/*/timestamp.txt"))
    assert {one.student for one in read_record(root, MODULE).values()} == {s.id for s in CLASS}
    assert not list(root.glob("collected/.*.work"))

    enter(root, "ada", 3.0, 2.0)
    enter(root, "zoe_b", 1.33, 1.5)
    enter(root, "salma", 3.0, None)  # waits for a person
    enter(root, "lee1", None, None)  # ungradable
    enter(root, "lee2", 3.0, 1.0)
    template = root / f"marks{ENDINGS[lms]}"
    template.write_bytes(TABLES[lms](BEFORE))

    assert run("export", MODULE, "--to", lms, "--template", template.name, "--exercises") == 1

    out = root / "exported" / f"{MODULE}-{lms}{ENDINGS[lms]}"
    assert out.read_bytes() == TABLES[lms](AFTER)
    assert template.read_bytes() == TABLES[lms](BEFORE)
    said = capsys.readouterr().out
    assert "3 marks in the column" in said
    assert "waits for a person" in said
    assert "Broken." in said
    with (root / "exported" / f"{MODULE}-exercises.csv").open(encoding="utf-8-sig") as file:
        marks = {row["student"]: row for row in csv.DictReader(file)}
    assert list(marks) == sorted(marks)
    assert marks["zoe_b"]["m03-q1 (3)"] == "1.33"
    assert marks["salma"]["m03-e1 (2)"] == ""
    assert marks["lee1"]["score"] == ""


@pytest.mark.parametrize("lms", ZIPS)
def test_collecting_twice_changes_nothing(lms, tmp_path, monkeypatch):
    root = make_class(tmp_path)
    monkeypatch.chdir(root)
    (root / "download.zip").write_bytes(ZIPS[lms]())
    words = ("download.zip", "--lms", lms, "--module", MODULE)
    run("collect", *words)
    there = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in root.glob("submitted/*/*/*")}
    mended = root / "submitted" / "ada" / MODULE / f"{MODULE}.ipynb"
    mended.write_bytes(notebook("mended by a person"))

    run("collect", *words)

    assert mended.read_bytes() == notebook("mended by a person")
    there.pop(mended)
    assert all((p.read_bytes(), p.stat().st_mtime_ns) == was for p, was in there.items())
    assert not (root / "collected" / "earlier").exists()


def test_times_without_a_zone_are_this_computers(tmp_path, monkeypatch):
    root = make_class(tmp_path)
    monkeypatch.chdir(root)
    monkeypatch.setitem(os.environ, "TZ", "America/New_York")
    time.tzset()
    (root / "download.zip").write_bytes(ZIPS["blackboard"]())
    try:
        run("collect", "download.zip", "--lms", "blackboard")
    finally:
        monkeypatch.undo()
        time.tzset()

    stamp = root / "submitted" / "ada" / MODULE / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2026-11-21 06:59:10 UTC"

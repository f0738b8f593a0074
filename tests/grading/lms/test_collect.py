"""What is odd in a download is asked or said, and what lies there is never lost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from course.grading.lms.laying import Layout
from course.grading.lms.record import read_record
from tests.grading.lms._class import make_class, run
from tests.grading.lms._collecting import answer, attempt, collect, handed, students, table
from tests.grading.lms._downloads import (
    CLASS,
    MODULE,
    ZOE,
    canvas_zip,
    moodle_zip,
    notebook,
)


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(make_class(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path


def test_a_newer_submission_replaces_and_the_earlier_one_is_kept(root):
    collect(root, "blackboard", attempt("ada", "2026-11-20-10-00-00", "first"))
    journal = root / "grading" / f"{MODULE}.jsonl"
    journal.parent.mkdir()
    journal.write_text(json.dumps({"student": "ada", "key": "abc"}) + "\n", encoding="utf-8")
    mended = root / "submitted" / "ada" / MODULE / "notes.txt"
    mended.write_text("by hand", encoding="utf-8")

    assert collect(root, "blackboard", attempt("ada", "2026-11-21-10-00-00", "second")) == 0

    assert handed(root, "ada") == notebook("second")
    kept = root / "collected" / "earlier" / MODULE / "ada" / "1"
    assert (kept / f"{MODULE}.ipynb").read_bytes() == notebook("first")
    assert (kept / "notes.txt").read_text(encoding="utf-8") == "by hand"
    assert read_record(root, MODULE)["ada"].graded_before == "abc"
    assert collect(root, "blackboard", attempt("ada", "2026-11-21-10-00-00", "second")) == 0
    assert read_record(root, MODULE)["ada"].graded_before == "abc"


def test_an_older_download_does_not_replace_a_newer_submission(root, capsys):
    collect(root, "blackboard", attempt("ada", "2026-11-21-10-00-00", "second"))
    before = read_record(root, MODULE)

    collect(root, "blackboard", attempt("ada", "2026-11-20-10-00-00", "first"))

    assert handed(root, "ada") == notebook("second")
    assert read_record(root, MODULE) == before
    assert "1 older than what is here" in capsys.readouterr().out


def test_the_last_attempt_with_a_notebook_counts_and_that_is_said(root):
    late = "Module 3_ada_attempt_2026-11-21-10-00-00_answers.json"
    early = attempt("ada", "2026-11-20-10-00-00", "first")

    assert collect(root, "blackboard", {**early, late: b"{}"}) == 1

    assert handed(root, "ada") == notebook("first")
    assert (root / "submitted" / "ada" / MODULE / "answers.json").read_bytes() == b"{}"
    assert "Attempt 2 has no notebook" in table(root, "odd")[0]["what"]


def test_late_in_canvas_is_asked_for_its_time_and_costs_nothing_until_then(root):
    stamp = root / "submitted" / ZOE.id / MODULE / "timestamp.txt"
    assert collect(root, "canvas", canvas_zip()) == 1
    [asked] = table(root, "ask")
    assert (asked["identifier"], asked["student"]) == ("4002", ZOE.id)
    assert "late" in asked["question"]
    assert not stamp.exists()
    assert read_record(root, MODULE)[ZOE.id].late

    answer(root, n4002={"handed_in": "2026-11-21 08:30"})
    collect(root, "canvas", canvas_zip(), "--timezone", "Asia/Tokyo")

    assert stamp.read_text(encoding="utf-8") == "2026-11-20 23:30:00 UTC"
    assert read_record(root, MODULE)[ZOE.id].handed_in == "2026-11-20T23:30:00+00:00"


def test_what_goes_back_to_the_lms_keeps_its_names(root):
    collect(root, "canvas", canvas_zip())
    assert read_record(root, MODULE)["ada"].feedback_name == "twojrada_4001_88124_m03_change-1.html"
    folder = "397-255 - Ada Two, Jr. - Nov 20, 2026 926 PM"
    collect(root, "brightspace", {f"{folder}/{MODULE}.ipynb": notebook("a")})
    assert read_record(root, MODULE)["ada"].feedback_name == f"{folder}/"


def test_file_times_count_only_when_they_are_not_the_packings_and_that_is_said(root):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for one, hour in ((CLASS[0], 3), (CLASS[2], 21)):
            name = f"{one.first} {one.last}_{hour}_assignsubmission_file/{MODULE}.ipynb"
            out.writestr(zipfile.ZipInfo(name, (2026, 11, 20, hour, 0, 0)), notebook(one.id))
    collect(root, "moodle", made.getvalue(), "--timezone", "UTC")

    stamps = {p.parts[-3]: p.read_text(encoding="utf-8") for p in root.rglob("timestamp.txt")}
    assert stamps == {"ada": "2026-11-20 03:00:00 UTC"}
    assert "only told by the file's time" in table(root, "odd")[0]["what"]


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        ([f"{MODULE}.ipynb", f"{MODULE} (1).ipynb"], 0),
        ([f"{MODULE}-Copy1.ipynb", f"{MODULE}.ipynb"], 1),
        (["homework.ipynb", "photo.ipynb.png"], 0),
        (["Kopie von m03_change.ipynb"], 0),
        ([f"a/b/{MODULE}.ipynb", f"__MACOSX/a/{MODULE}.ipynb"], 0),
        ([f".ipynb_checkpoints/{MODULE}-checkpoint.ipynb", f"{MODULE}.ipynb"], 1),
    ],
)
def test_which_of_several_notebooks_counts(root, names, counts):
    files = {f"Ada Two Jr_1_assignsubmission_file/{n}": notebook(n) for n in names}
    collect(root, "moodle", files, "--module", MODULE)

    assert handed(root, "ada") == notebook(names[counts])


def test_formulas_and_signs_that_turn_a_line_are_only_shown(root, capsys):
    name = "=HYPERLINK(1)\u202e\x1b[2J"
    collect(root, "moodle", {f"{name}_1_assignsubmission_file/{MODULE}.ipynb": notebook("x")})

    assert table(root, "ask")[0]["full_name"].startswith("'=")
    said = capsys.readouterr().out
    assert "\u202e" not in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("lms", "download", "why"),
    [
        ("moodle", [canvas_zip()], "look like canvas's: say --lms canvas"),
        ("canvas", [{"readme.txt": b""}], "No file in download.zip is named as canvas"),
        ("canvas", [{"a_1_2_work.ipynb": b""}], "do not tell one module; found: none"),
        ("canvas", [{"a_1_2_m03_change.ipynb": b"", "b_2_3_m04_counts.ipynb": b""}], "--module"),
        ("canvas", [canvas_zip(), "--timezone", "Mars/Base"], "no time zone"),
        ("canvas", [canvas_zip(), "--roster", "none.csv"], "The roster none.csv cannot be read"),
        ("moodle", [moodle_zip(), "--worksheet", "roster.csv"], "another assignment's worksheet"),
        ("moodle", [moodle_zip(), "--worksheet", "solutions"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(root, lms, download, why, capsys):
    assert collect(root, lms, *download) == 2

    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1
    assert not (root / "submitted").exists()


@pytest.mark.usefixtures("root")
def test_a_download_that_the_browser_unpacked_is_said(capsys):
    assert run("collect", "solutions", "--lms", "canvas") == 2
    assert "is a folder" in capsys.readouterr().err


def test_a_second_collect_at_the_same_time_waits_its_turn(root, capsys):
    (root / "collected").mkdir()
    hold = (
        "import sys; from pathlib import Path; from course._locked import locked\n"
        f"with locked(Path('collected/{MODULE}.json')):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    repository = str(Path(__file__).resolve().parents[3])
    with subprocess.Popen(
        [sys.executable, "-c", hold],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": repository},
    ) as other:
        assert other.stdout.readline() == b"held\n"
        assert collect(root, "canvas", canvas_zip()) == 2
        other.stdin.close()

    assert "Another `course collect`" in capsys.readouterr().err
    assert collect(root, "canvas", canvas_zip()) == 1
    assert len(students(root)) == len(CLASS)


def test_stopped_in_the_middle_the_same_command_goes_on(root, monkeypatch, capsys):
    put, seen = Layout.put, []

    def full(self, student, when):
        seen.append(student)
        if len(seen) == 3:
            raise OSError(28, "No space left on device", "submitted")
        return put(self, student, when)

    monkeypatch.setattr(Layout, "put", full)
    assert collect(root, "canvas", canvas_zip()) == 2
    assert "No space left" in capsys.readouterr().err
    assert students(root) == seen[:2]
    assert set(read_record(root, MODULE)) == set(seen[:2])

    monkeypatch.setattr(Layout, "put", put)
    collect(root, "canvas", canvas_zip())
    assert "3 new, 2 already here" in capsys.readouterr().out
    assert len(students(root)) == len(CLASS)


def test_json_gives_a_line_a_submission(root, capsys):
    collect(root, "canvas", canvas_zip(), "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["student"]: line["late"] for line in lines if "student" in line} == {
        one.id: one is ZOE for one in CLASS
    }

"""Only marks that are final go out, and every change of one is said."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest

from course.grading._extensions import settle_penalties
from course.grading.lms import export
from course.grading.lms.record import HandIn, write_record
from tests.grading.lms._class import enter, run
from tests.grading.lms._downloads import MODULE
from tests.grading.lms._exporting import HEAD, POSSIBLE, canvas, exported, notes, refused


def test_another_maximum_is_refused_unless_marks_are_to_be_scaled(graded, capsys):
    assert "has 10 points, and the module 5" in refused(graded, capsys, canvas("m03 (9)", "10"))
    assert exported(graded, canvas("m03 (9)", "10"), "--scale") == canvas(
        "m03 (9)", "10", "8.5", "8.5"
    )


def test_what_the_lms_excuses_or_says_already_is_left(graded):
    assert exported(graded, canvas("m03 (9)", "5.00", "EX", "4.250")) == canvas(
        "m03 (9)", "5.00", "EX", "4.250"
    )
    said = {(note["student"], note["why"]) for note in notes(graded)}
    assert ("ada", "The LMS says EX.") in said
    assert not {name for name, _ in said} & {"lee1"}


def test_a_change_of_a_mark_is_made_and_listed(graded, capsys):
    done = exported(graded, canvas("m03 (9)", "5", "4", ""))

    assert done == canvas("m03 (9)", "5", "4.25", "4.25")
    [change] = [note for note in notes(graded) if note["what"] == "changed"]
    assert (change["student"], change["line"], change["was"], change["is"]) == (
        "ada",
        "3",
        "4",
        "4.25",
    )
    assert "1 changed" in capsys.readouterr().out


def test_a_submission_that_came_after_its_grading_gets_no_mark(graded):
    again = HandIn("ada", "canvas", "4001", "", "", "", 1, graded_before="k-ada")
    write_record(graded, MODULE, {"ada": again})

    assert exported(graded, canvas("m03 (9)")) == canvas("m03 (9)", "5", "", "4.25")
    assert "handed in again since it was graded" in notes(graded)[0]["why"]

    enter(graded, "ada", 3.0, 2.0)
    journal = graded / "grading" / f"{MODULE}.jsonl"
    with journal.open("a", encoding="utf-8") as lines:
        lines.write('{"student": "ada", "state": "graded", "key": "new"}\n')
    assert exported(graded, canvas("m03 (9)")) == canvas("m03 (9)", "5", "5", "4.25")


def test_rows_that_are_not_certain_are_left_and_said(graded):
    table = (
        f"{HEAD}m03 (9)\n{POSSIBLE}5\n"
        "Ada Two Jr,,,,A,\n"  # by name alone
        '"Lee, Kim",,,,A,\n'  # two of that name
        "Zoë,7777,,,A,\n"  # unknown
        "Kim,4005,,,A,\nKim,,lee2,,B,\n"  # twice the same
        "Short,4003\n"
    )
    done = exported(graded, table)

    assert done == table.replace("Ada Two Jr,,,,A,\n", "Ada Two Jr,,,,A,4.25\n")
    why = {note["line"]: note["why"] for note in notes(graded)}
    assert why["3"] == "The row was found by the name alone."
    assert why["4"].startswith("The row could be lee1")
    assert why["5"] == "The row is nobody's on the roster."
    assert why["6"] == why["7"] == "Several rows are this student's."
    assert why["8"] == "The row ends before the column."
    assert "no row that is certainly" in why[""]


def test_marks_above_the_maximum_go_where_they_are_taken(graded):
    enter(graded, "ada", 3.0, 2.5)
    assert exported(graded, canvas("m03 (9)")) == canvas("m03 (9)", "5", "5.5", "4.25")
    assert notes(graded)[0]["what"] == "above the maximum"

    table = "OrgDefinedId,m03 Points Grade <Numeric MaxPoints:5>,End-of-Line Indicator\n#ada,,#\n"
    assert exported(graded, table, to="brightspace") == table
    assert "more than the 5" in notes(graded, "brightspace")[0]["why"]


def test_a_grade_that_moodle_has_locked_is_left(graded):
    table = (
        "Identifier,Email address,Grade,Maximum Grade,Grade can be changed\n"
        "Participant 1,ada@example.org,,5.00,No\n"
        "Participant 2,lee1@example.org,,5.00,Yes\n"
    )
    done = exported(graded, table, to="moodle")

    assert done == table.replace("org,,5.00,Yes", "org,4.25,5.00,Yes")


@pytest.mark.parametrize(
    ("table", "words", "why"),
    [
        (b"PK\x03\x04", (), "Excel workbook"),
        (b"", (), "is empty"),
        (b'Student,ID,m03 (9)\n"Ada,4001,\n', (), "never closed"),
        (b"Who,m03 (9)\nAda,\n", (), "No column tells whose a row is"),
        (b"Student,ID,Essay (8)\nAda,4001,\n", (), "No column fits m03_change"),
        (
            b'Student,ID,Total\n"    Points Possible",,(read only)\nAda,4001,1\n',
            ("--column", "Total"),
            "read only",
        ),
        (b"Student,ID,m03 (9)\n", ("--roster", "none.csv"), "The roster none.csv"),
        (b"Student,ID,m03 (9)\n", ("--db", "sqlite:///none.db"), "gradebook"),
        (b"Student,ID,m03 (9)\n", ("--out", "table.csv"), "over the download"),
    ],
)
def test_what_cannot_be_done_is_said(graded, capsys, table, words, why):
    said = refused(graded, capsys, table, *words)

    assert why in said
    assert "Traceback" not in said
    assert (graded / "table.csv").read_bytes() == table


def test_a_locked_gradebook_is_said_and_the_same_command_goes_on(graded, capsys, monkeypatch):
    monkeypatch.setattr(export, "settle_penalties", partial(settle_penalties, wait_seconds=0.1))
    hold = (
        "import sqlite3, sys; book = sqlite3.connect('gradebook.db', isolation_level=None)\n"
        "book.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        said = refused(graded, capsys, canvas("m03 (9)"))
        other.stdin.close()

    assert "Another program has been writing to the gradebook" in said
    assert exported(graded, canvas("m03 (9)")) == canvas("m03 (9)", "5", "4.25", "4.25")


def test_a_spreadsheet_runs_nothing_of_the_table_by_exercise(graded):
    roster = graded / "roster.csv"
    text = roster.read_text(encoding="utf-8").replace('"Two, Jr."', '"=1+1, ""x"""')
    roster.write_text(text, encoding="utf-8")
    exported(graded, canvas("m03 (9)"), "--exercises")

    raw = (graded / "exported" / f"{MODULE}-exercises.csv").read_text(encoding="utf-8-sig")
    assert '"ada","\'=1+1, ""x""","Ada","graded",4.25,5.0,0.0,1.25,3.0' in raw
    assert raw.splitlines()[0].endswith('"m03-e1 (2)","m03-q1 (3)"')


def test_only_when_nothing_is_left_to_do_the_command_says_so(graded):
    def table(*rows: str) -> int:
        text = f"{HEAD}m03 (9)\n{POSSIBLE}5\n" + "".join(f"x,{n},,,A,\n" for n in rows)
        (graded / "table.csv").write_text(text, encoding="utf-8")
        return run("export", MODULE, "--to", "canvas", "--template", "table.csv")

    assert table("4001", "4004", "4005") == 0
    assert table("4001", "4004") == 1
    assert table("4001", "4004", "4005", "4003") == 1
    assert table() == 1

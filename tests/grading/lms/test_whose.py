"""Whose a submission is: certain, or asked until somebody answers; never guessed."""

from __future__ import annotations

import pytest

from tests.grading.lms._class import make_class
from tests.grading.lms._collecting import answer, attempt, collect, handed, students, table
from tests.grading.lms._downloads import CLASS, MODULE, ZOE, moodle_zip, notebook
from tests.grading.lms._tables import moodle


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(make_class(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path


def test_who_is_not_on_the_roster_is_asked_until_answered(root, capsys):
    files = {
        "nobodyknown_5001_1_m03_change.ipynb": notebook("who"),
        "twoada_5002_2_m03_change.ipynb": notebook("jr is missing"),
        "anon_x5Yz1_3_m03_change.ipynb": notebook("anonymous"),
    }
    assert collect(root, "canvas", files) == 1
    asked = {row["identifier"]: row for row in table(root, "ask")}
    assert set(asked) == {"5001", "5002", "anon_x5Yz1"}
    assert asked["5002"]["candidates"].startswith("ada (Ada Two, Jr.)")
    assert not (root / "submitted").exists()

    answer(root, n5001={"student": "-"}, n5002={"student": "ada"}, nanon_x5Yz1={"student": "typo"})
    assert collect(root, "canvas", files) == 1

    assert students(root) == ["ada"]
    assert handed(root, "ada") == notebook("jr is missing")
    asked = {row["identifier"]: row for row in table(root, "ask")}
    assert "typo is not an id of the roster" in asked["anon_x5Yz1"]["question"]
    assert asked["5001"]["student"] == "-"

    answer(root, nanon_x5Yz1={"student": "lee1"})
    capsys.readouterr()
    collect(root, "canvas", files)
    assert students(root) == ["ada", "lee1"]
    assert "Questions" not in capsys.readouterr().out


def test_a_name_that_two_submissions_bear_is_asked(root):
    names = "id,last_name,first_name\nk1,Lee,Kim\na1,Two,Ada\n"
    (root / "roster.csv").write_text(names, encoding="utf-8")
    files = {
        "leekim_1_11_m03_change.ipynb": notebook("one"),
        "leekim_2_12_m03_change.ipynb": notebook("two"),
        "twoada_3_13_m03_change.ipynb": notebook("ada"),
    }
    collect(root, "canvas", files)

    assert students(root) == ["a1"]
    assert {row["identifier"] for row in table(root, "ask")} == {"1", "2"}


def test_a_name_with_another_number_than_the_rosters_is_asked(root):
    collect(root, "canvas", {"twojrada_9999_11_m03_change.ipynb": notebook("whose")})

    assert "another lms_user_id" in table(root, "ask")[0]["question"]
    assert not (root / "submitted").exists()


@pytest.mark.parametrize(
    "name",
    [
        "Zoe\u0308 O'Brien N\u00fan\u0303ez",
        "O\u2019BRIEN-N\u00da\u00d1EZ, Zo\u00eb",
        "\u202bZo\u00eb O\u2019Brien-N\u00fa\u00f1ez\u202c",
        "Zoe\u200d\u0308 O\u2019Brien-N\u00fa\u00f1ez",
    ],
)
def test_one_name_written_in_another_way_is_the_same(root, name):
    collect(root, "moodle", {f"{name}_77_assignsubmission_file/{MODULE}.ipynb": notebook("zoe")})

    assert students(root) == [ZOE.id]


def test_a_name_without_its_accents_is_asked(root):
    folder = "Zoe O'Brien-Nunez_77_assignsubmission_file"
    collect(root, "moodle", {f"{folder}/{MODULE}.ipynb": notebook("zoe")})

    assert table(root, "ask")[0]["candidates"].startswith(ZOE.id)


def test_a_login_with_an_underscore_is_found_without_blackboards_note(root):
    collect(root, "blackboard", attempt("zoe_b", "2026-11-20-10-00-00", "zoe"))
    assert students(root) == ["zoe_b"]

    more = "id,last_name,first_name\nzoe_b,A,B\nb,C,D\n"
    (root / "roster.csv").write_text(more, encoding="utf-8")
    collect(root, "blackboard", attempt("zoe_b", "2026-11-21-10-00-00", "zoe again"))
    assert "fits several students" in table(root, "ask")[0]["question"]


def test_moodles_worksheet_tells_two_of_one_name_apart_and_when(root):
    (root / "sheet.csv").write_bytes(moodle({one.id: "" for one in CLASS}))
    collect(root, "moodle", moodle_zip(), "--worksheet", "sheet.csv", "--timezone", "UTC")

    assert students(root) == sorted(one.id for one in CLASS)
    assert handed(root, "lee2") == notebook("lee2")
    stamp = root / "submitted" / "lee2" / MODULE / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2026-11-19 23:00:00 UTC"

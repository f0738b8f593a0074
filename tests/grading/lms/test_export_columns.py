"""The column is found where that is certain, and written as the table writes."""

from __future__ import annotations

import json

import pytest

from course.grading.lms.record import HandIn, write_record
from tests.grading.lms._class import run
from tests.grading.lms._downloads import MODULE
from tests.grading.lms._exporting import HEAD, POSSIBLE, canvas, exported


@pytest.mark.parametrize(
    "column",
    [
        "m03_change (9)",
        "M03 Change! (9)",
        '"Week 3: m03_change, graded (9)"',
        "Module 3 (9)",
        "M03 (9)",
    ],
)
def test_the_column_is_found_by_what_it_is_called(graded, column):
    done = exported(graded, canvas(column))

    assert done == canvas(column, "5", "4.25", "4.25")


def test_the_column_is_found_by_the_lessons_title(graded):
    folder = graded / "notebooks" / MODULE
    folder.mkdir(parents=True)
    first = {"cell_type": "markdown", "source": ["# Change, denominators\n", "More"]}
    (folder / f"{MODULE}.ipynb").write_text(json.dumps({"cells": [first]}), encoding="utf-8")

    assert exported(graded, canvas('"Change, denominators (9)"')) == canvas(
        '"Change, denominators (9)"', "5", "4.25", "4.25"
    )


def test_several_columns_are_listed_and_one_can_be_said(graded, capsys):
    def table(first: str = "", second: str = "") -> str:
        return (
            f"{HEAD}m03_change (9),m03_change resit (10),Notes\n{POSSIBLE}5,5,\n"
            f'"Two, Ada",4001,ada,,A,{first},{second},\n'
        )

    # The same name wins over one that only contains it.
    assert exported(graded, table()) == table(first="4.25")
    for asked in ("10", "m03_change resit", "m03_change resit (10)", "M03_CHANGE RESIT"):
        assert exported(graded, table(), "--column", asked) == table(second="4.25")
    (graded / "exported" / f"{MODULE}-canvas.csv").unlink()

    run("export", MODULE, "--to", "canvas", "--template", "table.csv", "--column", "11")
    assert "No column fits 11" in capsys.readouterr().err
    (graded / "table.csv").write_text(
        table().replace("change (9)", "change x (9)"), encoding="utf-8"
    )
    assert run("export", MODULE, "--to", "canvas", "--template", "table.csv") == 2
    said = capsys.readouterr().err
    assert "Several columns fit m03_change" in said
    assert "m03_change resit (10)" in said
    assert "Notes" not in said


def test_decimals_are_written_as_the_table_writes_them(graded, capsys):
    def table(mark: str, other: str = "") -> str:
        return f"Student;ID;Section;m03 (9);Essay (8)\nAda;4001;A;{mark};{other}\n"

    assert exported(graded, table("", "3,5")) == table("4,25", "3,5")
    assert exported(graded, table(""), "--decimal", "comma") == table("4,25")
    (graded / "exported" / f"{MODULE}-canvas.csv").unlink()
    (graded / "table.csv").write_text(table(""), encoding="utf-8")
    assert run("export", MODULE, "--to", "canvas", "--template", "table.csv") == 2
    assert "--decimal comma or --decimal point" in capsys.readouterr().err


def test_a_worksheet_in_another_language_is_filled_when_its_column_is_said(graded):
    known = HandIn("ada", "moodle", "31001", "", "", "", 1)
    write_record(graded, MODULE, {"ada": known})

    def table(mark: str) -> str:
        return (
            'ID,"Vollst\u00e4ndiger Name",Status,Bewertung,"Beste Bewertung"\n'
            f'Teilnehmer/in31001,"Wer auch immer",-,{mark},"5,00"\n'
        )

    assert exported(graded, table(""), "--column", "Bewertung", to="moodle") == table('"4,25"')

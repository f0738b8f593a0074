"""One figure: its text, its number and where it comes from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from course import _package
from course.datasets import UnknownName, load, table_names, value

ROOT = Path(__file__).parents[1]


def test_a_figure_carries_its_provenance() -> None:
    figure = value("C27")
    assert str(figure) == "27.7 t"
    assert float(figure) == 27.7
    assert (figure.period, figure.grade, figure.table) == ("2022", "B", "claims")
    assert figure.url in figure._repr_html_()
    assert "27.7 t" in figure._repr_html_()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("SZ-0013", "5.602 t"),
        ("COC-012", "53.5 t"),
        ("MRS-024", "31 deaths"),
        ("MRS-034", "at least 60 deaths"),
        ("FRA-001", "303 victims"),
        ("FRA-003", "38 percent"),
        ("FRA-018", "about 25 years"),
        ("C20", "more than 300 killings"),
        ("C39", "4-6 EUR bn"),
        ("C01", "2024-05-14"),
        ("C05", "no figure"),
        ("CASE-062", "2022"),
    ],
)
def test_a_figure_reads_with_its_unit_and_bound(key: str, text: str) -> None:
    assert str(value(key)) == text


def test_dates_stay_text_and_counts_are_whole() -> None:
    assert value("CASE-062").value == "2022"
    assert value("C42").value == "no"
    assert (value("MRS-024").value, type(value("MRS-024").value)) == (31, int)


def test_a_range_has_ends_and_is_not_one_number() -> None:
    figure = value("C39")
    assert (figure.low, figure.high) == (4.0, 6.0)
    with pytest.raises(TypeError, match="not one number"):
        float(figure)


def test_every_row_with_a_key_has_a_figure() -> None:
    for name in table_names():
        if "figure" in _package.resource(name):
            key = _package.resource(name)["schema"]["primaryKey"][0]
            assert {value(row[key]).table for row in _package.rows(name)} == {name}


def test_wrong_names_are_answered_with_near_ones_and_the_tables() -> None:
    with pytest.raises(UnknownName) as table:
        load("cocaine_seizure")
    assert "Did you mean cocaine_seizures?" in str(table.value)
    assert all(name in str(table.value) for name in table_names())
    with pytest.raises(UnknownName, match=r"Did you mean claims"):
        load("CLAIM")
    with pytest.raises(UnknownName, match=r"Did you mean MRS-024"):
        value("mrs-024")
    with pytest.raises(KeyError):
        value("nothing like it")


def test_value_needs_no_pandas() -> None:
    program = "import sys; from course.datasets import value; value('C27'); print(*sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert not {"pandas", "numpy"} & set(shown.stdout.split())

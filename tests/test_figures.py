"""One figure: its text, its number and where it comes from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from course import _package
from course._figures import rank
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
        ("CASE-081", "about 200 gendarmes"),
        ("CASE-087", "about 100-150 investigators per day"),
        ("MK-0186", "about 3-6 EUR bn"),
        ("MK-0188", "about 6.8 EUR bn"),
        ("MK-0034", "71 USD per g"),
        ("ME-0027", "about 5-20 percent"),
        ("SZ-0402", "46.789 t"),
        ("SZ-0326", "about 4-6 t"),
        ("PT-0006", "3.07 million TEU"),
        ("VI-0060", "at least 50 percent"),
        ("STA-026d", "0.944 kg"),
        ("CASE-006", "10:57 local time"),
        ("CASE-012", "Peugeot 5008"),
        ("COC-017", "about 10 times"),
        ("ACC-15", "10:57 local time"),
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


def test_a_range_in_number_columns_has_ends_and_is_not_one_number() -> None:
    figure = value("MK-0124")
    assert (figure.value, figure.low, figure.high) == ("50-70", 50.0, 70.0)
    with pytest.raises(TypeError, match="not one number"):
        float(figure)


def test_a_central_estimate_with_a_range_is_one_number_and_keeps_its_ends() -> None:
    figure = value("MK-0188")
    assert (float(figure), figure.low, figure.high) == (6.8, 3.8, 9.7)


def keys_by_rank() -> dict[int, list[tuple[str, str]]]:
    ranked: dict[int, list[tuple[str, str]]] = {}
    for name in table_names():
        resource = _package.resource(name)
        if "figure" in resource:
            key = resource["schema"]["primaryKey"][0]
            rows = [(row[key], name) for row in _package.rows(name)]
            ranked.setdefault(rank(resource), []).extend(rows)
    return ranked


def test_every_row_with_a_key_has_a_figure_from_the_table_of_lowest_rank() -> None:
    ranked = keys_by_rank()
    assert sorted(ranked) == [0, 1, 2, 3]
    home: dict[str, str] = {}
    for level in sorted(ranked, reverse=True):
        home |= dict(ranked[level])
    assert {key: value(key).table for key in home} == home


def test_no_key_stands_in_two_tables_of_one_rank() -> None:
    for rows in keys_by_rank().values():
        assert len({key for key, _ in rows}) == len(rows)


def test_a_number_comes_before_the_event_of_the_same_row() -> None:
    assert value("CASE-081").table == "manhunt"
    assert value("FRA-003").table == "national_violence"
    assert value("C02").table == "claims"
    assert value("CASE-001").value == "A154"
    assert value("CASE-090").value == "2025-02-22"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("STA-035", "elsenews, spring 2024)"), ("PT-0019", "undated)"), ("ME-0023", "2019-10)")],
)
def test_the_date_of_a_source_is_shown_in_words(key: str, shown: str) -> None:
    assert shown in value(key)._repr_html_().replace("</a>", "")


def test_a_source_whose_address_is_lost_is_named_without_a_link() -> None:
    assert value("PRI-015").url == ""
    assert value("PRI-015")._repr_html_() == (
        '<span class="figure">69448 persons '
        "(News page relaying AFP (stored copy, address lost), 2022-01-27)</span>"
    )


def test_a_port_stands_for_the_place() -> None:
    assert value("SZ-0379").place == "Antwerp"
    assert value("ACC-01").place == ""


def test_wrong_names_are_answered_with_near_ones_and_the_tables() -> None:
    with pytest.raises(UnknownName) as table:
        load("cocaine_seizure")
    assert "Did you mean cocaine_seizures or " in str(table.value)
    assert all(name in str(table.value) for name in table_names())
    with pytest.raises(UnknownName, match=r"Did you mean .*claims"):
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

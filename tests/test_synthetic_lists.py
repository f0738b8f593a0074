"""The SYNTHETIC tables written by hand hold what was asked for."""

from __future__ import annotations

import re

import pytest

from course._package import resource
from course.datasets import load


@pytest.mark.parametrize("name", ["synthetic_cases", "synthetic_citations", "synthetic_grades"])
def test_a_table_written_by_hand_has_no_seed(name: str) -> None:
    assert resource(name)["seed"] is None
    assert resource(name)["parameters"] == {}


def test_citations_hold_origins_chains_and_a_circle() -> None:
    table = load("synthetic_citations")
    assert len(table) == 18
    assert set(table.outlet) == {f"Outlet {number}" for number in range(1, 17)}
    origins = table.outlet[table.cites.isna()].tolist()
    assert origins == ["Outlet 1", "Outlet 8", "Outlet 13", "Outlet 15", "Outlet 16"]
    ties = set(zip(table.outlet, table.cites, strict=True))
    assert {("Outlet 10", "Outlet 11"), ("Outlet 11", "Outlet 10")} <= ties
    assert {("Outlet 9", "Outlet 8"), ("Outlet 9", "Outlet 4")} <= ties
    assert set(table.cites.dropna()) <= set(table.outlet)


def test_the_description_of_the_citations_does_not_count_the_origins() -> None:
    told = resource("synthetic_citations")["description"]
    assert not re.search(r"\b(five|5|origin)", told)


def test_grades_of_two_analysts_for_the_same_reports() -> None:
    table = load("synthetic_grades")
    grade = table.source + table.information.astype("str")
    by = table.assign(grade=grade).pivot_table(
        index="report", columns="analyst", values="grade", aggfunc="first"
    )
    assert by.shape == (12, 2)
    assert by.loc["Report 7"].tolist() == ["D4", "D2"]
    assert by.loc["Report 12"].tolist() == ["C3", "F2"]
    assert (by["Analyst 1"] == by["Analyst 2"]).sum() == 4


def test_four_markets_one_a_quadrant() -> None:
    table = load("synthetic_cases").set_index("case")
    assert table.seizures_change_percent.to_dict() == {"A": 80, "B": 60, "C": -40, "D": -50}
    assert table.price_change_percent.to_dict() == {"A": -30, "B": 25, "C": 35, "D": -20}

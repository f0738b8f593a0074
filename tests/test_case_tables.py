"""Manhunt, rival versions, prisons and operations, typed here by hand from the sources."""

from __future__ import annotations

import pandas as pd
import pytest

from course.datasets import load


def test_staff_on_the_search_in_every_version() -> None:
    table = load("manhunt").query("measure == 'staff'").set_index("row_id")
    assert table.people.dropna().to_dict() == {
        "CASE-081": 200,
        "CASE-082": 450,
        "CASE-083": 350,
        "CASE-084": 350,
        "CASE-085": 60,
        "CASE-086": 50,
        "CASE-088": 400,
    }
    assert table.loc["CASE-087", ["people_low", "people_high"]].tolist() == [100, 150]
    assert set(table.conflict_group) == {"manhunt_staff"}


def test_people_under_investigation_grow_to_43() -> None:
    table = load("manhunt").query("measure == 'under_investigation' and role == 'main'")
    table = table.sort_values("period_end")
    assert table.people.tolist() == [11, 18, 20, 27, 38, 43]
    worked_out = table.set_index("row_id").loc["CASE-108b"]
    assert (worked_out.basis, worked_out.people) == ("derived", 41 + 2)
    assert table.amra_counted.tolist()[:3] == ["no", "no", "yes"]


def test_prisoners_on_the_first_of_january() -> None:
    held = load("prison_population").query("measure == 'held' and january_first")
    assert held.set_index("year").value.to_dict() == {
        2014: 67_075,
        2015: 66_270,
        2016: 66_678,
        2017: 68_432,
        2018: 68_974,
        2019: 70_059,
        2020: 70_651,
        2021: 62_673,
        2022: 69_448,
        2023: 72_173,
        2024: 75_897,
        2025: 80_669,
    }
    assert held.set_index("year").basis[2021] == "derived"
    assert 69_448 - 6_775 == 62_673


def test_occupancy_follows_from_people_and_places() -> None:
    table = load("prison_population").pivot_table(
        index="period_end", columns="measure", values="value", aggfunc="first"
    )
    whole = table.dropna(subset=["held", "places", "occupancy"])
    assert len(whole) >= 6
    assert (whole.held / whole.places * 100 - whole.occupancy).abs().max() < 0.5


def test_the_press_slip_is_a_year_and_not_a_month() -> None:
    table = load("prison_population").set_index("row_id")
    assert table.role["PRI-021"] == "error_in_circulation"
    assert table.value["PRI-021b"] - table.value["PRI-018b"] == table.value["PRI-021"] == 3_964


def test_place_nette_tallies() -> None:
    table = load("place_nette").set_index("row_id")
    assert table.value[["STA-024", "STA-025", "STA-026", "STA-030", "STA-031"]].tolist() == [
        98,
        119,
        149,
        1_099,
        7_177,
    ]
    assert table.value["STA-036d"] == table.value[["STA-036", "STA-036b", "STA-036c"]].sum() == 6
    assert round(table.value["STA-034"] / table.value["STA-033"] * 100) == 16
    assert round(table.value["STA-035"] / 52.25) == table.value["STA-035b"] == 924


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("attackers", ["4", "4", "5", "3", "4", "4"]),
        ("convictions", ["13", "15", "10", "13"]),
        ("wounded", ["3", "5", "2", "several"]),
        ("killed", ["2", "3", "2"]),
        ("start_time", ["10:56", "10:57", "11:00", "11:10"]),
        ("red_notice", ["2024-05-15", "2024-05-16"]),
        ("prison_attacks", ["15", "13", "30", "65", "100"]),
        ("hearings", ["158", "73"]),
    ],
)
def test_rival_versions_stand_side_by_side(group: str, values: list[str]) -> None:
    table = load("case_conflicts")
    assert table[table.conflict_group == group].value.tolist() == values


def test_every_fact_in_dispute_has_two_versions_or_more() -> None:
    table = load("case_conflicts")
    assert table.groupby("conflict_group").size().min() > 1
    assert (table.groupby("conflict_group").role.apply(lambda roles: "main" in set(roles))).all()


def test_rival_events_keep_the_date_of_their_version() -> None:
    events = load("case_events").set_index("row_id")
    sawn = events[events.conflict_group == "sawn_bar"].date.sort_values()
    assert sawn.tolist() == ["2024-05-12", "2024-05-13"]
    assert events.date[["STA-021", "STA-022"]].tolist() == ["2023-09", "2023-12"]
    groups = events.groupby("conflict_group").size()
    assert groups.min() > 1


def test_growth_claims_say_who_and_between_which_years() -> None:
    table = load("growth_claims").set_index("row_id")
    assert table.claimed[["C26", "COC-016", "COC-017", "SZ-0292"]].tolist() == [5, 5, 10, 6.2]
    assert table.claimed[["C19", "FRA-003", "FRA-011", "C21"]].tolist() == [38, 38, 57, 50]
    assert table.loc["COC-017", ["base_year", "end_year"]].tolist() == [2014, 2024]
    assert pd.isna(table.end_year["C26"])
    assert round((85 / 67 - 1) * 100) == 27 != table.claimed["FRA-004c"]
    assert (table.unit.isin(["times", "percent"])).all()

"""Rules that hold in every table: roles, ranges, periods, rivals, licenses, judgments."""

from __future__ import annotations

from collections import Counter

import pytest

from course import _package
from course.datasets import load, table_names, value

JUDGED = ["ach_ratings", "market_inputs", "script_controls", "senate_recommendations"]
RANGED = {
    name: guide
    for name in table_names()
    if "low" in (guide := _package.resource(name).get("figure", {}))
}


@pytest.mark.parametrize("name", RANGED)
def test_a_value_or_both_ends_are_there_and_in_order(name: str) -> None:
    guide = RANGED[name]
    for row in _package.rows(name):
        low, high = row[guide["low"]], row[guide["high"]]
        if low and high:
            assert float(low) <= float(high), row
            middle = row[guide["value"][0]]
            assert not middle or "-" in middle or float(low) <= float(middle) <= float(high), row
        elif name not in ("claims", "crime_index_method"):  # a rule has no number
            assert any(row[column] for column in guide["value"]), row


@pytest.mark.parametrize("name", table_names())
def test_periods_run_forwards(name: str) -> None:
    for row in _package.rows(name):
        start, end = row.get("period_start", ""), row.get("period_end", "")
        if start and end and "X" not in start + end:
            assert start.rstrip("~")[:4] <= end.rstrip("~")[:4], row
            if row.get("year"):
                assert start[:4] <= row["year"] <= end[:4], row


def test_a_conflict_has_two_sides() -> None:
    labels = Counter(
        row["conflict_group"]
        for name in table_names()
        for row in _package.rows(name)
        if row.get("conflict_group")
    )
    assert [label for label, sides in labels.items() if sides < 2] == []


@pytest.mark.parametrize("name", table_names())
def test_every_field_and_table_says_what_it_is(name: str) -> None:
    resource = _package.resource(name)
    assert len(resource["license_note"]) > 30
    assert len(resource["description"]) > 30
    assert all(len(field["description"]) > 4 for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", ["cocaine_seizures", "consumption", "neighbour_violence"])
def test_the_terms_of_unodc_are_named_where_its_figures_are(name: str) -> None:
    note = _package.resource(name)["license_note"]
    assert "UNODC" in note
    assert "not an open license" in note


@pytest.mark.parametrize("name", ["prices", "purity"])
def test_unodc_prices_and_purities_carry_its_terms(name: str) -> None:
    assert load(name).publisher.str.contains("UNODC").any()
    assert "UNODC" in _package.resource(name)["license_note"]


def test_judgments_of_the_course_say_so_in_title_license_and_every_row() -> None:
    judged = [name for name in table_names() if "rated_by" in load(name).columns]
    assert judged == JUDGED
    for name in judged:
        assert set(load(name).rated_by) == {"course"}
        assert "by the course" in _package.resource(name)["title"]
        assert "course's own teaching judgment" in _package.resource(name)["license_note"]


@pytest.mark.parametrize(
    "name", ["ach_ratings", "case_accounts", "outcomes", "script_controls", "script_steps"]
)
def test_a_fact_that_is_used_again_keeps_its_source_and_grade(name: str) -> None:
    table = load(name)
    for fact, url, grade in zip(table.fact_row, table.url, table.grade, strict=True):
        assert (value(fact).url, value(fact).grade) == (url, grade), fact


def test_ratings_prove_nothing_and_say_so() -> None:
    resource = _package.resource("ach_ratings")
    for text in (resource["description"], resource["license_note"]):
        assert "prove nothing" in text
        assert "nobody has been tried" in text
    table = load("ach_ratings").set_index("evidence")
    assert len(table) == 12
    assert table.loc["E10", ["freed", "abducted", "paid"]].tolist() == ["CC", "II", "C"]
    assert table.loc["E8", ["freed", "abducted", "paid"]].tolist() == ["I", "I", "I"]

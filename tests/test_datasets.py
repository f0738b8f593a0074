"""The tables: typed, and sourced row by row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from course import datasets
from course.datasets import load, table_names
from tests.checkout import ROOT

SOURCED = [
    "ach_ratings",
    "age_structure",
    "case_accounts",
    "case_conflicts",
    "case_entities",
    "case_events",
    "case_relations",
    "claims",
    "cocaine_routes",
    "cocaine_seizures",
    "consumption",
    "container_traffic",
    "crime_index",
    "crime_index_indicators",
    "crime_index_method",
    "crime_index_scores",
    "drug_killings",
    "growth_claims",
    "interception",
    "law_2025",
    "manhunt",
    "market_size",
    "national_violence",
    "neighbour_violence",
    "outcomes",
    "place_nette",
    "port_seizures",
    "prices",
    "prison_population",
    "purity",
    "script_controls",
    "script_steps",
    "seizures_abroad",
    "senate_recommendations",
    "time_at_large",
]
# Its bounds are rows of other tables, which name the sources.
REFERRING = ["market_inputs"]
LISTS = ["references", "sources"]
# Lines to draw on, with no figure in them.
DRAWN = ["coast_outline"]
# A stored copy of a page, whose address is lost.
WITHOUT_ADDRESS = "news-copy-2022-01-27"


@pytest.mark.parametrize("name", SOURCED)
def test_every_row_names_source_publisher_date_address_and_grade(name: str) -> None:
    table = load(name)
    for column in ("source", "publisher", "published"):
        assert table[column].notna().all(), column
        assert (table[column].str.len() > 1).all(), column
    addresses = table.url[table.source_id != WITHOUT_ADDRESS]
    assert addresses.str.startswith(("http://", "https://")).all()
    assert table.published.str.fullmatch(r"(XXXX|\d{4})(-\d\d){0,2}~?").all()
    assert table.grade.isin(["A", "B", "C"]).all()


def test_one_source_alone_has_no_address() -> None:
    sources = load("sources").set_index("source_id")
    assert sources.index[sources.url.isna()].tolist() == [WITHOUT_ADDRESS]
    assert "address lost" in sources.publisher[WITHOUT_ADDRESS]


def test_every_table_is_sourced_or_refers_to_sourced_rows_or_is_synthetic() -> None:
    synthetic = {name for name in table_names() if load(name).attrs["synthetic"]}
    assert {*SOURCED, *REFERRING, *LISTS, *DRAWN} | synthetic == set(table_names())
    assert synthetic == {name for name in table_names() if name.startswith("synthetic_")}
    assert len(synthetic) == 17


def test_works_are_cited_with_what_was_checked_and_no_more() -> None:
    works = load("references").set_index("ref_id")
    garwood = works.loc["garwood-1936"]
    assert (garwood.venue, garwood.volume) == ("Biometrika", "28")
    assert (garwood.first_page, garwood.last_page) == (437, 442)
    assert works.loc["cornish-1994", ["first_page", "last_page"]].tolist() == [151, 196]
    paged = works[works.last_page.notna()]
    assert (paged.first_page < paged.last_page).all()
    assert works.first_page[works.url.isna()].dropna().index.tolist() == ["dhami-2019"]


def test_every_source_is_used() -> None:
    used = {key for name in SOURCED for key in load(name).source_id}
    assert used == set(load("sources").source_id)


@pytest.mark.parametrize("name", ["claims", "case_entities", "case_relations"])
def test_what_the_article_says_is_sourced_to_the_article(name: str) -> None:
    assert set(load(name).source) == {"France in the crossfire"}


def test_sizes_are_those_of_the_coding() -> None:
    assert {name: len(load(name)) for name in ("claims", "case_entities", "case_relations")} == {
        "claims": 49,
        "case_entities": 85,
        "case_relations": 101,
    }
    assert list(load("claims").claim_id) == [f"C{number:02}" for number in range(1, 50)]
    assert load("case_relations").query("negated").relation_id.tolist() == ["R037", "R086"]


def test_one_person_alone_is_named() -> None:
    entities = load("case_entities")
    named = entities[entities.type.isin(["person"]) & entities.named]
    assert named.label.tolist() == ["Mohamed Amra"]


def test_ties_join_known_entities() -> None:
    known = set(load("case_entities").entity_id)
    ties = load("case_relations")
    assert set(ties.from_id) | set(ties.to_id) <= known


def test_events_hold_the_solid_dates() -> None:
    events = load("case_events").set_index("row_id")
    solid = {
        "CASE-001": "2024-05-14",
        "STA-002": "2024-05-14",
        "COC-018": "2024-03-18",
        "CASE-076": "2024-05-15",
        "CASE-090": "2025-02-22",
        "CASE-094": "2025-02-25",
        "CASE-112": "2025-07-24",
        "STA-043": "2025-06-13",
        "STA-044": "2026-01-05",
    }
    assert events.loc[list(solid), "date"].to_dict() == solid
    run = pd.Timestamp(events.date["CASE-090"]) - pd.Timestamp(events.date["CASE-001"])
    assert run.days == 284


def test_load_types_the_columns_and_names_their_units() -> None:
    table = load("drug_killings")
    assert table.dtypes.astype("str")[["year", "count", "full_year", "place"]].to_dict() == {
        "year": "Int64",
        "count": "int64",
        "full_year": "bool",
        "place": "str",
    }
    assert set(table.attrs["units"]) == set(table.columns)
    assert load("cocaine_seizures").attrs["units"]["seized_t"] == "t"
    assert load("synthetic_town").attrs["synthetic"] is True


def test_load_returns_a_fresh_copy() -> None:
    first = load("claims")
    first.loc[:, "value"] = "changed"
    first.attrs["units"].clear()
    assert "changed" not in set(load("claims").value)
    assert load("claims").attrs["units"]


def test_a_loaded_table_shares_nothing_with_the_next_in_what_its_sources_say() -> None:
    table = load("cocaine_seizures")
    was = table.publisher.tolist()
    table["publisher"] = "someone else"
    table.loc[:, "url"] = "elsewhere"

    assert load("cocaine_seizures").publisher.tolist() == was
    assert "elsewhere" not in set(load("prices").url)


def test_a_changed_list_of_sources_is_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    monkeypatch.setattr(datasets, "folder", lambda: tmp_path / "datasets")
    before = load("prices").publisher
    path = tmp_path / "datasets" / "sources.csv"
    path.write_text(path.read_text("utf-8").replace(before[0], "A press of its own"), "utf-8")

    assert load("prices").publisher[0] == "A press of its own"
    assert before[0] != "A press of its own"

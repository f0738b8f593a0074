"""The crime index, the law and the outcomes: typed here by hand, and worked out again."""

from __future__ import annotations

from datetime import date

import pytest

from course import _package
from course.datasets import load, value

INDEX = sorted(name for name in _package.table_names() if name.startswith("crime_index"))


def test_france_in_three_editions() -> None:
    france = load("crime_index").query("country == 'France'").set_index("edition")
    assert france.criminality.to_dict() == {2021: 5.66, 2023: 5.82, 2025: 5.92}
    assert france.rank_world.to_dict() == {2021: 59, 2023: 58, 2025: 56}
    assert france.like_for_like.to_dict() == {2021: 5.66, 2023: 5.83, 2025: 5.95}
    assert set(france.rank_western_europe) == {1}


def test_the_list_of_western_europe_decides_who_is_first() -> None:
    table = load("crime_index")
    for _, edition in table.groupby("edition"):
        western = edition.query("region == 'Western Europe'")
        assert len(western) == 11
        assert sorted(western.rank_western_europe.dropna())[:1] == [1]
        above = edition[edition.criminality > western.criminality.max()]
        assert {"Italy", "Spain"} <= set(above.country)
        assert set(above.region) == {"Southern Europe"}


def test_criminality_is_the_mean_of_two_means() -> None:
    table = load("crime_index")
    gap = (table.criminality - (table.markets + table.actors) / 2).abs()
    assert gap.max() <= 0.0101  # two roundings to two decimals


def test_every_group_of_indicators_gives_its_headline_score() -> None:
    table = load("crime_index").set_index(["country", "edition"])
    parts = load("crime_index_indicators").groupby(["country", "edition", "group"]).score
    means, counts = parts.mean(), parts.count()
    assert len(means) == 32
    for (country, edition, group), mean in means.items():
        assert abs(mean - table.loc[(country, edition), f"{group}s"]) <= 0.0051
        expected = {"market": (10, 15), "actor": (4, 5)}[group][edition > 2021]
        assert counts[country, edition, group] == expected


def test_like_for_like_uses_the_fourteen_old_indicators() -> None:
    parts = load("crime_index_indicators").query("in_2021")
    assert parts.indicator.nunique() == 14
    means = parts.groupby(["country", "edition", "group"]).score.mean().unstack().mean(axis=1)
    table = load("crime_index").set_index(["country", "edition"]).like_for_like
    for key, mean in means.items():
        assert abs(mean - table[key]) <= 0.0051, key


def test_scores_move_in_half_points() -> None:
    scores = load("crime_index_indicators").score
    assert scores.between(1, 10).all()
    assert ((scores * 2) % 1 == 0).all()


def test_the_wide_table_is_the_long_one() -> None:
    wide = load("crime_index").set_index(["country", "edition"])
    long = load("crime_index_scores").query("role == 'main' and code.notna()")
    for row in long.query("measure != 'cocaine_market'").itertuples():
        assert wide.loc[(row.country, row.edition), row.measure] == row.value, row
    main = long.query("measure == 'criminality'").set_index(["country", "edition"])
    assert wide.row_id.equals(main.row_id.reindex(wide.index))


def test_what_the_press_prints_stands_beside_the_data_file() -> None:
    assert (value("OC-0001").value, value("OC-1746").value) == (5.66, 5.67)
    assert (value("OC-0522").value, value("OC-0522").place) == (5.82, "France")
    assert value("OC-1744").place == "Western Europe"
    assert value("ME-0001").text == "193 countries"


@pytest.mark.parametrize("name", INDEX)
def test_the_rights_of_the_publisher_are_named_with_the_index(name: str) -> None:
    note = _package.resource(name)["license_note"]
    assert "All rights reserved" in note
    assert "GI-TOC" in note
    assert "does not cover" in note
    assert "© GI-TOC" in _package.resource(name)["description"]


def test_the_run_lasts_284_days_and_ends_after_six_months_but_within_twelve() -> None:
    table = load("outcomes").set_index("outcome")
    caught = date.fromisoformat(table.date["caught-12-months"])
    assert (caught - date(2024, 5, 14)).days == 284
    assert table.happened[["caught-6-months", "caught-12-months"]].tolist() == [False, True]


def test_days_at_large_agree_with_the_dates() -> None:
    table = load("time_at_large").set_index("row_id")
    assert table.days.to_dict() == {"CASE-089b": 94, "CASE-089c": 184, "CASE-091b": 284}
    for row in table.loc[["CASE-089c", "CASE-091b"]].itertuples():
        days = date.fromisoformat(row.period_end) - date.fromisoformat(row.period_start)
        assert days.days == row.days
    assert str(value("CASE-089b")) == "94 days"


def test_an_outcome_that_happened_came_in_time() -> None:
    for row in load("outcomes").itertuples():
        assert row.asked_on < row.closes_on
        late = row.date[:10] > row.closes_on
        assert not (late and row.happened), row
    table = load("outcomes").set_index("outcome")
    assert table.index[~table.happened].tolist() == [
        "caught-6-months",
        "law-dated",
        "prosecutor-2025",
        "antwerp-2024-rise",
    ]


@pytest.mark.parametrize(
    ("fact", "figure"),
    [("COC-012", 53.5), ("SZ-0382", 44), ("MRS-036", 24), ("PRI-023", 80_669), ("CASE-106", 38)],
)
def test_the_rows_behind_the_outcomes_hold_these_figures(fact: str, figure: float) -> None:
    assert value(fact).value == figure
    assert fact in set(load("outcomes").fact_row)


def test_only_what_a_row_shows_is_called_law() -> None:
    table = load("senate_recommendations").set_index("rec_id")
    assert value("STA-003").value == 35
    assert table.index[table.became == "law"].tolist() == ["REC-1"]
    shown = table.outcome_row.notna()
    assert (shown == (table.became != "no record here")).all()
    law = load("law_2025").set_index("row_id")
    assert set(table.outcome_row.dropna()) <= set(law.index)
    assert law.value["STA-044"] == "2026-01-05"
    assert law.role[["STA-042", "STA-045"]].tolist() == ["error_in_circulation", "variant"]

"""The tables hold the published figures, typed here by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course import _package
from course.datasets import load

if TYPE_CHECKING:
    import pandas as pd


def seizures(series: str, place: str = "FRA") -> pd.Series:
    table = load("cocaine_seizures")
    chosen = table[(table.series == series) & (table.place == place) & (table.role == "main")]
    return chosen.set_index("year").seized_t


def deaths() -> pd.DataFrame:
    table = load("drug_killings")
    return table[table.unit_counted.isin(["deaths", "homicides"]) & table.year.notna()]


def test_unodc_tonnes_are_the_published_kilograms() -> None:
    france = seizures("unodc")
    assert france.to_dict() == {
        2010: 4.095108,
        2011: 10.834865,
        2012: 5.602,
        2013: 5.612,
        2014: 6.87,
        2015: 10.869,
        2016: 8.5,
        2017: 17.5,
        2018: 16.357,
        2019: 14.599,
        2020: 13.145,
        2021: 26.5,
        2022: 27.7,
        2023: 23.2,
    }
    for place, last in {"BEL": 123.02637, "NLD": 59.116, "DEU": 43.07, "ESP": 118.324}.items():
        series = seizures("unodc", place)
        assert list(series.index) == list(range(2010, 2024))
        assert series[2023] == last


def test_french_series_are_kept_apart() -> None:
    services = {
        2010: 4.1,
        2011: 10.8,
        2016: 8.5,
        2017: 17.5,
        2021: 26.5,
        2022: 27.7,
        2023: 23.2,
        2024: 53.5,
        2025: 81.0,
    }
    customs = {
        2015: 8.6,
        2016: 3.8,
        2017: 9.2,
        2018: 12.2,
        2019: 8.8,
        2020: 9.06,
        2021: 18.62,
        2022: 17.86,
        2023: 12.03,
        2024: 20.97,
        2025: 31.0,
    }
    assert seizures("fr_all_services").to_dict() == services
    assert seizures("fr_customs").to_dict() == customs


def test_tonnes_are_written_without_float_dust() -> None:
    written = [row["seized_t"] for row in _package.rows("cocaine_seizures")]
    assert max(len(text.partition(".")[2]) for text in written) == 8  # NLD 2011: 10,090.56098 kg
    assert not [text for text in written if "e" in text or text.endswith(".0")]


@pytest.mark.parametrize("name", ["cocaine_seizures", "drug_killings", "national_violence"])
def test_a_main_figure_covers_one_whole_year(name: str) -> None:
    table = load(name)
    main = table[table.role == "main"]
    assert main.full_year.all()
    part = table[~table.full_year]
    assert (part.period_start != part.period_end).all()
    whole = table[table.full_year & table.period_start.eq(table.period_end)]
    assert (whole.period_start == whole.year.astype("str")).all()


def test_one_main_count_of_deaths_a_year_adds_to_235() -> None:
    main = deaths().query("role == 'main'").set_index("year")["count"]
    assert main.to_dict() == {
        2012: 22,
        2013: 17,
        2014: 18,
        2015: 19,
        2016: 29,
        2017: 14,
        2018: 23,
        2019: 12,
        2020: 12,
        2021: 26,
        2022: 33,
        2023: 49,
        2024: 24,
        2025: 16,
    }
    assert main.loc[2014:2023].sum() == 235


def test_the_highest_counts_of_deaths_add_to_276() -> None:
    highest = deaths().groupby("year")["count"].max().loc[2014:2023]
    assert highest.tolist() == [18, 19, 34, 14, 23, 12, 20, 39, 37, 60]
    assert highest.sum() == 276


def test_the_change_of_definition_is_marked() -> None:
    table = load("drug_killings")
    dated = table[table.year.notna()]
    assert (dated[dated.year < 2022].definition_regime == "before_2022").all()
    assert (dated[dated.year >= 2022].definition_regime == "from_2022").all()
    assert (table[table.year.isna()].definition_regime == "spans_break").all()


def test_bounds_and_published_mistakes_stay_marked() -> None:
    killings = load("drug_killings").set_index("row_id")
    assert killings.qualifier["MRS-034"] == "at least"
    assert killings.role["MRS-035"] == "error_in_circulation"
    assert killings.loc[["MRS-028a", "MRS-028b"], "count"].tolist() == [31, 33]
    wrong = load("cocaine_seizures").query("role == 'error_in_circulation'")
    assert wrong.seized_t.tolist() == [28.7, 33.0, 31.0, 18.0]


def test_national_figures_keep_every_reading_of_418() -> None:
    table = load("national_violence").set_index("row_id")
    assert table["count"][["FRA-001", "FRA-002", "FRA-006", "FRA-015"]].tolist() == [
        303,
        418,
        139,
        110,
    ]
    readings = table[(table["count"] == 418)]
    assert set(readings.unit_counted) == {"victims", "incidents"}
    assert round((418 / 303 - 1) * 100) == table.change_percent["FRA-003"] == 38


def test_ages_say_of_whom() -> None:
    table = load("age_structure").set_index("row_id")
    assert table.loc["FRA-027", ["age_low", "age_high", "share_percent"]].tolist() == [14, 21, 60.0]
    assert table.population[["FRA-022", "FRA-024", "FRA-026"]].tolist() == [
        "people hit",
        "accused",
        "jailed",
    ]
    assert table.group_size[["FRA-024", "FRA-026"]].tolist() == [56, 176]

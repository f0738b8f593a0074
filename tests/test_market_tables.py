"""Market size, prices, purity, use and interception, typed here by hand from the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.datasets import load, value

if TYPE_CHECKING:
    import pandas as pd


def test_market_estimates_of_all_drugs_in_france() -> None:
    table = load("market_size").query("drug == 'all' and place == 'France'").set_index("row_id")
    assert table.eur_bn.dropna().to_dict() == {
        "MK-0176": 2.3,
        "MK-0177": 2.3,
        "STA-010": 2.3,
        "MK-0178": 2.8,
        "MK-0180": 3.1,
        "MK-0179": 2.7,
        "MK-0183": 3.2,
        "STA-009": 3.0,
        "MK-0188": 6.8,
        "MK-0189": 3.8,
        "MK-0190": 9.7,
        "MK-0184": 3.5,
        "STA-006": 3.5,
        "STA-011": 3.5,
        "MK-0195": 7.0,
    }
    ranges = table[table.eur_bn.isna()][["eur_bn_low", "eur_bn_high"]]
    assert ranges.loc["MK-0187"].tolist() == [4, 6]
    assert ranges.loc["MK-0186"].tolist() == [3, 6]
    assert ranges.loc["MK-0185"].tolist() == ranges.loc["STA-008"].tolist() == [3.5, 6]


def test_turnover_profit_and_value_added_are_told_apart() -> None:
    table = load("market_size").set_index("row_id")
    assert table.measure[["MK-0179", "MK-0180", "STA-006", "STA-011"]].tolist() == [
        "value added",
        "spending",
        "turnover",
        "profit",
    ]
    assert table.role["STA-011"] == "error_in_circulation"
    assert table.eur_bn["MK-0180"] - table.eur_bn["MK-0179"] == pytest.approx(0.4)


def test_cocaine_overtakes_cannabis() -> None:
    table = load("market_size").set_index("row_id").eur_bn
    assert table[["MK-0191", "MK-0193", "MK-0192", "MK-0194"]].tolist() == [0.902, 1.1, 3.1, 2.7]
    assert round((6.8 / 2.3 - 1) * 100) == 196  # the study prints 189, from unrounded values
    assert value("MK-0188b").value == 189


def retail(place: str) -> pd.Series:
    table = load("prices").query(
        "series == 'unodc' and level == 'retail' and statistic == 'typical' and role == 'main'"
    )
    return table[table.place == place].set_index("year").price


def test_unodc_retail_prices() -> None:
    assert retail("FRA").to_dict() == {
        2010: 80,
        2011: 87,
        2012: 84,
        2013: 87,
        2014: 86,
        2015: 71,
        2016: 71,
        2017: 71,
        2018: 83,
        2019: 78,
        2020: 75.51,
        2021: 77.11,
        2022: 68.49,
        2023: 71,
    }
    for place, first, last in [("BEL", 67, 54), ("NLD", 59, 56), ("DEU", 87, 68.11)]:
        assert list(retail(place).index) == list(range(2010, 2024))
        assert retail(place)[[2010, 2023]].tolist() == [first, last]
    assert retail("ESP")[[2021, 2022]].tolist() == [72.62, 72.62]


def test_french_prices_in_euros() -> None:
    table = load("prices").query("series == 'fr_reports'").set_index("row_id")
    gram = table[table.unit == "EUR per g"].price.dropna()
    assert gram[["MK-0121", "MK-0122", "MK-0125", "MK-0128"]].tolist() == [80, 60, 66, 58]
    assert table.loc["MK-0124", ["price_low", "price_high"]].tolist() == [50, 70]
    kilogram = table[table.unit == "EUR per kg"].price
    assert kilogram.to_dict() == {"MK-0131": 30_000, "MK-0132": 32_000}
    assert table.grade["MK-0132"] == "C"


def test_each_price_level_has_its_unit() -> None:
    table = load("prices")
    assert (table.unit.str.endswith("per kg") == (table.level == "wholesale")).all()
    assert (table.unit.str.startswith("USD") == (table.series == "unodc")).all()


def test_purity_keeps_its_series_apart() -> None:
    table = load("purity")
    means = table.query("series == 'fr_mean' and role == 'main'").set_index("year")
    assert means.purity_percent.to_dict() == {2011: 46, 2012: 50, 2021: 72, 2022: 72, 2023: 73}
    street = table.set_index("row_id").loc["MK-0135"]
    assert (street.series, street.purity_percent_low, street.purity_percent_high) == (
        "street",
        10,
        20,
    )
    sold = table[table.series == "idf_repackaged"].set_index("year").purity_percent
    assert sold.to_dict() == {2007: 24, 2017: 64, 2020: 46}


def test_use_users_and_tonnes() -> None:
    table = load("consumption").set_index("row_id")
    use = table.query("measure == 'last_year_use' and role == 'main'").set_index("year").value
    assert use.to_dict() == {
        1992: 0.3,
        2000: 0.3,
        2005: 0.6,
        2010: 0.9,
        2014: 1.1,
        2017: 1.6,
        2023: 2.7,
    }
    assert table.value[["MK-0165", "MK-0167", "MK-0168"]].tolist() == [400_000, 600_000, 1_100_000]
    assert table.value[["MK-0196", "MK-0197"]].tolist() == [15, 47.1]
    assert table.value["MK-0226"] == 3_708


def test_guesses_of_the_share_intercepted() -> None:
    table = load("interception").set_index("row_id")
    ends = table[["share_percent_low", "share_percent_high"]]
    assert ends.to_numpy().tolist() == [[10, 10], [25, 25], [10, 10], [10, 17], [5, 20]]
    assert table.share_percent.dropna().tolist() == [10, 25, 10]


def test_market_inputs_come_out_of_the_rows_they_name() -> None:
    table = load("market_inputs").set_index("input")
    bounds = table[["low", "peak", "high"]]
    users = [float(value(key)) / 1e6 for key in table.loc["users_m", "low_from":"high_from"]]
    assert bounds.loc["users_m"].tolist() == users == [0.6, 1.1, 1.1]
    assert bounds.low["grams_per_user"] == 15 / 0.4
    assert bounds.peak["grams_per_user"] == round(47.1 / 1.1, 1)
    price = value("MK-0124")
    assert bounds.loc["price_eur_per_g"].tolist() == [price.low, float(value("MK-0125")), 70]
    assert bounds.low["cocaine_share_percent"] == round(0.8 / 2.7 * 100, 1)
    assert bounds.high["cocaine_share_percent"] == round(3.1 / 6.8 * 100, 1)

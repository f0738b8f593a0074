"""Ports, containers, ways in and neighbors, typed here by hand from the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.datasets import load

if TYPE_CHECKING:
    import pandas as pd


def yearly(port: str, services: str | None = None) -> pd.Series:
    table = load("port_seizures").query("role == 'main' and full_year")
    chosen = table[(table.port == port) & (services is None or table.services == services)]
    return chosen.set_index("year").seized_t.dropna()


def test_antwerp_by_year() -> None:
    assert yearly("Antwerp").to_dict() == {
        2013: 4.7,
        2014: 8.1,
        2015: 14,
        2016: 27,
        2017: 41.2,
        2018: 50.1,
        2019: 61.8,
        2020: 65.48,
        2021: 89.5,
        2022: 109.9,
        2023: 116,
        2024: 44,
        2025: 55,
    }


def test_rotterdam_is_in_tonnes() -> None:
    every = load("port_seizures").set_index("row_id").seized_t
    assert every[["SZ-0389", "SZ-0401", "SZ-0403", "SZ-0404"]].tolist() == [4, 70.571, 45.506, 26]
    assert yearly("Rotterdam", "customs").to_dict() == {2024: 25, 2025: 11.5}


def test_le_havre_keeps_all_services_and_customs_apart() -> None:
    assert yearly("Le Havre", "all_services").to_dict() == {
        2017: 3.5,
        2019: 2.2,
        2021: 10.3,
        2022: 10,
        2024: 14,
    }
    assert yearly("Le Havre", "customs").to_dict() == {2021: 6.9, 2022: 7.1, 2023: 4.8, 2024: 9.4}


def test_other_ports() -> None:
    assert yearly("Hamburg").to_dict() == {2017: 3.8, 2019: 6.8, 2023: 34, 2024: 5}
    assert yearly("Marseille-Fos").to_dict() == {2022: 1.7, 2023: 0.0986, 2024: 0.137}
    finds = load("port_seizures").query("port == 'Dunkirk'")
    assert finds.seized_t.tolist() == [10, 13.1]
    assert set(finds.span) == {"single find"}


def test_one_main_figure_a_port_service_and_year() -> None:
    table = load("port_seizures").query("role == 'main' and full_year")
    assert not table.duplicated(["port", "services", "year"]).any()
    assert not load("port_seizures").query("full_year and span != 'year'").size


def traffic(port: str) -> pd.Series:
    table = load("container_traffic").query("role == 'main'")
    return table[table.port == port].set_index("year").teu_million


def test_containers_by_port() -> None:
    assert traffic("HAROPA").to_dict() == {
        2017: 2.945,
        2019: 2.79,
        2020: 2.4,
        2021: 3.07,
        2022: 3.102,
        2023: 2.63,
        2024: 3.1,
    }
    assert traffic("Rotterdam")[[2017, 2023, 2024]].tolist() == [13.7, 13.4, 13.8]
    assert traffic("Antwerp")[2021] == 12
    assert traffic("Antwerp-Bruges")[2021] == 14.1
    assert traffic("Hamburg")[2023] == 7.7


def test_wider_ports_are_marked() -> None:
    table = load("container_traffic")
    assert set(table[table.scope_break].port) == {"HAROPA", "Antwerp-Bruges"}
    wrong = table.query("role == 'error_in_circulation'")
    assert wrong.teu_million.tolist() == [30]


def test_seized_weight_per_thousand_containers() -> None:
    seized, boxes = yearly("Antwerp"), traffic("Antwerp-Bruges")
    assert seized[2023] / boxes[2023] == pytest.approx(9.28)
    assert yearly("Hamburg")[2023] / traffic("Hamburg")[2023] == pytest.approx(4.42, abs=0.005)


def test_shares_say_what_they_are_shares_of() -> None:
    table = load("cocaine_routes").set_index("row_id")
    assert table.value[["SZ-0310", "SZ-0313", "SZ-0337", "SZ-0338"]].tolist() == [
        75.4,
        16.3,
        40,
        20,
    ]
    assert (table.share_of.notna() == (table.unit == "percent")).all()
    assert round(4.8 / 12.03 * 100) == 40
    assert round(16.3 / 0.754, 1) == 21.6


def test_totals_abroad() -> None:
    table = load("seizures_abroad").query("role == 'main'")
    german = table[table.series == "germany_bka"].set_index("year").value
    assert german[[2018, 2021, 2023, 2024]].tolist() == [5, 23, 43, 24]
    union = table[table.series == "eu_total"].set_index("year").value
    assert union[[2013, 2021, 2022, 2023]].tolist() == [62.6, 303, 323, 419]


def test_violence_in_neighbouring_countries() -> None:
    table = load("neighbour_violence").query("role == 'main'")
    series = {
        name: rows.set_index("year")["count"].to_dict() for name, rows in table.groupby("series")
    }
    assert series["brussels_shootings"] == {2022: 56, 2023: 62, 2024: 92}
    assert series["brussels_wide_definition"] == {2022: 85, 2023: 108}
    assert series["dutch_explosions_police"] == {2022: 227, 2023: 900, 2024: 1543, 2025: 1525}
    assert series["dutch_explosions_press"] == {2023: 380, 2024: 877}
    assert series["dutch_liquidations"] == {
        2014: 38,
        2017: 31,
        2018: 20,
        2019: 18,
        2020: 10,
        2021: 8,
        2022: 11,
    }
    assert series["dutch_oc_homicides_unodc"][2014] == 21
    assert series["antwerp_drug_violence"] == {2022: 75}


def test_a_main_count_of_violence_covers_one_whole_year() -> None:
    table = load("neighbour_violence")
    assert table[table.role == "main"].full_year.all()

"""The SYNTHETIC tables: remade byte for byte, labeled, and showing what they should."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from course._package import resource
from course.datasets import load, table_names
from course.methods import synthetic

DATASETS = Path(__file__).parents[1] / "datasets"
NAMES = [
    "synthetic_brief_ratings",
    "synthetic_cases",
    "synthetic_citations",
    "synthetic_covert_people",
    "synthetic_covert_ties",
    "synthetic_crackdown",
    "synthetic_events",
    "synthetic_forecasts",
    "synthetic_grades",
    "synthetic_leader_removal",
    "synthetic_meetings_people",
    "synthetic_meetings_ties",
    "synthetic_port_flows",
    "synthetic_ring_ties",
    "synthetic_splits",
    "synthetic_town",
    "synthetic_years",
]
# Their size is set after published figures; all others hold teaching values.
CALIBRATED = {
    "synthetic_covert_people",
    "synthetic_covert_ties",
    "synthetic_meetings_people",
    "synthetic_meetings_ties",
    "synthetic_port_flows",
}


def test_every_synthetic_table_is_tested_here() -> None:
    assert [name for name in table_names() if load(name).attrs["synthetic"]] == NAMES
    assert set(synthetic.files()) == {f"{name}.csv" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_generator_makes_the_registered_file_again(name: str) -> None:
    registered = resource(name)
    text = synthetic.files()[registered["path"]]
    assert f"sha256:{hashlib.sha256(text.encode()).hexdigest()}" == registered["hash"]
    assert (DATASETS / registered["path"]).read_bytes() == text.encode()


def test_the_registered_parameters_make_the_registered_tables() -> None:
    town = resource("synthetic_town")
    made = synthetic.town(**town["parameters"], seed=town["seed"])
    assert made.equals(load("synthetic_town")[list(made.columns)].astype(made.dtypes))
    splits = resource("synthetic_splits")
    assert splits["seed"] is None
    assert tuple(map(tuple, splits["parameters"]["scenarios"])) == synthetic.SPLITS


@pytest.mark.parametrize("name", NAMES)
def test_file_name_title_and_every_row_say_synthetic(name: str) -> None:
    assert load(name).is_synthetic.all()
    assert resource(name)["path"].startswith("synthetic_")
    assert "SYNTHETIC" in load(name).attrs["title"]
    calibration = resource(name)["calibration"]
    assert (calibration != "none: teaching values") == (name in CALIBRATED)
    assert name not in CALIBRATED or ("no" in calibration and "estimate" in calibration)


@pytest.mark.parametrize("name", NAMES)
def test_no_place_group_or_person_of_the_case_is_in_a_synthetic_table(name: str) -> None:
    text = (DATASETS / resource(name)["path"]).read_text("utf-8").casefold()
    real = load("case_entities").query("type in ('person', 'group', 'agency', 'place')").label
    countries = load("crime_index").country
    assert [label for label in {*real, *countries} if label.casefold() in text] == []


def test_the_town_tells_the_two_conditional_shares_apart() -> None:
    town = load("synthetic_town").set_index(["age_group", "charged"]).people
    assert town.sum() == 10_000
    young, older = town["14-21", True], town["22 and over", True]
    assert (young, older) == (24, 16)
    assert young / (young + older) == pytest.approx(0.6)
    assert young / town["14-21"].sum() == pytest.approx(0.02)


def test_another_seed_makes_another_town_and_the_same_seed_the_same() -> None:
    assert synthetic.town(seed=6).equals(synthetic.town())
    assert not synthetic.town(seed=7).equals(synthetic.town())


def test_the_town_follows_its_parameters() -> None:
    town = synthetic.town(residents=10, share_young=0.4, charged_young=1, charged_older=0)
    assert town.people.tolist() == [4, 0, 0, 6]


@pytest.mark.parametrize("wrong", [{"residents": 0}, {"share_young": 12}, {"charged_older": -0.1}])
def test_a_parameter_out_of_range_is_named(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)).removesuffix("s")):
        synthetic.town(**wrong)


def test_three_scenarios_pool_to_sixty_and_two_others_only_average_to_it() -> None:
    table = load("synthetic_splits").set_index("scenario")
    victims = table.victims_young * 100 / table.victims
    perpetrators = table.perpetrators_young * 100 / table.perpetrators
    young = table.victims_young + table.perpetrators_young
    people = table.victims + table.perpetrators
    pooled = set(table.index[young * 100 == people * 60])
    averaged = set(table.index[(victims + perpetrators) == 120])
    assert list(table.index) == list("ABCDEFGH")
    assert pooled == {"B", "E", "G"}
    assert averaged == {"C", "F"}
    assert (young * 100 / people)[["C", "F"]].round(1).tolist() == [40.0, 46.7]
    assert victims[["B", "E", "G"]].tolist() == [30, 80, 45]
    assert perpetrators[["B", "E", "G"]].tolist() == [75, 50, 65]


def test_a_scenario_of_broken_people_is_refused() -> None:
    with pytest.raises(ValueError, match="not a whole number of people"):
        synthetic.splits((("A", 10, 25, 10, 50),))

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from course import certainty_slider, load, saved
from course.widgets._certainty_slider_model import LEVELS, CertaintyModel, Tie
from course.widgets._certainty_slider_svg import draw
from tests.widgets._widgets import CASES, PEOPLE, ROLES, SVG, TIES, certainty, parsed, texts


@pytest.fixture(name="model")
def _model() -> CertaintyModel:
    model: CertaintyModel = certainty().model
    return model


# Counted by hand in TIES: Ann - Bob - Cy and Flo - Gus are stated; Cy - Di is reported, and alleged
# once more; Di - Eve is alleged; that Ann and Eve are tied is denied.
@pytest.mark.parametrize(
    ("level", "entities", "ties", "pieces"),
    [("stated", 5, 3, 2), ("reported", 6, 4, 2), ("alleged", 7, 6, 2)],
)
def test_a_level_keeps_the_ties_that_are_at_least_so_certain(
    model: CertaintyModel, level: str, entities: int, ties: int, pieces: int
) -> None:
    kept = model.at(level)
    assert (len(kept.graph), kept.ties, kept.components) == (entities, ties, pieces)


def test_betweenness_is_the_share_of_pairs_that_pass_through(model: CertaintyModel) -> None:
    assert model.at("stated").first == [("bob", pytest.approx(1 / 6))]  # of six pairs, Ann and Cy
    assert model.at("alleged").first == [  # of fifteen pairs of others
        ("cy", pytest.approx(4 / 15)),
        ("bob", pytest.approx(3 / 15)),
        ("di", pytest.approx(3 / 15)),
    ]


def test_a_denied_tie_is_never_there_and_the_sentence_says_so(model: CertaintyModel) -> None:
    for level in LEVELS:
        assert not model.at(level).graph.has_edge("ann", "eve")
        assert model.sentence(level).endswith(" Negated ties left out: 1.")


def test_title_and_sentence_have_every_number(model: CertaintyModel) -> None:
    assert model.title("reported") == "Ties stated or reported: Bob has most betweenness, 0.20"
    assert model.sentence("stated").startswith(
        "Ties stated as fact, and no others: 5 entities, 3 ties, 2 pieces. Betweenness: Bob 0.17."
    )
    assert model.alt("stated").startswith(f"{model.title('stated')}. {model.sentence('stated')} ")


def test_where_nobody_lies_between_others_that_is_said() -> None:
    model = CertaintyModel([Tie("a", "b", "reported")], {"a": "Ann", "b": "Bob"})
    assert model.title("stated") == "Ties stated as fact, and no others: nobody lies between others"
    assert "0 entities, 0 ties, 0 pieces. Betweenness: none above zero." in model.sentence("stated")
    assert draw(model, "stated").startswith("<svg")


def test_the_case_graph_has_the_ties_of_its_table() -> None:
    rows = Path(__file__).parents[2] / "datasets/case_relations.csv"
    with rows.open(encoding="utf-8") as file:
        affirmed = [row for row in csv.DictReader(file) if row["negated"] == "false"]
    table = load("case_relations")[["from_id", "to_id", "certainty", "negated"]]
    ties = table.rename(columns={"from_id": "source", "to_id": "target"})
    entities = load("case_entities")
    labels = dict(zip(entities["entity_id"], entities["label"], strict=True))
    model = certainty_slider("m06-w1", ties=ties, labels=labels, roles=ROLES).model
    for level, kept in (("stated", {"stated"}), ("reported", {"stated", "reported"})):
        assert model.at(level).ties == sum(row["certainty"] in kept for row in affirmed)
    assert model.at("alleged").ties == len(affirmed)
    assert model.at("alleged").first[0][0] == "P01"


def test_an_entity_is_drawn_at_the_same_place_at_every_level(model: CertaintyModel) -> None:
    def places(level: str) -> dict[str, set[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for dot in parsed(draw(model, level)).iter(f"{SVG}circle"):
            name = dot.find(f"{SVG}title")
            if name is not None:
                found.setdefault(name.text or "", set()).add((dot.attrib["cx"], dot.attrib["cy"]))
        return found

    assert places("reported") == places("alleged")
    assert set(places("stated")) == set(PEOPLE.values())
    assert all(len(points) == 1 for points in places("stated").values())


def test_a_pair_is_drawn_as_its_most_certain_tie(model: CertaintyModel) -> None:
    def dashes(level: str) -> list[str]:
        lines = parsed(draw(model, level)).findall(f"{SVG}path")[3:]  # after the key
        return sorted(line.get("stroke-dasharray", "") for line in lines)

    assert dashes("stated") == ["", "", ""]
    assert dashes("reported") == ["", "", "", "7 4"]
    assert dashes("alleged") == ["", "", "", "2 4", "7 4"]


def test_the_first_are_numbered_and_listed(model: CertaintyModel) -> None:
    written = texts(draw(model, "alleged"))
    assert written.count("1") == written.count("3") == 2  # in the network and in the list
    assert {"Cy", "Bob", "Di", "0.27", "0.20"} <= set(written)


@pytest.mark.parametrize("level", ["Stated", "", None, 1, ["stated"]])
def test_a_level_that_is_none_is_named(model: CertaintyModel, level: Any) -> None:
    with pytest.raises(ValueError, match="one of 'stated', 'reported', 'alleged', not "):
        certainty().pick("low", level)
    with pytest.raises(ValueError, match="one of 'stated', 'reported', 'alleged', not "):
        model.at(level)
    assert saved("m06-w1") is ...


def test_a_role_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="one of 'low', 'high', not 'middle'"):
        certainty().pick("middle", "stated")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"ties": pd.DataFrame(columns=["source", "target", "certainty"])}, "has none"),
        ({"ties": pd.DataFrame({"source": ["ann"], "target": ["bob"]})}, "it has no certainty"),
        ({"labels": {"ann": "Ann"}}, "labels= has no text for 'bob'"),
        ({"roles": {}}, "roles= needs one role or more"),
        (
            {"ties": pd.DataFrame([TIES[0][:3]], columns=["source", "source", "target"])},
            "it has no certainty",
        ),
        (
            {
                "ties": pd.DataFrame(
                    [("ann", "bob", "cy", "stated")],
                    columns=["source", "target", "target", "certainty"],
                )
            },
            "has the column 'target' twice",
        ),
    ],
)
def test_what_the_slider_cannot_use_is_said(change: dict[str, Any], line: str) -> None:
    good = {
        "ties": pd.DataFrame([TIES[0][:3]], columns=["source", "target", "certainty"]),
        "labels": PEOPLE,
        "roles": ROLES,
    }
    with pytest.raises(ValueError, match=line):
        certainty_slider("m06-w1", **{**good, **change})


def test_a_button_names_what_it_saves_and_saves_it() -> None:
    view = CASES["certainty_slider"].view(certainty())
    assert view._level.value == "stated"
    view._level.value = "alleged"
    assert view._keep["high"].description == 'Save "alleged" as the highest'
    view._keep["high"].click()
    assert saved("m06-w1") == {"high": "alleged"}
    assert CASES["certainty_slider"].view(certainty())._level.value == "alleged"


def test_a_button_s_whole_text_is_understood_as_a_role() -> None:
    ties = pd.DataFrame([TIES[0][:3]], columns=["source", "target", "certainty"])
    roles = {"low": "Save as the lowest"}
    slider = certainty_slider("m06-w1", ties=ties, labels=PEOPLE, roles=roles)
    view = CASES["certainty_slider"].view(slider)
    assert view._keep["low"].description == 'Save "stated" as the lowest'

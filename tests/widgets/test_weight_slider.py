from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from course import saved, weight_slider
from course.widgets._weight_slider_model import WeightModel
from course.widgets._weight_slider_svg import draw
from tests.widgets._widgets import CASES, PARTS, ROLES, SVG, parsed, texts, weight


@pytest.fixture(name="model")
def _model() -> WeightModel:
    model: WeightModel = weight().model
    return model


def test_a_score_is_the_weighted_mean_of_its_parts(model: WeightModel) -> None:
    assert model.score("Ixia", 0) == 2
    assert model.score("Ixia", 100) == 8
    assert model.score("Ixia", 25) == 0.25 * 8 + 0.75 * 2


# Ixia and Yarrow are equal at 4/7, where 2 + 6 w = 6 - w; Ixia and Sorrel at 1/3, as 2 + 6 w = 4.
@pytest.mark.parametrize(
    ("weight_of_markets", "order"),
    [
        (0, ["Yarrow", "Sorrel", "Ixia"]),
        (33, ["Yarrow", "Sorrel", "Ixia"]),
        (34, ["Yarrow", "Ixia", "Sorrel"]),
        (57, ["Yarrow", "Ixia", "Sorrel"]),
        (58, ["Ixia", "Yarrow", "Sorrel"]),
    ],
)
def test_the_order_turns_where_the_lines_cross(
    model: WeightModel, weight_of_markets: int, order: list[str]
) -> None:
    assert [name for _, name, _ in model.ranking(weight_of_markets)] == order
    assert model.rank("Ixia", weight_of_markets) == 1 + order.index("Ixia")


def test_equal_scores_share_the_better_rank() -> None:
    model = WeightModel({"A": (1, 3), "B": (3, 1), "C": (0, 0)}, ("x", "y"))
    assert model.ranking(50) == [(1, "A", 2.0), (1, "B", 2.0), (3, "C", 0.0)]
    assert model.title(50) == "With 50 per cent for x, A and B are first"
    assert {"=1. A", "=1. B", "3. C"} <= set(texts(draw(model, 50)))


def test_rounding_makes_no_difference_in_rank() -> None:
    # Both are 1.231 exactly; in binary the second is a last digit lower.
    model = WeightModel({"A": (1.0, 1.33), "B": (1.77, 1.0)}, ("x", "y"))
    assert model.score("A", 30) != model.score("B", 30)
    assert {rank for rank, _, _ in model.ranking(30)} == {1}


def test_title_and_sentence_have_every_number(model: WeightModel) -> None:
    assert model.title(41) == "With 41 per cent for markets, Yarrow is first"
    assert model.sentence(41) == (
        "41 per cent for markets, 59 per cent for actors: "
        "1. Yarrow 5.590, 2. Ixia 4.460, 3. Sorrel 4.000 (of 3)."
    )
    assert model.alt(41).startswith(f"{model.title(41)}. {model.sentence(41)} ")


def test_a_highlighted_country_is_named_however_far_down_it_is() -> None:
    scores = {f"L{number}": (10.0 - number, 1.0) for number in range(9)}
    assert "9. L8 2.000" in WeightModel(scores, ("x", "y"), ["L8"]).sentence(100)
    assert "L8" not in WeightModel(scores, ("x", "y")).sentence(100)


@pytest.mark.parametrize("value", [-1, 101, 41.0, 0.41, "41", None, True, [41]])
def test_a_weight_that_is_none_is_named(model: WeightModel, value: Any) -> None:
    with pytest.raises(ValueError, match="whole number of per cent from 0 to 100, not "):
        weight().pick("low", value)
    with pytest.raises(ValueError, match="whole number of per cent from 0 to 100, not "):
        model.score("Ixia", value)
    assert saved("m08-w1") is ...


def test_a_weight_from_a_table_is_a_weight() -> None:
    weight().pick("low", np.int64(41))
    assert saved("m08-w1") == {"low": 41}


@pytest.mark.parametrize(
    ("parts", "highlight", "line"),
    [
        (pd.DataFrame({"a": [1, 2]}), [], "needs two columns of scores, not"),
        (pd.DataFrame({"a": [1], "b": [2]}), [], "two countries or more"),
        (pd.DataFrame({"a": [1, None], "b": [2, 3]}, index=["A", "B"]), [], "see 'B'"),
        (pd.DataFrame({"a": [1, 2], "b": [2, 3]}, index=["A", "A"]), [], "'A' comes twice"),
        (pd.DataFrame({"a": [1, 2], "b": [2, 3]}, index=["A", "B"]), ["C"], "of A, B, not"),
    ],
)
def test_parts_that_cannot_be_used_are_refused(
    parts: pd.DataFrame, highlight: list[str], line: str
) -> None:
    with pytest.raises(ValueError, match=line):
        weight_slider("m08-w1", parts=parts, roles=ROLES, highlight=highlight)


def test_whose_scores_these_are_stands_at_the_foot_of_the_picture(model: WeightModel) -> None:
    words = "Source: the makers; all rights reserved."
    with_credit, without = parsed(draw(model, 41, words)), parsed(draw(model, 41))

    assert texts(draw(model, 41, words))[-1] == words
    assert words not in texts(draw(model, 41))
    assert float(with_credit.attrib["viewBox"].split()[3]) > float(
        without.attrib["viewBox"].split()[3]
    )


def test_a_line_is_at_a_country_s_rank_at_every_weight(model: WeightModel) -> None:
    svg = parsed(draw(model, 41))
    lines = [line.attrib["points"].split() for line in svg.iter(f"{SVG}polyline")]
    heights = sorted({float(point.split(",")[1]) for line in lines for point in line})
    assert len(heights) == len(PARTS)
    # Ixia is third, second from 34 and first from 58 on.
    places = [[heights.index(float(point.split(",")[1])) for point in line] for line in lines]
    assert [2, 2, 1, 1, 0, 0] in places


def test_the_mark_and_the_list_are_of_the_present_weight(model: WeightModel) -> None:
    written = texts(draw(model, 58))
    assert {"markets 58 per cent", "1. Ixia", "2. Yarrow", "3. Sorrel", "5.480"} <= set(written)
    assert "1. Yarrow" in texts(draw(model, 57))


def test_a_highlighted_line_is_told_apart_without_color(model: WeightModel) -> None:
    widths = [
        float(line.attrib["stroke-width"])
        for line in parsed(draw(model, 41)).iter(f"{SVG}polyline")
    ]
    assert sorted(widths) == [1.6, 1.6, 4.0]


def test_a_button_names_what_it_saves_and_saves_it() -> None:
    view = CASES["weight_slider"].view(weight())
    assert view._weight.value == 50
    view._weight.value = 58
    assert view._keep["low"].description == "Save 58 per cent as the lowest"
    view._keep["low"].click()
    assert saved("m08-w1") == {"low": 58}
    assert CASES["weight_slider"].view(weight())._weight.value == 58

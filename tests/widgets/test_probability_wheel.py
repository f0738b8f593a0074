from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

from course import probability_wheel, saved
from course.widgets._probability_wheel_model import WheelModel
from course.widgets._probability_wheel_svg import draw
from tests.widgets._widgets import CASES, QUESTIONS, SVG, parsed, texts, wheel


@pytest.fixture(name="model")
def _model() -> WheelModel:
    model: WheelModel = wheel().model
    return model


@pytest.mark.parametrize(
    ("percent", "yes", "no"), [(0, 1, 0), (50, 0.25, 0.25), (70, 0.09, 0.49), (100, 0, 1)]
)
def test_a_score_is_the_squared_distance_from_what_happened(
    model: WheelModel, percent: int, yes: float, no: float
) -> None:
    assert model.score(percent, happened=True) == pytest.approx(yes)
    assert model.score(percent, happened=False) == pytest.approx(no)


# By hand: 0.7 times 0.09 and 0.3 times 0.49; to say all or nothing costs the chance of the other.
@pytest.mark.parametrize(("percent", "expected"), [(70, 0.21), (100, 0.3), (0, 0.7), (50, 0.25)])
def test_the_expected_score_weighs_both_by_the_chance(
    model: WheelModel, percent: int, expected: float
) -> None:
    assert model.expected(percent, chance=70) == pytest.approx(expected)


def test_the_sentence_says_what_is_known_of_the_question(model: WheelModel) -> None:
    assert model.sentence("box", 100, {}) == (
        "box: you say 100 per cent. Brier score 0.000 if it happens, 1.000 if not. "
        "The chance is 70 per cent: expected score 0.300."
    )
    assert model.sentence("rain", 20, {}) == (
        "rain: you say 20 per cent. Brier score 0.640 if it happens, 0.040 if not. "
        "It did not happen: 0.040."
    )
    assert "It happened: 0.040." in model.sentence("even", 80, {})


def test_the_running_mean_is_of_what_is_saved_and_known(model: WheelModel) -> None:
    given = {"box": 70, "even": 80, "rain": 40}
    assert model.scored(given) == {"even": pytest.approx(0.04), "rain": pytest.approx(0.16)}
    line = "Mean score of the 2 saved with a known outcome: 0.100."
    assert model.sentence("box", 70, given).endswith(line)
    assert "Mean score" not in model.sentence("box", 70, {"box": 70})


def test_the_alt_text_has_the_finding_and_every_question(model: WheelModel) -> None:
    alt = model.alt("box", 65, {"box": 65})
    assert alt.startswith("box: 65 of 100 parts of the wheel say yes. box: you say 65 per cent. ")
    assert alt.endswith("box 65 per cent, even not saved, rain not saved.")


@pytest.mark.parametrize("percent", [-1, 101, 70.0, 0.7, "70", None, True, [70]])
def test_a_probability_that_is_none_is_named(model: WheelModel, percent: Any) -> None:
    with pytest.raises(ValueError, match="whole number of per cent from 0 to 100, not "):
        wheel().set("box", percent)
    with pytest.raises(ValueError, match="whole number of per cent from 0 to 100, not "):
        model.score(percent, happened=True)
    assert saved("m10-w1") is ...


def test_a_probability_from_a_table_is_one() -> None:
    wheel().set("box", np.int64(70))
    assert saved("m10-w1") == {"box": 70}


def test_a_question_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="one of 'box', 'even', 'rain', not 'snow'"):
        wheel().set("snow", 10)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"questions": {}}, "one question or more"),
        ({"outcomes": {"snow": True}}, "outcomes= names 'snow'"),
        ({"chances": {"snow": 10}}, "chances= names 'snow'"),
        ({"chances": {"box": 101}}, "from 0 to 100; for 'box' it is 101"),
        ({"chances": {"box": float("nan")}}, "from 0 to 100; for 'box' it is nan"),
    ],
)
def test_what_cannot_be_known_is_refused(known: dict[str, Any], line: str) -> None:
    with pytest.raises(ValueError, match=line):
        probability_wheel("m10-w1", **{"questions": QUESTIONS, **known})


@pytest.mark.parametrize("percent", [1, 25, 50, 51, 75, 99])
def test_the_share_that_is_filled_is_the_probability(model: WheelModel, percent: int) -> None:
    paths = parsed(draw(model, "box", percent, {})).iter(f"{SVG}path")
    sector = next(path.attrib["d"] for path in paths if "A118" in path.attrib["d"])
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", sector)]
    x, y, x0, y0, *_, large, _, x1, y1 = numbers
    angle = math.atan2(x1 - x, y - y1) % (2 * math.pi)
    assert (x0, y0) == (x, pytest.approx(y - 118))  # it begins at the top
    assert angle / (2 * math.pi) * 100 == pytest.approx(percent, abs=0.1)
    assert large == (percent > 50)


def test_nothing_and_all_of_the_wheel_can_be_filled(model: WheelModel) -> None:
    def fills(percent: int) -> list[str]:
        dots = parsed(draw(model, "box", percent, {})).iter(f"{SVG}circle")
        return [dot.attrib["fill"] for dot in dots if dot.attrib["r"] == "118"]

    assert fills(0) == ["white"]
    assert fills(100)[0] == "white" != fills(100)[1]


def test_the_list_says_what_is_saved_and_what_came_of_it(model: WheelModel) -> None:
    written = texts(draw(model, "even", 50, {"box": 70, "rain": 40}))
    for words in ("70 per cent", "40 per cent, no: 0.160", "not saved", "even (shown)", "box"):
        assert words in written


def test_made_up_questions_say_so_in_picture_and_text(model: WheelModel) -> None:
    made = probability_wheel(questions=QUESTIONS, synthetic=True).model
    assert "SYNTHETIC DATA" in texts(draw(made, "box", 50, {}))
    assert "SYNTHETIC DATA" in made.alt("box", 50, {})
    assert "SYNTHETIC" not in draw(model, "box", 50, {})


def test_the_button_names_what_it_saves_and_saves_it() -> None:
    view = CASES["probability_wheel"].view(wheel())
    view._percent.value = 65
    assert view._keep.description == "Save 65 per cent for box"
    view._keep.click()
    view._key.value = "rain"
    assert view._percent.value == 50
    view._percent.value = 20
    view._keep.click()
    assert saved("m10-w1") == {"box": 65, "rain": 20}
    view._key.value = "box"
    assert view._percent.value == 65
    assert CASES["probability_wheel"].view(wheel())._percent.value == 65


def test_a_save_is_seen_in_the_picture_and_the_numbers() -> None:
    widget = wheel()
    view = CASES["probability_wheel"].view(widget)
    before = view._picture.value
    widget.set("even", 80)
    assert view._picture.value != before
    assert "Mean score of the 1 saved with a known outcome: 0.040." in view._numbers.value

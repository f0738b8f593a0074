from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from course import market_sliders, saved
from course.widgets._market_sliders_model import MarketModel
from course.widgets._market_sliders_svg import draw
from tests.widgets._widgets import CASES, SVG, parsed, rectangles, texts


@pytest.fixture(name="model")
def _model() -> MarketModel:
    return market_sliders().model


def test_the_mark_is_the_published_weight_of_2022(model: MarketModel) -> None:
    assert (model.published, model.year) == (27.7, "2022")


# 27.7 = 277 / 10 = 69.25 * 4 / 10; half of it is 13.85.
@pytest.mark.parametrize(("flow", "share", "rest"), [(277, 10, 249.3), (69.25, 40, 41.55)])
def test_the_weights_are_those_of_a_hand_calculation(
    model: MarketModel, flow: float, share: float, rest: float
) -> None:
    assert model.seized(flow, share) == pytest.approx(27.7)
    assert model.reaches(flow, share) == pytest.approx(rest)
    assert model.pure(flow, share, 50) == pytest.approx(13.85)
    assert model.pure(flow, share, 0) == 0
    assert model.seized(flow, 0) == 0
    assert model.reaches(flow, 100) == 0


def test_the_sentence_and_the_title_have_every_number(model: MarketModel) -> None:
    assert model.sentence(200, 25, 60) == (
        "Of a flow of 200 t, 25 per cent is seized: 50.0 t, which at a purity of 60 per cent holds "
        "30.0 t of pure cocaine. 150.0 t reach the market. Published for 2022: 27.7 t seized."
    )
    assert model.title(200, 25) == "50.0 t seized of a flow of 200 t; in 2022: 27.7 t"
    assert model.alt(200, 25, 60).startswith(
        f"{model.title(200, 25)}. {model.sentence(200, 25, 60)}"
    )


@pytest.mark.parametrize("flow", [-1, 600.5, 27_700, float("nan"), float("inf"), "277", None, True])
def test_a_flow_that_is_none_is_named(flow: Any) -> None:
    with pytest.raises(ValueError, match="number of tonnes from 0 to 600, not "):
        market_sliders().pick("at_10", flow)
    assert saved("m05-w1") is ...


@pytest.mark.parametrize(("share", "purity", "name"), [(101, 50, "share"), (10, -1, "purity")])
def test_a_percentage_outside_its_scale_is_named(
    model: MarketModel, share: float, purity: float, name: str
) -> None:
    with pytest.raises(ValueError, match=f"The {name}.* from 0 to 100, not "):
        model.pure(100, share, purity)


def test_a_flow_with_decimals_or_from_numpy_is_saved_as_a_number() -> None:
    market = market_sliders()
    market.pick("at_40", 27.7 / 0.4)
    market.pick("at_10", np.float64(300))
    assert saved("m05-w1") == {"at_40": 27.7 / 0.4, "at_10": 300}
    assert repr(market) == "Market sliders m05-w1: at 10 per cent 300 t, at 40 per cent 69.25 t"


def test_a_role_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="'at_10', 'at_40', not 'at_20'"):
        market_sliders().pick("at_20", 100)


@pytest.mark.parametrize("published", [0, -1, float("nan")])
def test_the_published_weight_is_above_zero(published: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        MarketModel(published, "2022")


def bars(svg: str, top: float) -> list[float]:
    return [float(bar["width"]) for bar in rectangles(svg) if float(bar["y"]) == top]


def test_the_bars_are_as_long_as_the_weights(model: MarketModel) -> None:
    svg = draw(model, 200, 20, 60)
    flow, seized = bars(svg, 104)
    assert seized / flow == pytest.approx(0.20, rel=0.001)
    enlarged, pure = bars(svg, 254)
    assert enlarged / seized == pytest.approx(10, rel=0.001)
    assert pure / enlarged == pytest.approx(0.60, rel=0.001)


def test_the_mark_stands_at_the_end_of_the_same_weight(model: MarketModel) -> None:
    svg = draw(model, 277, 10, 100)
    marks = [
        float(path.attrib["d"][1:].split()[0])
        for path in parsed(svg).iter(f"{SVG}path")
        if path.get("stroke-dasharray")
    ]
    ends = [30 + bars(svg, 104)[1], 30 + bars(svg, 254)[0]]
    assert marks == pytest.approx(ends, abs=0.11)
    assert "27.7 t seized in 2022" in texts(svg)


def test_a_weight_beyond_the_enlarged_scale_ends_in_an_arrow(model: MarketModel) -> None:
    def arrows(svg: str) -> int:
        return sum(path.attrib["d"].endswith("v28z") for path in parsed(svg).iter(f"{SVG}path"))

    assert bars(draw(model, 600, 100, 100), 254) == [700, 700]
    assert arrows(draw(model, 600, 100, 100)) == 1
    assert arrows(draw(model, 600, 10, 100)) == 0


def test_an_empty_flow_has_no_bars(model: MarketModel) -> None:
    svg = draw(model, 0, 50, 50)
    assert bars(svg, 104) == bars(svg, 254) == []


def test_the_button_names_what_it_saves_and_saves_it() -> None:
    view = CASES["market_sliders"].view(market_sliders())
    assert (view._flow.value, view._share.value, view._purity.value) == (300, 50, 50)
    view._flow.value = 120
    view._share.value = 10
    assert view._keep.description == "Save 120 t as the flow at 10 per cent"
    view._keep.click()
    view._share.value = 40
    view._keep.click()
    assert saved("m05-w1") == {"at_10": 120, "at_40": 120}
    again = CASES["market_sliders"].view(market_sliders())
    assert (again._flow.value, again._share.value) == (120, 10)


def test_the_button_says_why_it_does_not_save() -> None:
    view = CASES["market_sliders"].view(market_sliders())
    assert view._keep.description == "To save, set the share to 10 or 40 per cent"
    view._keep.click()
    assert "Not saved: set the share to 10 or 40 per cent; it is 50." in view._saved.value
    assert saved("m05-w1") is ...


@pytest.mark.parametrize("slider", ["_flow", "_share", "_purity"])
def test_every_slider_redraws_the_picture_and_the_numbers(slider: str) -> None:
    view = CASES["market_sliders"].view(market_sliders())
    before = (view._picture.value, view._numbers.value)
    getattr(view, slider).value += 1
    assert view._picture.value != before[0]
    assert view._numbers.value != before[1]

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from course import intervention_slider, saved
from course.widgets._intervention_slider_model import InterventionModel
from course.widgets._intervention_slider_svg import draw
from tests.widgets._widgets import CASES, COUNTS, ROLES, intervention, rectangles, texts


@pytest.fixture(name="model")
def _model() -> InterventionModel:
    model: InterventionModel = intervention().model
    return model


def dated(index: Any) -> Any:
    counts = pd.Series([4, 2, 3, 1], index=index)
    return intervention_slider("m09-w1", counts=counts, roles=ROLES, least=1)


# By hand: 72 in six months, then 42 in six; 36 in three, then 78 in nine.
@pytest.mark.parametrize(
    ("month", "before", "after"), [(7, 12, 7), (4, 12, 78 / 9), (10, 95 / 9, 19 / 3)]
)
def test_the_means_are_those_of_a_hand_calculation(
    model: InterventionModel, month: int, before: float, after: float
) -> None:
    assert model.means(month) == pytest.approx((before, after))
    assert model.ratio(month) == pytest.approx(after / before)


def test_the_months_leave_enough_on_either_side(model: InterventionModel) -> None:
    assert model.choices == [4, 5, 6, 7, 8, 9, 10]
    half = pd.Series(range(1, 49), index=range(1, 49))
    choices = intervention_slider(counts=half, roles=ROLES).model.choices
    assert (choices[0], choices[-1]) == (7, 43)


def test_title_and_sentence_have_every_number(model: InterventionModel) -> None:
    assert model.title(7) == "Thefts: 0.583 times the earlier mean from month 7 on"
    assert model.sentence(7) == (
        "After from month 7: from 12.0 to 7.0 a month: 0.583 times, -41.7 per cent."
    )
    assert model.alt(7).startswith(f"{model.title(7)}. {model.sentence(7)} SYNTHETIC DATA. ")
    assert model.alt(7).endswith(
        "1 12, 2 10, 3 14, 4 11, 5 13, 6 12, 7 9, 8 8, 9 6, 10 7, 11 9, 12 3."
    )


def test_no_ratio_is_made_of_nothing() -> None:
    model = InterventionModel((1, 2, 3), (0, 0, 4), least=1)
    assert model.ratio(3) is None
    assert model.sentence(3).endswith(
        "from 0.0 to 4.0 a month: no ratio, as nothing was counted before."
    )
    assert model.title(3) == "Count: none before month 3"
    assert draw(model, 3).startswith("<svg")


@pytest.mark.parametrize(
    "index",
    [
        ["2024-01", "2024-02", "2024-03", "2024-04"],
        pd.period_range("2024-01", periods=4, freq="M"),
        pd.date_range("2024-01-01", periods=4, freq="MS"),
    ],
)
def test_months_of_any_kind_are_saved_as_a_year_and_a_month(index: Any) -> None:
    slider = dated(index)
    slider.pick("low", index[2])
    slider.pick("high", "2024-02")
    assert saved("m09-w1") == {"low": "2024-03", "high": "2024-02"}
    assert dated(index).picks == {"low": "2024-03", "high": "2024-02"}
    assert slider.model.sentence("2024-03").startswith(
        "After from 2024-03: from 3.0 to 2.0 a month"
    )


def test_a_month_from_a_table_is_a_month() -> None:
    intervention().pick("low", np.int64(8))
    assert saved("m09-w1") == {"low": 8}


@pytest.mark.parametrize("month", [3, 11, 7.0, "7", None, True, [7]])
def test_a_month_that_cannot_be_chosen_is_named(model: InterventionModel, month: Any) -> None:
    line = r"one of 4 to 10 \(3 months or more on either side\), not "
    with pytest.raises(ValueError, match=line):
        intervention().pick("low", month)
    with pytest.raises(ValueError, match=line):
        model.ratio(month)
    assert saved("m09-w1") is ...


@pytest.mark.parametrize(
    ("months", "counts", "least", "line"),
    [
        ((1, 2, 2, 3), (1, 1, 1, 1), 1, "in order, each once"),
        ((1, 3, 2, 4), (1, 1, 1, 1), 1, "in order, each once"),
        ((1, 2), (1, -1), 1, "zero or more for every month"),
        ((1, 2), (1, float("nan")), 1, "zero or more for every month"),
        ((1, 2, 3), (1, 1, 1), 2, "needs 2 months or more on either side .* it has 3"),
        ((), (), 0, "it has 0"),
    ],
)
def test_a_series_that_cannot_be_used_is_refused(
    months: Any, counts: Any, least: int, line: str
) -> None:
    with pytest.raises(ValueError, match=line):
        InterventionModel(months, counts, least=least)


def test_what_is_counted_is_the_series_own_name_if_nothing_else_is_said() -> None:
    counts = pd.Series([1, 2], name="Raids")
    assert intervention_slider(counts=counts, roles=ROLES, least=1).model.what == "Raids"
    given = intervention_slider(counts=counts, roles=ROLES, least=1, what="Searches")
    assert given.model.what == "Searches"
    assert dated(range(4)).model.what == "Count"


def test_bars_are_as_high_as_the_counts_and_hollow_before_the_cut(
    model: InterventionModel,
) -> None:
    bars = rectangles(draw(model, 8))[-len(COUNTS) :]
    heights = [float(bar["height"]) for bar in bars]
    unit = heights[0] / COUNTS[0]
    assert heights == pytest.approx([unit * count for count in COUNTS], abs=0.06)
    assert [bar["fill"] == "white" for bar in bars] == [True] * 7 + [False] * 5


def test_the_picture_names_the_month_and_both_means(model: InterventionModel) -> None:
    written = texts(draw(model, 7))
    assert {"mean before: 12.0", "mean after: 7.0", "month 7", "SYNTHETIC DATA"} <= set(written)
    assert "SYNTHETIC DATA" not in texts(draw(InterventionModel((1, 2), (1, 2), least=1), 2))


def test_a_button_names_what_it_saves_and_saves_it() -> None:
    view = CASES["intervention_slider"].view(intervention())
    assert view._month.value == 7
    view._month.value = 9
    assert view._keep["high"].description == "Save month 9 as the highest"
    view._keep["high"].click()
    assert saved("m09-w1") == {"high": 9}
    assert CASES["intervention_slider"].view(intervention())._month.value == 9

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from scipy.stats import binomtest

from course import count_explorer, saved
from course.widgets._count_explorer_model import CountModel
from course.widgets._count_explorer_svg import draw
from tests.widgets._widgets import CASES, SVG, parsed, rectangles, texts

# The literature's exact conditional intervals, and scipy's: n times p is the later count.
PUBLISHED = {(33, 49): (0.936, 2.383), (303, 418): (1.187, 1.605)}


@pytest.fixture(name="model")
def _model() -> CountModel:
    return count_explorer().model


def test_the_earlier_counts_are_published_ones(model: CountModel) -> None:
    assert dict(model.starts) == {
        33: "Marseille court area, 2022",
        49: "Bouches-du-Rhône, 2023",
        303: "France, 2022",
        418: "France, 2023",
    }


@pytest.mark.parametrize(("counts", "interval"), PUBLISHED.items())
def test_the_interval_is_the_published_one(
    model: CountModel, counts: tuple[int, int], interval: tuple[float, float]
) -> None:
    assert model.interval(*counts) == pytest.approx(interval, abs=0.0006)


@pytest.mark.parametrize("after", [0, 1, 20, 33, 52, 53, 600])
def test_the_interval_is_that_of_scipy(model: CountModel, after: int) -> None:
    low, high = binomtest(after, 33 + after).proportion_ci(0.95, "exact")
    assert model.interval(33, after) == pytest.approx((low / (1 - low), high / (1 - high)))


@pytest.mark.parametrize(("before", "smallest"), [(33, 53), (303, 355)])
def test_the_first_count_whose_interval_leaves_one_out(
    model: CountModel, before: int, smallest: int
) -> None:
    # By the exact test of an even split, which is another way to ask the same.
    assert binomtest(smallest, before + smallest).pvalue < 0.05
    assert binomtest(smallest - 1, before + smallest - 1).pvalue > 0.05
    assert model.leaves_one_out(before, smallest)
    assert not any(model.leaves_one_out(before, after) for after in range(before, smallest))


def test_a_fall_can_leave_one_out_too(model: CountModel) -> None:
    assert model.leaves_one_out(33, 0)
    assert model.interval(33, 0)[0] == 0
    assert model.ratio(33, 0) == 0


def test_the_sentence_and_the_title_have_every_number(model: CountModel) -> None:
    assert model.sentence(303, 418) == (
        "303 before, 418 after: 1.38 times. Exact 95 per cent interval: 1.19 to 1.60 times. "
        "1 lies outside it."
    )
    assert model.title(303, 418) == "418 after 303: 1.38 times; 1 is outside the interval"
    assert model.title(33, 49) == "49 after 33: 1.48 times; 1 is inside the interval"
    assert model.alt(33, 49).startswith(f"{model.title(33, 49)}. {model.sentence(33, 49)} ")


def test_an_end_close_to_one_is_written_out_so_that_its_side_can_be_seen(model: CountModel) -> None:
    assert "0.9995 to 2.52 times. 1 lies inside it." in model.sentence(33, 52)
    assert "1.02 to 2.56 times. 1 lies outside it." in model.sentence(33, 53)
    assert "0.9993 to 1.37 times. 1 lies inside it." in model.sentence(303, 354)
    assert "1.0023 to 1.37 times. 1 lies outside it." in model.sentence(303, 355)


@pytest.mark.parametrize("after", [-1, 601, 51.0, "51", None, True, [51]])
def test_a_later_count_that_is_none_is_named(after: Any) -> None:
    explorer = count_explorer()
    with pytest.raises(ValueError, match="whole number from 0 to 600, not "):
        explorer.pick("from_33", after)
    with pytest.raises(ValueError, match="whole number from 0 to 600, not "):
        explorer.model.ratio(33, after)
    assert saved("m04-w1") is ...


def test_a_count_from_a_table_is_a_count() -> None:
    explorer = count_explorer()
    explorer.pick("from_33", np.int64(51))
    assert saved("m04-w1") == {"from_33": 51}


def test_a_role_or_an_earlier_count_that_does_not_exist_is_named(model: CountModel) -> None:
    with pytest.raises(ValueError, match="'from_33', 'from_303', not 'from_49'"):
        count_explorer().pick("from_49", 60)
    with pytest.raises(ValueError, match="one of 33, 49, 303, 418, not 34"):
        model.interval(34, 60)


@pytest.mark.parametrize("starts", [{}, {0: "nothing"}, {-1: "less"}])
def test_a_model_needs_earlier_counts_above_zero(starts: dict[int, str]) -> None:
    with pytest.raises(ValueError, match="all above zero"):
        CountModel(starts)


def test_the_bars_are_as_long_as_the_counts(model: CountModel) -> None:
    before, after = rectangles(draw(model, 303, 418))
    assert float(after["width"]) / float(before["width"]) == pytest.approx(418 / 303, rel=0.001)
    longest = rectangles(draw(model, 303, 600))[1]
    assert float(longest["x"]) + float(longest["width"]) == pytest.approx(690)  # within 760
    assert before["fill"] == "white" != after["fill"]
    assert "stroke" in before


def test_the_picture_marks_no_change_and_both_ends(model: CountModel) -> None:
    written = texts(draw(model, 33, 49))
    assert {"1: no change", "0.94", "2.38", "1.48 times", "33", "49"} <= set(written)
    (point,) = parsed(draw(model, 33, 33)).iter(f"{SVG}circle")
    dashed = next(
        p for p in parsed(draw(model, 33, 33)).iter(f"{SVG}path") if p.get("stroke-dasharray")
    )
    assert dashed.attrib["d"].startswith(f"M{point.attrib['cx']} ")  # a ratio of 1 is on the line


@pytest.mark.parametrize(("before", "after"), list(itertools.product([33, 418], [0, 1, 600])))
def test_what_leaves_the_scale_stays_in_the_picture(
    model: CountModel, before: int, after: int
) -> None:
    for path in parsed(draw(model, before, after)).iter(f"{SVG}path"):
        start = float(path.attrib["d"][1:].replace("L", " ").split()[0])
        assert 0 <= start <= 760


def test_the_button_names_what_it_saves_and_saves_it() -> None:
    explorer = count_explorer()
    view = CASES["count_explorer"].view(explorer)
    assert (view._before.value, view._after.value) == (33, 33)
    view._after.value = 45
    assert view._keep.description == "Save 45 as the later count from 33"
    view._keep.click()
    view._before.value = 303
    view._keep.click()
    assert saved("m04-w1") == {"from_33": 45, "from_303": 45}
    assert CASES["count_explorer"].view(count_explorer())._after.value == 45


def test_the_button_says_why_it_does_not_save() -> None:
    view = CASES["count_explorer"].view(count_explorer())
    view._before.value = 49
    assert view._keep.description == "To save, start from 33 or 303"
    view._keep.click()
    assert "Not saved: the answer starts from 33 or 303, not from 49." in view._saved.value
    assert saved("m04-w1") is ...


def test_every_change_redraws_the_picture_and_the_numbers() -> None:
    view = CASES["count_explorer"].view(count_explorer())
    seen = {(view._picture.value, view._numbers.value)}
    view._after.value = 34
    seen.add((view._picture.value, view._numbers.value))
    view._before.value = 303
    seen.add((view._picture.value, view._numbers.value))
    assert len(seen) == 3
    assert "303 before, 34 after" in view._numbers.value

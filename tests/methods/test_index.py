"""Composite indices: against scipy, the published index itself and hand-made values."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from course import load
from course.methods.index import (
    composite,
    crossing_weight,
    implied_weights,
    leave_one_out,
    normalize,
    random_weight_shares,
    rank,
    rank_shares,
)

scale = st.floats(1, 10).map(lambda x: round(x * 2) / 2)
rows = st.lists(st.lists(scale, min_size=4, max_size=4), min_size=2, max_size=8)
GROUPS = {"one": ["a", "b", "c"], "two": ["d"]}


def table(scores) -> pd.DataFrame:
    return pd.DataFrame(scores, columns=list("abcd"), dtype=float)


@pytest.fixture(scope="module")
def parts() -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """The indicators of 2023 as the index's publisher scored them, and their groups."""
    rows = load("crime_index_indicators").query("edition == 2023")
    groups = {name: list(part.indicator.unique()) for name, part in rows.groupby("group")}
    return rows.pivot_table("score", "country", "indicator").astype(float), groups


# The published headline scores are the check: another program made them from the same indicators.
def test_the_published_scores_of_every_country_are_rebuilt(parts):
    scores, groups = parts
    published = load("crime_index").query("edition == 2023").set_index("country").criminality

    rebuilt = composite(scores, implied_weights(groups))

    assert len(rebuilt) == 14
    assert (rebuilt - published.astype(float)[rebuilt.index]).abs().max() < 0.0051


# 15 markets share one half and 5 actors the other: 1/30 and 1/10.
def test_equal_groups_of_unequal_size_imply_unequal_weights(parts):
    weights = implied_weights(parts[1])

    assert weights["cocaine_trade"] == pytest.approx(1 / 30)
    assert weights["foreign_actors"] == pytest.approx(1 / 10)
    assert weights.sum() == pytest.approx(1)


# A group with three quarters of the weight and two members: 3/8 each; the other keeps 1/4.
def test_the_weight_of_a_group_is_shared_by_its_members():
    weights = implied_weights({"x": ["p", "q"], "y": ["r"]}, {"x": 30, "y": 10})

    assert weights.to_dict() == pytest.approx({"p": 0.375, "q": 0.375, "r": 0.25})


# (2 * 8 + 1 * 5) / 3 = 7; (8 * 8 * 5) ** (1/3) = 320 ** (1/3) = 6.8399
def test_a_composite_is_the_weighted_mean_of_its_parts():
    scores = pd.DataFrame({"x": [8.0], "y": [5.0], "unused": [math.nan]}, index=["A"])

    assert composite(scores, {"x": 2, "y": 1})["A"] == pytest.approx(7)
    assert composite(scores, {"x": 2, "y": 1}, "geometric")["A"] == pytest.approx(6.8399, abs=1e-4)


# The root of 21 is 4.5826, and the root of that 2.1407.
def test_a_geometric_mean_does_not_let_one_high_score_make_up_for_low_ones():
    scores = table([[21, 1, 1, 1], [6, 6, 6, 6]])
    alike = dict.fromkeys("abcd", 1)

    assert composite(scores, alike).to_list() == pytest.approx([6, 6])
    assert composite(scores, alike, "geometric").to_list() == pytest.approx([2.1407, 6], abs=1e-4)


@given(rows, st.lists(st.floats(0.1, 5), min_size=4, max_size=4))
@settings(deadline=None, max_examples=40)
def test_both_means_are_those_of_numpy_and_scipy(scores, weights):
    frame, by_name = table(scores), dict(zip("abcd", weights, strict=True))

    ours = composite(frame, by_name)
    geometric = composite(frame, by_name, "geometric")

    assert ours.to_numpy() == pytest.approx(np.average(frame, axis=1, weights=weights))
    assert geometric.to_numpy() == pytest.approx(stats.gmean(frame, axis=1, weights=weights))
    assert (geometric <= ours + 1e-9).all()


@given(rows)
@settings(deadline=None, max_examples=40)
def test_means_of_group_means_are_one_mean_with_implied_weights(scores):
    frame, weights = table(scores), implied_weights(GROUPS)
    nested = (frame[["a", "b", "c"]].mean(axis=1) + frame.d) / 2
    inner = stats.gmean(frame[["a", "b", "c"]], axis=1)

    assert composite(frame, weights).to_numpy() == pytest.approx(nested.to_numpy())
    assert composite(frame, weights, "geometric").to_numpy() == pytest.approx(
        np.sqrt(inner * frame.d.to_numpy())
    )


@given(st.lists(scale, min_size=1, max_size=12))
@settings(deadline=None, max_examples=40)
def test_ranks_are_those_of_scipy_counted_from_the_top(scores):
    ours = rank(pd.Series(scores, dtype=float))

    assert ours.to_list() == list(stats.rankdata([-score for score in scores], "min"))


def test_ranks_in_a_region_are_those_that_the_table_gives():
    region = load("crime_index").dropna(subset=["rank_western_europe"])

    for _, year in region.groupby("edition"):
        assert (rank(year.criminality) == year.rank_western_europe).all()


@given(rows)
@settings(deadline=None, max_examples=40)
def test_normalized_columns_are_those_of_scipy(scores):
    frame = table(scores) + np.arange(len(scores))[:, None] / 7
    low, high = frame.min(), frame.max()
    if (high - low < 0.1).any():
        return

    assert normalize(frame, "z-score").to_numpy() == pytest.approx(stats.zscore(frame.to_numpy()))
    scaled = normalize(frame)
    assert scaled.min().to_list() == pytest.approx([0] * 4)
    assert scaled.max().to_list() == pytest.approx([1] * 4)
    assert (scaled * (high - low) + low).to_numpy() == pytest.approx(frame.to_numpy())


# Values 2, 5, 5, 8: (5 - 2) / 6 = 0.5; mean 5, variance (9 + 9) / 4 = 4.5, 3 / 2.1213 = 1.4142
def test_each_way_of_normalizing_gives_the_hand_made_values():
    frame = pd.DataFrame({"x": [2.0, 5.0, 5.0, 8.0]})

    assert normalize(frame)["x"].to_list() == [0, 0.5, 0.5, 1]
    deviations = normalize(frame, "z-score")["x"].to_list()
    assert deviations == pytest.approx([-1.4142, 0, 0, 1.4142], abs=1e-4)
    assert normalize(frame, "rank")["x"].to_list() == [4, 2, 2, 1]


# The unrounded means of 2023: 89/15 and 5.7 for France, 5.5 and 6 for the United Kingdom:
# 0.3 / (0.4333 + 0.3) = 0.40909. With Italy, 86/15 and 6.7: 1 / (0.2 + 1) = 0.8333.
@pytest.mark.parametrize(
    ("other", "weight"), [((5.5, 6.0), 0.40909), ((86 / 15, 6.7), 0.83333), ((5.9, 5.6), None)]
)
def test_two_scores_cross_at_the_weight_worked_out_by_hand(other, weight):
    assert crossing_weight((89 / 15, 5.7), other) == (
        None if weight is None else pytest.approx(weight, abs=1e-5)
    )


def test_scores_that_are_always_equal_cross_nowhere():
    assert crossing_weight((4, 5), (3, 4)) is None
    assert crossing_weight((4, 6), (2, 5)) is None  # 1 / (1 - 2) is no weight
    assert crossing_weight((4, 5), (4, 5)) is None


def test_a_crossing_takes_rows_of_a_table():
    halves = pd.DataFrame({"markets": [6.0, 5.0], "actors": [2.0, 5.0]}, index=["A", "B"])

    assert crossing_weight(halves.loc["A"], halves.loc["B"]) == pytest.approx(0.75)


# Without a: (b + c) / 2 = 3, with d = 9 halfway 6. Without d, its group goes: (1 + 2 + 4) / 3.
def test_leaving_one_out_shares_its_weight_among_the_rest_of_its_group():
    found = leave_one_out(table([[1, 2, 4, 9]]), GROUPS)

    assert list(found.index) == list("abcd")
    assert found[0].to_list() == pytest.approx([6, (5 / 2 + 9) / 2, (3 / 2 + 9) / 2, 7 / 3])


# Sums over the 15 markets are 89 and 82.5, over the 5 actors 28.5 and 30. Without the mafia-style
# groups (6 and 4): (89/15 + 22.5/4) / 2 = 5.779 against (5.5 + 26/4) / 2 = 6. Without crimes of
# non-renewable resources (5 and 2.5): (84/14 + 5.7) / 2 = 5.85 against (80/14 + 6) / 2 = 5.857.
def test_two_indicators_carry_the_french_lead(parts):
    found = leave_one_out(*parts)

    turned = found[found["United Kingdom"] > found["France"]]
    assert set(turned.index) == {"mafia_style_groups", "non_renewable_resource_crimes"}
    assert turned.loc["non_renewable_resource_crimes", "France"] == pytest.approx(5.85)


# One indicator each, 0.5 apart, errors uniform on (-0.5, 0.5): the difference of two such errors
# is triangular on (-1, 1), so that the lower is first with chance (1 - 0.5) ** 2 / 2 = 0.125.
def test_noise_turns_a_gap_as_often_as_its_law_says():
    scores = pd.DataFrame({"x": [5.5, 5.0]}, index=["A", "B"])

    shares = rank_shares(scores, {"x": 1}, 0.5, draws=40_000, seed=3)

    assert shares.loc["B", 1] == pytest.approx(12.5, abs=0.7)  # four standard deviations
    assert shares.sum(axis=0).to_list() == pytest.approx([100, 100])
    assert shares.sum(axis=1).to_list() == pytest.approx([100, 100])


# Errors of 20 indicators average out: the index's error has variance
# (1/12) * (1/15 + 1/5) / 4 = 1/180, two of them 1/90. The gap is 0.0667, so that the normal law
# gives 73.7 per cent for France, and nobody else is near.
def test_noise_leaves_france_first_as_often_as_the_normal_law_says(parts):
    scores, groups = parts
    pair = scores.loc[["France", "United Kingdom"]]

    shares = rank_shares(pair, implied_weights(groups), 0.5, seed=5)

    normal = stats.norm.cdf((1 / 15) * math.sqrt(90))
    assert shares.loc["France", 1] == pytest.approx(100 * normal, abs=1.8)


def test_without_noise_each_unit_keeps_its_rank_and_ties_share_the_better():
    scores = pd.DataFrame({"x": [5.0, 6.0, 5.0]}, index=["A", "B", "C"])

    shares = rank_shares(scores, {"x": 1}, 0, draws=5)

    assert shares.loc["A"].to_list() == shares.loc["C"].to_list() == [0, 100, 0]
    assert shares.loc["B", 1] == 100


def test_draws_in_pieces_are_the_same_as_all_at_once(monkeypatch, parts):
    scores, groups = parts
    weights = implied_weights(groups)
    whole = rank_shares(scores, weights, draws=300, seed=1)
    monkeypatch.setattr("course.methods._index_shares._AT_ONCE", 7 * scores.size)

    pd.testing.assert_frame_equal(rank_shares(scores, weights, draws=300, seed=1), whole)


# Two groups: the weight of the first is uniform, so that A, ahead above 0.75, is first in 25 %.
def test_one_random_weight_a_group_is_uniform():
    scores = pd.DataFrame({"a": [6.0, 5.0], "b": [6, 5], "c": [6, 5], "d": [2, 5]})

    by_group = random_weight_shares(scores, GROUPS, draws=40_000, seed=2)

    assert by_group.loc[0, 1] == pytest.approx(25, abs=0.9)


# Four weights: that of d alone is a Beta(1, 3) share, below 0.25 with chance 1 - 0.75 ** 3.
def test_one_random_weight_an_indicator_is_a_flat_dirichlet():
    scores = pd.DataFrame({"a": [6.0, 5.0], "b": [6, 5], "c": [6, 5], "d": [2, 5]})

    alone = random_weight_shares(scores, draws=40_000, seed=2)

    assert alone.loc[0, 1] == pytest.approx(100 * (1 - 0.75**3), abs=1)


def test_the_same_seed_gives_the_same_shares():
    frame = table([[5, 6, 7, 8], [8, 7, 6, 5]])

    first = random_weight_shares(frame, draws=50, seed=4)
    pd.testing.assert_frame_equal(first, random_weight_shares(frame, draws=50, seed=4))


def test_a_missing_score_is_refused_by_country_and_indicator():
    frame = pd.DataFrame({"x": [1.0, math.nan], "y": [1.0, 2.0]}, index=["A", "B"])

    with pytest.raises(ValueError, match="1 scores are missing, the first for B in x"):
        composite(frame, {"x": 1, "y": 1})
    with pytest.raises(ValueError, match="the first for B in x"):
        normalize(frame)
    with pytest.raises(ValueError, match="the first for B in x"):
        random_weight_shares(frame)
    with pytest.raises(ValueError, match="the first for B in score"):
        rank(frame["x"])


def test_what_makes_no_weights_is_refused_by_name():
    frame = table([[1, 2, 3, 4]])
    with pytest.raises(ValueError, match="a weight is 0 or more; b has -1"):
        composite(frame, {"a": 1, "b": -1})
    with pytest.raises(ValueError, match="no weight is above 0"):
        composite(frame, {"a": 0, "b": 0})
    with pytest.raises(KeyError, match="no column z; the table has a, b, c, d"):
        composite(frame, {"z": 1})
    with pytest.raises(ValueError, match="each indicator stands in one group; a came twice"):
        implied_weights({"x": ["a"], "y": ["a", "b"]})
    with pytest.raises(ValueError, match="expected indicators in every group; y has none"):
        implied_weights({"x": ["a"], "y": []})
    with pytest.raises(ValueError, match="every name; y has none"):
        implied_weights({"x": ["a"], "y": ["b"]}, {"x": 1})


def test_scales_and_settings_that_cannot_be_are_refused():
    frame = table([[0, 2, 3, 4], [1, 2, 5, 5]])
    with pytest.raises(ValueError, match="a geometric mean needs scores above 0"):
        composite(frame, {"a": 1}, "geometric")
    with pytest.raises(ValueError, match="got 'harmonic'"):
        composite(frame, {"b": 1}, "harmonic")
    with pytest.raises(ValueError, match="b: the same for every unit"):
        normalize(frame)
    with pytest.raises(ValueError, match="got 'log'"):
        normalize(frame, "log")
    with pytest.raises(ValueError, match="noise is a number of points"):
        rank_shares(frame, {"a": 1}, -0.5)
    with pytest.raises(ValueError, match="draws is 1 or more"):
        random_weight_shares(frame, draws=0)
    with pytest.raises(ValueError, match="two parts a unit"):
        crossing_weight((1, 2, 3), (1, 2))
    with pytest.raises(ValueError, match="two or more indicators"):
        leave_one_out(frame, {"one": ["a"]})

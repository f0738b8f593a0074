"""Exact intervals and tests for counts, against scipy, statsmodels and hand-made values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from course.methods.counts import (
    poisson_interval,
    rate_ratio_interval,
    rate_ratio_p,
    smallest_rise,
)

small = st.integers(0, 400)
some = st.integers(1, 400)
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])


# 49: the course's sheet of facts. 10: the usual tables of exact Poisson limits. 0: -ln 0.025 is
# 3.689. 1: -ln 0.975 = 0.0253, and 1 or fewer at 5.572: exp(-5.572) * 6.572 = 0.0250.
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(49, 36.25, 64.78), (10, 4.80, 18.39), (0, 0, 3.689), (1, 0.0253, 5.572)],
)
def test_the_interval_of_one_count_has_the_published_ends(count, low, high):
    assert poisson_interval(count) == pytest.approx((low, high), abs=0.005)


@given(some, levels)
@settings(deadline=None, max_examples=40)
def test_each_end_leaves_half_of_the_rest_in_its_own_tail(count, level):
    low, high = poisson_interval(count, level)

    assert stats.poisson.sf(count - 1, low) == pytest.approx((1 - level) / 2)
    assert stats.poisson.cdf(count, high) == pytest.approx((1 - level) / 2)


@given(small, levels)
@settings(deadline=None, max_examples=40)
def test_the_interval_of_one_count_is_that_of_statsmodels(count, level):
    from statsmodels.stats.rates import confint_poisson

    theirs = confint_poisson(count, 1, method="exact-c", alpha=1 - level)

    low, high = poisson_interval(count, level)
    assert high == pytest.approx(theirs[1])
    assert low == pytest.approx(0 if count == 0 else theirs[0])


# The course's sheet of facts, which took them from scipy's binomtest.
@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [(33, 49, 0.936, 2.383), (303, 418, 1.187, 1.605)],
)
def test_the_interval_of_a_ratio_has_the_known_ends(before, after, low, high):
    assert rate_ratio_interval(before, after) == pytest.approx((low, high), abs=0.0005)


@given(some, some, levels)
@settings(deadline=None, max_examples=40)
def test_the_interval_of_a_ratio_is_scipys_exact_one_for_the_share(before, after, level):
    share = stats.binomtest(after, before + after).proportion_ci(level, method="exact")

    low, high = rate_ratio_interval(before, after, level)

    assert low == pytest.approx(share.low / (1 - share.low), rel=1e-6)
    assert high == pytest.approx(share.high / (1 - share.high), rel=1e-6)


@given(some, some)
@settings(deadline=None, max_examples=40)
def test_the_interval_turns_over_with_its_counts(before, after):
    low, high = rate_ratio_interval(before, after)

    assert rate_ratio_interval(after, before) == pytest.approx((1 / high, 1 / low))


# With nothing in one period, the share's end solves p ** 5 = 0.025, so that p is 0.47818 and the
# ratio 0.47818 / 0.52182 = 0.91636.
def test_a_period_without_events_leaves_one_end_open():
    assert rate_ratio_interval(0, 5) == (pytest.approx(0.91636, abs=1e-5), math.inf)
    assert rate_ratio_interval(5, 0) == (0, pytest.approx(1 / 0.91636, abs=1e-4))
    assert rate_ratio_interval(0, 0) == (0, math.inf)


# 33 and 49, 33 and 47: the course's sheet of facts.
# 10 and 20: 2 * (C(30, 0) + ... + C(30, 10)) / 2 ** 30 = 0.09874.
@pytest.mark.parametrize(
    ("before", "after", "p", "within"),
    [
        (33, 49, 0.097, 0.0005),
        (33, 47, 0.15, 0.005),
        (10, 20, 0.09874, 0.00001),
        (0, 5, 1 / 16, 1e-9),
    ],
)
def test_the_p_value_is_the_known_one(before, after, p, within):
    assert rate_ratio_p(before, after) == pytest.approx(p, abs=within)


@given(some, some)  # statsmodels divides by the earlier count
@settings(deadline=None, max_examples=40)
def test_the_p_value_is_that_of_scipy_and_of_statsmodels(before, after):
    from statsmodels.stats.rates import test_poisson_2indep

    ours = rate_ratio_p(before, after)

    assert ours == pytest.approx(stats.binomtest(after, before + after).pvalue, rel=1e-6)
    theirs = test_poisson_2indep(after, 1, before, 1, method="exact-cond")
    assert ours == pytest.approx(theirs.pvalue, rel=1e-6)


@given(some, some)
@settings(deadline=None, max_examples=60)
def test_the_p_value_is_small_exactly_when_the_interval_leaves_out_one(before, after):
    low, high = rate_ratio_interval(before, after)

    assert (rate_ratio_p(before, after) < 0.05) == (low > 1 or high < 1)


# By hand for none before: 6 heads in a row have p 2 / 64 = 0.031, 5 have 2 / 32 = 0.063.
@pytest.mark.parametrize(("before", "after"), [(33, 53), (303, 355), (0, 6)])
def test_the_smallest_rise_is_the_first_count_that_scipy_finds_hard_to_explain(before, after):
    assert smallest_rise(before) == after
    assert stats.binomtest(after, before + after).pvalue < 0.05
    assert stats.binomtest(after - 1, before + after - 1).pvalue >= 0.05


def test_a_count_from_a_table_may_be_a_whole_float():
    assert rate_ratio_interval(33.0, 49.0) == rate_ratio_interval(33, 49)


@pytest.mark.parametrize("count", [-1, 2.5, math.nan, math.inf, 10**7])
def test_what_is_no_count_is_refused_by_name(count):
    with pytest.raises(ValueError, match="expected count to be a whole number"):
        poisson_interval(count)
    with pytest.raises(ValueError, match="expected after to be a whole number"):
        rate_ratio_interval(3, count)
    with pytest.raises(ValueError, match="expected before to be a whole number"):
        rate_ratio_p(count, 3)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_in_per_cent_is_refused_with_the_way_out(level):
    with pytest.raises(ValueError, match=r"give 95 % as 0\.95"):
        rate_ratio_interval(33, 49, level)


def test_a_search_that_would_take_long_is_refused():
    with pytest.raises(ValueError, match="expected before from 0 to 10000"):
        smallest_rise(10_001)

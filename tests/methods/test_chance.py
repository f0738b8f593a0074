"""Clusters and luck: dispersion, widened intervals, the year after the worst one."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats

from course.methods.chance import dispersion_index, fall_after_worst, widened
from course.methods.counts import rate_ratio_interval


# 2, 4, 6, 8: mean 5, squares of the distances 9 + 1 + 1 + 9 = 20, variance 20 / 3, index 4 / 3.
def test_the_dispersion_index_is_the_variance_over_the_mean():
    assert dispersion_index([2, 4, 6, 8]) == pytest.approx(4 / 3)
    assert dispersion_index(np.array([7, 7, 7])) == 0


def test_the_dispersion_index_is_pearsons_chi_squared_over_its_degrees_of_freedom():
    counts = [12, 9, 21, 14, 0, 17]

    assert dispersion_index(counts) == pytest.approx(stats.chisquare(counts).statistic / 5)


def test_the_dispersion_index_is_the_scale_of_a_poisson_regression():
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    counts = np.array([3.0, 8, 1, 14, 6, 2, 9])

    fit = GLM(counts, np.ones(7), family=Poisson()).fit(scale="X2")

    assert dispersion_index(counts) == pytest.approx(fit.scale)


@pytest.mark.parametrize("counts", [[], [3], [0, 0], [2, -1]])
def test_counts_without_a_dispersion_are_refused(counts):
    with pytest.raises(ValueError, match="expected two or more counts"):
        dispersion_index(counts)


# 1 + Poisson(136 / 315): mean 1.431746, mean square 0.431746 + 1.431746 ** 2 = 2.481643, dispersion
# 1.733299, root 1.316548. Ends for 303 and 418 by scipy's binomtest: 1.187047 and 1.604730.
def test_the_national_interval_is_widened_as_by_hand():
    low, high = widened(rate_ratio_interval(303, 418), 418 / 303, 1.733299)

    assert low == pytest.approx(
        1.3795380 * math.exp(1.316548 * math.log(1.187047 / 1.3795380)), abs=1e-4
    )
    assert high == pytest.approx(
        1.3795380 * math.exp(1.316548 * math.log(1.604730 / 1.3795380)), abs=1e-4
    )


def test_a_dispersion_of_one_changes_nothing():
    assert widened((0.8, 1.5), 1.1, 1) == pytest.approx((0.8, 1.5))


def test_the_widened_interval_covers_clustered_victims_and_the_plain_one_does_not():
    # Victims in events of 1 + Poisson(2): a dispersion of (2 + 9) / 3 = 11 / 3.
    draws, rounds = np.random.default_rng(7), 1000
    events = stats.poisson.ppf(draws.random((rounds, 2)), 60).astype(int)
    plain = wide = 0
    for pair in events:
        before, after = (int(n + stats.poisson.ppf(draws.random(n), 2).sum()) for n in pair)
        ends = rate_ratio_interval(before, after)
        plain += ends[0] <= 1 <= ends[1]
        low, high = widened(ends, after / before, 11 / 3)
        wide += low <= 1 <= high

    assert plain / rounds < 0.75
    assert 0.93 < wide / rounds < 0.97


@pytest.mark.parametrize(
    ("interval", "ratio", "dispersion"),
    [((0, 2), 1, 2), ((0.5, math.inf), 1, 2), ((0.5, 2), 3, 2), ((0.5, 2), 1, 0.9)],
)
def test_an_interval_that_cannot_be_widened_is_refused(interval, ratio, dispersion):
    with pytest.raises(ValueError, match="expected"):
        widened(interval, ratio, dispersion)


def exact_share_of_falls(mean, years):
    """Sum over the last year's count: the worst of the others lies above it."""
    counts = np.arange(int(mean + 20 * math.sqrt(mean)))
    above = 1 - stats.poisson.cdf(counts, mean) ** years
    return float((stats.poisson.pmf(counts, mean) * above).sum())


@pytest.mark.parametrize(("mean", "years"), [(20, 8), (20, 1), (5, 3)])
def test_the_simulated_share_is_the_exact_one_within_four_standard_errors(mean, years):
    due = exact_share_of_falls(mean, years)

    share = fall_after_worst(mean, years, rounds=20_000, seed=1)

    assert abs(share - due) < 4 * math.sqrt(due * (1 - due) / 20_000)


def test_for_large_counts_the_share_is_that_of_the_worst_of_nine_equal_chances():
    # Without ties each of nine years is the worst with chance 1 / 9.
    spread = NormalDist().inv_cdf(0.9999) * math.sqrt(8 / 81 / 20_000)

    assert fall_after_worst(1e4, 8, rounds=20_000, seed=2) == pytest.approx(8 / 9, abs=spread)


def test_the_same_seed_gives_the_same_share():
    assert fall_after_worst(20, 8, 500, seed=4) == fall_after_worst(20, 8, 500, seed=4)
    assert fall_after_worst(20, 8, 500, seed=4) != fall_after_worst(20, 8, 500, seed=5)


@pytest.mark.parametrize(("mean", "years", "rounds"), [(0, 8, 10), (20, 0, 10), (20, 8, 0)])
def test_a_simulation_of_nothing_is_refused(mean, years, rounds):
    with pytest.raises(ValueError, match="expected"):
        fall_after_worst(mean, years, rounds, seed=1)

"""Did it work, or did it move: against statsmodels, hand-made values and known truth."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.datasets import load
from course.methods.evaluation import (
    detection_power,
    difference_in_differences,
    displacement,
    placebo_dates,
    segmented_poisson,
)

some = st.integers(1, 500)
pairs = st.tuples(some, some)
series = st.lists(st.integers(1, 120), min_size=14, max_size=40)


# By hand: (50 - 80) - (30 - 40) = -20; (50 / 80) / (30 / 40) = 0.8333.
def test_the_difference_in_differences_has_the_values_made_by_hand():
    assert difference_in_differences((80, 50), (40, 30)) == -20
    assert difference_in_differences((80, 50), (40, 30), scale="ratio") == pytest.approx(5 / 6)


# The city's dealing points fell by 17 more than those around it, and by the same share.
def test_two_scales_can_disagree_about_real_counts():
    city, rest = (156, 128), (64, 53)

    assert difference_in_differences(city, rest) == -17
    assert difference_in_differences(city, rest, scale="ratio") == pytest.approx(0.990808, abs=1e-6)


@given(pairs, pairs, some)
def test_what_both_areas_gain_is_no_effect(target, control, more):
    def shifted(pair):
        return (pair[0], pair[1] + more)

    assert difference_in_differences(shifted(target), shifted(control)) == pytest.approx(
        difference_in_differences(target, control)
    )


@given(pairs, pairs, st.sampled_from([0.25, 0.5, 2, 4]))
def test_a_factor_that_both_areas_share_is_no_effect(target, control, factor):
    def scaled(pair):
        return (pair[0], pair[1] * factor)

    assert difference_in_differences(
        scaled(target), scaled(control), scale="ratio"
    ) == pytest.approx(difference_in_differences(target, control, scale="ratio"))


def test_scales_and_values_that_mean_nothing_are_refused():
    with pytest.raises(ValueError, match='expected scale "difference" or "ratio"'):
        difference_in_differences((1, 2), (3, 4), scale="percent")
    with pytest.raises(ValueError, match="only the target may fall to 0"):
        difference_in_differences((1, 2), (3, 0), scale="ratio")
    with pytest.raises(ValueError, match="expected two values from 0 for target"):
        difference_in_differences((1, 2, 3), (3, 4))
    with pytest.raises(ValueError, match="expected two values from 0 for control"):
        difference_in_differences((1, 2), (-3, 4))


# By hand, N1/C1 - N0/C0 over T1/C1 - T0/C0: 0.1 / -0.4; (1/2 - 2/3) / (2/3 - 4/3); 0.25 / -0.25;
# 0.19 / -0.3.
@pytest.mark.parametrize(
    ("target", "nearby", "control", "quotient", "reading"),
    [
        ((100, 60), (50, 60), (100, 100), -0.25, "part of what was gone"),
        ((80, 40), (40, 30), (60, 60), 0.25, "got better with the target"),
        ((20, 10), (10, 22), (40, 50), -0.633333, "part of what was gone"),
        ((100, 60), (50, 90), (100, 80), -2.5, "more came up nearby"),
        ((100, 60), (50, 50), (100, 100), 0, "changed as the control did"),
    ],
)
def test_the_quotient_is_the_one_made_by_hand(target, nearby, control, quotient, reading):
    found = displacement(target, nearby, control)

    assert found.quotient == pytest.approx(quotient, abs=1e-6)
    assert reading in found.reading


@pytest.mark.parametrize("target", [(100, 100), (100, 140)])
def test_where_nothing_was_prevented_nothing_can_have_moved(target):
    found = displacement(target, (50, 60), (100, 100))

    assert found.quotient is None
    assert "no fall" in found.reading


# Control doubles, target doubles too: it did no better, though it did not fall either way.
def test_a_fall_that_the_control_shares_is_no_success():
    assert displacement((100, 50), (50, 60), (100, 50)).quotient is None


# The made-up table says that 40 percent of what was prevented moved.
def test_the_quotient_of_the_true_means_is_the_share_that_moved():
    table = load("synthetic_crackdown")
    when = table["month"] >= 31
    true = table.groupby(["area", when])["expected"].sum().unstack()

    found = displacement(*(true.loc[area] for area in ("target", "nearby", "control")))

    assert found.quotient == pytest.approx(-0.4, abs=1e-4)


def test_a_control_without_events_is_refused():
    with pytest.raises(ValueError, match="everything is divided by it"):
        displacement((10, 5), (5, 5), (3, 0))


def design(length, start):
    t = np.arange(1, length + 1) - start
    return np.column_stack([np.ones(length), t, t >= 0, np.maximum(t, 0)]).astype(float)


@given(series, st.data())
@settings(deadline=None, max_examples=15)
def test_the_fit_is_that_of_statsmodels(counts, data):
    import statsmodels.api as sm

    start = data.draw(st.integers(4, len(counts) - 2))
    model = sm.GLM(counts, design(len(counts), start), family=sm.families.Poisson())
    with warnings.catch_warnings():
        # It warns when a line fits to the letter, as one of equal counts does.
        warnings.simplefilter("ignore")
        theirs = model.fit(tol=1e-12)

    ours = segmented_poisson(counts, start)

    assert list(ours.coefficients.values()) == pytest.approx(theirs.params, abs=1e-6)
    assert list(ours.errors.values()) == pytest.approx(theirs.bse, rel=1e-5)
    assert ours.dispersion == pytest.approx(theirs.pearson_chi2 / theirs.df_resid, rel=1e-5)
    assert ours.fitted == pytest.approx(theirs.fittedvalues, rel=1e-6)


@given(series)
@settings(deadline=None, max_examples=20)
def test_each_piece_keeps_its_own_sum(counts):
    start = len(counts) // 2 + 1

    fitted = segmented_poisson(counts, start).fitted

    assert sum(fitted[: start - 1]) == pytest.approx(sum(counts[: start - 1]))
    assert sum(fitted[start - 1 :]) == pytest.approx(sum(counts[start - 1 :]))


# Counts that follow the law to the letter: 80 * 0.99 ** t, halved from the start on.
def test_a_jump_without_chance_is_found_again():
    trend = [80_000 * 0.99**month for month in range(40)]
    counts = [round(mean * (0.5 if month >= 20 else 1)) for month, mean in enumerate(trend)]

    fit = segmented_poisson(counts, start=21)

    assert math.exp(fit.coefficients["level"]) == pytest.approx(0.5, abs=1e-3)
    assert math.exp(fit.coefficients["trend"]) == pytest.approx(0.99, abs=1e-4)
    assert fit.coefficients["slope"] == pytest.approx(0, abs=1e-4)
    assert fit.unchanged[-1] == pytest.approx(trend[-1], rel=1e-3)


# statsmodels: -0.487238 with error 0.0796303; Pearson's chi-squared over 44 is 2.085304.
def test_the_interval_of_the_made_up_series_has_the_known_ends():
    table = load("synthetic_crackdown").query("area == 'target'")
    fit = segmented_poisson(table["calls"], start=31)

    assert fit.interval(corrected=False) == pytest.approx((0.52555, 0.718086), abs=5e-6)
    assert fit.interval() == pytest.approx((0.49036, 0.769619), abs=5e-6)


def test_counts_that_spread_too_little_do_not_narrow_an_interval():
    fit = segmented_poisson([20, 21] * 8, start=9)

    assert fit.dispersion < 1
    assert fit.interval() == fit.interval(corrected=False)


@pytest.mark.parametrize("start", [0, 3, 9, 4.5])
def test_a_start_without_room_on_both_sides_is_refused(start):
    with pytest.raises(ValueError, match="expected a start from 4 to 8"):
        segmented_poisson([5, 6, 7, 5, 6, 4, 5, 6, 7, 6], start)


@pytest.mark.parametrize("count", [-1, 2.5, math.nan, math.inf])
def test_what_is_no_count_is_refused(count):
    with pytest.raises(ValueError, match="expected whole numbers from 0 as counts"):
        segmented_poisson([5, 6, 7, 5, 6, 4, 5, count], 4)


def test_a_piece_without_events_is_refused():
    with pytest.raises(ValueError, match="zeros only"):
        segmented_poisson([5, 6, 7, 5, 0, 0, 0, 0], 5)


def test_terms_and_levels_that_are_not_there_are_refused():
    fit = segmented_poisson([5, 6, 7, 5, 6, 4, 5, 6], 5)
    with pytest.raises(ValueError, match="expected one of the terms"):
        fit.interval("jump")
    with pytest.raises(ValueError, match=r"give 95 % as 0\.95"):
        fit.interval(level=95)


# statsmodels finds 14, 16, 17 and 18; 17 and 18 with errors times the root of the dispersion.
def test_the_dates_that_alarm_in_the_quiet_stretch_are_the_known_ones():
    quiet = load("synthetic_crackdown").query("area == 'target' and month < 31")["calls"]

    plain, corrected = placebo_dates(quiet, corrected=False), placebo_dates(quiet)

    assert list(plain["start"]) == list(range(7, 26))
    assert list(plain.loc[plain["alarm"], "start"]) == [14, 16, 17, 18]
    assert list(corrected.loc[corrected["alarm"], "start"]) == [17, 18]


def test_a_stretch_that_is_too_short_for_its_margin_is_refused():
    with pytest.raises(ValueError, match="expected a margin of 3 or more"):
        placebo_dates([4, 5, 6, 5, 4, 5], margin=6)
    with pytest.raises(ValueError, match="expected a margin of 3 or more"):
        placebo_dates([4, 5, 6, 5, 4, 5], margin=2)


# Normal curve by hand for 40 a month, a fall by a fifth, dispersion 2.5, 24 months before: after 12
# the error is sqrt(2.5 * (1 / 960 + 1 / 384)) = 0.0955, and 0.2231 / 0.0955 - 1.96 = 0.377: 64.7 %.
# After 3: 0.2231 / 0.1693 - 1.96 = -0.642: 26.1 %. Independent: 0.2231 / 0.0604 - 1.96: 95.9 %.
@pytest.mark.parametrize(
    ("after", "dispersion", "power"), [(12, 2.5, 0.647), (3, 2.5, 0.261), (12, 1.0, 0.959)]
)
def test_power_is_near_that_of_the_normal_curve(after, dispersion, power):
    found = detection_power(
        40, 0.8, before=24, after=after, dispersion=dispersion, rounds=4000, seed=5
    )

    assert found == pytest.approx(power, abs=0.035)


@pytest.mark.parametrize("dispersion", [1.0, 2.5])
def test_where_nothing_changes_about_one_history_in_twenty_alarms(dispersion):
    found = detection_power(40, 1, before=24, after=12, dispersion=dispersion, rounds=4000, seed=3)

    assert found == pytest.approx(0.05, abs=0.015)


def test_a_rise_is_noticed_as_a_rise():
    assert detection_power(40, 1.5, before=24, after=24, rounds=200) > 0.95


def test_a_history_without_any_event_does_not_stop_the_simulation():
    assert detection_power(0.01, 0.5, before=2, after=2, rounds=200) == 0


def test_the_same_seed_gives_the_same_power():
    plan = {"before": 6, "after": 6, "rounds": 300}

    assert detection_power(9, 0.7, **plan, seed=4) == detection_power(9, 0.7, **plan, seed=4)
    assert detection_power(9, 0.7, **plan, seed=4) != detection_power(9, 0.7, **plan, seed=5)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mean": 0}, "mean and ratio above 0"),
        ({"ratio": -1}, "mean and ratio above 0"),
        ({"dispersion": 0.5}, "dispersion from 1"),
        ({"after": 0}, "1 or more months"),
        ({"rounds": 10**7}, "at most"),
        ({"level": 95}, "give 95 % as"),
    ],
)
def test_a_design_that_makes_no_sense_is_refused(change, words):
    plan = {"mean": 9, "ratio": 0.8, "before": 6, "after": 6, **change}
    with pytest.raises(ValueError, match=words):
        detection_power(**plan)

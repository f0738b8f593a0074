"""Expected values by hand, and scipy and statistics as the outside."""

import statistics

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from course.methods.markets import (
    Band,
    Input,
    drivers,
    flow_from_seizures,
    interception_percent,
    kg_per_thousand_teu,
    purity_adjusted_price,
    quantile_band,
    simulate_market,
)


def test_a_gram_that_is_half_pure_costs_twice_as_much_pure() -> None:
    assert purity_adjusted_price(60, 50) == 120
    assert purity_adjusted_price(60, 100) == 60
    # 60 / 0.46 and 66 / 0.73, on a pocket calculator
    assert purity_adjusted_price(60, 46) == pytest.approx(130.4348, abs=1e-4)
    assert purity_adjusted_price(66, 73) == pytest.approx(90.4110, abs=1e-4)


@pytest.mark.parametrize("purity", [0, -5, 101, float("nan")])
def test_a_purity_that_is_no_percentage_is_refused(purity: float) -> None:
    with pytest.raises(ValueError, match="purity_percent above 0 and at most 100"):
        purity_adjusted_price(60, purity)


def test_the_flow_is_the_seizure_divided_by_the_share_and_not_by_its_complement() -> None:
    assert flow_from_seizures(27.7, 10) == pytest.approx(277)
    assert flow_from_seizures(27.7, 40) == pytest.approx(69.25)
    assert flow_from_seizures(27.7, 100) == 27.7
    assert flow_from_seizures(0, 10) == 0


@pytest.mark.parametrize(("seized", "share"), [(-1, 10), (1, 0), (1, 140), (float("nan"), 10)])
def test_an_impossible_seizure_or_share_is_refused(seized: float, share: float) -> None:
    with pytest.raises(ValueError, match="expected"):
        flow_from_seizures(seized, share)


def test_interception_undoes_the_flow() -> None:
    assert interception_percent(27.7, 277) == pytest.approx(10)
    for share in (5, 12.5, 99):
        flow = flow_from_seizures(3.2, share)
        assert interception_percent(3.2, flow) == pytest.approx(share)


@pytest.mark.parametrize(("seized", "flow"), [(5, 4), (0, 0), (-1, 3)])
def test_more_seized_than_set_out_is_refused(seized: float, flow: float) -> None:
    with pytest.raises(ValueError, match="same unit"):
        interception_percent(seized, flow)


def test_containers_by_hand() -> None:
    # 44,000 kg over 13,500 thousand TEU
    assert kg_per_thousand_teu(44, 13.5) == pytest.approx(44_000 / 13_500)
    with pytest.raises(ValueError, match="traffic above 0"):
        kg_per_thousand_teu(44, 0)


def test_a_flat_input_spreads_its_weight_evenly() -> None:
    flat = Input("price", 50, 70)
    assert flat.quantiles([0, 0.5, 1]).tolist() == [50, 60, 70]


def test_a_triangle_has_its_quantiles_where_its_areas_say() -> None:
    # With the peak at the high end the area left of x is ((x - low) / width) ** 2.
    leaning = Input("users", 0, 1, peak=1)
    assert leaning.quantiles([0.25, 0.81]) == pytest.approx([0.5, 0.9])
    # Low 0, peak 1, high 4: the area left of the peak is a quarter.
    assert Input("x", 0, 4, peak=1).quantiles([0.25]) == pytest.approx([1])


@pytest.mark.parametrize("peak", [2, 2.5, 4, 7])
def test_quantiles_agree_with_scipy(peak: float) -> None:
    shares = np.linspace(0, 1, 41)
    triangle = stats.triang((peak - 2) / 5, loc=2, scale=5)
    assert Input("x", 2, 7, peak).quantiles(shares) == pytest.approx(triangle.ppf(shares))
    assert Input("x", 2, 7).quantiles(shares) == pytest.approx(stats.uniform(2, 5).ppf(shares))


@pytest.mark.parametrize(
    ("low", "high", "peak"), [(2, 1, None), (1, 1, None), (1, 2, 3), (1, 2, 0)]
)
def test_a_range_upside_down_or_a_peak_outside_is_refused(
    low: float, high: float, peak: float | None
) -> None:
    with pytest.raises(ValueError, match="low < high"):
        Input("users", low, high, peak)


def test_the_same_seed_draws_the_same_market_and_another_seed_another() -> None:
    inputs = [Input("a", 0, 1), Input("b", 1, 2, peak=1)]

    def product(a: object, b: object) -> object:
        return np.multiply(a, b)

    first = simulate_market(inputs, product, draws=50, seed=3)
    pd.testing.assert_frame_equal(first, simulate_market(inputs, product, draws=50, seed=3))
    assert not first.equals(simulate_market(inputs, product, draws=50, seed=4))
    assert (first.result == first.a * first.b).all()


def test_the_first_draws_are_those_of_the_plain_uniform_stream() -> None:
    market = simulate_market([Input("a", 10, 20)], lambda a: a, draws=3, seed=5)
    plain = np.random.default_rng(5).random((3, 1))[:, 0]
    assert market.a.tolist() == pytest.approx((10 + 10 * plain).tolist())


def test_the_mean_of_a_product_of_independent_inputs_is_the_product_of_their_means() -> None:
    inputs = [Input("a", 1, 3), Input("b", 10, 20), Input("c", 0, 3, peak=3)]
    market = simulate_market(inputs, lambda a, b, c: a * b * c, draws=200_000, seed=1)
    # Means by hand: 2, 15 and (0 + 3 + 3) / 3 = 2. Standard error about 0.05.
    assert market.result.mean() == pytest.approx(60, abs=0.25)


def test_the_sum_of_two_flat_inputs_is_a_triangle() -> None:
    inputs = [Input("a", 0, 1), Input("b", 0, 1)]
    market = simulate_market(inputs, lambda a, b: a + b, draws=100_000, seed=2)
    band = quantile_band(market.result)
    # The area below x is x * x / 2 for x up to 1: 5 % lie below the root of 0.1.
    assert band.low == pytest.approx(0.1**0.5, abs=0.01)
    assert band.median == pytest.approx(1, abs=0.01)
    assert band.high == pytest.approx(2 - 0.1**0.5, abs=0.01)


@pytest.mark.parametrize("names", [[], ["a", "a"], ["a", "result"]])
def test_inputs_without_names_of_their_own_are_refused(names: list[str]) -> None:
    with pytest.raises(ValueError, match="different names"):
        simulate_market([Input(name, 0, 1) for name in names], lambda **_: 0)


def test_no_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="0 draws"):
        simulate_market([Input("a", 0, 1)], lambda a: a, draws=0)


def test_a_band_has_the_quantiles_of_the_standard_library() -> None:
    values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6, 5.3, 5.8, 9.7, 9.3, 2.3]
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    band = quantile_band(values)
    assert (band.low, band.high) == pytest.approx((cuts[0], cuts[-1]))
    assert band.median == pytest.approx(statistics.median(values))
    half = quantile_band(values, percent=50)
    assert (half.low, half.high) == pytest.approx((cuts[4], cuts[14]))


def test_a_band_of_nothing_or_of_no_percentage_is_refused() -> None:
    with pytest.raises(ValueError, match="got none"):
        quantile_band([])
    with pytest.raises(ValueError, match="percent"):
        quantile_band([1, 2], percent=0)


def test_a_band_holds_its_ends_and_nothing_beyond() -> None:
    band = Band(3, 5, 8)
    assert band.holds(3, 8)
    assert band.holds(3)
    assert not band.holds(2.99, 5)
    assert not band.holds(4, 8.01)
    assert not band.holds(9)


def test_rank_correlations_agree_with_scipy_ties_included() -> None:
    uniform = np.random.default_rng(8).random((60, 3))
    market = pd.DataFrame(uniform.round(1), columns=["a", "b", "c"])
    market["result"] = market.a**3 - 2 * market.b + 0.2 * market.c
    found = drivers(market)
    for name in ("a", "b", "c"):
        assert found[name] == pytest.approx(stats.spearmanr(market[name], market.result)[0])
    assert list(abs(found)) == sorted(abs(found), reverse=True)


def test_a_strong_input_that_pulls_down_still_leads() -> None:
    market = pd.DataFrame({"up": [1, 3, 2, 4], "down": [4, 3, 2, 1], "result": [1, 2, 3, 4]})
    assert drivers(market).index.tolist() == ["down", "up"]
    assert drivers(market)["down"] == pytest.approx(-1)


@pytest.mark.parametrize("market", [{"a": [1, 2]}, {"result": [1, 2]}, {"a": [1], "result": [1]}])
def test_a_table_that_shows_no_relation_is_refused(market: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="two draws or more"):
        drivers(pd.DataFrame(market))

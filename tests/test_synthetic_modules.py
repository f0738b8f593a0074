"""The SYNTHETIC tables of modules 7, 9 and 10: what their parameters say, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from course._package import resource
from course.datasets import load
from course.methods import synthetic

REMADE = [
    "brief_ratings",
    "crackdown",
    "forecasts",
    "leader_removal",
    "port_flows",
    "ring_ties",
]


@pytest.mark.parametrize("name", REMADE)
def test_the_registered_parameters_make_the_registered_table(name: str) -> None:
    registered = resource(f"synthetic_{name}")
    seed = {} if registered["seed"] is None else {"seed": registered["seed"]}
    made = getattr(synthetic, name)(**registered["parameters"], **seed)
    assert made.equals(load(f"synthetic_{name}").astype(made.dtypes))


def _change(table: pd.DataFrame, column: str) -> float:
    after = table.month > 18
    return float(table[after][column].sum() / table[~after][column].sum() - 1)


def test_seizures_rise_while_the_flow_falls() -> None:
    table = load("synthetic_port_flows")
    mega = table.group == "mega"
    assert _change(table[mega], "seized_t") == pytest.approx(-0.36, abs=0.01)
    assert _change(table[~mega], "seized_t") == pytest.approx(1.48, abs=0.01)
    assert _change(table, "seized_t") == pytest.approx(0.10, abs=0.01)
    assert _change(table, "true_flow_t") == pytest.approx(-0.14, abs=0.01)


def test_three_quarters_of_what_leaves_moves_over_many_seeds() -> None:
    lost = gained = 0.0
    for seed in range(1, 11):
        table = synthetic.port_flows(seed=seed)
        flow = table.groupby([table.group, table.month > 18]).true_flow_t.sum()
        lost += flow["mega", False] - flow["mega", True]
        gained += flow["other", True] - flow["other", False]
    assert gained / lost == pytest.approx(0.75, abs=0.05)


def test_the_two_mega_ports_seize_about_what_was_published() -> None:
    yearly: dict[str, float] = {}
    for seed in range(1, 11):
        table = synthetic.port_flows(seed=seed).query("month <= 18")
        for port in ("Port A", "Port B"):
            seized = table[table.port == port].seized_t.sum() / 18 * 12 / 10
            yearly[port] = yearly.get(port, 0.0) + float(seized)
    assert yearly == {"Port A": pytest.approx(110, rel=0.1), "Port B": pytest.approx(52.5, rel=0.1)}


def test_flows_follow_their_parameters() -> None:
    still = synthetic.port_flows(leaves=0, stepped_up=0.15, interception=0)
    assert still.query("month <= 18").seized_t.sum() == 0
    assert (
        synthetic.port_flows(leaves=1)
        .query("month > 18 and group == 'mega'")
        .true_flow_t.eq(0)
        .all()
    )


def test_the_operation_prevents_and_moves_as_it_is_told() -> None:
    table = load("synthetic_crackdown").pivot_table(index="month", columns="area")
    prevented = (table.untouched - table.expected).target
    assert (prevented[:30] == 0).all()
    assert prevented[31] == pytest.approx(0.35 * table.untouched.target[31], abs=0.001)
    gain = (table.expected - table.untouched).nearby
    assert (gain - 0.4 * prevented).abs().max() < 0.002
    sums = {area: (calls[:30].sum(), calls[30:].sum()) for area, calls in table.calls.items()}
    assert sums == {"target": (2496, 864), "nearby": (1880, 1134), "control": (2079, 1065)}


def test_calls_vary_more_than_by_chance_alone() -> None:
    table = synthetic.crackdown(months=4000, start=4000, trend=0)
    calls = table.query("area == 'control' and month < 4000").calls
    assert calls.mean() == pytest.approx(80, rel=0.02)
    assert calls.var() / calls.mean() == pytest.approx(2.5, abs=0.2)


def test_one_forecaster_is_calibrated_one_is_overconfident_one_says_nothing() -> None:
    table = synthetic.forecasts(questions=4000)
    shares = table.groupby(["forecaster", "said_percent"]).happened.mean() * 100
    for said in (10, 30, 50, 70, 90):
        assert shares["Ash", said] == pytest.approx(said, abs=4)
    assert shares["Birch", 98] < 94
    assert list(shares["Cedar"].index) == [50]


def test_the_forecasts_of_the_table() -> None:
    table = load("synthetic_forecasts").query("forecaster == 'Ash'")
    assert table.said_percent.value_counts().sort_index().tolist() == [41, 42, 45, 34, 38]
    assert table.groupby("said_percent").happened.sum().tolist() == [2, 13, 25, 23, 34]


def test_the_second_rater_is_stricter() -> None:
    table = load("synthetic_brief_ratings")
    assert pd.crosstab(table.rater_1, table.rater_2).to_numpy().tolist() == [
        [7, 1, 0, 0],
        [4, 12, 2, 0],
        [0, 10, 12, 1],
        [0, 1, 6, 4],
    ]


def test_the_ring_has_twenty_people_and_36_ties() -> None:
    ties = load("synthetic_ring_ties")
    assert len(set(ties.source) | set(ties.target)) == 20
    pairs = [frozenset(tie) for tie in zip(ties.source, ties.target, strict=True)]
    assert len(set(pairs)) == len(pairs) == 36
    assert all(len(pair) == 2 for pair in pairs)


def test_shootings_fall_by_ten_and_by_thirty_percent() -> None:
    table = load("synthetic_leader_removal").set_index(["group", "period"])
    rate = table.shootings / table.areas
    assert rate.tolist() == [5.0, 4.5, 4.0, 2.8]


@pytest.mark.parametrize(
    ("maker", "wrong"),
    [
        ("port_flows", {"moved": 75}),
        ("port_flows", {"change_after": 36}),
        ("crackdown", {"dispersion": 1}),
        ("crackdown", {"start": 1}),
        ("forecasts", {"questions": 0}),
        ("brief_ratings", {"briefs": 0}),
    ],
)
def test_a_parameter_out_of_range_is_named(maker: str, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        getattr(synthetic, maker)(**wrong)

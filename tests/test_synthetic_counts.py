"""The SYNTHETIC histories and events: what their parameters say, and nothing else."""

from __future__ import annotations

import pytest

from course._package import resource
from course.datasets import load
from course.methods import synthetic


@pytest.mark.parametrize("name", ["synthetic_years", "synthetic_events"])
def test_the_registered_parameters_make_the_registered_table(name: str) -> None:
    registered = resource(name)
    maker = getattr(synthetic, registered["generator"].rsplit(".", 1)[1])
    made = maker(**registered["parameters"], seed=registered["seed"])
    assert made.equals(load(name).astype(made.dtypes))


def test_the_histories_jump_although_nothing_changes() -> None:
    table = load("synthetic_years").pivot_table(index="history", columns="year", values="count")
    assert table.shape == (12, 9)
    jumps = [
        int(history)
        for history, row in table.iterrows()
        if any(after >= 1.5 * before for before, after in zip(row, row.iloc[1:], strict=False))
    ]
    assert jumps == [2, 5, 7, 8, 10, 11]
    assert set(load("synthetic_years").rate) == {20}
    assert abs(load("synthetic_years")["count"].mean() - 20) < 2


def test_events_have_one_victim_or_more() -> None:
    table = load("synthetic_events")
    assert (len(table), table.victims.sum(), table.victims.min()) == (491, 707, 1)
    assert table.event.tolist()[:2] == ["E001", "E002"]
    assert set(table.district) == {f"D{number:02}" for number in range(1, 17)}
    assert set(table.month) == set(range(1, 13))
    assert table.victims.mean() == pytest.approx(451 / 315, abs=0.02)


def test_another_seed_makes_other_counts_and_the_same_seed_the_same() -> None:
    assert synthetic.years(seed=9).equals(synthetic.years())
    assert not synthetic.years(seed=10).equals(synthetic.years())
    assert not synthetic.events(seed=3).equals(synthetic.events())


def test_the_shape_follows_the_parameters() -> None:
    assert len(synthetic.years(histories=3, length=4)) == 12
    assert synthetic.years(rate=0.000001)["count"].sum() == 0
    assert (synthetic.events(further=0).victims == 1).all()
    assert set(synthetic.events(districts=1, months=1, rate=50).district) == {"D01"}


@pytest.mark.parametrize("wrong", [{"histories": 0}, {"length": -1}, {"rate": 0}])
def test_a_history_parameter_out_of_range_is_named(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        synthetic.years(**wrong)


@pytest.mark.parametrize("wrong", [{"districts": 0}, {"months": 0}, {"further": -0.1}])
def test_an_event_parameter_out_of_range_is_named(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        synthetic.events(**wrong)

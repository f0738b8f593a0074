"""Bins: within the tolerance and in the same bin are the same thing, to the edge."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises._grid import cells, shift

values = st.floats(-1e7, 1e7)
tolerances = st.sampled_from(["0.000001", "0.0005", "0.05", "0.06", "0.25", "1", "50", "1/3"])


def same(answer, right, within):
    grid = shift(right, within)
    (middle,) = cells(right, within, grid)
    return middle in cells(answer, within, grid)


@given(values, tolerances, st.fractions(-1, 1))
def test_within_the_tolerance_is_right_on_both_sides_edges_included(right, within, part):
    assert same(Fraction(right) + part * Fraction(within), right, within)


@given(values, tolerances, st.sampled_from([-1, 1]), st.fractions(Fraction(1003, 1000), 100))
def test_just_beyond_the_tolerance_is_not_right(right, within, side, part):
    assert not same(Fraction(right) + side * part * Fraction(within), right, within)


@pytest.mark.parametrize("right", [38.0, 0.1 + 0.2, 37.95379537953795, -27.027, 1e6 / 3])
@pytest.mark.parametrize("within", ["0.05", "0.06", "0.25"])
def test_a_float_exactly_at_the_edge_is_right(right, within):
    assert same(right + float(within), right, within)
    assert same(right - float(within), right, within)


@given(values, tolerances)
def test_no_value_is_in_more_than_two_bins(right, within):
    grid = shift(right, within)
    found = cells(right * 1.01, within, grid)
    assert len(found) in (1, 2)
    assert found[-1] - found[0] == len(found) - 1


@given(st.integers(1900, 2100), st.integers(1900, 2100))
def test_the_shift_in_clear_does_not_tell_one_year_from_another(year, other):
    assert shift(year, "0.25") == shift(other, "0.25")


@given(st.integers(-(2**256), 2**256))
def test_huge_whole_numbers_are_compared_exactly(right):
    assert same(right, right, "0.25")
    assert not same(right + 1, right, "0.25")


@pytest.mark.parametrize("within", ["0", "-1"])
def test_a_tolerance_that_is_not_positive_is_refused(within):
    with pytest.raises(ValueError, match="greater than zero"):
        shift(1.0, within)

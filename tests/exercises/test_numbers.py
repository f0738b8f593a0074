"""One number is due: what counts as one, and what is said of all else."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import value
from course.exercises._leaves import Choice, Flag, Number
from course.exercises._plain import Problem, number, text


def kind_of(value):
    """Name a case by its type: pytest would write out five thousand digits."""
    return value if isinstance(value, str) else type(value).__name__


class Year(IntEnum):
    RECORD = 2022


@pytest.mark.parametrize(
    ("given_", "due"),
    [
        (38, 38),
        (38.5, 38.5),
        (-0.0, 0),
        (Decimal("38.5"), 38.5),
        (Fraction(77, 2), 38.5),
        (Year.RECORD, 2022),
        (np.int8(38), 38),
        (np.uint64(38), 38),
        (np.float16(38.5), 38.5),
        (np.float32(38.5), 38.5),
        (np.float64(38.5), 38.5),
        (np.longdouble(38.5), 38.5),
        (np.array(38.5), 38.5),
        (np.array([38.5]), 38.5),
        (np.array([[38.5]]), 38.5),
        (pd.Series([38.5], index=["x"]), 38.5),
        (pd.Series([38], dtype="Int64"), 38),
        (pd.Series([38.5], dtype="Float64"), 38.5),
        (pd.Index([38]), 38),
        (2**256 - 1, 2**256 - 1),
    ],
)
def test_numbers_of_every_make_are_numbers(given_, due):
    got = number(given_)
    assert got == due
    assert isinstance(got, int | float)


def test_a_figure_of_the_course_is_its_number():
    assert number(value("C27")) == 27.7


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ("38", "quotes"),
        (np.str_("38"), "quotes"),
        (pd.Series(["38"]), "quotes"),
        (True, "This is True"),
        (np.asarray(a=False), "This is False"),
        (pd.Series([True]), "This is True"),
        (math.nan, "NaN"),
        (np.float64("nan"), "NaN"),
        (pd.Series([math.nan]), "NaN"),
        (Decimal("NaN"), "NaN"),
        (Decimal("sNaN"), "NaN"),
        (math.inf, "infinite"),
        (-math.inf, "infinite"),
        (np.float32("inf"), "infinite"),
        (Decimal("1e999999"), "infinite"),
        (10**5000, "far too large"),
        (-(10**5000), "far too large"),
        (Fraction(10**5000), "far too large"),
        (2**256, "far too large"),
        (3 + 4j, "complex"),
        (np.complex64(1), "complex"),
        (pd.NA, "missing value"),
        (pd.NaT, "missing value"),
        (pd.Series([pd.NA], dtype="Int64"), "missing value"),
        (np.ma.masked, "missing value"),
        (len, "the function itself"),
        (lambda: 38, "the function itself"),
        ([38], "a list"),
        ((38,), "a tuple"),
        ({38}, "a set"),
        ({"rise": 38}, "a dictionary"),
        (np.array([38, 39]), "an array"),
        (pd.Series([38, 39]), "a column (Series)"),
        (pd.DataFrame({"rise": [38]}), "a table (DataFrame)"),
        (pd.DataFrame({"rise": [38, 39]}), "a table (DataFrame)"),
        (math, "a module"),
        (int, "type type"),
        (b"38", "type bytes"),
    ],
    ids=kind_of,
)
def test_what_is_no_number_is_named(given_, says):
    with pytest.raises(Problem) as raised:
        number(given_)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_float_is_read_as_it_is(given_):
    assert number(given_) == number(np.float64(given_)) == given_


@pytest.mark.parametrize(
    "given_", [2010, 2010.0, np.int64(2010), 2010.0000000000002, Decimal("2010.0")]
)
def test_a_whole_number_has_one_spelling(given_):
    got = Number("year", whole=True).read(given_)
    assert repr(got) == "2010"


@pytest.mark.parametrize("given_", [2010.5, 2010.01, Fraction(1, 3)])
def test_decimals_are_named_where_a_whole_number_is_due(given_):
    with pytest.raises(Problem, match="whole number of year"):
        Number("year", whole=True).read(given_)


@pytest.mark.parametrize("given_", ["b", " B ", np.str_("b"), pd.Series(["B"]), "b\n"])
def test_a_label_is_read_in_any_case_and_without_blanks(given_):
    assert Choice(("a", "b")).read(given_) == "b"


@pytest.mark.parametrize("given_", [2, None, ["b"], b"b", True, math.nan, pd.NA, {"b"}])
def test_what_is_no_text_is_named_where_a_label_is_due(given_):
    with pytest.raises(Problem, match="text in quotes is expected"):
        Choice(("a", "b")).read(given_)


def test_an_unknown_label_is_quoted_in_one_short_line():
    with pytest.raises(Problem) as raised:
        Choice(("a", "b")).read("no\nsuch " + "label " * 100)
    assert str(raised.value).startswith('"no such label')
    assert len(str(raised.value)) < 90
    assert "\n" not in str(raised.value)


def test_half_a_surrogate_pair_becomes_text_that_can_be_shown():
    assert text("a\ud800").encode("utf-8") == b"a?"


@pytest.mark.parametrize("given_", [True, np.asarray(a=True), pd.Series([True])])
def test_a_truth_value_of_every_make_is_one(given_):
    assert Flag().read(given_) is True


@pytest.mark.parametrize("given_", [1, "True", None, [True], math.nan])
def test_what_is_no_truth_value_is_named(given_):
    with pytest.raises(Problem, match="True or False is expected"):
        Flag().read(given_)

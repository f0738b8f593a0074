"""Sets, orders and dictionaries: what they may be made of, and what is said of faulty ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises._kinds import Order, Selection
from course.exercises._plain import Problem
from course.exercises._reading import read_answer
from tests.exercises._kinds import WORDS, number

LETTERS = Selection(("A", "B", "C"))
PLACES = Order(("BEL", "DEU", "FRA"))
CHANGES = WORDS["entries"](smallest=number(), kind=WORDS["one_of"]("up", "down"))
MAKERS = [list, tuple, np.array, pd.Series, pd.Index, pd.Categorical]


@pytest.mark.parametrize("maker", [*MAKERS, set, frozenset, dict.fromkeys])
def test_a_set_may_come_in_any_container(maker):
    came = maker(["C", "a"])
    assert read_answer(LETTERS, came.keys() if isinstance(came, dict) else came) == ["A", "C"]


def test_a_set_may_name_a_label_twice_and_in_any_case():
    assert read_answer(LETTERS, ["a", "A ", "b"]) == ["A", "B"]


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (["A", "Q"], '"Q" is not one of the labels: A, B, C'),
        ("AB", "a list is expected"),
        ({"A": 1}, "a list is expected"),
        (38, "a list is expected"),
        (np.array("A"), "a list is expected"),
        ((x for x in "AB"), "a list is expected"),
        ([["A"], ["B"]], "text in quotes"),
        ([1, 2], "text in quotes"),
        ([...], None),
        ({...}, None),
        (..., None),
        (None, None),
        (["A", ...], "text in quotes"),
        (pd.DataFrame({"x": ["A"]}), "Pick the column"),
        (pd.MultiIndex.from_tuples([("A", 1)]), "text in quotes"),
    ],
)
def test_a_faulty_set_is_named_and_dots_are_no_attempt(came, says):
    if says is None:
        assert read_answer(LETTERS, came) is None
        return
    with pytest.raises(Problem) as raised:
        read_answer(LETTERS, came)
    assert says in str(raised.value)


def test_an_empty_set_is_an_answer():
    assert read_answer(LETTERS, set()) == []
    assert read_answer(LETTERS, []) == []


@pytest.mark.parametrize("maker", MAKERS)
def test_an_order_may_come_in_any_container_that_has_one(maker):
    assert read_answer(PLACES, maker(["FRA", "BEL", "DEU"])) == ["FRA", "BEL", "DEU"]


@given(st.permutations(PLACES.options))
def test_an_order_keeps_the_order(came):
    assert read_answer(PLACES, came) == came


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (["FRA", "BEL"], "missing: DEU"),
        (["FRA", "fra", "BEL", "DEU"], "FRA came more than once"),
        (["FRA", "BEL", "ITA"], '"ITA" is not one of the labels'),
        ([], "missing: BEL, DEU, FRA"),
        (["FRA"] * 3000, "3,000 items"),
        ([..., ...], None),
    ],
)
def test_a_faulty_order_is_named_and_dots_are_no_attempt(came, says):
    if says is None:
        assert read_answer(PLACES, came) is None
        return
    with pytest.raises(Problem) as raised:
        read_answer(PLACES, came)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    "came",
    [
        {"smallest": 1, "kind": "up"},
        {"kind": "UP", "smallest": np.float64(1), "more": 3},
        pd.Series({"smallest": 1, "kind": "up"}),
        pd.Series({"smallest": 1, "kind": "up", "more": 2}),
        {"smallest": pd.Series([1]), "kind": np.array("up")},
    ],
)
def test_a_dictionary_may_come_as_a_series_with_further_keys_in_any_order(came):
    got = read_answer(CHANGES, came)
    assert got == {"smallest": 1, "kind": "up"}
    assert list(got) == ["smallest", "kind"]


@pytest.mark.parametrize(
    ("came", "says"),
    [
        ({}, "has no `smallest`, `kind`. It is empty."),
        ({"smalest": 1, "kind": "up"}, "has no `smallest`. It has: `smalest`, `kind`."),
        ({"smallest": 1, "kind": ...}, "`kind` still holds the dots"),
        ({"smallest": ..., "kind": "up"}, "`smallest` still holds the dots"),
        ({"smallest": "1", "kind": "up"}, "`smallest`: This is text in quotes"),
        ({"smallest": 1, "kind": "left"}, '`kind`: "left" is not one of the labels'),
        ({"smallest": float("nan"), "kind": "up"}, "`smallest`: The answer is NaN"),
        ([1, "up"], "This is a list; a dictionary is expected."),
        ((1, "up"), "This is a tuple; a dictionary is expected."),
        (pd.Series([1, 2]), "has no `smallest`, `kind`. It has: `0`, `1`."),
        ({"N" * 10**6: 1}, "has no"),
        ({"smallest": ..., "kind": ...}, None),
        ({"smallest": None, "kind": None}, None),
    ],
)
def test_a_faulty_dictionary_is_named_with_its_key(came, says):
    if says is None:
        assert read_answer(CHANGES, came) is None
        return
    with pytest.raises(Problem) as raised:
        read_answer(CHANGES, came)
    assert says in str(raised.value)
    assert len(str(raised.value)) < 200

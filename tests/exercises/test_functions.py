"""Answers that are functions: what they may do, and what is said when they do something else."""

from __future__ import annotations

import json
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises._functions import Function
from course.exercises._plain import Problem
from course.exercises._seal import clear
from course.exercises._verdict import decide
from tests.exercises._kinds import made
from tests.exercises._zoo import Rude, animals

CASES = (([3.0, 1.0, 4.0],), ([2.0, 2.0],))
KIND = Function(CASES)


def doubled(values):
    return [2 * value for value in values]


ENTRY = made(KIND, KIND.collect(doubled), {"halved": KIND.collect(lambda v: [x / 2 for x in v])})


def verdict(function):
    try:
        collected = KIND.collect(function)
    except Problem as problem:
        return str(problem)
    return decide(ENTRY, json.loads(json.dumps(collected)), clear)


@pytest.mark.parametrize(
    "function",
    [
        doubled,
        lambda values: tuple(doubled(values)),
        lambda values: np.array(values) * 2,
        lambda values: pd.Series(values) * 2,
        lambda values: [np.float32(2 * value) for value in values],
        lambda values: [2 * value + 1e-9 for value in values],
        lambda values: print("working") or doubled(values),
    ],
)
def test_an_output_may_be_any_sequence_of_any_numbers(function, capsys):
    assert verdict(function).status == "right"
    capsys.readouterr()


def test_numpys_truth_values_are_truth_values():
    kind = Function((([1, 2],),))
    entry = made(kind, kind.collect(lambda values: [v > 1 for v in values]))
    collected = kind.collect(lambda values: np.array(values) > 1)
    assert decide(entry, collected, clear).status == "right"


def test_ones_and_zeros_are_no_truth_values():
    kind = Function((([1, 2],),))
    entry = made(kind, kind.collect(lambda values: [v > 1 for v in values]))
    assert (
        decide(entry, kind.collect(lambda values: [int(v > 1) for v in values]), clear).status
        == "not-yet"
    )


def test_a_mistake_has_its_own_line():
    found = verdict(lambda values: [value / 2 for value in values])
    assert (found.status, found.mistake, found.line) == ("mistake", "halved", "This is halved.")


@pytest.mark.parametrize("function", [..., None, lambda _: ..., lambda _: None])
def test_dots_are_no_attempt(function):
    assert verdict(function).status == "not-attempted"


def mutating(values):
    values.sort()
    return doubled(values)


def poisoning(values):
    values[0] = np.array([1, 2])
    return values


def emptying(values):
    made = doubled(values)
    del values[:]
    return made


def recursing(values):
    return recursing(values)


def exiting(_):
    sys.exit("bye")


def silent(_):
    raise Rude


def wordy(_):
    raise ValueError("long\nwords " * 10**6)


class Unlucky(BaseException):
    """Not even an Exception."""


def unlucky(_):
    raise Unlucky("gone")


def nested(_):
    made = [0] * 2000
    for _ in range(4):
        made = [made] * 2000
    return made


def itself(_):
    made = {}
    made["x"] = made
    return made


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (mutating, "changes the list it is given"),
        (emptying, "changes the list it is given"),
        (poisoning, "cannot be read (ValueError)"),
        (recursing, "stopped with RecursionError"),
        (exiting, "stopped with SystemExit: bye"),
        (silent, "stopped with Rude."),
        (wordy, "stopped with ValueError: long words"),
        (unlucky, "stopped with Unlucky: gone"),
        (lambda: 1, "stopped with TypeError"),
        (lambda values: 1 / 0 * values, "stopped with ZeroDivisionError: division by zero"),
        (lambda values: (2 * v for v in values), "type generator; a list is expected"),
        (lambda _: {1}.__iter__(), "a list is expected"),
        (lambda _: [float("nan")], "NaN"),
        (lambda _: [float("inf")], "infinite"),
        (lambda _: [10**5000], "far too large"),
        (lambda _: [3j], "complex"),
        (lambda _: "x" * 10**8, "far too long"),
        (lambda _: [0] * 10**7, "10,000,000 items"),
        (lambda _: dict.fromkeys(range(10**5)), "100,000 entries"),
        (nested, "values in here; far fewer"),
        (itself, "nested too deeply"),
        (lambda _: pd.DataFrame({"x": range(3)}), "Pick the column"),
    ],
)
def test_what_goes_wrong_in_a_function_is_one_short_line(function, says):
    found = verdict(function)
    assert found.status == "not-yet"
    assert found.line.startswith("Not yet. On [3.0, 1.0, 4.0]: ")
    assert says in found.line
    assert "\n" not in found.line
    assert len(found.line) < 400


@pytest.mark.parametrize("came", [38, "doubled", [1], True, pd.Series([1])])
def test_what_is_no_function_is_named(came):
    assert "the function itself is expected" in verdict(came)


@pytest.mark.parametrize("name", animals())
def test_a_function_may_return_anything(name):
    found = verdict(lambda _: animals()[name])
    assert found.status in ("not-yet", "not-attempted")
    assert "\n" not in found.line


@pytest.mark.parametrize("function", [lambda v: doubled(v)[:-1], lambda v: [*doubled(v), 0]])
def test_an_output_of_another_length_is_not_right(function):
    found = verdict(function)
    assert found.status == "not-yet"
    assert "Try it by hand on [3.0, 1.0, 4.0]" in found.line


def test_ctrl_c_reaches_the_student():
    def interrupted(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        KIND.collect(interrupted)


def test_each_call_gets_inputs_of_its_own():
    seen = []
    KIND.collect(lambda values: seen.append(id(values)) or values)
    KIND.collect(lambda values: values.clear())

    assert KIND.cases == (([3.0, 1.0, 4.0],), ([2.0, 2.0],))
    assert KIND.collect(doubled) == [{"returned": [6.0, 2.0, 8.0]}, {"returned": [4.0, 4.0]}]


@pytest.mark.parametrize(
    "forged",
    [
        [{"returned": float("nan")}, {"returned": 1}],
        [{"returned": float("inf")}, {"returned": 1}],
        [{"returned": [[[[[[[[1]]]]]]]]}, {"returned": 1}],
        [{"returned": 10**400}, {"returned": 1}],
        [{"returned": [0] * 3000}, {"returned": 1}],
        [{"fault": None}, {"fault": {"x": 1}}],
        [{"other": 1}, {"other": 1}],
        [{}, {}],
        [{"returned": 1, "fault": 1}] * 2,
        [[6.0], [4.0]],
        {"callable": True},
        "right",
        [{"returned": [6.0, 2.0, 8.0]}],
    ],
)
def test_outputs_forged_by_hand_are_not_right_and_stop_nobody(forged):
    assert decide(ENTRY, forged, clear).status == "not-yet"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_outputs_that_are_any_json_are_decided_about(output):
    found = decide(ENTRY, [{"returned": output}, {"returned": output}], clear)
    assert found.status in ("not-yet", "not-attempted")

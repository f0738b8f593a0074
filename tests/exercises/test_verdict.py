"""What a student is told: right, a named mistake, what is off in kind, or that it is close."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.exercises._key import kind_from_json, kind_to_json
from course.exercises._result import one_line, result
from course.exercises._seal import clear, digest
from course.exercises._verdict import Verdict, decide
from tests.exercises._kinds import WORDS, made, number

RISE = made(number(), 37.95, {"by-new": 27.51}, also=[12.0])
WEIGHT = made(number("t"), 27.7)
COUNT = made(number("victims", "0.25", whole=True), 418)
SHARES = made(
    WORDS["entries"](young=number(), charged=number()),
    {"young": 60.0, "charged": 2.0},
    {"swapped": {"young": 2.0, "charged": 60.0}},
)


def told(entry, answer):
    return decide(entry, answer, clear)


@pytest.mark.parametrize("answer", [37.95, 38.0, 37.9, 12.0])
def test_right_and_further_right_answers_earn_the_same_line(answer):
    assert told(RISE, answer) == Verdict("m00-q1", "right", "Right. Well done.")


def test_a_known_mistake_is_named():
    assert told(RISE, 27.5) == Verdict("m00-q1", "mistake", "This is by-new.", "by-new")


@pytest.mark.parametrize("answer", [..., None])
def test_dots_are_no_attempt(answer):
    assert told(RISE, answer).status == "not-attempted"


@pytest.mark.parametrize(
    ("entry", "answer", "says"),
    [
        (RISE, 0.3795, "Your number is as a share between 0 and 1. Per cent are asked for."),
        (RISE, 3795.0, "Your number is a hundred times too large."),
        (RISE, -37.95, "Your number is of the right size with the sign the other way round."),
        (RISE, 38.3, "Your number is close, but not as precise as asked."),
        (RISE, 37.6, "Your number is close, but not as precise as asked."),
        (WEIGHT, 27700, "Your number is in kilograms. Tonnes are asked for."),
        (WEIGHT, 0.0277, "Your number is in thousands of tonnes. Tonnes are asked for."),
        (COUNT, 420, "Your number is close"),
        (COUNT, -418, "sign the other way round"),
        (SHARES, {"young": 0.6, "charged": 0.02}, "`young` is as a share between 0 and 1."),
        (SHARES, {"young": 60, "charged": 0.02}, "`charged` is as a share between 0 and 1."),
        (SHARES, {"young": 60, "charged": 2.3}, "`charged` is close"),
        (SHARES, {"young": 60, "charged": 50}, "Part of it is right; look again at `charged`."),
        (SHARES, {"young": 99, "charged": 50}, 'Look at your steps again, or call hint("m00-q1").'),
        (RISE, 38.6, 'Look at your steps again, or call hint("m00-q1").'),
        (RISE, 99, 'Look at your steps again, or call hint("m00-q1").'),
    ],
)
def test_a_slip_is_called_by_its_name(entry, answer, says):
    found = told(entry, answer)
    assert (found.status, found.mistake) == ("not-yet", None)
    assert says in found.line


@pytest.mark.parametrize("answer", [0.3795, 3795.0, 27700, 38.6])
def test_a_slip_of_another_unit_is_no_slip(answer):
    assert "steps again" in told(COUNT, answer).line or "decimals" in told(COUNT, answer).line


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        ({"young": 60.0, "charged": 2.0}, "right"),
        ({"young": 61.0, "charged": 2.0}, "right"),
        ({"young": 61.04, "charged": 3.0}, "right"),
        ({"young": 62.0, "charged": 3.0}, "not-yet"),
        ({"young": 3.0, "charged": 61.0}, "not-yet"),
    ],
)
def test_a_part_may_have_further_right_values_in_any_combination(answer, due):
    accept = {"young": [61.0], "charged": [3.0]}
    right = {"young": 60.0, "charged": 2.0}
    entry = made(WORDS["entries"](young=number(), charged=number()), right, accept=accept)
    assert told(entry, answer).status == due


def test_a_single_value_may_have_further_right_ones():
    entry = made(WORDS["choice"]("a", "b", "c"), "a", accept={"": ["b"]})
    assert [told(entry, label).status for label in "abc"] == ["right", "right", "not-yet"]


def test_hundreds_of_faulty_parts_make_a_short_line():
    kind = WORDS["entries"](**{f"part{i}": number() for i in range(50)})
    entry = made(kind, dict.fromkeys(kind.fields, 50.0))
    answer = dict.fromkeys(kind.fields, 90.0) | {"part0": 50.0}
    assert told(entry, answer).line.count("`part") == 4
    assert "and others" in told(entry, answer).line


@given(st.floats(0, 100), st.floats(-1000, 1000))
def test_a_line_never_tells_the_right_number(right, answer):
    assume(abs(right - answer) > 1)
    line = told(made(number(), right), answer).line
    for found in re.findall(r"-?\d+\.?\d*", line.replace("m00-q1", "")):
        assert float(found) in (0, 1, 100), line


@given(st.permutations("ABCD"), st.permutations("ABCD"))
def test_a_line_never_tells_the_right_order(right, answer):
    assume(right != answer)
    kind = WORDS["order"](*"ABCD")
    assert not re.search(r"\b[ABCD]\b", told(made(kind, right), answer).line)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_digests_and_clear_text_decide_alike(right, answer):
    quick = {"m00-q1": lambda token: f"sealed {token}"}
    sealed = made(number(), right, seal=quick["m00-q1"])
    assert decide(sealed, answer, quick["m00-q1"]) == told(made(number(), right), answer)


def test_a_digest_is_scrypt_with_the_exercise_as_salt():
    import hashlib

    due = hashlib.scrypt(b"token", salt=b"m03-q1", n=8192, r=8, p=1, dklen=16).hex()
    assert digest("m03-q1")("token") == due
    assert digest("m03-q2")("token") != due


@pytest.mark.parametrize(
    "kind",
    [
        number("t", "0.5"),
        number("year", whole=True),
        WORDS["choice"]("a", "b"),
        WORDS["flag"](),
        WORDS["selection"]("A", "B"),
        WORDS["order"]("A", "B"),
        WORDS["entries"](x=number(), y=WORDS["one_of"]("u", "v")),
        WORDS["table"](by=["k"], rows=2, k=WORDS["one_of"]("u", "v"), v=number()),
        WORDS["function"]([1, 2], [[3]]),
    ],
)
def test_a_kind_comes_back_from_the_key(kind):
    import json

    assert kind_from_json(json.loads(json.dumps(kind_to_json(kind)))) == kind


def test_a_kind_that_nobody_knows_is_named():
    with pytest.raises(ValueError, match="kind of answer that is not known"):
        kind_from_json({"type": "poem"})


def test_a_result_is_one_line_of_text_and_of_html_with_nothing_alive_in_it():
    shown = result(Verdict("m00-q1", "not-yet", "Not yet. See `x` and <b>&."))
    assert repr(shown) == "Not yet. See `x` and <b>&."
    assert "<code>x</code>" in shown._repr_html_()
    assert "&lt;b&gt;&amp;" in shown._repr_html_()
    assert 'role="status"' in shown._repr_html_()
    assert shown.status == "not-yet"


@pytest.mark.parametrize(
    ("status", "line", "due"),
    [
        ("right", "Right. Well done.", "Right. Well done."),
        ("mistake", "That is the increase.", "Not yet. That is the increase."),
        ("not-attempted", "Nothing is saved yet.", "Not attempted. Nothing is saved yet."),
    ],
)
def test_the_word_in_front_is_said_once(status, line, due):
    assert one_line(Verdict("m00-q1", status, line)) == due

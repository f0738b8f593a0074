"""check and hint: what a student sees, what nbgrader gets, what goes to the trusted judge."""

from __future__ import annotations

import builtins
import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course import check, hint
from course.exercises import _emit, _seal
from course.exercises._check import NotRight
from course.exercises._result import Line, Result
from tests.exercises._zoo import animals, hostile
from tests.exercises.conftest import KINDS, RIGHT, WRONG, doubled

pytestmark = pytest.mark.usefixtures("student")
ANIMALS = animals()
STATUSES = {"right", "mistake", "not-yet", "not-attempted"}


@pytest.fixture
def graded(student, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    return student


@pytest.fixture
def shown(monkeypatch):
    """Run as under the trusted judge; give what the cell shows."""
    import IPython.display

    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("COURSE_JUDGE", "outside")
    messages = []
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: messages.append(data))
    return messages


# --- in a student's own notebook --------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_answer_can_be_right_a_known_mistake_and_not_attempted(name):
    assert check(name, RIGHT[name]).status == "right"
    assert check(name, WRONG[name]).status == "mistake"
    assert check(name, ...).status == "not-attempted"


@pytest.mark.parametrize("name", KINDS)
def test_nothing_that_is_handed_in_makes_a_check_raise(name):
    for animal, answer in ANIMALS.items():
        found = check(name, answer)
        assert isinstance(found, Result), animal
        assert found.status in STATUSES, animal
        line = repr(found)
        assert "\n" not in line, animal
        assert len(line) < 400, animal
        assert found._repr_html_().encode("utf-8"), animal


def test_no_animal_is_right_by_accident():
    right = {
        (name, animal)
        for name in KINDS
        for animal, answer in ANIMALS.items()
        if check(name, answer).status == "right"
    }
    # A column of the labels A and B is a right answer indeed.
    assert right == {("m00-q3", "series")}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.sampled_from(list(KINDS)), answer=ANYTHING)
def test_no_plain_value_makes_a_check_raise(name, answer):
    assert check(name, answer).status in STATUSES


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda: "x" * 100_000_000, id="text of 100 MB"),
        pytest.param(lambda: list(range(10_000_000)), id="list of ten million"),
        pytest.param(lambda: dict.fromkeys(range(5_000_000), 1), id="dictionary of five million"),
        pytest.param(lambda: np.zeros(12_500_000), id="array of 100 MB"),
        pytest.param(
            lambda: pd.DataFrame({"base_year": np.zeros(10_000_000), "factor": 1.0}),
            id="table of ten million rows",
        ),
        pytest.param(
            lambda: pd.DataFrame({"factor": np.zeros(10_000_000)}).rename_axis("base_year"),
            id="table of ten million rows with its key in the index",
        ),
        pytest.param(lambda: pd.Series(np.zeros(10_000_000)), id="column of ten million"),
    ],
)
def test_an_answer_of_100_megabytes_is_named_without_copying_it(answer):
    import tracemalloc

    big = answer()
    check("m00-q2", "c")  # what the first check loads is not the answer's doing
    for name in KINDS:
        tracemalloc.start()
        found = check(name, big)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found.status == "not-yet"
        assert len(repr(found)) < 250
        # scrypt's own working memory does not count here; 100 MB would.
        assert peak < 20_000_000, name


def test_ctrl_c_while_an_answer_is_read_reaches_the_student():
    with pytest.raises(KeyboardInterrupt):
        check("m00-q3", hostile("__len__", KeyboardInterrupt()))


@pytest.mark.parametrize(
    ("exercise", "says"),
    [
        ("m00-q11", "There is no exercise 'm00-q11'. Did you mean m00-q1"),
        ("zzzzzz", "There are: m00-q1, m00-q2"),
        ("m00-q1" * 10**6, "There is no exercise 'm00-q1m00-q1"),
        (1, "text in quotes, such as 'm00-q1'; this is a whole number"),
        (None, "text in quotes"),
        (hostile("__str__"), "text in quotes"),
        (check, "this is a function"),
    ],
)
def test_an_exercise_that_does_not_exist_is_answered_with_near_ones(student, exercise, says):
    assert says in repr(check(exercise, 38))
    assert says in repr(hint(exercise))
    assert len(repr(check(exercise, 38))) < 250
    assert not (student / "progress.json").exists()


def test_a_written_exercise_has_nothing_to_check():
    found = check("m00-e1", "my text")
    assert type(found) is Line
    assert "instructor" in repr(found)
    assert "no hints" in repr(hint("m00-e1"))


def test_without_ipython_and_without_a_writable_folder_the_check_still_answers(
    student, monkeypatch
):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("course._atomic.os.open", refuse)
    assert check("m00-q1", 37.95).status == "right"
    assert repr(hint("m00-q1")).startswith("Hint 1 of 3")
    assert list(student.iterdir()) == []


# --- hints ------------------------------------------------------------------------------------


def test_hints_come_one_by_one_and_the_last_one_stays():
    found = [repr(hint("m00-q1")) for _ in range(5)]
    last = "Hint 3 of 3. three That was the last one."
    assert found == ["Hint 1 of 3. one", "Hint 2 of 3. two", last, last, last]
    assert repr(hint("m00-q2")) == "Hint 1 of 3. one"


def test_hints_do_not_count_as_tries_and_tries_not_as_hints(student):
    hint("m00-q1")
    check("m00-q1", 99)
    record = json.loads((student / "progress.json").read_text(encoding="utf-8"))
    assert record["exercises"]["m00-q1"] == {"hints": 1, "status": "not-yet", "tries": 1}


# --- under nbgrader without the trusted judge ---------------------------------------------------


@pytest.mark.parametrize("mode", ["autograde", "validate"])
@pytest.mark.parametrize("name", KINDS)
def test_under_nbgrader_right_is_silent_and_all_else_raises_one_clean_line(
    graded, monkeypatch, name, mode
):
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    assert check(name, RIGHT[name]) is None
    for answer in (WRONG[name], ..., math.nan, ANIMALS["bad __eq__"]):
        with pytest.raises(NotRight) as raised:
            check(name, answer)
        assert isinstance(raised.value, AssertionError)
        assert "\n" not in str(raised.value)
        assert raised.value.__cause__ is None
    assert list(graded.iterdir()) == []


@pytest.mark.parametrize("answer", [99, "38", ..., {"x": 1}, 0.3795])
@pytest.mark.usefixtures("graded")
def test_under_nbgrader_no_line_is_longer_than_its_window(answer):
    with pytest.raises(NotRight) as raised:
        check("m00-q1", answer)
    (drawn,) = raised.value._render_traceback_()
    indent = 4  # nbgrader's own, within the 87 characters of its window
    assert indent + max(map(len, drawn.splitlines())) <= 87
    assert " ".join(drawn.split()) == str(raised.value)


@pytest.mark.usefixtures("graded")
def test_under_nbgrader_an_unknown_exercise_costs_the_mark():
    with pytest.raises(NotRight, match="no exercise 'm00-q99'"):
        check("m00-q99", 1)


def test_under_nbgrader_hints_leave_nothing_behind(graded):
    assert repr(hint("m00-q1")).startswith("Hint 1 of 3")
    assert repr(hint("m00-q1")).startswith("Hint 1 of 3")
    assert list(graded.iterdir()) == []


# --- under the trusted judge --------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_under_the_judge_one_message_is_shown_and_nothing_decided(shown, student, name):
    assert check(name, RIGHT[name]) is None
    assert check(name, WRONG[name]) is None
    assert len(shown) == 2
    for message in shown:
        assert set(message) == {_emit.MIME, "text/plain"}
        content = message[_emit.MIME]
        assert set(content) == {"exercise", "data", "problem"}
        assert content["exercise"] == name
        assert content["problem"] is None
        assert json.loads(json.dumps(content)) == content
        words = json.dumps(message)
        assert not any(f'"{status}"' in words for status in STATUSES)
    if name != "m00-q7":
        assert [m[_emit.MIME]["data"] for m in shown] == [RIGHT[name], WRONG[name]]
    assert list(student.iterdir()) == []


def test_under_the_judge_no_digest_is_made(shown, monkeypatch):
    _seal._derived.cache_clear()
    monkeypatch.setattr(_seal.hashlib, "scrypt", None)
    for name in KINDS:
        check(name, RIGHT[name])
    assert len(shown) == len(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_under_the_judge_anything_becomes_one_small_message(shown, name):
    for animal, answer in ANIMALS.items():
        shown.clear()
        assert check(name, answer) is None, animal
        (message,) = shown
        content = message[_emit.MIME]
        assert content["data"] is None or content["problem"] is None, animal
        assert len(json.dumps(content)) < 1_000, animal


def test_under_the_judge_dots_are_no_data_and_no_problem(shown):
    check("m00-q1", ...)
    content = shown[0][_emit.MIME]
    assert (content["data"], content["problem"]) == (None, None)


def test_under_the_judge_a_function_is_called_on_the_judges_inputs_only(shown):
    calls = []

    def counted(values):
        calls.append(list(values))
        return doubled(values)

    check("m00-q7", counted)
    assert calls == []
    assert shown[0][_emit.MIME]["data"] == {"callable": True}
    _emit.emit_calls("m00-q7", counted, [[[5.0]], [[]]], "0.000001")
    assert calls == [[5.0], []]
    assert shown[1][_emit.MIME]["data"] == [{"returned": [10.0]}, {"returned": []}]


def test_under_the_judge_calls_of_no_function_are_a_problem(shown):
    _emit.emit_calls("m00-q7", 38, [[[5.0]]], "0.000001")
    assert "the function itself is expected" in shown[0][_emit.MIME]["problem"]


def test_under_the_judge_a_written_exercise_hands_in_nothing(shown):
    check("m00-e1", "my text")
    assert shown == []


def test_equality_that_is_patched_in_the_students_process_reaches_no_verdict(shown, monkeypatch):
    monkeypatch.setattr(builtins, "all", lambda *_: True)
    monkeypatch.setattr(builtins, "any", lambda *_: True)
    check("m00-q1", 99)
    monkeypatch.undo()
    assert shown[0][_emit.MIME]["data"] == 99

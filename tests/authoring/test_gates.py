"""Gates on answers, outputs and the student's notebook: what a build refuses after a cell ran."""

from __future__ import annotations

import nbformat
import pytest

from course.authoring import gates
from course.authoring.entries import Handed, entry, loosened
from course.authoring.refusal import Refusal
from course.authoring.spec import Declarations
from course.exercises._key import kind_to_json
from course.exercises._seal import clear
from tests.authoring._lessons import lesson

WORDS = Declarations().names()
NUMBER = WORDS["number"]("percent", within="0.06")


def spec_of(kind=NUMBER, mistakes=("by-new",), **rest):
    declared = Declarations(cell=4)
    declared.names()["exercise"](
        "m00-q1",
        kind,
        answer="rise",
        points=1,
        minutes=5,
        objective="O1",
        verb="apply",
        claims=["C19"],
        hints=["a", "b", "c"],
        then="It holds.",
        mistakes=[WORDS["mistake"](name, "...", f"This is {name}.") for name in mistakes],
        **rest,
    )
    return declared.exercises["m00-q1"]


def handed(**changes):
    usual = {"right": 37.95, "mistakes": {"by-new": 27.51}, "also": [38.0], "near_misses": [38.3]}
    return Handed(**{**usual, **changes})


def refusal_of(action, *arguments):
    with pytest.raises(Refusal) as raised:
        action(*arguments)
    assert "\n" not in str(raised.value)
    return str(raised.value)


# --- answers ------------------------------------------------------------------------------------


def test_answers_that_are_told_apart_pass():
    gates.answers(spec_of(), handed())


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"also": [27.51]}, "mistake by-new has the right answer"),
        ({"mistakes": {"by-new": 37.99}}, "mistake by-new has the right answer"),
        ({"mistakes": {"by-new": 37.90}}, "mistake by-new has the right answer"),
        ({"near_misses": [37.99]}, "near miss 1 is not simply wrong: Right."),
        ({"near_misses": [38.3, 27.5]}, "near miss 2 is not simply wrong: This is by-new."),
        ({"near_misses": []}, "no near miss would pass if its tolerance were ten times wider"),
        ({"near_misses": [44.0]}, "no near miss would pass if its tolerance were ten times wider"),
    ],
)
def test_answers_that_are_not_told_apart_are_refused_with_cell_and_exercise(changes, says):
    said = refusal_of(gates.answers, spec_of(), handed(**changes))
    assert said.startswith("cell 4, m00-q1: ")
    assert says in said


def test_a_right_answer_that_its_own_check_rejects_is_refused(monkeypatch):
    real = gates.entry

    def spoilt(*arguments, **named):
        made = real(*arguments, **named)
        made["parts"][""]["seal"] = "[]"
        return made

    monkeypatch.setattr(gates, "entry", spoilt)
    said = refusal_of(gates.answers, spec_of(), handed(also=[]))
    assert "m00-q1: the solution is rejected by its own check: Not yet." in said


def test_two_mistakes_with_one_answer_are_refused():
    spec = spec_of(mistakes=("by-new", "other"))
    both = handed(mistakes={"by-new": 27.51, "other": 27.52})
    assert "mistake other cannot be told from: by-new" in refusal_of(gates.answers, spec, both)


def test_a_mistake_that_is_no_attempt_is_refused():
    said = refusal_of(gates.answers, spec_of(), handed(mistakes={"by-new": 10**400}))
    assert "m00-q1: " in said


@pytest.mark.parametrize(
    ("near_misses", "passes"),
    [
        ([{"x": 1.3, "y": 2.0}, {"x": 1.0, "y": 2.3}], True),
        ([{"x": 1.3, "y": 2.0}], False),
        ([{"x": 1.0, "y": 2.3}], False),
        ([{"x": 1.3, "y": 2.3}], False),
    ],
)
def test_every_tolerance_of_a_dictionary_needs_its_own_near_miss(near_misses, passes):
    kind = WORDS["entries"](x=NUMBER, y=NUMBER)
    answers = handed(
        right={"x": 1.0, "y": 2.0},
        mistakes={"by-new": {"x": 2.0, "y": 1.0}},
        also=[],
        near_misses=near_misses,
    )
    if passes:
        gates.answers(spec_of(kind), answers)
    else:
        assert "no near miss would pass" in refusal_of(gates.answers, spec_of(kind), answers)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (NUMBER, 1),
        (WORDS["entries"](x=NUMBER, y=NUMBER, z=WORDS["one_of"]("a")), 2),
        (WORDS["table"](by=["k"], rows=1, k=NUMBER, v=NUMBER), 1),
        (WORDS["choice"]("a", "b"), 0),
        (WORDS["order"]("a", "b"), 0),
        (WORDS["selection"]("a", "b"), 0),
        (WORDS["function"]([1]), 0),
    ],
)
def test_each_tolerance_is_loosened_alone(kind, count):
    wider = loosened(kind)
    assert len(wider) == count
    before = str(kind_to_json(kind))
    for one in wider:
        assert str(kind_to_json(one)).count("'3/5'") == 1
        assert str(kind_to_json(one)).replace("3/5", "0.06") == before


def test_a_students_key_holds_neither_hidden_calls_nor_answers():
    spec = spec_of(
        WORDS["function"]([[1.0]]), hidden=[([2.0],)], mistakes=("same",), near_misses=()
    )
    answers = Handed(
        right=[{"returned": [2.0]}, {"returned": [4.0]}],
        mistakes={"same": [{"returned": [1.0]}, {"returned": [2.0]}]},
    )
    key = entry(spec, answers, lambda token: f"<{len(token)}>", hidden=False)
    file = entry(spec, answers, clear, hidden=True)
    assert key["kind"]["cases"] == [[[1.0]]]
    assert file["kind"]["cases"] == [[[1.0]], [[2.0]]]
    assert (list(key["parts"]), list(file["parts"])) == (["0"], ["0", "1"])
    assert "2.0" not in str(key)


# --- outputs ------------------------------------------------------------------------------------


def stream(text, name="stdout"):
    return nbformat.v4.new_output("stream", text=text, name=name)


def shown(**data):
    named = {name.replace("_", "/"): value for name, value in data.items()}
    return nbformat.v4.new_output("display_data", data=named)


ALT = "A line that rises from 303 to 418 victims."


@pytest.mark.parametrize(
    ("output", "says"),
    [
        (stream("DeprecationWarning: old", "stderr"), "stderr: DeprecationWarning: old"),
        (
            nbformat.v4.new_output("error", ename="NameError", evalue="no x", traceback=[]),
            "it stops: NameError: no x",
        ),
        (shown(image_png="iVBOR", text_plain="<Figure>"), "a picture without alt text"),
        (nbformat.v4.new_output("display_data", data={"image/svg+xml": "<svg/>"}), "a picture"),
        (shown(text_html='<img src="data:image/png;base64,x">'), "an <img> without alt text"),
        (shown(text_html='<img alt="" src="data:,">'), "an <img> without alt text"),
        (shown(text_html='<img alt="A graph" src="data:,">'), "an <img> without alt text"),
        (shown(text_html=f'<img alt="{ALT}"><img src="x">'), "an <img> without alt text"),
        (stream("saved to /home/ann/x.csv\n"), "an absolute path: /home/ann/x.csv"),
        (stream("/tmp/x"), "an absolute path: /tmp/x"),
        (stream("PosixPath('/work/x')"), "an absolute path: /work/x"),
        (stream("file:///Users/ann/x"), "an absolute path: /Users/ann/x"),
        (stream("C:\\Users\\ann"), "an absolute path: C:\\Users"),
        (shown(text_plain="'/var/x'"), "an absolute path: /var/x"),
        (shown(text_html="<td>/root/x</td>"), "an absolute path: /root/x"),
    ],
)
def test_an_output_that_nobody_should_see_is_refused(output, says):
    said = refusal_of(gates.outputs, 6, "m00-q1", [stream("fine"), output])
    assert said.startswith("cell 6, m00-q1: ")
    assert says in said


@pytest.mark.parametrize(
    "output",
    [
        stream("303 to 418"),
        shown(text_html=f'<img alt="{ALT}" src="data:image/png;base64,/tmp/AAAA">'),
        shown(text_html='<a href="https://example.org/home/page">x</a>', text_plain="x"),
        stream("see https://example.org/tmp/page and either/or, a/usr/b"),
    ],
)
def test_a_described_picture_and_an_address_pass(output):
    gates.outputs(6, "m00-q1", [output])


# --- the student's notebook ---------------------------------------------------------------------


def student(*sources, stub=""):
    metadata = {"course": {"stub": stub}} if stub else {}
    return {"cells": [{"source": source, "metadata": metadata} for source in sources]}


SOLUTION = "share = (new - old) / old\nrise = share * 100"


def test_a_notebook_without_the_solution_passes(tmp_path):
    made = lesson(tmp_path, solution=SOLUTION)
    gates.leak(made, student("rise = ...", "print(old)", stub="rise = ..."))


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("# try\nshare = (new - old) / old", 'solution text reaches students: "share = (new'),
        ("The way: `rise = share * 100`", 'solution text reaches students: "rise = share'),
        ("### BEGIN SOLUTION\n...", "a solution mark reaches students"),
    ],
)
def test_solution_text_that_reaches_students_is_refused(tmp_path, source, says):
    made = lesson(tmp_path, solution=SOLUTION)
    said = refusal_of(gates.leak, made, student("rise = ...", source))
    assert said.startswith("cell 6, m00-q1: ")
    assert says in said


def test_a_line_that_students_are_given_elsewhere_is_no_leak(tmp_path):
    made = lesson(tmp_path, solution=f"print(old)\n{SOLUTION}")
    gates.leak(made, student("print(old)"))


def test_a_refusal_says_where():
    assert str(Refusal(3, "m00-q1", "why")) == "cell 3, m00-q1: why"
    assert str(Refusal(None, "m00-q1", "why")) == "m00-q1: why"
    assert str(Refusal(None, None, "why")) == "lesson: why"
    assert str(Refusal(None, None, "why").at(3, "m00-q1")) == "cell 3, m00-q1: why"
    assert str(Refusal(2, None, "why").at(3, "m00-q1")) == "cell 2, m00-q1: why"

"""Both judges decide as worked out by hand, and say the same of the same answer.

One is in the student's notebook, the other is the trusted one. Both read the same plain data; one
compares digests with the student's key, the other compares in clear with the answer file. They may
differ in one thing only: a function that works on the calls that students can see and fails on a
hidden one is right here and not yet right there.
"""

from __future__ import annotations

import json
from functools import cache, partial

import pytest

from course import pictures
from course.authoring import probe
from course.authoring.build import ROOT
from course.authoring.lesson import read, stub_of
from course.exercises._key import kind_from_json
from course.exercises._seal import clear, digest
from course.exercises._verdict import decide
from tests.expected import (
    MODULES,
    cases,
    handed,
    holds,
    paired,
    paired_sealer,
    shipped_answers,
    shipped_key,
    table,
)

EXERCISES = [(module, name) for module in MODULES for name in shipped_answers(module)]


def judged(entry, data, sealer):
    if entry["kind"]["type"] == "function" and isinstance(data, list):
        data = data[: len(entry["kind"]["cases"])]
    return decide(entry, data, sealer)


def both(module, name, data):
    """Give the verdicts of the student's own check and of the trusted judge."""
    here = judged(shipped_key(module)[name], data, paired_sealer(module, name))
    outside = judged(shipped_answers(module)[name], data, clear)
    return here, outside


@cache
def tried(module, folder):
    """Run the lesson in this process and try the code of every answer where it belongs.

    Gives exercise to what the answer is to data.
    """
    lesson = read(ROOT / "solutions" / f"{module}.py")
    answers = shipped_answers(module)
    names = {"__builtins__": __builtins__, "display": lambda *_: None}
    found = {}
    for cell in lesson.cells:
        if cell.role == "code":
            exec(compile(cell.source, f"cell {cell.number}", "exec"), names)
        if cell.role != "answer":
            continue
        spec, entry = lesson.auto()[cell.exercise], answers[cell.exercise]
        codes = {f"mistake {name}": code for name, code in entry["mistake_code"].items()}
        codes |= {f"also {i}": code for i, code in enumerate(entry["also_code"])}
        codes |= {f"near miss {i}": code for i, code in enumerate(entry["near_miss_code"])}
        codes |= {"solution": cell.source, "stub": f"{spec.answer} = ..."}
        if not spec.answer.isidentifier() or spec.stub is None:
            codes["stub"] = stub_of(spec)
        order = json.dumps({"kind": entry["kind"], "answer": spec.answer, "codes": codes})
        probe.try_codes(order, str(folder / "out.json"), names)
        found[spec.id] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
        exec(compile(cell.source, f"cell {cell.number}", "exec"), names)
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Give a folder that widgets can save in."""
    folder = tmp_path_factory.mktemp("lesson")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NBGRADER_EXECUTION", "validate")
        patch.setattr(pictures, "_png", lambda _: bytes(24))  # no answer rests on a picture
        yield folder


@pytest.mark.parametrize(("module", "name"), EXERCISES)
def test_both_judges_say_the_same_of_every_answer_that_the_lesson_knows(module, name, home):
    seen = set()
    for what, got in tried(module, home)[name].items():
        assert "data" in got, (what, got)
        here, outside = both(module, name, got["data"])

        assert here == outside, what
        seen.add((what.partition(" ")[0], here.status))
    due = {"mistake": "mistake", "also": "right", "near": "not-yet", "solution": "right"}
    due["stub"] = "not-attempted"
    assert seen == {(kind, due[kind]) for kind, _ in seen}
    assert {"mistake", "solution", "stub"} <= {kind for kind, _ in seen}


@pytest.mark.parametrize(("module", "name"), EXERCISES)
def test_both_judges_say_the_same_of_every_answer_worked_out_by_hand(module, name):
    entry = shipped_answers(module)[name]
    for what, answer, _ in cases(table(module)[name], hidden=True):
        here, outside = both(module, name, handed(entry, answer))
        if what == "off_hidden":
            assert (here.status, outside.status) == ("right", "not-yet")
            assert "not on every list" in outside.line
        else:
            assert here == outside, answer


@pytest.mark.parametrize(("module", "name"), EXERCISES)
def test_both_judges_say_the_same_of_answers_of_the_wrong_kind(module, name):
    for odd in (True, 10**5000, float("nan"), "x", [1], {"a": 1}, {}, [], [[]], object(), 3 + 1j):
        here, outside = both(module, name, odd)
        assert here == outside, odd
        assert here.status in ("not-yet", "not-attempted")


@pytest.mark.parametrize(("module", "name"), EXERCISES)
def test_the_judge_reads_again_what_the_notebook_has_read(module, name):
    entry = shipped_answers(module)[name]
    kind = kind_from_json(entry["kind"])
    once = kind.plain(entry["right"])

    assert kind.plain(json.loads(json.dumps(once))) == once == entry["right"]


@pytest.mark.parametrize("module", MODULES)
def test_the_students_key_holds_no_answer_in_clear(module):
    key = json.dumps(shipped_key(module))
    for name, entry in shipped_answers(module).items():
        for sealed in [*entry["parts"].values(), *entry["also"], *entry["mistakes"]]:
            assert json.dumps(sealed["seal"]) not in key, name
        assert not {"right", "also_code", "mistake_code", "near_miss_code"} & set(
            shipped_key(module)[name]
        )


def test_every_built_module_has_a_table():
    built = (ROOT / "solutions").glob("*.answers.json")
    assert {path.name.removesuffix(".answers.json") for path in built} == set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_every_exercise_is_in_the_table_and_no_other(module):
    assert set(shipped_answers(module)) == set(table(module))


@pytest.mark.parametrize("module", MODULES)
def test_every_mistake_is_in_the_table_and_no_other(module):
    named = {
        name: {wrong["name"] for wrong in entry["mistakes"]}
        for name, entry in shipped_answers(module).items()
    }
    assert named == {name: set(row["mistakes"]) for name, row in table(module).items()}


@pytest.mark.parametrize("module", MODULES)
def test_the_key_and_the_answer_file_name_the_same_exercises_and_mistakes(module):
    def named(entries):
        return {
            (name, wrong["name"], wrong["says"])
            for name, entry in entries.items()
            for wrong in entry["mistakes"]
        }

    key, answers = shipped_key(module), shipped_answers(module)
    assert list(key) == list(answers)
    assert named(key) == named(answers)


@pytest.mark.parametrize("module", MODULES)
def test_the_trusted_judge_decides_as_worked_out_by_hand(module):
    assert holds(shipped_answers(module), table(module)) == []


@pytest.mark.parametrize("module", MODULES)
def test_the_students_own_check_decides_as_worked_out_by_hand(module):
    sealer_of = partial(paired_sealer, module)

    assert holds(shipped_key(module), table(module), sealer_of, hidden=False) == []


@pytest.mark.parametrize(("module", "name"), EXERCISES)
def test_the_key_holds_digests_of_what_the_answer_file_has(module, name):
    every = list(paired(module, name))
    seals = dict(every)

    # One each of an answer and of a mistake; the rebuild works out all of them.
    for text, there in (every[0], every[-1]):
        assert digest(name)(text) == there
    assert len(set(seals.values())) == len(seals) == len(set(every))


@pytest.mark.parametrize("module", MODULES)
def test_the_solutions_values_in_the_answer_file_are_those_of_the_table(module):
    expected = table(module)
    for name, entry in shipped_answers(module).items():
        right = entry["right"]
        if entry["kind"]["type"] == "function":
            right = [output["returned"] for output in right]
        assert _close(right, expected[name]["right"]), name


def _close(got, due):
    if isinstance(due, dict):
        return got.keys() == due.keys() and all(_close(got[key], due[key]) for key in due)
    if isinstance(due, list):
        return len(got) == len(due) and all(map(_close, got, due))
    if isinstance(due, float):
        return got == pytest.approx(due, abs=0.0001)
    return got == due

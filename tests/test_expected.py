"""The shipped key and answer file do what was worked out by hand, exercise by exercise."""

from __future__ import annotations

import pytest

from course.authoring.build import ROOT
from tests.expected import MODULES, digest_once, holds, shipped_answers, shipped_key, table


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
    assert holds(shipped_key(module), table(module), digest_once, hidden=False) == []


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

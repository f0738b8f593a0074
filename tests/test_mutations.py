"""A module with a check taken out, a tolerance loosened or an answer swapped is found out.

Each mutant is one small change to what the judge holds. It is killed when the table of expected
outcomes, worked out by hand, no longer holds. A mutant that lives would mean that a student could
be told something wrong without any test noticing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from course.authoring.build import ROOT
from course.authoring.entries import Handed, entry
from course.authoring.lesson import read
from course.exercises._key import kind_from_json
from course.exercises._reading import read_answer
from course.exercises._seal import clear
from tests.expected import MODULES, handed, holds, shipped_answers, table

TEN = 10


def wider(fields, but=()):
    """Give the fields with one tolerance after the other made ten times wider."""
    for name, field in fields.items():
        if field["type"] == "number" and name not in but:
            within = str(Fraction(field["within"]) * TEN)
            yield name, {**fields, name: {**field, "within": within, "whole": False}}


def loosened(kind, right) -> Iterator[tuple[str, dict]]:
    """Give each kind that differs by one tolerance, with the name of what was loosened.

    A table's key column is left out: its rows are named by their exact key, so that its tolerance
    decides nothing. So is a function whose outputs hold no number.
    """
    if kind["type"] == "function" and returns_numbers(right):
        yield "output", {**kind, "within": str(Fraction(kind["within"]) * TEN)}
    if kind["type"] == "single":
        for _, fields in wider({"": kind["field"]}):
            yield "", {**kind, "field": fields[""]}
    for where, but in (("fields", ()), ("columns", kind.get("by", ()))):
        for name, fields in wider(kind.get(where, {}), but):
            yield name, {**kind, where: fields}


def rebuilt(spec, shipped, expected, **changes):
    """Make an entry anew from the values worked out by hand, with other values or another kind."""
    changed = {"right": expected["right"], "mistakes": expected["mistakes"], **changes}
    kind = kind_from_json(changed.get("kind", shipped["kind"]))

    def data(answer):
        return read_answer(kind, handed(shipped, answer))

    if "kind" in changed:
        spec = replace(spec, kind=kind)
    values = Handed(
        right=data(changed["right"]),
        mistakes={name: data(answer) for name, answer in changed["mistakes"].items()},
    )
    return entry(spec, values, clear, hidden=True)


def mutants(module) -> Iterator[tuple[str, dict]]:
    """Give each mutant as its name and the one entry that it changes."""
    specs = read(ROOT / "solutions" / f"{module}.py").auto()
    for name, shipped in shipped_answers(module).items():
        expected = table(module)[name]
        for index, wrong in enumerate(shipped["mistakes"]):
            without = copy.deepcopy(shipped)
            del without["mistakes"][index]
            yield f"{name} without {wrong['name']}", without
        for part, values in shipped.get("more", {}).items():
            for index in range(len(values)):
                without = copy.deepcopy(shipped)
                del without["more"][part][index]
                yield f"{name} rejects {part} {index}", without
        for what, kind in loosened(shipped["kind"], shipped["right"]):
            loose = rebuilt(specs[name], shipped, expected, kind=kind)
            yield f"{name} loosened {what}", loose
        for mistake, answer in expected["mistakes"].items():
            swapped = {**expected["mistakes"], mistake: expected["right"]}
            mutant = rebuilt(specs[name], shipped, expected, right=answer, mistakes=swapped)
            yield f"{name} right is {mistake}", mutant


def numbers_in(value):
    if isinstance(value, list | dict):
        return any(map(numbers_in, value.values() if isinstance(value, dict) else value))
    return isinstance(value, int | float) and not isinstance(value, bool)


def returns_numbers(outputs):
    return numbers_in([output["returned"] for output in outputs])


@pytest.mark.parametrize("module", MODULES)
def test_entries_made_anew_from_the_table_hold(module):
    specs = read(ROOT / "solutions" / f"{module}.py").auto()
    expected = table(module)
    anew = {
        name: rebuilt(specs[name], shipped, expected[name])
        for name, shipped in shipped_answers(module).items()
    }
    assert holds(anew, expected) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_mutant_is_killed(module, capsys):
    alive, count = [], 0
    for mutant, changed in mutants(module):
        count += 1
        if not holds({changed["id"]: changed}, table(module)):
            alive.append(mutant)
    with capsys.disabled():
        print(f"\n{module}: {count - len(alive)} of {count} mutants killed")
    assert alive == []


@pytest.mark.parametrize("module", MODULES)
def test_there_is_a_mutant_for_every_mistake_and_every_tolerance(module):
    names = [name for name, _ in mutants(module)]
    shipped = shipped_answers(module)
    mistakes = sum(len(entry["mistakes"]) for entry in shipped.values())
    tolerances = sum(str(entry["kind"]).count("'within'") for entry in shipped.values())
    keys = sum(
        entry["kind"]["columns"][column]["type"] == "number"
        for entry in shipped.values()
        for column in entry["kind"].get("by", ())
    )
    without_numbers = sum(
        entry["kind"]["type"] == "function" and not returns_numbers(entry["right"])
        for entry in shipped.values()
    )

    assert sum(" without " in name for name in names) == mistakes
    assert sum(" right is " in name for name in names) == mistakes
    assert sum(" loosened " in name for name in names) == tolerances - keys - without_numbers

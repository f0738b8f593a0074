"""Make the key's entry for an exercise from what the run handed in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from course.authoring.spec import Exercise, Written
from course.exercises._functions import Function
from course.exercises._key import Entry, Kind, kind_to_json
from course.exercises._kinds import Entries, Single
from course.exercises._leaves import Field, Leaf, Number
from course.exercises._seal import Sealer
from course.exercises._table import Table
from course.exercises._verdict import sealed, whole, widened


@dataclass
class Handed:
    """What the build's run found out about one exercise, as plain data."""

    right: Any = None
    """The solution's answer."""
    mistakes: dict[str, Any] = field(default_factory=dict)
    """Name of a mistake to what its code hands in."""
    also: list[Any] = field(default_factory=list)
    """Further right answers."""
    near_misses: list[Any] = field(default_factory=list)
    """Answers just outside the tolerance."""


def full_kind(spec: Exercise) -> Kind:
    """Give the kind with the judge's hidden calls as well."""
    if isinstance(spec.kind, Function):
        return replace(spec.kind, cases=spec.kind.cases + spec.hidden)
    return spec.kind


def entry(spec: Exercise, handed: Handed, seal: Sealer, *, hidden: bool) -> Entry:
    """Make an entry.

    Parameters
    ----------
    spec
        The declaration.
    handed
        The answers of the run.
    seal
        A digest for the student's key, the identity for the instructor's answer file.
    hidden
        Whether to keep the hidden calls of a function: only in the instructor's answer file.
    """
    kind = full_kind(spec) if hidden else spec.kind
    shown = len(spec.kind.cases) if isinstance(spec.kind, Function) else 0

    def parts_of(data: Any) -> Any:
        cut = data if hidden or not shown else data[:shown]
        return kind.parts(cut)

    right = parts_of(handed.right)
    also = [parts_of(data) for data in handed.also]
    return {
        "id": spec.id,
        "kind": kind_to_json(kind),
        "answer": spec.answer,
        "points": spec.points,
        "minutes": spec.minutes,
        "objective": spec.objective,
        "verb": spec.verb,
        "claims": list(spec.claims),
        "hints": list(spec.hints),
        "then": f"Right. {spec.then}",
        "blank": spec.blank,
        "shown": shown,
        "parts": {name: sealed(leaves, seal) for name, leaves in right.items()},
        "more": {
            name: [sealed(_other(kind, handed.right, name, value), seal) for value in values]
            for name, values in spec.accept.items()
        },
        "near": {
            name: {"unit": unit, **sealed([widened(right[name][0])], seal)}
            for name, unit in _numbers(kind).items()
        },
        "also": [sealed(whole(parts), seal) for parts in also if parts != right],
        "mistakes": [
            {
                "name": wrong.name,
                "says": wrong.says,
                **sealed(whole(parts_of(handed.mistakes[wrong.name])), seal),
            }
            for wrong in spec.mistakes
        ],
    }


def _other(kind: Kind, right: Any, part: str, value: Any) -> list[Leaf]:
    """Give one part of the right answer with another value in it."""
    changed = {**right, part: value} if part else value
    return kind.parts(kind.plain(changed))[part]


def _numbers(kind: Kind) -> dict[str, str]:
    """Give the parts of an answer that are one number, with its unit."""
    fields = getattr(kind, "fields", None) or {"": getattr(kind, "field", None)}
    return {name: f.unit for name, f in fields.items() if isinstance(f, Number)}


def written_entry(spec: Written) -> Entry:
    """Make the entry of an exercise that a person marks: `progress` lists it, `check` does not."""
    return {
        "id": spec.id,
        "written": True,
        "points": spec.points,
        "minutes": spec.minutes,
        "objective": spec.objective,
        "verb": spec.verb,
        "claims": list(spec.claims),
        "hints": [],
    }


def loosened(kind: Kind, factor: int = 10) -> list[Kind]:
    """Give the kinds that one tolerance, made wider by `factor`, would turn this one into."""

    def each(fields: dict[str, Field], but: tuple[str, ...] = ()) -> list[dict[str, Field]]:
        return [
            {**fields, name: _wider(field, factor)}
            for name, field in fields.items()
            if isinstance(field, Number) and name not in but
        ]

    match kind:
        case Single(Number() as field):
            return [Single(_wider(field, factor))]
        case Entries(fields):
            return [Entries(wider) for wider in each(fields)]
        case Table(columns, by, rows):
            return [Table(wider, by, rows) for wider in each(columns, by)]
        case _:
            return []


def _wider(number: Number, factor: int) -> Number:
    return replace(number, within=str(Fraction(number.within) * factor), whole=False)

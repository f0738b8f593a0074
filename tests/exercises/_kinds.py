"""Small exercises of each kind, sealed in clear."""

from __future__ import annotations

from course.authoring.entries import Handed, entry
from course.authoring.spec import Declarations
from course.exercises._seal import clear

WORDS = Declarations().names()


def number(unit="percent", within="0.05", **more):
    return WORDS["number"](unit, within, **more)


def made(kind, right, mistakes=None, also=(), seal=clear, id="m00-q1"):  # noqa: A002 - as in the key
    """Make an exercise's entry: `mistakes` is name to what it hands in."""
    declared = Declarations()
    values = mistakes or {}
    declared.names()["exercise"](
        id,
        kind,
        answer="answer",
        points=1,
        minutes=5,
        objective="O1",
        verb="apply",
        claims=["C19"],
        hints=["one", "two", "three"],
        then="Well done.",
        mistakes=[WORDS["mistake"](name, "...", f"This is {name}.") for name in values],
    )
    handed = Handed(
        right=kind.plain(right),
        mistakes={name: kind.plain(data) for name, data in values.items()},
        also=[kind.plain(data) for data in also],
    )
    return entry(declared.exercises[id], handed, seal, hidden=True)

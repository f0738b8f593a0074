"""Small exercises of each kind, sealed in clear."""

from __future__ import annotations

from course.authoring.entries import Handed, entry
from course.authoring.spec import Declarations
from course.exercises._seal import clear

WORDS = Declarations().names()


def number(unit="percent", within="0.05", **more):
    return WORDS["number"](unit, within, **more)


def made(kind, right, mistakes=None, seal=clear, name="m00-q1", **more):
    """Make an exercise's entry: `mistakes` is name to what it hands in; also, accept may follow."""
    declared = Declarations()
    values = mistakes or {}
    declared.names()["exercise"](
        name,
        kind,
        answer="answer",
        points=1,
        minutes=5,
        objective="O1",
        verb="apply",
        claims=["C19"],
        hints=["one", "two", "three"],
        then="Well done.",
        accept=more.get("accept", {}),
        mistakes=[WORDS["mistake"](wrong, "...", f"This is {wrong}.") for wrong in values],
    )
    handed = Handed(
        right=kind.plain(right),
        mistakes={wrong: kind.plain(data) for wrong, data in values.items()},
        also=[kind.plain(data) for data in more.get("also", ())],
    )
    return entry(declared.exercises[name], handed, seal, hidden=True)

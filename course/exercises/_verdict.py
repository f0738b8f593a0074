"""Decide about an answer. Both judges use this: they differ only in the sealer they bring."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from course.exercises._functions import Function, written
from course.exercises._key import Entry, Kind, kind_from_json
from course.exercises._kinds import Parts
from course.exercises._leaves import Leaf, grid_of, tokens
from course.exercises._plain import Problem
from course.exercises._reading import read_answer
from course.exercises._seal import Sealer

Status = Literal["right", "mistake", "not-yet", "not-attempted"]
NEAR = 10
"""How many times the tolerance still counts as "close, but not precise enough"."""

_PER_UNIT = {
    "percent": (
        (100, "as a share between 0 and 1. Per cent are asked for"),
        (Fraction(1, 100), "a hundred times too large. Look for a second multiplication by 100"),
    ),
    "t": (
        (Fraction(1, 1000), "in kilograms. Tonnes are asked for"),
        (1000, "in thousands of tonnes. Tonnes are asked for"),
    ),
}
_ANY_UNIT = ((-1, "of the right size with the sign the other way round"),)


@dataclass(frozen=True)
class Verdict:
    """What a judge says of one answer."""

    exercise: str
    """The exercise's id."""
    status: Status
    """Right, a named mistake, not yet, or not attempted."""
    line: str
    """What the student reads."""
    mistake: str | None = None
    """The name of the mistake, where it is a known one."""


def sealed(leaves: list[Leaf], seal: Sealer) -> dict[str, Any]:
    """Write leaves for a key: the grid in clear, the token sealed."""
    grid = grid_of(leaves)
    (words,) = tokens(leaves, grid)  # in the middle of its bin, each number has just one
    return {"grid": grid, "seal": seal(words)}


def same(leaves: list[Leaf], target: dict[str, Any], seal: Sealer) -> bool:
    """Tell whether leaves are what was sealed."""
    return any(seal(words) == target["seal"] for words in tokens(leaves, target["grid"]))


def whole(parts: Parts) -> list[Leaf]:
    """Put all parts of an answer into one row of leaves, each part's name in front of it."""
    return [leaf for name, part in parts.items() for leaf in (Leaf(name, None), *part)]


def widened(leaf: Leaf) -> Leaf:
    """Give a number's leaf with the wide tolerance of "close"."""
    return Leaf(leaf.value, str(Fraction(str(leaf.within)) * NEAR))


def decide(entry: Entry, answer: Any, seal: Sealer) -> Verdict:
    """Judge an answer.

    Parameters
    ----------
    entry
        The exercise, from a key sealed with the same sealer.
    answer
        What the student handed in; for a function, its collected outputs.
    seal
        A digest in the student's notebook, the identity at the trusted judge.
    """
    name = entry["id"]
    kind = kind_from_json(entry["kind"])
    try:
        data = read_answer(kind, answer)
    except Problem as problem:
        return Verdict(name, "not-yet", f"Not yet. {problem}")
    if data is None:
        return Verdict(name, "not-attempted", entry["blank"])
    parts: Parts = kind.parts(data)
    everything = whole(parts)
    # One by one: a seal is slow, and a named mistake needs no list of all that is off.
    wrong = (part for part in parts if not _part_is_right(parts, part, entry, seal))
    first = next(wrong, None)
    if first is None and parts.keys() == entry["parts"].keys():
        return Verdict(name, "right", entry["then"])
    if any(same(everything, target, seal) for target in entry["also"]):
        return Verdict(name, "right", entry["then"])
    for mistake in entry["mistakes"]:
        if same(everything, mistake, seal):
            return Verdict(name, "mistake", mistake["says"], mistake["name"])
    off = [] if first is None else [first, *wrong]
    return Verdict(name, "not-yet", _what_is_off(parts, off, entry, kind, seal))


def _part_is_right(parts: Parts, part: str, entry: Entry, seal: Sealer) -> bool:
    if part not in entry["parts"]:
        return False
    targets = [entry["parts"][part], *entry.get("more", {}).get(part, [])]
    return any(same(parts[part], target, seal) for target in targets)


def _what_is_off(parts: Parts, wrong: list[str], entry: Entry, kind: Kind, seal: Sealer) -> str:
    """Say what can be said of an answer that is neither right nor a named mistake."""
    further = f'Look at your steps again, or call hint("{entry["id"]}").'
    for part in wrong:
        slip = _slip(parts[part], part, entry, seal)
        if slip:
            return f"Not yet. {slip}"
    if isinstance(kind, Function):
        index = next((part for part in wrong if int(part) < entry["shown"]), None)
        if index is None:
            return f"Not yet. It works on the examples, not on every list. {further}"
        return f"Not yet. Try it by hand on {written(kind.cases[int(index)])}. {further}"
    if len(parts) > 1 and len(wrong) < len(parts):
        return f"Not yet. Part of it is right; look again at {_listed(wrong)}. {further}"
    return f"Not yet. {further}"


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:4]]
    return ", ".join(shown) + (" and others" if len(names) > len(shown) else "")


def _slip(leaves: list[Leaf], part: str, entry: Entry, seal: Sealer) -> str | None:
    """Recognize a right number in the wrong unit, of the wrong sign or rounded too early."""
    near = entry["near"].get(part)
    if near is None or len(leaves) != 1:
        return None
    leaf = leaves[0]
    subject = f"`{part}` is" if part else "Your number is"
    for factor, what in (*_PER_UNIT.get(near["unit"], ()), *_ANY_UNIT):
        scaled = Leaf(Fraction(leaf.value) * factor, leaf.within)
        if same([scaled], entry["parts"][part], seal):
            return f"{subject} {what}."
    if same([widened(leaf)], near, seal):
        return f"{subject} close, but not as precise as asked. Round only at the very end."
    return None

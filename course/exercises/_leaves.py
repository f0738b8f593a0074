"""The single values that answers are made of, and the token that stands for a group of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from course.exercises import _grid
from course.exercises._plain import Problem, describe, number, text, unwrap

# An answer with more numbers than this on edges at once is made up; each text costs a slow digest.
_MOST_TOKENS = 16
_ROUNDING_NOISE = 1e-6
"""What a sum of decimals may be off a whole number by."""


@dataclass(frozen=True)
class Number:
    """One number in a stated unit."""

    unit: str
    """The unit that the prompt asks for, such as "percent" or "t"."""
    within: str = "0.25"
    """The tolerance in that unit, as decimal text; a quarter is exact for whole numbers."""
    whole: bool = False
    """Whether only a whole number makes sense, as for a count of people."""

    def read(self, value: Any) -> float | int:
        """Give the number, or raise Problem."""
        got = number(value)
        if not self.whole:
            return got
        # One spelling for 2010 and 2010.0: a table's rows are named after their key.
        nearest = round(got)
        if abs(got - nearest) > _ROUNDING_NOISE:
            raise Problem(f"A whole number of {self.unit} is expected; this one has decimals.")
        return nearest


@dataclass(frozen=True)
class Choice:
    """One label out of a list that the student can see."""

    options: tuple[str, ...]
    """The labels, such as ("a", "b", "c")."""

    def read(self, value: Any) -> str:
        """Give the label in the spelling of `options`, or raise Problem."""
        got = text(value)
        known = {option.casefold(): option for option in self.options}
        if got.casefold() not in known:
            raise Problem(f"{_quote(got)} is not one of the labels: {', '.join(self.options)}.")
        return known[got.casefold()]


@dataclass(frozen=True)
class Flag:
    """True or False."""

    def read(self, value: Any) -> bool:
        """Give the truth value, or raise Problem."""
        got = unwrap(value)
        if not isinstance(got, bool):
            raise Problem(f"This is {describe(got)}; True or False is expected.")
        return got


Field = Number | Choice | Flag


def read_field(name: str, field: Field, value: Any) -> Any:
    """Read one named value of a larger answer; a problem is told with the name in front."""
    if value is ...:
        raise Problem(f"`{name}` still holds the dots: write a value there.")
    try:
        return field.read(value)
    except Problem as problem:
        raise Problem(f"`{name}`: {problem}") from None


def _quote(words: str) -> str:
    words = " ".join(words.split())
    return f'"{words[:37]}..."' if len(words) > 40 else f'"{words}"'  # noqa: PLR2004 - a line's room


@dataclass(frozen=True)
class Leaf:
    """One value with what it takes to compare it."""

    value: Any
    """Plain data without lists or dictionaries in it."""
    within: str | None
    """The tolerance of a number; None for a value that must be equal."""


def grid_of(leaves: list[Leaf]) -> list[str]:
    """Give the shifts that put each number of a right answer in the middle of its bin."""
    return [_grid.shift(leaf.value, leaf.within) for leaf in leaves if leaf.within]


def tokens(leaves: list[Leaf], grid: list[str]) -> list[str]:
    """Write leaves as one text, numbers as the index of their bin.

    Returns
    -------
    list of str
        One text, or more where a number lies on the edge of two bins. None at all when the leaves
        have another number of numbers than the grid: they cannot be equal.
    """
    if sum(leaf.within is not None for leaf in leaves) != len(grid):
        return []
    shifts = iter(grid)
    choices = [
        [["bin", index] for index in _grid.cells(leaf.value, leaf.within, next(shifts))]
        if leaf.within
        else [leaf.value]
        for leaf in leaves
    ]
    written = islice(product(*choices), _MOST_TOKENS)
    return [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in written]

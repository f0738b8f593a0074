"""What a lesson file may say in its instructor-only cells.

A cell marked ``role="declare"`` holds calls of the functions below and nothing else. It never
enters a notebook. Wrong answers are written as a student would write them, as code that takes the
place of the answer cell: the build runs that code, and so do the tests of the grader.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from course.authoring.teaching import Sample, Teaching, declare, samples
from course.exercises._functions import Function
from course.exercises._key import Kind
from course.exercises._kinds import Entries, Order, Selection, Single
from course.exercises._leaves import Choice, Field, Flag, Number
from course.exercises._table import Table


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that students are known to give."""

    name: str
    """A short name, stable over editions, such as "divided-by-new"."""
    code: str
    """What the student wrote in the answer cell."""
    says: str
    """What the student then reads: what was likely done and where to look, never the answer."""


@dataclass(frozen=True)
class Exercise:
    """One exercise with everything that the build, the check and the grader need."""

    id: str
    """Such as "m03-q1"; the answer cell and nbgrader use it too."""
    kind: Kind
    """The kind of answer, with units and tolerances."""
    answer: str
    """The name (or expression) that `check` is given."""
    points: int
    """Points for a right answer."""
    minutes: int
    """What a student may plan for it."""
    objective: str
    """Which of the module's objectives it serves, such as "O1"."""
    verb: str
    """The verb of Bloom's taxonomy, such as "apply"."""
    claims: tuple[str, ...]
    """The claims of the article that it uses."""
    hints: tuple[str, ...]
    """Three steps, from a nudge to the way itself."""
    then: str
    """What the student reads when the answer is right."""
    mistakes: tuple[Mistake, ...]
    """Named wrong answers."""
    also: tuple[str, ...] = ()
    """Code of further right answers."""
    accept: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """Further right values of single parts, by key of the dictionary; "" for a single value."""
    near_misses: tuple[str, ...] = ()
    """Code of answers just outside the tolerance, though not ten times outside it."""
    hidden: tuple[tuple[Any, ...], ...] = ()
    """Further calls of a function that only the trusted judge makes."""
    stub: str | None = None
    """What stands in the student's answer cell; None for the usual dots."""
    blank: str = "Replace the dots with your answer, then check again."
    """What the student reads while the stub stands."""
    cell: int = 0
    """Where the lesson declares it, for messages."""


@dataclass(frozen=True)
class Written:
    """An exercise that a person marks."""

    id: str
    """Such as "m03-e1"."""
    points: int
    """Points for the best level."""
    minutes: int
    """What a student may plan for it."""
    objective: str
    """Which of the module's objectives it serves."""
    verb: str
    """The verb of Bloom's taxonomy."""
    claims: tuple[str, ...]
    """The claims of the article that it uses."""
    rubric: tuple[tuple[int, str, str], ...]
    """Four levels: points, name, what an answer at this level does."""
    samples: tuple[Sample, ...] = ()
    """Graded answers, for instructors."""
    cell: int = 0
    """Where the lesson declares it, for messages."""


@dataclass
class Declarations:
    """All that a lesson declares."""

    exercises: dict[str, Exercise | Written] = field(default_factory=dict)
    """By id, in the order of the lesson."""
    objectives: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Objective to its Bloom verb and the rest of the sentence."""
    glossary: dict[str, str] = field(default_factory=dict)
    """Term to its explanation."""
    teaching: Teaching | None = None
    """What instructors are told of the module."""
    cell: int = 0
    """The cell that is being read."""

    def names(self) -> dict[str, Any]:
        """Give the names that a declare cell can use."""
        return {
            "objectives": self.objectives.update,
            "glossary": self.glossary.update,
            "exercise": self._exercise,
            "written": self._written,
            "teaching": self._teaching,
            "mistake": mistake,
            "number": number,
            "choice": lambda *options: Single(Choice(tuple(options))),
            "flag": lambda: Single(Flag()),
            "selection": lambda *options: Selection(tuple(options)),
            "order": lambda *options: Order(tuple(options)),
            "entries": lambda **fields: Entries({name: _field(f) for name, f in fields.items()}),
            "table": table,
            "function": lambda *cases: Function(tuple(tuple(case) for case in cases)),
            "one_of": lambda *options: Choice(tuple(options)),
        }

    def _exercise(self, name: str, kind: Kind, **rest: Any) -> None:
        for key in ("claims", "hints", "mistakes", "also", "near_misses", "hidden"):
            rest[key] = tuple(rest.get(key, ()))
        rest["accept"] = {part: tuple(more) for part, more in rest.get("accept", {}).items()}
        for key in ("also", "near_misses"):
            rest[key] = tuple(_code(code) for code in rest[key])
        try:
            self._add(Exercise(name, kind, cell=self.cell, **rest))
        except TypeError as error:
            raise TypeError(f"{name}: {error}") from None

    def _written(self, name: str, **rest: Any) -> None:
        rest["claims"] = tuple(rest.get("claims", ()))
        rest["samples"] = samples(rest.get("samples", ()), name)
        self._add(Written(name, cell=self.cell, **rest))

    def _teaching(self, **parts: Any) -> None:
        if self.teaching is not None:
            raise ValueError("teaching is declared twice")
        self.teaching = declare(self.cell, **parts)

    def _add(self, new: Exercise | Written) -> None:
        if new.id in self.exercises:
            raise ValueError(f"{new.id} is declared twice")
        self.exercises[new.id] = new


def mistake(name: str, code: str, says: str) -> Mistake:
    """Declare a wrong answer; see `Mistake`."""
    return Mistake(name, _code(code), " ".join(says.split()))


def number(unit: str, within: str = "0.25", *, whole: bool = False) -> Single:
    """Declare a number as the answer; see `Number`."""
    return Single(Number(unit, within, whole))


def table(by: Sequence[str], rows: int, **columns: Any) -> Table:
    """Declare a table as the answer; see `Table`."""
    return Table({name: _field(f) for name, f in columns.items()}, tuple(by), rows)


def _field(kind: Any) -> Field:
    """Let a lesson write `number("percent")` inside a dictionary or table as well."""
    if isinstance(kind, Single):
        return kind.field
    if isinstance(kind, Number | Choice | Flag):
        return kind
    raise TypeError(f"a number, one_of or flag is expected here; {kind!r} came")


def _code(code: str) -> str:
    return textwrap.dedent(code).strip("\n")

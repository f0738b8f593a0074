"""Named mistakes, and wrong answers that nobody has named yet, thrown together with their like."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from course.grading.report.lesson import Exercise
from course.grading.results import SubmissionResult

CLOSE = 0.005
"""Numbers that differ by no more than this share of the larger are one answer."""
_DEEPEST = 12


@dataclass(frozen=True)
class Mistake:
    """A mistake that the answer file names."""

    exercise: str
    """Where it was made."""
    name: str
    """Its name."""
    line: str
    """What the student read."""
    count: int
    """How many made it."""
    tried: int
    """How many attempted the exercise."""


@dataclass(frozen=True)
class Cluster:
    """Wrong answers that are alike."""

    exercise: str
    """Where they were given."""
    answer: str
    """The commonest of them, as JSON."""
    count: int
    """How many students gave one of them."""
    variants: int
    """How many different ones there are."""


def named(submissions: Sequence[SubmissionResult], lesson: dict[str, Exercise]) -> list[Mistake]:
    """Count the named mistakes, the commonest first.

    Parameters
    ----------
    submissions
        Graded ones.
    lesson
        The exercises as the answer file has them.
    """
    counts: Counter[tuple[str, str]] = Counter()
    tried: Counter[str] = Counter()
    lines: dict[tuple[str, str], str] = {}
    for each in (each for one in submissions for each in one.exercises):
        tried[each.exercise] += each.status in {"right", "mistake", "not-yet"}
        if each.mistake:
            counts[each.exercise, each.mistake] += 1
            lines[each.exercise, each.mistake] = each.line
    found = []
    for (exercise, name), count in counts.items():
        says = lesson[exercise].says if exercise in lesson else {}
        line = says.get(name, lines[exercise, name])
        found.append(Mistake(exercise, name, line, count, tried[exercise]))
    return sorted(found, key=lambda one: (-one.count, one.exercise, one.name))


def unnamed(submissions: Sequence[SubmissionResult], lesson: dict[str, Exercise]) -> list[Cluster]:
    """Throw together the wrong answers that nobody has named yet, the largest heaps first.

    Parameters
    ----------
    submissions
        Graded ones.
    lesson
        The exercises as the answer file has them.
    """
    given: defaultdict[str, list[Any]] = defaultdict(list)
    for each in (each for one in submissions for each in one.exercises):
        if each.answer is not None:
            given[each.exercise].append(each.answer)
    found = []
    for exercise, answers in given.items():
        whole = _whole(lesson[exercise].kind) if exercise in lesson else frozenset()
        found += [Cluster(exercise, *heap) for heap in heaps(answers, whole)]
    return sorted(found, key=lambda one: (-one.count, one.exercise, one.answer))


def heaps(
    answers: Iterable[Any], whole: frozenset[str] = frozenset()
) -> list[tuple[str, int, int]]:
    """Throw equal and almost equal answers together.

    Each heap is built around its commonest answer, so that no chain of small steps joins answers
    that are far apart.

    Parameters
    ----------
    answers
        Plain data.
    whole
        Names of fields that hold whole numbers, such as years, which are equal or different; the
        empty name stands for the answer itself.

    Returns
    -------
    list
        For each heap the commonest answer as JSON, how many answers it holds and how many different
        ones, largest first.
    """
    counts: Counter[str] = Counter()
    values: dict[str, Any] = {}
    for answer in answers:
        text = _canonical(answer)
        counts[text] += 1
        values[text] = answer
    made: list[list[str]] = []
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        home = next((heap for heap in made if alike(values[heap[0]], values[text], whole)), None)
        if home is None:
            made.append([text])
        else:
            home.append(text)
    found = [(heap[0], sum(counts[text] for text in heap), len(heap)) for heap in made]
    return sorted(found, key=lambda heap: (-heap[1], heap[0]))


def alike(one: Any, other: Any, whole: frozenset[str], name: str = "", depth: int = 0) -> bool:
    """Tell whether two answers are almost equal: numbers are close, and all else is the same."""
    if depth > _DEEPEST:
        return _canonical(one) == _canonical(other)
    if _is_number(one) and _is_number(other):
        return one == other or (name not in whole and _close(one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            alike(one[key], other[key], whole, key, depth + 1) for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(
            alike(a, b, whole, name, depth + 1) for a, b in zip(one, other, strict=True)
        )
    return _canonical(one) == _canonical(other)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _close(one: float, other: float) -> bool:
    try:
        return math.isclose(one, other, rel_tol=CLOSE)
    except OverflowError:  # whole numbers beyond every float
        return False


def _canonical(answer: Any) -> str:
    try:
        return json.dumps(answer, sort_keys=True, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply)"


def _whole(kind: dict[str, Any]) -> frozenset[str]:
    """Name the fields of an exercise that hold whole numbers."""
    fields = {"": kind.get("field") or {}, **kind.get("fields", {}), **kind.get("columns", {})}
    return frozenset(name for name, field in fields.items() if field.get("whole"))

"""Which objectives and which claims a class has reached, by the answer file's mapping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from course.grading.report.lesson import Lesson
from course.grading.results import SubmissionResult

ENOUGH = Fraction(2, 3)
"""Share of the points of its exercises with which a goal counts as reached."""


@dataclass(frozen=True)
class Goal:
    """An objective or a claim."""

    name: str
    """Such as ``O2`` or ``C19``."""
    text: str
    """What it says."""
    exercises: tuple[str, ...]
    """Those that are mapped to it."""
    reached: int
    """Students who earned enough of the points of these."""
    n: int
    """Students whose points of these are known; 0 when nobody's are."""


def goals(
    submissions: Sequence[SubmissionResult], lesson: Lesson, left_out: Collection[str] = ()
) -> tuple[list[Goal], list[Goal]]:
    """Count who reached what.

    Parameters
    ----------
    submissions
        Graded ones.
    lesson
        With the mapping.
    left_out
        Exercises that wait for a person in many submissions: who left them blank has a mark
        already, and would look worse than the others.

    Returns
    -------
    tuple
        Objectives and claims. Objectives without an exercise have n = 0.
    """
    by_objective: defaultdict[str, list[str]] = defaultdict(list)
    by_claim: defaultdict[str, list[str]] = defaultdict(list)
    for name in lesson.objectives:
        by_objective[name] = []
    for name, exercise in lesson.exercises.items():
        if exercise.objective:
            by_objective[exercise.objective].append(name)
        for claim in exercise.claims:
            by_claim[claim].append(name)
    objectives = [
        _goal(name, lesson.objectives.get(name, ""), mapped, submissions, left_out)
        for name, mapped in sorted(by_objective.items())
    ]
    claims = [
        _goal(name, lesson.claims.get(name, ""), mapped, submissions, left_out)
        for name, mapped in sorted(by_claim.items())
    ]
    return objectives, claims


def _goal(
    name: str,
    text: str,
    mapped: Sequence[str],
    submissions: Sequence[SubmissionResult],
    left_out: Collection[str],
) -> Goal:
    marked = set(mapped).difference(left_out)
    reached = n = 0
    for submission in submissions:
        known = [each for each in submission.exercises if each.exercise in marked]
        of = sum(each.of for each in known)
        points = [each.points for each in known if each.points is not None]
        if of and len(points) == len(known):
            n += 1
            reached += Fraction(sum(points)) >= ENOUGH * Fraction(of)
    return Goal(name, text, tuple(mapped), reached, n)

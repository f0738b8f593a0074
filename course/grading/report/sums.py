"""Points of a class added up, where some of them still wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.grading.results import SubmissionResult

MOST_WAITING = 0.1
"""Share of submissions in which an exercise may wait and still be added up in the others."""


@dataclass(frozen=True)
class Sums:
    """The points of each submission, before any late penalty."""

    exercises: tuple[str, ...]
    """What is added up."""
    left_out: tuple[str, ...]
    """What is not, because it waits for a person in many submissions."""
    of: float
    """Points that there are in what is added up."""
    points: tuple[float | None, ...]
    """Of each submission; None where something of it waits."""

    @property
    def known(self) -> list[float]:
        """The points that are known."""
        return [points for points in self.points if points is not None]


def add_up(submissions: Sequence[SubmissionResult]) -> Sums:
    """Add up the points of the exercises that are marked in nearly every submission.

    Parameters
    ----------
    submissions
        Graded ones, all of the same module.
    """
    columns = list(zip(*(each.exercises for each in submissions), strict=True))
    most = MOST_WAITING * len(submissions)
    kept = [column for column in columns if sum(e.points is None for e in column) <= most]
    names = tuple(column[0].exercise for column in kept)
    left_out = tuple(c[0].exercise for c in columns if c[0].exercise not in names)
    points = [_sum([column[place].points for column in kept]) for place in range(len(submissions))]
    return Sums(names, left_out, sum(column[0].of for column in kept), tuple(points))


def _sum(points: Sequence[float | None]) -> float | None:
    known = [each for each in points if each is not None]
    return sum(known) if points and len(known) == len(points) else None

"""How an exercise did its work: difficulty, and whether it tells strong from weak students."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from course.grading.report.sums import Sums
from course.grading.results import ExerciseResult, SubmissionResult

FEWEST = 10
"""Submissions below which a correlation is not given: it could be anything."""

_JUDGED = {"right", "mistake", "not-yet"}


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval."""

    value: float
    """The number."""
    low: float
    """Lower end."""
    high: float
    """Upper end."""


@dataclass(frozen=True)
class Discrimination:
    """The corrected item-total correlation of one exercise."""

    n: int
    """Submissions that it rests on."""
    r: Estimate | None
    """Pearson's correlation of its points with those of all other exercises; the interval is by
    Fisher's transformation. None when it is not given."""
    why_not: str
    """Why it is not given."""


@dataclass(frozen=True)
class Item:
    """One exercise in a class."""

    exercise: str
    """Its id."""
    title: str
    """Its heading."""
    of: float
    """Points that there are."""
    by_hand: bool
    """Whether a person marks it."""
    counts: dict[str, int]
    """Submissions by what the judge found."""
    n: int
    """Submissions that are marked here."""
    share: float | None
    """Share right; where a person marks, the mean share of the points. None when none is marked."""
    interval: Estimate | None
    """The share right with Wilson's interval; None where a person marks."""
    discrimination: Discrimination


def items(submissions: Sequence[SubmissionResult], sums: Sums) -> list[Item]:
    """Describe a module's exercises.

    Parameters
    ----------
    submissions
        Graded ones, all of the same module.
    sums
        Their points.

    References
    ----------
    .. [1] Lord, F. M. and Novick, M. R. (1968). Statistical Theories of Mental Test Scores,
       section 15.2: an item is correlated with the sum of the *other* items.
    """
    columns = list(zip(*(each.exercises for each in submissions), strict=True))
    tried = [_attempted(each) for each in submissions]
    return [_item(column, _discrimination(column, sums, tried)) for column in columns]


def discrimination(points: Sequence[float], rest: Sequence[float]) -> Discrimination:
    """Correlate an exercise's points with those of the others.

    Parameters
    ----------
    points
        One a submission.
    rest
        The same submissions' points in all other exercises.
    """
    n = len(points)
    if n < FEWEST:
        return Discrimination(n, None, f"fewer than {FEWEST} submissions")
    if len(set(points)) == 1 or len(set(rest)) == 1:
        return Discrimination(n, None, "everybody has the same points")
    from scipy.stats import pearsonr  # noqa: PLC0415 - heavy

    found = pearsonr(points, rest)
    low, high = found.confidence_interval(0.95)
    return Discrimination(n, Estimate(float(found.statistic), float(low), float(high)), "")


def wilson(right: int, n: int) -> Estimate:
    """Give a share with its interval.

    Parameters
    ----------
    right, n
        So many of so many; n is at least 1.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
       inference. JASA 22, 209-212.
    """
    from scipy.stats import binomtest  # noqa: PLC0415 - heavy

    interval = binomtest(right, n).proportion_ci(0.95, method="wilson")
    return Estimate(right / n, float(interval.low), float(interval.high))


def _item(column: Sequence[ExerciseResult], found: Discrimination) -> Item:
    first = column[0]
    counts = Counter(each.status for each in column)
    by_hand = not any(each.line or each.status in _JUDGED for each in column)
    marked = [each.points for each in column if each.points is not None]
    n = len(marked) if by_hand else len(column) - counts["by hand"]
    share, interval = None, None
    if by_hand and n and first.of:
        share = sum(marked) / (n * first.of)
    elif n and not by_hand:
        interval = wilson(counts["right"], n)
        share = interval.value
    return Item(
        first.exercise, first.title, first.of, by_hand, dict(counts), n, share, interval, found
    )


def _discrimination(
    column: Sequence[ExerciseResult], sums: Sums, tried: Sequence[bool]
) -> Discrimination:
    """Correlate an exercise with the others, in the submissions whose points are all known."""
    own = column[0].exercise in sums.exercises
    points, rest = [], []
    for each, whole, counts in zip(column, sums.points, tried, strict=True):
        if counts and each.points is not None and whole is not None:
            points.append(each.points)
            rest.append(whole - each.points if own else whole)
    return discrimination(points, rest)


def _attempted(submission: SubmissionResult) -> bool:
    """Tell whether anything was tried: blank ones would make every exercise look sharp."""
    return any(each.status != "not-attempted" for each in submission.exercises)

"""How far two raters agree about the same answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from course.grading.feedback.texts import points as shown
from course.grading.marking.sheet import Sheet
from course.methods.forecasts import weighted_kappa

_Z = 1.959963984540054
"""Of the normal distribution, for 95 per cent."""
_MOST_SHOWN = 10
_HALVES = 2
_FEW = 30
"""The interval is made for large samples."""


@dataclass(frozen=True)
class Agreement:
    """Two raters' marks side by side."""

    raters: tuple[str, str]
    """Who."""
    marks: tuple[tuple[str, float, float], ...]
    """Code of each answer that both marked, and the points of each."""
    open: int
    """Answers that one of them has not marked yet."""
    kappa: float | None
    """Cohen's kappa with quadratic weights; None when it says nothing."""
    interval: tuple[float, float] | None
    """Of 95 per cent, for `kappa`; None when it cannot be told."""

    @property
    def same(self) -> int:
        """How many answers got the same points from both."""
        return sum(one == other for _, one, other in self.marks)

    def apart(self) -> list[tuple[str, float, float]]:
        """Give the answers about which they disagree, the most first."""
        differ = [mark for mark in self.marks if mark[1] != mark[2]]
        return sorted(differ, key=lambda mark: (-abs(mark[1] - mark[2]), mark[0]))


def compare(first: Sheet, second: Sheet) -> Agreement:
    """Compare two raters' marks.

    Parameters
    ----------
    first, second
        Sheets of the same answers.
    """
    both = [
        (code, one, other)
        for code, one in first.marks.items()
        if one is not None and (other := second.marks[code]) is not None
    ]
    # Half points are the finest: whole numbers in the same proportions.
    levels = [tuple(round(_HALVES * value) for value in mark[1:]) for mark in both]
    ones, others = [a for a, _ in levels], [b for _, b in levels]
    try:
        kappa = weighted_kappa(ones, others, "quadratic")
    except ValueError:
        kappa = None
    interval = None if kappa is None else kappa_interval(ones, others, kappa)
    missing = len(first.marks) - len(both)
    return Agreement((first.rater, second.rater), tuple(both), missing, kappa, interval)


def kappa_interval(
    first: Sequence[int], second: Sequence[int], kappa: float
) -> tuple[float, float] | None:
    """Give the interval of 95 per cent for a kappa with quadratic weights, for large samples.

    Parameters
    ----------
    first, second
        The levels that each rater gave, in the same order of things.
    kappa
        What `weighted_kappa` makes of them.

    Returns
    -------
    tuple or None
        Lower and upper end, cut off at -1 and 1; None for full agreement, of which the formula
        makes an interval without width.

    References
    ----------
    .. [1] J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and
       weighted kappa", Psychological Bulletin 72 (1969), equation 13.
    """
    n = len(first)
    levels = sorted({*first, *second})
    span = (levels[-1] - levels[0]) ** 2

    def weight(one: int, other: int) -> float:
        return 1 - (one - other) ** 2 / span

    rows, columns = Counter(first), Counter(second)
    of_row = {a: sum(weight(a, b) * columns[b] / n for b in levels) for a in levels}
    of_column = {b: sum(weight(a, b) * rows[a] / n for a in levels) for b in levels}
    by_chance = sum(of_row[a] * rows[a] / n for a in levels)
    seen = Counter(zip(first, second, strict=True))
    spread = sum(
        count / n * (weight(a, b) - (of_row[a] + of_column[b]) * (1 - kappa)) ** 2
        for (a, b), count in seen.items()
    )
    center = (kappa - by_chance * (1 - kappa)) ** 2
    variance = (spread - center) / (n * (1 - by_chance) ** 2)
    if variance <= 1e-12:  # noqa: PLR2004 - rounding leaves about 1e-16 of nothing
        return None
    half = _Z * math.sqrt(variance)
    return max(-1.0, kappa - half), min(1.0, kappa + half)


def told(found: Agreement) -> list[str]:
    """Say how far two raters agree, in lines of text."""
    one, other = found.raters
    total = len(found.marks)
    lines = [f"{one} and {other}: {total} answers marked by both."]
    if found.open:
        lines.append(f"{found.open} more are not marked by both yet and are left out.")
    lines.append(_kappa(found))
    lines.append(f"The same points for {found.same} of {total}.")
    lines += ["", *_confusion(found), ""]
    apart = found.apart()
    if apart:
        lines.append("Talk these over first, then correct rubric or marks:")
        lines += [f"  {c}: {one} {shown(a)}, {other} {shown(b)}" for c, a, b in apart[:_MOST_SHOWN]]
    if len(apart) > _MOST_SHOWN:
        lines.append(f"  and {len(apart) - _MOST_SHOWN} more")
    return lines


def _kappa(found: Agreement) -> str:
    if found.kappa is None:
        return "Weighted kappa says nothing here: each answer got the same points from both."
    line = f"Weighted kappa (quadratic): {found.kappa:.2f}"
    if found.interval is None:
        return f"{line}, without an interval."
    low, high = found.interval
    rough = ", roughly with so few answers" if len(found.marks) < _FEW else ""
    return f"{line}, 95 % interval {low:.2f} to {high:.2f}{rough}."


def _confusion(found: Agreement) -> list[str]:
    """Set up the table of who gave what."""
    one, other = found.raters
    seen = Counter((a, b) for _, a, b in found.marks)
    levels = sorted({value for mark in found.marks for value in mark[1:]})
    head = "".join(f"{shown(level):>5}" for level in levels)
    lines = [f"How often which points (rows: {one}, columns: {other}):", f"{'':>5}{head}"]
    lines += [f"{shown(a):>5}" + "".join(f"{seen[a, b] or '.':>5}" for b in levels) for a in levels]
    return lines

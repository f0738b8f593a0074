"""The report's pictures: each alternative text begins with the finding."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from course.grading.report._drawing import Picture, draw, height_of, percent, rows, whole_numbers
from course.grading.report.answers import Mistake
from course.grading.report.goals import Goal
from course.grading.report.items import Item
from course.pictures import INK, PALETTE, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = {
    "right": ("right", PALETTE[0], ""),
    "mistake": ("a named mistake", PALETTE[3], "//"),
    "not-yet": ("another wrong answer", "white", ".."),
    "not-attempted": ("not attempted", "#d0d0d0", ""),
}
"""What became of an answer: what it is called, its color and its hatching."""
_MOST_BINS = 14
_LONGEST = 34


def marks(points: Sequence[float], of: float) -> Picture:
    """Draw how the points are spread.

    Parameters
    ----------
    points
        Of each submission, at least one.
    of
        Points that there are.
    """
    step = max(1, round(of / _MOST_BINS))
    edges = [step * i for i in range(int(max(of, *points) // step) + 2)]
    middle, low, high = statistics.median(points), min(points), max(points)
    alt = (
        f"Half of the {len(points)} submissions have {middle:g} points or more, of {of:g}. "
        f"The lowest has {low:g}, the highest {high:g}."
    )

    def paint(ax: Axes) -> None:
        ax.hist(points, bins=edges, color=PALETTE[0], edgecolor="white")
        ax.axvline(middle, color=PALETTE[3], linestyle="--")
        ax.set_title(f"The median is {middle:g} of {of:g} points (dashed)")
        ax.set_xlabel("points")
        ax.set_ylabel("submissions")
        whole_numbers(ax.yaxis)

    return draw(2.6, alt, paint)


def outcomes(found: Sequence[Item]) -> Picture:
    """Draw what became of the answers to each exercise that the machine marks."""
    shown = [item for item in found if not item.by_hand and item.n]
    hardest = _least([item.exercise for item in shown], [item.share or 0.0 for item in shown])
    alt = f"Right least often: {hardest}. Right answers: " + ", ".join(
        f"{item.exercise} {item.share or 0.0:.0%}" for item in shown
    )

    def paint(ax: Axes) -> None:
        left = [0.0] * len(shown)
        for kind, (label, color, hatch) in KINDS.items():
            wide = [item.counts.get(kind, 0) / item.n for item in shown]
            ax.barh(
                range(len(shown)),
                wide,
                left=left,
                color=color,
                hatch=hatch,
                edgecolor=INK,
                linewidth=0.6,
                label=label,
            )
            left = [a + b for a, b in zip(left, wide, strict=True)]
        rows(ax, [item.exercise for item in shown])
        percent(ax)
        ax.set_title(f"Right least often: {hardest}", pad=38)
        ax.legend(ncols=2, loc="lower left", bbox_to_anchor=(-0.02, 1.0), fontsize=8)

    return draw(height_of(len(shown)) + 0.5, f"{alt}.", paint)


def discriminations(found: Sequence[Item]) -> Picture:
    """Draw how well each exercise tells strong from weak students."""
    shown = [(item.exercise, item.discrimination.r) for item in found]
    known = [(name, r) for name, r in shown if r is not None]
    weak = [name for name, r in known if r.low <= 0]
    title = f"{len(weak)} of {len(known)} may tell nothing apart" if weak else "All tell apart"
    alt = (
        "Correlation of each exercise with the rest: "
        + ", ".join(f"{name} {r.value:.2f}" for name, r in known)
        + f". The interval includes zero for {', '.join(weak) or 'none'}."
    )

    def paint(ax: Axes) -> None:
        for place, (name, r) in enumerate(known):
            color, mark = (PALETTE[3], "s") if name in weak else (PALETTE[0], "o")
            ax.plot([r.low, r.high], [place, place], color=color, linewidth=1.6)
            ax.plot(r.value, place, mark, color=color)
        ax.axvline(0, color=QUIET, linewidth=1)
        rows(ax, [name for name, _ in known])
        ax.set_title(f"{title} (squares)" if weak else title)
        ax.set_xlabel("correlation with all other exercises, 95 % interval")

    return draw(height_of(len(known)) + 0.2, alt, paint)


def mistakes(found: Sequence[Mistake]) -> Picture:
    """Draw the commonest named mistakes."""
    first = found[0]
    alt = "The commonest mistakes: " + ", ".join(
        f"{one.name} in {one.exercise} ({one.count})" for one in found
    )
    names = [_short(f"{one.exercise} {one.name}") for one in found]
    title = _short(f"Most often: {first.name}")
    return _bars(names, [one.count for one in found], title, "students", f"{alt}.")


def reached(found: Sequence[Goal], what: str) -> Picture:
    """Draw what share of the students reached each objective or claim."""
    shown = [goal for goal in found if goal.n]
    least = _least([goal.name for goal in shown], [goal.reached / goal.n for goal in shown])
    alt = f"Fewest reached {least}. {what.capitalize()} reached: " + ", ".join(
        f"{goal.name} by {goal.reached} of {goal.n}" for goal in shown
    )

    def paint(ax: Axes) -> None:
        shares = [goal.reached / goal.n for goal in shown]
        ax.barh(range(len(shown)), shares, color=PALETTE[0], height=0.65)
        rows(ax, [goal.name for goal in shown])
        percent(ax)
        ax.set_title(f"Fewest reached {least}")
        ax.set_xlabel("share of students")

    return draw(height_of(len(shown)), f"{alt}.", paint)


def hours(found: Sequence[float], *, due: bool) -> Picture:
    """Draw when the class handed in: hours before the due date, or after the first one."""
    late = sum(value < 0 for value in found)
    middle = statistics.median(found)
    unit, divisor = ("days", 24.0) if max(found) - min(found) > 96 else ("hours", 1.0)  # noqa: PLR2004
    values = [-value / divisor for value in found]
    half = abs(middle) / divisor
    if due:
        side = "before" if middle >= 0 else "after"
        title = f"{late} of {len(found)} came after the due date"
        alt = f"{title}. Half had come {half:.1f} {unit} {side} it."
    else:
        title = f"Half had come {half:.1f} {unit} after the first"
        alt = f"{title}, of {len(found)} submissions; the module has no due date."

    def paint(ax: Axes) -> None:
        ax.hist(values, bins=24, color=PALETTE[0], edgecolor="white")
        if due:
            ax.axvline(0, color=PALETTE[3], linestyle="--")
        ax.set_title(title)
        ax.set_xlabel(f"{unit} after the due date (dashed)" if due else f"{unit} after the first")
        ax.set_ylabel("submissions")
        whole_numbers(ax.yaxis)

    return draw(2.6, alt, paint)


def closest(found: Sequence[float], pairs: int, threshold: float) -> Picture:
    """Draw how alike the most similar other submission is."""
    title = "No pair to look at" if not pairs else f"{pairs} pair{'s' * (pairs > 1)} to look at"
    alt = (
        f"{title}. For half of {len(found)} submissions, the most similar other one shares "
        f"{statistics.median(found):.0%} or less, weighed by rarity; a person is asked to look "
        f"from {threshold:.0%} on."
    )

    def paint(ax: Axes) -> None:
        ax.hist(found, bins=[i / 20 for i in range(21)], color=PALETTE[0], edgecolor="white")
        ax.axvline(threshold, color=PALETTE[3], linestyle="--")
        percent(ax)
        ax.set_title(title)
        ax.set_xlabel("shared with the most similar other one")
        ax.set_ylabel("submissions")
        whole_numbers(ax.yaxis)

    return draw(2.6, alt, paint)


def _bars(names: list[str], counts: list[int], title: str, unit: str, alt: str) -> Picture:
    def paint(ax: Axes) -> None:
        bars = ax.barh(range(len(names)), counts, color=PALETTE[0], height=0.65)
        ax.bar_label(bars, padding=3)
        rows(ax, names)
        ax.set_title(title)
        ax.set_xlabel(unit)
        whole_numbers(ax.xaxis)

    return draw(height_of(len(names)), alt, paint)


def _least(names: Sequence[str], values: Sequence[float]) -> str:
    """Name what has the least, all of them when they tie."""
    low = min(values)
    return _short(", ".join(n for n, value in zip(names, values, strict=True) if value == low))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

"""The benchmark's figures as plain text."""

from __future__ import annotations

import os
from collections.abc import Sequence

from course.grading.bench._cpu import SPIN_SECONDS
from course.grading.bench._figures import Figures
from course.grading.bench._runs import ALL, NBCLIENT, NBGRADER, ONE, WAYS

_MIB = 1 << 20


def table(figures: Figures, counted: str) -> str:
    """Write the comparison.

    Parameters
    ----------
    figures
        What was found.
    counted
        How processor time was counted.
    """
    load = f"{min(figures.load):.1f} to {max(figures.load):.1f}" if figures.load else "unknown"
    head = (
        f"{figures.module}: {figures.submissions} submissions in {figures.rounds} interleaved "
        "rounds, medians; bytecode was compiled first.\n"
        f"CPU seconds of all processes ({counted}; {SPIN_SECONDS:.2f} s of known work in a "
        f"grandchild read as {figures.spin:.2f}). {os.cpu_count()} processors, load {load}.\n"
    )
    rows: list[tuple[str, ...]] = [
        ("CPU s a submission", "median", "min", "max", "start-up", "with it", "wall s")
    ]
    for way in WAYS:
        cost = figures.costs[way]
        numbers = (cost.each, cost.lowest, cost.highest, cost.start, cost.with_start, cost.wall)
        rows.append((way, *(f"{number:.2f}" for number in numbers)))
    rows.append(("the cells alone", f"{figures.cells:.2f}", *[""] * 5))
    ratios: list[tuple[str, ...]] = [
        ("times as much as ours", "median", "with start-up", "beside all at once")
    ]
    for way in (NBGRADER, NBCLIENT):
        of_ours = (
            figures.ratio(way), figures.ratio(way, start=True), figures.ratio(way, ours=ALL)
        )  # fmt: skip
        ratios.append((way, *(f"{number:.1f}" for number in of_ours)))
    above = f"{ONE}: {figures.above_cells:.2f} CPU s above the cells' own work."
    goals = [f"{'met   ' if met else 'missed'}  {goal}" for goal, met in figures.goals().items()]
    return "\n".join([head, aligned(rows), "", aligned(ratios), "", above, *goals, ""])


def curve_table(figures: Figures) -> str:
    """Write what larger classes cost; nothing when none was asked for."""
    if not figures.curve:
        return ""
    start = figures.costs[ALL].start
    rows: list[tuple[str, ...]] = [
        ("submissions", "CPU s each", "without start-up", "wall s", "a minute", "driver MiB")
    ]
    rows += [
        (
            str(point.submissions),
            f"{point.cpu / point.submissions:.2f}",
            f"{(point.cpu - start) / point.submissions:.2f}",
            f"{point.wall:.0f}",
            f"{60 * point.submissions / point.wall:.0f}",
            f"{point.peak / _MIB:.0f}",
        )
        for point in figures.curve
    ]
    return f"\n{ALL}, {os.cpu_count()} at a time\n{aligned(rows)}\n"


def aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Set the first column to the left and the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )

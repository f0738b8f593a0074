"""Turn runs into figures: per submission, for starting up, ratios, and whether goals are met."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from course.grading.bench._cpu import Used
from course.grading.bench._runs import ALL, NBCLIENT, NBGRADER, ONE, Run

OVER_NBGRADER, OVER_NBCLIENT, ABOVE_CELLS = 7.0, 4.0, 0.10
"""Goals: how many times less processor time; seconds above the cells' own work."""


@dataclass(frozen=True)
class Cost:
    """What one way of grading costs. Processor seconds, medians of all rounds."""

    each: float
    """A further submission, when everything has been started."""
    lowest: float
    """The least of the rounds."""
    highest: float
    """The most of the rounds."""
    start: float
    """Starting up: imports, databases, warm processes."""
    with_start: float
    """A submission with its share of starting up, in a class of this size."""
    wall: float
    """Seconds that a submission takes, with its share of starting up."""

    @classmethod
    def of(cls, pairs: list[tuple[Run, Run]]) -> Cost:
        """Take the cost of one submission from a class of one and a larger one, round by round."""
        each, start = [], []
        for small, large in pairs:
            slope = (large.used.cpu - small.used.cpu) / (large.count - small.count)
            each.append(slope)
            start.append(small.used.cpu - slope * small.count)
        whole = [large.used.cpu / large.count for _, large in pairs]
        wall = [large.used.wall / large.count for _, large in pairs]
        return cls(median(each), min(each), max(each), median(start), median(whole), median(wall))


@dataclass(frozen=True)
class Point:
    """`course grade` with a class of some size."""

    submissions: int
    """The size."""
    cpu: float
    """Processor seconds of all processes."""
    wall: float
    """Seconds."""
    peak: int
    """Bytes of memory that the driver held at most."""

    @classmethod
    def of(cls, count: int, used: Used) -> Point:
        """Make one of what a run used."""
        return cls(count, used.cpu, used.wall, used.peak)


@dataclass
class Figures:
    """All that the benchmark found."""

    module: str
    """The assignment."""
    submissions: int
    """In the larger class of the comparison."""
    rounds: int
    """How often each way was run."""
    costs: dict[str, Cost]
    """For each way of grading."""
    cells: float
    """Processor seconds of a submission's cells by themselves."""
    differences: list[str] = field(default_factory=list)
    """Where marks are not equal."""
    curve: list[Point] = field(default_factory=list)
    """Larger classes."""
    load: list[float] = field(default_factory=list)
    """The machine's load average before and after each round."""
    spin: float = 0.0
    """What the known load was measured as, processor seconds."""

    @property
    def above_cells(self) -> float:
        """Processor seconds of a submission beside its cells."""
        return self.costs[ONE].each - self.cells

    def ratio(self, way: str, *, start: bool = False, ours: str = ONE) -> float:
        """How many times as much processor time a way takes as ours."""
        name = "with_start" if start else "each"
        return float(getattr(self.costs[way], name) / getattr(self.costs[ours], name))

    def goals(self) -> dict[str, bool]:
        """Tell which goals are met."""
        return {
            f"{OVER_NBGRADER:g}x less than nbgrader": self.ratio(NBGRADER) >= OVER_NBGRADER,
            f"{OVER_NBCLIENT:g}x less than tuned nbclient": self.ratio(NBCLIENT) >= OVER_NBCLIENT,
            f"at most {ABOVE_CELLS:.2f} CPU s above the cells": self.above_cells <= ABOVE_CELLS,
            "equal marks": not self.differences,
        }

    def as_data(self) -> dict[str, Any]:
        """Give everything in a form that JSON can hold."""
        others = (NBGRADER, NBCLIENT)
        return {
            **asdict(self),
            "processors": os.cpu_count(),
            "above_cells": self.above_cells,
            "ratios": {way: self.ratio(way) for way in others},
            "ratios_with_start": {way: self.ratio(way, start=True) for way in others},
            "ratios_all_at_once": {way: self.ratio(way, ours=ALL) for way in others},
            "marks_equal": not self.differences,
            "goals": self.goals(),
        }


def summarize(module: str, runs: dict[str, list[tuple[Run, Run]]], cells: list[float]) -> Figures:
    """Make figures of runs.

    Parameters
    ----------
    module
        The assignment.
    runs
        For each way, a run with one submission and one with more, for each round.
    cells
        What the cells alone cost, for each round.
    """
    pairs = next(iter(runs.values()))
    costs = {way: Cost.of(each) for way, each in runs.items()}
    return Figures(module, pairs[0][1].count, len(pairs), costs, median(cells))

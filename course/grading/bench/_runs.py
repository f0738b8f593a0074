"""The ways of grading that are compared, and one run of each."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from statistics import median

from course.grading.bench._cpu import Used, measure
from course.grading.bench._folders import OURS, STOCK, Template, marks_in

NBGRADER, NBCLIENT = "nbgrader autograde", "tuned nbclient"
ONE, ALL = "course grade, one at a time", "course grade"
WAYS = (NBGRADER, NBCLIENT, ONE, ALL)
_REPORT = "report.json"
_SINGLE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Marks = dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class Run:
    """A class graded once."""

    count: int
    """Submissions."""
    used: Used
    """What it took."""
    marks: Marks
    """Student to check cell to points."""


def run(template: Template, way: str, count: int) -> Run:
    """Grade a class of a given size in a fresh folder.

    Raises
    ------
    Failed
        When it did not end well.
    """
    settings = OURS if way in {ONE, ALL} else STOCK
    folder = template.run_in("run", settings, count)
    try:
        used = measure(_command(way, template.module), folder, template.environment)
        if way == NBCLIENT:
            marks = json.loads((folder / _REPORT).read_text(encoding="utf-8"))
        else:
            marks = marks_in(folder, template.module)
        return Run(count, used, marks)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cells_alone(template: Template, count: int) -> float:
    """Give the median of what the cells of a submission cost, in processor seconds."""
    folder = template.run_in("run", OURS, count)
    program = [sys.executable, "-m", "course.grading.bench._cells", template.module, _REPORT]
    environment = {**template.environment, **_SINGLE, "MPLBACKEND": "agg"}
    try:
        measure(program, folder, environment)
        seconds: list[float] = json.loads((folder / _REPORT).read_text(encoding="utf-8"))
        return median(seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def differences(marks: dict[str, Marks]) -> list[str]:
    """List where the ways of grading do not agree.

    Parameters
    ----------
    marks
        For each way.
    """
    (first, reference), *others = marks.items()
    found = []
    for way, given in others:
        for student in sorted(reference.keys() | given.keys()):
            ours, theirs = reference.get(student, {}), given.get(student, {})
            found += [
                f"{student}, {cell}: {ours.get(cell)} by {first}, {theirs.get(cell)} by {way}"
                for cell in sorted(ours.keys() | theirs.keys())
                if ours.get(cell) != theirs.get(cell)
            ]
    return found


def without_marks(marks: Marks) -> list[str]:
    """List the students who have no mark at all, or an empty one: agreement on nothing is none."""
    return [
        student
        for student, given in marks.items()
        if not given or any(points is None for points in given.values())
    ]


def _command(way: str, module: str) -> list[str]:
    if way == NBGRADER:
        return [sys.executable, "-m", "nbgrader", "autograde", module]
    if way == NBCLIENT:
        return [sys.executable, "-m", "course.grading.bench._nbclient", module, _REPORT]
    jobs = 1 if way == ONE else os.cpu_count() or 1
    return [sys.executable, "-m", "course", "grade", module, "--json", "--jobs", str(jobs)]

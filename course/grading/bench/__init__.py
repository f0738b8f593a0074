"""``python3 -m course bench grade``: what grading costs, beside nbgrader and nbclient.

The same submissions go through plain `nbgrader autograde` in one batch, through nbclient tuned as
far as the stock kernel goes, and through `course grade` with its full sandbox; in turns, so that a
busy moment of the machine meets all of them. Nothing is written but in a temporary folder (and
bytecode, as Python itself writes it).
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import sys
import sysconfig
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from course.grading.bench import _cpu
from course.grading.bench._figures import Figures, Point, summarize
from course.grading.bench._folders import NoModule, Template, make_template
from course.grading.bench._runs import (
    ALL,
    ONE,
    WAYS,
    Run,
    cells_alone,
    differences,
    run,
    without_marks,
)
from course.grading.bench._table import curve_table, table

DONE, WRONG, USAGE, STOPPED = 0, 1, 2, 130
_SHOWN = 10


def main(options: argparse.Namespace) -> int:
    """Run the benchmark in the course's folder and print its table.

    Parameters
    ----------
    options
        ``module``; ``submissions`` (2 or more) and ``rounds`` of the comparison; ``curve``, a
        list of class sizes for `course grade` alone, possibly empty; ``json``, whether to print
        JSON instead of a table.

    Returns
    -------
    int
        0 when the marks of all ways are equal (whatever the figures are), 1 when they are not or
        processor time cannot be measured here, 2 when the benchmark could not start, 130 when it
        was stopped.
    """
    module = getattr(options, "module", None) or "m03_change"
    count, rounds = getattr(options, "submissions", 12), getattr(options, "rounds", 3)
    if count < 2 or rounds < 1:  # noqa: PLR2004 - the difference of two classes is what is measured
        return _say(f"2 submissions and 1 round at least, not {count} and {rounds}.", USAGE)
    try:
        with tempfile.TemporaryDirectory(prefix="course-bench-") as scratch:
            template = make_template(Path.cwd(), Path(scratch), module)
            compile_all()
            seen = _cpu.spin(template.folder)
            if not _cpu.SPIN_SECONDS * 0.98 <= seen <= _cpu.SPIN_SECONDS * 2:
                known = f"{_cpu.SPIN_SECONDS} s of work in a grandchild were measured as {seen:.2f}"
                return _say(f"Processor time cannot be measured here: {known}.", WRONG)
            figures = _measure(template, count, rounds, getattr(options, "curve", None) or [])
    except NoModule as error:
        return _say(str(error), USAGE)
    except _cpu.Failed as error:
        return _say(str(error), WRONG)
    except KeyboardInterrupt:
        return _say("Stopped.", STOPPED)
    figures.spin = seen
    return _show(figures, as_json=bool(getattr(options, "json", False)))


def compile_all() -> None:
    """Compile the installed packages and the course, as Python does when it first imports them.

    Without it the first to import pays for all: installers that compile nothing made the stock
    kernel look twice as dear.
    """
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    with redirect_stdout(StringIO()):  # some packages ship templates that are not Python
        for place in (*places, str(Path(__file__).resolve().parents[2])):
            compileall.compile_dir(place, quiet=2, workers=os.cpu_count() or 1)


def _measure(template: Template, count: int, rounds: int, sizes: list[int]) -> Figures:
    runs: dict[str, list[tuple[Run, Run]]] = {way: [] for way in WAYS}
    cells = []
    load = [os.getloadavg()[0]]
    for number in range(rounds):
        alone: dict[str, Run] = {}
        for way in WAYS:
            _progress(f"round {number + 1} of {rounds}: {way}")
            # With one submission there is nothing to do at once.
            start = alone.get(ONE) if way == ALL else None
            alone[way] = start or run(template, way, 1)
            runs[way].append((alone[way], run(template, way, count)))
        _progress(f"round {number + 1} of {rounds}: the cells alone")
        cells.append(cells_alone(template, count))
        load.append(os.getloadavg()[0])
    figures = summarize(template.module, runs, cells)
    marks = {way: pairs[0][1].marks for way, pairs in runs.items()}
    figures.differences = differences(marks)
    figures.differences += [
        f"{student}: not marked by {way}"
        for way, given in marks.items()
        for student in without_marks(given)
    ]
    for size in sizes:
        _progress(f"a class of {size}")
        graded = run(template, ALL, size)
        figures.curve.append(Point.of(graded.count, graded.used))
        load.append(os.getloadavg()[0])
        missing = without_marks(graded.marks)
        figures.differences += [f"{student} of {size}: not marked" for student in missing]
    figures.load = load
    return figures


def _show(figures: Figures, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps(figures.as_data(), indent=1) + "\n")
    else:
        sys.stdout.write(table(figures, _cpu.how()) + curve_table(figures))
    if figures.differences:
        shown = "; ".join(figures.differences[:_SHOWN])
        return _say(f"The marks differ in {len(figures.differences)} places: {shown}.", WRONG)
    return DONE


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def _say(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


__all__: list[Any] = ["compile_all", "main"]

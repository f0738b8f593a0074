"""``python3 -m course grade``: grade a class and say what became of every submission."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from traitlets.config import Config

from course.grading._extensions import settle_penalties
from course.grading.answers import NoAnswers
from course.grading.classroom import GRADED, PARTLY, UNGRADABLE, Classroom, Result
from course.grading.gradebook import GradebookError
from course.grading.journal import AlreadyRunning
from course.grading.runner.warm import NoSandbox
from course.grading.task import NoCluster

DONE, SOME, USAGE, STOPPED = 0, 1, 2, 130


def main(options: argparse.Namespace) -> int:
    """Grade a module's submissions in the folder that this was started in.

    Returns
    -------
    int
        0 when every submission was graded, 1 when some were not or not wholly, 2 when nothing could
        be graded, 130 when it was stopped.
    """
    classroom = Classroom(
        Path.cwd(),
        options.module,
        options.db,
        options.jobs or os.cpu_count() or 1,
        _settings(options),
        options.scheduler,
        lambda line: sys.stderr.write(f"{line}\n"),
    )
    try:
        students = _whose(classroom, options.student)
        exercises = _which(classroom, options.exercise)
        show = _lines if options.json else _progress
        grading = classroom.grade(students, again=options.again, exercises=exercises)
        with closing(grading):  # stopped while a line is printed, it ends what runs as well
            results = show(grading, len(students))
        settle_penalties(Path.cwd(), options.module, options.db)
    except (
        NoAnswers,
        GradebookError,
        AlreadyRunning,
        NoSandbox,
        NoCluster,
        _Mistaken,
    ) as error:
        cure = " Or say --no-sandbox." if isinstance(error, NoSandbox) else ""
        sys.stderr.write(f"{error}{cure}\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was graded is kept; start again to go on.\n")
        return STOPPED
    if not options.json:
        sys.stdout.write(summary(results))
    return DONE if all(result.state == GRADED for result in results) else SOME


class _Mistaken(Exception):
    """The command line asks for something that is not there."""


def _settings(options: argparse.Namespace) -> Config:
    runner = {"timeout": options.cell_seconds, "no_sandbox": options.no_sandbox}
    return Config({"RunAndCollect": runner})


def _whose(classroom: Classroom, asked: list[str] | None) -> list[str]:
    there = classroom.students()
    if not there:
        raise _Mistaken(
            f"Nobody has handed in {classroom.module}. Submissions are expected in "
            f"submitted/STUDENT/{classroom.module}/ in this folder."
        )
    missing = [name for name in asked or [] if name not in there]
    if missing:
        raise _Mistaken(f"No submission of {classroom.module} by: {', '.join(missing)}.")
    return list(asked) if asked else there


def _which(classroom: Classroom, asked: list[str] | None) -> list[str]:
    """Give the exercises that were asked for; none means all."""
    there = classroom.assignment.exercises()
    missing = [name for name in asked or [] if name not in there]
    if missing:
        raise _Mistaken(
            f"{classroom.module} has no exercise {', '.join(missing)} that the machine marks. "
            f"There are: {', '.join(there)}."
        )
    return list(dict.fromkeys(asked or []))


def _lines(results: Iterable[Result], _: int) -> list[Result]:
    """Print a line of JSON for each result, as it comes."""
    kept = []
    for result in results:
        sys.stdout.write(json.dumps(asdict(result)) + "\n")
        sys.stdout.flush()
        kept.append(result)
    return kept


def _progress(results: Iterable[Result], total: int) -> list[Result]:
    """Show a bar with rate and time left; on anything but a terminal, a line a submission."""
    if not sys.stdout.isatty():
        return _plain(results, total, sys.stdout.write)
    from rich.progress import (  # noqa: PLC0415 - only a terminal needs it
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    kept = []
    with Progress(*columns) as bar:
        task = bar.add_task("", total=total, rate="")
        for result in results:
            kept.append(result)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed * 60:.0f} a minute" if speed else "")
            if result.state != GRADED:
                bar.console.print(_line(result), markup=False, highlight=False)
    return kept


def _plain(results: Iterable[Result], total: int, write: Callable[[str], object]) -> list[Result]:
    kept: list[Result] = []
    for result in results:
        kept.append(result)
        write(f"{len(kept)}/{total} {_line(result)}\n")
    return kept


def _line(result: Result) -> str:
    points = "" if result.points is None else f", {result.points:g} points"
    why = f": {result.reason}" if result.reason else ""
    before = " (already)" if result.again else ""
    return f"{result.student}: {result.state}{before}{points}{why}"


def summary(results: list[Result]) -> str:
    """Say in a few lines what became of a class.

    Parameters
    ----------
    results
        One for each submission.
    """
    count = Counter(result.state for result in results)
    again = sum(result.again for result in results)
    lines = [
        (
            f"{count[GRADED]} graded ({again} of all before), {count[PARTLY]} partly graded, "
            f"{count[UNGRADABLE]} ungradable."
        )
    ]
    lines += [_line(result) for result in results if result.state != GRADED]
    repaired = [result for result in results if result.repairs]
    if repaired:
        lines.append(f"Repaired in {len(repaired)}:")
        lines += [f"  {result.student}: {' '.join(result.repairs)}" for result in repaired]
    confined = {", ".join(result.sandbox) or "none" for result in results if result.marks}
    lines += [f"Sandbox: {layers}." for layers in sorted(confined)]
    if count[UNGRADABLE]:
        lines.append("An ungradable submission has no mark in the gradebook: look at it by hand.")
    return "\n".join([*lines, ""])

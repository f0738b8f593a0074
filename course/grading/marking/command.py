"""``python3 -m course mark``: what needs a person, one at a time or as a sample for two raters."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from course import _lab
from course.grading.answers import NoAnswers
from course.grading.feedback.lesson import Lesson
from course.grading.gradebook import GradebookError
from course.grading.marking import agreement, sample, sheet
from course.grading.marking.enter import enter
from course.grading.marking.extension import ADDRESS, NAME
from course.grading.marking.waiting import Marking, read_marking

DONE, SOME, USAGE, STOPPED = 0, 1, 2, 130
_RATERS = 2


def main(options: argparse.Namespace) -> int:
    """Do what `course mark` was asked for, in the folder that this was started in.

    Returns
    -------
    int
        0 when it was done, 1 when a mark was not entered since there is another one, 2 when
        nothing could be done, 130 when it was stopped.
    """
    root = Path.cwd()
    try:
        if options.rater is not None:
            sheet.check_rater(options.rater)
        lesson = Lesson.read(root, options.module)
        if options.agreement:
            return _agreement(root, lesson)
        marking = read_marking(root, options.module, options.db, lesson.written)
        if options.rater is not None:
            return _sample(root, lesson, marking, options)
        if options.enter:
            return _enter(lesson, marking, options)
        sys.stdout.write("\n".join([*listed(lesson, marking), ""]))
        if options.list or not marking.waiting():
            return DONE
        return _open(root, options)
    except (NoAnswers, GradebookError, sheet.BadSheet) as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}. Nothing in it was changed.\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What is saved is kept.\n")
        return STOPPED


def listed(lesson: Lesson, marking: Marking) -> Iterator[str]:
    """Say what waits, a line an exercise."""
    names = list(lesson.written)
    names += sorted({answer.exercise for answer in marking.answers} - set(names))
    for name in names:
        mine = [answer for answer in marking.answers if answer.exercise == name]
        waits = sum(answer.waiting for answer in mine)
        by_hand = sum(answer.by_hand and not answer.waiting for answer in mine)
        blank = sum(answer.blank and not answer.waiting for answer in mine)
        nothing = f", {blank} left blank" if blank else ""
        yield f"{name}: {waits} to mark, {by_hand} marked by hand{nothing}"
    if marking.ungradable:
        yield (
            f"{len(marking.ungradable)} ungradable, whose file a person has to look at: "
            f"{', '.join(marking.ungradable)}"
        )
    if not marking.waiting():
        yield f"Nothing of {lesson.module} is left to mark."


def _sample(root: Path, lesson: Lesson, marking: Marking, options: argparse.Namespace) -> int:
    made, said = sample.make(root, lesson, marking, options.rater, options.sample)
    for each in made:
        sys.stdout.write(
            f"{each.exercise}: {each.size} answers to read in {_shown(each.page, root)}, points "
            f"go into {_shown(each.table, root)}\n"
        )
    if not made:
        said.append(f"There is no answer of {lesson.module} to mark.")
    sys.stderr.write("".join(f"{line}\n" for line in said))
    return DONE if made else USAGE


def _agreement(root: Path, lesson: Lesson) -> int:
    lines = []
    for exercise, written in lesson.written.items():
        found = sheet.sheets(root, lesson.module, exercise)
        if len(found) < _RATERS:
            continue
        read = {who: sheet.read(path, who, written.points) for who, path in found.items()}
        for one, other in combinations(read, 2):
            sheet.same_answers(read[one], read[other])
            lines += [exercise, *agreement.told(agreement.compare(read[one], read[other])), ""]
        lines.append(_agreed(root, lesson, exercise, list(read.values())))
    if not lines:
        raise sheet.BadSheet(
            f"There are no two sheets of one exercise of {lesson.module} in {sheet.FOLDER}/. Make "
            f"each rater's with: python3 -m course mark {lesson.module} --rater NAME"
        )
    sys.stdout.write("\n".join([*lines, ""]))
    return DONE


def _agreed(root: Path, lesson: Lesson, exercise: str, read: list[sheet.Sheet]) -> str:
    """Write a sheet with the marks that all gave, for `--enter`."""
    path = sheet.path_of(root, lesson.module, exercise, sheet.AGREED)
    if path.exists():
        return f"{_shown(path, root)} is there already and stays as it is."
    rows, raters = [], {}
    for code in sorted(read[0].marks):
        given = {each.marks[code] for each in read}
        told = dict.fromkeys(each.comments[code] for each in read if each.comments[code])
        rows.append((code, given.pop() if len(given) == 1 else None, " ".join(told)))
        raters[code] = ", ".join(f"{each.rater} {_mark(each.marks[code])}" for each in read)
    sheet.write(path, lesson.written[exercise], rows, raters)
    return (
        f"{_shown(path, root)} has the points that all gave. Fill in the others together, then: "
        f"python3 -m course mark {lesson.module} --enter {_shown(path, root)}"
    )


def _mark(given: float | None) -> str:
    return "none" if given is None else f"{given:g}"


def _enter(lesson: Lesson, marking: Marking, options: argparse.Namespace) -> int:
    most = max((written.points for written in lesson.written.values()), default=0.0)
    read = sheet.read(options.enter, "", most)
    done = enter(options.db, lesson, marking, read, options.enter.name)
    still = f", {done.open} without points in the sheet" if done.open else ""
    before = f", {done.before} there already" if done.before else ""
    sys.stdout.write("\n".join([f"{done.new} marks entered{before}{still}.", *done.kept, ""]))
    return SOME if done.kept else DONE


def _open(root: Path, options: argparse.Namespace) -> int:
    from course._bootstrap._replace import replace  # noqa: PLC0415 - only this opens something

    hub = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
    if hub:
        # A server of its own could not be reached there; the hub's own shows the same page.
        sys.stdout.write(f"On your JupyterHub, open {hub}{ADDRESS}/{options.module}\n")
        return DONE
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not options.allow_root:
        sys.stderr.write(
            "You are the superuser (root). Start as an ordinary user; in a container of your own, "
            "add --allow-root\n"
        )
        return USAGE
    words = [sys.executable, "-m", "jupyterlab", *server_options(root, options)]
    return replace(words, os.environ)


def server_options(root: Path, options: argparse.Namespace) -> list[str]:
    """List JupyterLab's own options: the course's folder, and the page that opens first."""
    return [
        *_lab.server_options(root, f"/{ADDRESS}/{options.module}", options),
        f"--ServerApp.jpserver_extensions={NAME}=True",
        f"--CourseDirectory.db_url={options.db}",
    ]


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)

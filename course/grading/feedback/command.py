"""``python3 -m course feedback``: write a page for each student, and give it back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from course._atomic import write_bytes
from course.grading.answers import NoAnswers
from course.grading.feedback.cells import read_cells
from course.grading.feedback.exchange import NoExchange, copy_marks, release
from course.grading.feedback.lesson import Lesson
from course.grading.feedback.pack import pack
from course.grading.feedback.page import page
from course.grading.gradebook import GradebookError
from course.grading.lms._problem import LmsError
from course.grading.lms.record import HandIn, read_record
from course.grading.results import MISSING, SubmissionResult, results
from course.grading.work import UNGRADABLE

DONE, SOME, USAGE, STOPPED = 0, 1, 2, 130


class _Mistaken(Exception):
    """The command line asks for something that is not there."""


@dataclass
class _Done:
    """What became of a class's pages."""

    pages: dict[str, bytes] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def main(options: argparse.Namespace) -> int:
    """Write the pages of a module in the folder that this was started in.

    Returns
    -------
    int
        0 when everybody who handed in has a page and it could be given back, 1 when somebody's
        could not, 2 when nothing could be done, 130 when it was stopped.
    """
    root = Path.cwd()
    try:
        lesson = Lesson.read(root, options.module)
        record = _record(root, options)
        chosen = _whose(results(root, options.module, options.db), options)
        done = write_pages(root, lesson, chosen)
        if options.lms:
            _pack(root, options, done, record)
        if options.exchange:
            _release(root, options.module, done)
    except (NoAnswers, GradebookError, LmsError, NoExchange, _Mistaken) as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except OSError as error:
        sys.stderr.write(f"Cannot write {error.filename}: {error.strerror}. Start this again.\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The pages written so far are whole; start again to go on.\n")
        return STOPPED
    sys.stdout.write("\n".join([*done.lines, *done.problems, ""]))
    return SOME if done.problems else DONE


def write_pages(root: Path, lesson: Lesson, chosen: list[SubmissionResult]) -> _Done:
    """Write a page for everybody who handed in.

    Parameters
    ----------
    root
        The class's folder.
    lesson
        The module.
    chosen
        Whose.
    """
    done = _Done()
    missing, waiting = [], []
    for result in chosen:
        student, module = result.student, lesson.module
        if result.state == MISSING:
            missing.append(student)
            continue
        if Path(student).name != student or student in {".", ".."}:
            done.problems.append(f"{student!a}: no page, since this is no name for a folder.")
            continue
        graded = root / "autograded" / student / module / f"{module}.ipynb"
        content = page(result, lesson, read_cells(graded, lesson.given)).encode()
        place = root / "feedback" / student / module
        place.mkdir(parents=True, exist_ok=True)
        _write(place / f"{module}.html", content)
        copy_marks(root, module, student)
        done.pages[student] = content
        if result.state == UNGRADABLE:
            done.problems.append(f"{student}: ungradable, and the page says why: {result.reason}")
        elif result.waiting:
            waiting.append(student)
    done.lines = _summary(lesson.module, len(done.pages), waiting, missing)
    return done


def _summary(module: str, pages: int, waiting: list[str], missing: list[str]) -> list[str]:
    lines = [f"{pages} pages: feedback/STUDENT/{module}/{module}.html"]
    if waiting:
        lines.append(
            f"{len(waiting)} of them say that the mark is not final: a person still has to look. "
            f"See: python3 -m course mark {module} --list"
        )
    if missing:
        lines.append(f"{len(missing)} handed in nothing and have no page: {', '.join(missing)}")
    return lines


def _whose(every: list[SubmissionResult], options: argparse.Namespace) -> list[SubmissionResult]:
    asked = set(options.student or [each.student for each in every])
    handed_in = {each.student for each in every if each.state != MISSING}
    if not handed_in:
        raise _Mistaken(f"Nobody has handed in {options.module}: there is nothing to give back.")
    unknown = sorted(set(options.student or ()) - handed_in)
    if unknown:
        raise _Mistaken(f"No submission of {options.module} by: {', '.join(unknown)}.")
    return [each for each in every if each.student in asked]


def _record(root: Path, options: argparse.Namespace) -> Mapping[str, HandIn]:
    if options.to and not options.lms:
        raise _Mistaken("--to says where the zip for an LMS goes: say which with --lms.")
    if not options.lms:
        return {}
    record = read_record(root, options.module)
    if not record:
        raise _Mistaken(
            f"--lms needs collected/{options.module}.json, which `course collect` writes: it says "
            "whose file is whose. Collect the LMS's download first."
        )
    return record


def _pack(
    root: Path, options: argparse.Namespace, done: _Done, record: Mapping[str, HandIn]
) -> None:
    packed = pack(done.pages, record, options.lms, options.module)
    path = options.to or root / "feedback" / f"{options.module}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, packed.content)
    done.lines.append(f"{len(packed.students)} of them for {options.lms}: {_shown(path, root)}")
    done.problems += [f"{who}: not in the zip; {why}." for who, why in packed.left_out.items()]


def _release(root: Path, module: str, done: _Done) -> None:
    failed = release(root, module, done.pages)
    done.lines.append(f"{len(done.pages) - len(failed)} released through the exchange.")
    done.problems += [f"{who}: not released; {why}." for who, why in failed.items()]


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _write(path: Path, content: bytes) -> None:
    """Write a page, unless it is there already: a sync to the disk costs more than a page."""
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)

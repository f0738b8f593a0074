"""``python3 -m course collect``: take in what an LMS gives for download."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from course.grading.lms._problem import LmsError
from course.grading.lms._sheets import listed, write_sheet
from course.grading.lms.archive import Archive, BadArchive, opened
from course.grading.lms.asking import path_of as questions_of
from course.grading.lms.intake import take_in
from course.grading.lms.laying import NEW, OLDER, REPLACED, SAME
from course.grading.lms.names import Named, likeliest, read_names
from course.grading.lms.roster import read_roster
from course.grading.lms.staging import NOTHING, Intake, Taken
from course.grading.lms.times import zone

DONE, SOME, USAGE, STOPPED = 0, 1, 2, 130
_MANY = 10


def main(options: argparse.Namespace) -> int:
    """Collect a download into the folder that this was started in.

    Returns
    -------
    int
        0 when every submission is in its place, 1 when a person has to look at something, 2 when
        nothing was done, 130 when it was stopped.
    """
    root = Path.cwd()
    try:
        taken = _collect(root, options)
    except LmsError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except TimeoutError:
        sys.stderr.write(
            "Another `course collect` of this module is running here. Start this one again when "
            "it has ended; nothing is lost.\n"
        )
        return USAGE
    except OSError as error:
        sys.stderr.write(
            f"{error.strerror}: {error.filename or options.file}. Nothing is lost; put it right "
            "and start this command again.\n"
        )
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing is lost; start this command again to go on.\n")
        return STOPPED
    _tell(root, taken, as_json=options.json)
    return SOME if taken.odd or taken.matched.questions else DONE


def _collect(root: Path, options: argparse.Namespace) -> Taken:
    roster = read_roster(options.roster)
    where = zone(options.timezone)
    path: Path = options.file
    if path.is_dir():
        raise LmsError(
            f"{path.name} is a folder. Expected is the zip as downloaded; some browsers unpack it "
            "by themselves (Safari: Settings, General, Open safe files)."
        )
    try:
        with opened(path) as archive:
            files, strange = _read_names(archive, options.lms, path)
            module = options.module or _module(root, files)
            intake = Intake(root, module, options.lms, roster, where, options.worksheet)
            taken = take_in(intake, archive, files)
    except BadArchive as error:
        raise LmsError(
            f"{path.name} was not read: {error}. Nothing was changed; download it again."
        ) from None
    taken.odd += [("", "", f"Not named as {options.lms} names files: {name}") for name in strange]
    sheet = root / "collected" / f"{module}-odd.csv"
    write_sheet(sheet, ("student", "in the download", "what"), taken.odd)
    return taken


def _read_names(archive: Archive, lms: str, path: Path) -> tuple[list[Named], list[str]]:
    files, others = read_names(lms, archive.members)
    if not files:
        other = likeliest(archive.members)
        hint = f" Its names look like {other}'s: say --lms {other}." if other else ""
        raise LmsError(f"No file in {path.name} is named as {lms} names submissions.{hint}")
    strange = [each.raw for each in others if each.raw != "index.html"]
    return files, [name for name in strange if not name.startswith(("__MACOSX/", "."))]


def _module(root: Path, files: list[Named]) -> str:
    """Tell the module by the names of what was handed in."""
    known = {
        path.name.partition(".")[0] for path in (root / "solutions").glob("*.answers.json")
    } | {path.parent.name for path in (root / "notebooks").glob("*/*.ipynb")}
    count = Counter(
        name for name in known for each in files if name.casefold() in each.own.casefold()
    )
    if len(count) == 1:
        return next(iter(count))
    found = ", ".join(f"{name} ({n} files)" for name, n in count.most_common()) or "none"
    raise LmsError(
        "The names of the files do not tell one module; found: "
        f"{found}. Say which: --module, such as --module m03_change."
    )


def _tell(root: Path, taken: Taken, *, as_json: bool) -> None:
    if as_json:
        for student, what in sorted(taken.state.items()):
            record = taken.record.get(student)
            odd = [text for whose, _, text in taken.odd if whose == student]
            line: dict[str, object] = {"student": student, "state": what, "odd": odd}
            if record:
                line |= {"handed_in": record.handed_in, "late": record.late}
            sys.stdout.write(json.dumps(line) + "\n")
        for question in taken.matched.questions:
            sys.stdout.write(json.dumps({"question": vars(question)}) + "\n")
        return
    count = Counter(taken.state.values())
    kinds = (NEW, REPLACED, SAME, OLDER, NOTHING)
    told = ", ".join(f"{count[kind]} {kind}" for kind in kinds if count[kind]) or "nothing"
    lines = [f"{taken.module}: {told}.\n"]
    if taken.missing:
        names = ", ".join(taken.missing[:_MANY])
        more = f" and {len(taken.missing) - _MANY} more" if len(taken.missing) > _MANY else ""
        lines.append(f"Nothing yet from {len(taken.missing)} on the roster: {names}{more}.\n")
    if taken.zone_used:
        lines.append(f"The LMS's times were read as {taken.zone_used}; --timezone says another.\n")
    if taken.odd:
        lines.append(f"\nOdd, also in collected/{taken.module}-odd.csv:\n")
        lines.append(listed(("student", "in the download", "what"), taken.odd))
    if taken.asked():
        place = questions_of(root, taken.module).relative_to(root).as_posix()
        lines.append(f"\nQuestions, also in {place}:\n")
        rows = [(q.identifier, q.full_name, q.question, q.candidates) for q in taken.asked()]
        lines.append(listed(("in the download", "name", "question", "candidates"), rows))
        lines.append(
            "There, fill in student (an id of the roster, or - to leave it out) or handed_in, and "
            "start this command again. What has no student is not collected until then.\n"
        )
    sys.stdout.write("".join(lines))

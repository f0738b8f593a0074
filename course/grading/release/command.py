"""``python3 -m course release``: pack a module for students, and say what a change means."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from course._atomic import write_bytes, write_text
from course.grading.answers import NoAnswers
from course.grading.gradebook import GradebookError
from course.grading.release import message, record
from course.grading.release.contents import Module, contents
from course.grading.release.entries import Entered, enter
from course.grading.release.exercises import exercises
from course.grading.release.pack import packed
from course.grading.release.record import Record
from course.grading.release.refusal import NotReleased

DONE, USAGE, STOPPED = 0, 2, 130


def main(options: argparse.Namespace) -> int:
    """Hand a module of the current folder out.

    Returns
    -------
    int
        0 when it is handed out, 2 when it could not be, 130 when it was stopped.
    """
    root = Path.cwd()
    try:
        lines = release(root, options.module, options.db, options.to, exchange=options.exchange)
    except (NoAnswers, NotReleased, GradebookError) as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(
            f"A file could not be read or written: {error.strerror or error}{where}. Mend that and "
            "start this command again.\n"
        )
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Start again: what is written is written whole.\n")
        return STOPPED
    sys.stdout.write("\n".join([*lines, ""]))
    return DONE


def release(
    root: Path, name: str, database: str, to: Path | None = None, *, exchange: bool = False
) -> list[str]:
    """Hand a module out, and give what there is to say about it.

    Parameters
    ----------
    root
        The instructor's folder.
    name
        The module.
    database
        The gradebook's address.
    to
        Where the zip goes; ``released/MODULE.zip`` in `root` by default.
    exchange
        Whether to use nbgrader's exchange instead of a zip.

    Raises
    ------
    NoAnswers, NotReleased, GradebookError
        When it cannot be handed out.
    """
    module = Module.read(root, name)
    now = exercises(module.released, module.answers)
    before = record.read(root, name)
    files = contents(module)
    entered = enter(
        database, name, module.released, lambda marks: _keep_withdrawn(root, name, marks)
    )
    if exchange:
        said = [_through_exchange(root, name)]
    else:
        said = [_as_zip(root, module, files, to, len(now))]
    changes = record.compare(before.exercises, now) if before else None
    if before is None or changes is None or changes.matter or changes.lines:
        record.write(root, Record(name, datetime.now(UTC).date().isoformat(), now))
    if before is not None and changes is not None:
        said += message.since(before, now, changes)
        if changes.matter:
            said.append(f"Grade the class again: python3 -m course grade {name}")
    return said + _about_gradebook(root, name, entered)


def _through_exchange(root: Path, name: str) -> str:
    from course.grading.release.handing import to_exchange  # noqa: PLC0415 - slow to import

    return f"{name} is handed out through {to_exchange(root, name)}."


def _as_zip(
    root: Path, module: Module, files: dict[str, bytes], to: Path | None, exercises: int
) -> str:
    path = to or root / "released" / f"{module.name}.zip"
    content = packed(files, module.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, content)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    tables = sum(file.endswith(".csv") for file in files)
    return (
        f"{shown.as_posix()}: {module.title}, {exercises} exercises, {tables} tables, "
        f"{len(content) / 1000:.0f} kB. No solutions, no answers."
    )


def _about_gradebook(root: Path, name: str, entered: Entered) -> list[str]:
    if not entered.known:
        cure = f"nbgrader generate_assignment {name} --force"
        return [f"The gradebook does not know {name} yet. Before you grade, enter it with: {cure}"]
    said = []
    if entered.new:
        said.append(f"New in the gradebook: {', '.join(entered.new)}.")
    if entered.gone:
        kept = sorted((root / "released").glob(f"{name}.withdrawn-*.json"))
        where = f" What stood there is kept in released/{kept[-1].name}." if kept else ""
        said.append(f"No longer in the gradebook: {', '.join(entered.gone)}.{where}")
    return said


def _keep_withdrawn(root: Path, name: str, marks: list[dict[str, Any]]) -> None:
    """Keep the marks of exercises that go: nothing that a person wrote is lost."""
    text = json.dumps(marks, indent=1, ensure_ascii=False) + "\n"
    number = hashlib.sha256(text.encode()).hexdigest()[:8]
    path = root / "released" / f"{name}.withdrawn-{number}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)

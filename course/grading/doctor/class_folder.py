"""The folder, the gradebook and nbgrader's exchange."""

from __future__ import annotations

import os
import re
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.grading.doctor.finding import BAD, OK, WARN, Finding, Place

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EXPECTED = ("nbgrader_config.py", "notebooks", "solutions")
_EVERYBODY = stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO
_WAIT_SECONDS = 1.0


def folder(place: Place) -> Finding:
    """See whether this is an instructor's folder that can be written to."""
    root = Path(place.root)
    if not os.access(root, os.W_OK | os.X_OK):
        cure = "Results are written here. Copy the folder to a place of your own."
        return Finding("folder", BAD, f"{root} cannot be written to", cure)
    missing = [name for name in _EXPECTED if not (root / name).exists()]
    if missing:
        cure = "Start the course's commands in the instructor's folder."
        return Finding("folder", WARN, f"{root} has no {', no '.join(missing)}", cure)
    return Finding("folder", OK, f"{root}")


def gradebook(place: Place) -> Finding:
    """See whether the gradebook is there, is nbgrader's of this version, and is not locked."""
    from course.grading._database import Database, GradebookError  # noqa: PLC0415 - heavy

    try:
        with closing(Database(place.database, _WAIT_SECONDS)) as book:
            if book.backend == "sqlite" and not Path(str(book.url.database)).is_file():
                return _no_gradebook(f"{book} is not there yet")
            if not book.run(_tables) or not book.is_there():
                return _no_gradebook(f"{book} is empty", on_server=book.backend != "sqlite")
            names = book.run(_assignments)
            known = f"it knows {', '.join(names)}" if names else "it knows no module yet"
            return Finding("gradebook", OK, f"{book}: {known}")
    except GradebookError as error:
        return Finding("gradebook", BAD, *_found_and_cure(error))


def _found_and_cure(error: Exception) -> tuple[str, str]:
    """Part a message of the course: its last sentence says what to do."""
    *found, cure = re.split(r"(?<=[.?]) (?=[A-Z])", str(error))
    return (" ".join(found), cure) if found else (cure, "Check the address after --db.")


def _no_gradebook(found: str, *, on_server: bool = False) -> Finding:
    cure = "Enter a module: nbgrader generate_assignment MODULE --force"
    if on_server:
        cure = "Make its tables first: python3 -m course grade MODULE --db URL"
    return Finding("gradebook", WARN, found, cure)


def _tables(connection: Connection) -> list[str]:
    from sqlalchemy import inspect  # noqa: PLC0415 - heavy

    return list(inspect(connection).get_table_names())


def _assignments(connection: Connection) -> list[str]:
    from nbgrader.api import Assignment  # noqa: PLC0415 - heavy
    from sqlalchemy import select  # noqa: PLC0415 - heavy

    return list(connection.scalars(select(Assignment.name).order_by(Assignment.name)))


def exchange(place: Place) -> Finding:
    """Look at nbgrader's exchange; a course that hands out zips needs none."""
    from course.grading.gradebook import GradebookError, nbgrader_settings  # noqa: PLC0415 - heavy

    try:
        settings = nbgrader_settings(Path(place.root))
    except GradebookError as error:
        return Finding("exchange", BAD, *_found_and_cure(error))
    other = settings.ExchangeFactory.get("exchange")
    if other:
        return Finding("exchange", WARN, f"{other} is configured; it is not looked at here")
    return _shared_folder(settings)


def _shared_folder(settings: Any) -> Finding:
    from nbgrader.exchange.default import Exchange  # noqa: PLC0415 - heavy

    root = Path(settings.Exchange.get("root") or Exchange.root.default_value)
    course = settings.CourseDirectory.get("course_id") or ""
    if not root.exists():
        if not course:
            return Finding("exchange", OK, "none: modules are handed out and collected as files")
        cure = f"Make it, for everybody to write to: sudo install -d -m 777 {root}"
        return Finding("exchange", BAD, f"{root} is not there", cure)
    if not root.is_dir() or not os.access(root, os.W_OK | os.X_OK):
        cure = f"Ask whoever owns it: chmod 777 {root}"
        return Finding("exchange", BAD, f"{root} cannot be written to", cure)
    mode = stat.S_IMODE(root.stat().st_mode)
    shared = settings.CourseDirectory.get("groupshared")
    if not shared and mode & _EVERYBODY != _EVERYBODY:
        said = f"{root} has the permissions {mode & _EVERYBODY:03o}; students cannot hand in"
        return Finding("exchange", BAD, said, f"chmod 777 {root}")
    if not course:
        cure = 'Write into nbgrader_config.py: c.CourseDirectory.course_id = "NAME"'
        return Finding("exchange", WARN, f"{root} is there, and the course has no name", cure)
    return Finding("exchange", OK, f"{root}, course {course}")

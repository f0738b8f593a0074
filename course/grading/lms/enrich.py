"""What else a download says about its students, beside the names of the files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from course.grading.lms._problem import LmsError
from course.grading.lms.archive import Archive
from course.grading.lms.names import Named
from course.grading.lms.table import Table, read_table
from course.grading.lms.times import spoken

_NAME = re.compile(r"\s*Name: *(?P<name>.*) \((?P<login>[^()]+)\)\s*$")
_NUMBER = re.compile(r"\D*(\d+)")
_BY = {"id number", "username", "email address", "email"}
_SUBMITTED = "last modified (submission)"
_WHILE_PACKING = timedelta(hours=1)


def with_blackboard_notes(archive: Archive, files: list[Named]) -> list[Named]:
    """Take name and login from the text that Blackboard puts beside every attempt.

    The file's name alone does not tell where the assignment ends and a login with an underscore
    begins.
    """
    known: dict[str, tuple[str, str]] = {}
    for each in files:
        if not each.own and each.identifier not in known:
            text = archive.read(each.member).decode("utf-8", errors="replace").lstrip("\ufeff")
            found = _NAME.match(text.partition("\n")[0])
            # The note is the LMS's, yet a login that is not in the file's name is not believed.
            if found and found["login"] in each.ids:
                known[each.identifier] = (found["name"], found["login"])
    return [
        replace(each, full_name=known[each.identifier][0], ids=(known[each.identifier][1],))
        if each.identifier in known
        else each
        for each in files
    ]


def with_moodle_worksheet(path: Path, files: list[Named]) -> list[Named]:
    """Take address, ID number and time from Moodle's grading worksheet of the assignment.

    Raises
    ------
    LmsError
        When the worksheet cannot be read, or has none of these.
    """
    table = read_table(path)
    header = [cell.value.strip().casefold() for cell in table.rows[0]]
    by = [place for place, name in enumerate(header) if name in _BY]
    submitted = header.index(_SUBMITTED) if _SUBMITTED in header else None
    rows = dict(_numbered(table))
    if not rows:
        raise LmsError(
            f"{path.name} is no grading worksheet: its first column holds no participant's number."
        )
    if not any(each.identifier in rows for each in files):
        raise LmsError(
            f"{path.name} has none of the participants' numbers in the zip: it is another "
            "assignment's worksheet."
        )
    return [_with_row(each, rows.get(each.identifier, []), by, submitted) for each in files]


def _numbered(table: Table) -> Iterable[tuple[str, list[str]]]:
    for row in table.rows[1:]:
        found = _NUMBER.fullmatch(row[0].value.strip())
        if found:
            yield found[1], [cell.value for cell in row]


def _with_row(each: Named, row: list[str], by: list[int], submitted: int | None) -> Named:
    if not row:
        return each
    # An address is known by its sign, in every language.
    ids = [cell for place, cell in enumerate(row) if place in by or "@" in cell]
    when = spoken(row[submitted]) if submitted is not None and submitted < len(row) else None
    return replace(each, ids=tuple(filter(None, ids)), when=when)


def file_time(archive: Archive, packed: datetime | None) -> datetime | None:
    """Give a file's time in the zip, unless it is only that of the packing.

    An LMS of today packs when it is asked and gives every file that moment.
    """
    newest = max((each.when for each in archive.members if each.when), default=None)
    if packed is None or newest is None or newest - packed < _WHILE_PACKING:
        return None
    return packed

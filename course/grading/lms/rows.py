"""Whose each row of an LMS's table is: certain, or said to be not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from course.grading.lms._problem import LmsError
from course.grading.lms.columns import POINTS_ROW
from course.grading.lms.record import HandIn
from course.grading.lms.roster import Roster, Student
from course.grading.lms.table import Table

_IDS = {
    "canvas": ("sis user id", "sis login id", "integration id"),
    "moodle": ("id number", "username", "email address", "email"),
    "blackboard": ("username", "student id"),
    "brightspace": ("orgdefinedid", "username", "email"),
}
_NUMBERS = {"canvas": "id", "moodle": "identifier"}
"""The column of the LMS's own number."""
_NAMES = (
    ("student",),
    ("full name",),
    ("last name", "first name"),
    ("lastname", "firstname"),
    ("first name", "surname"),
)
_TRAILING = re.compile(r"\D*(\d+)")


@dataclass
class Rows:
    """A table's rows, by student."""

    of: dict[Student, int] = field(default_factory=dict)
    """Whose row is certain."""
    odd: list[tuple[str, int, str]] = field(default_factory=list)
    """Student if known, row, and what is not certain about it."""


def find_rows(table: Table, lms: str, roster: Roster, record: Mapping[str, HandIn]) -> Rows:
    """Find the students of a table's rows.

    Parameters
    ----------
    table
        The LMS's download.
    lms
        Where it is from.
    roster
        The class.
    record
        What was collected: it knows the LMS's own numbers.

    Raises
    ------
    LmsError
        When no column tells who a row is about.
    """
    header = [cell.value.strip().casefold() for cell in table.rows[0]]
    reader = _Reader(lms, header, roster, _numbers(lms, record, roster))
    if not reader.ids and reader.number is None and not reader.names:
        expected = ", ".join([*filter(None, [_NUMBERS.get(lms)]), *_IDS[lms]])
        raise LmsError(
            f"No column tells whose a row is. Expected is one of: {expected}. Download the table "
            f"from {lms} anew, with its headers in English."
        )
    rows = Rows()
    by_id: dict[Student, list[int]] = defaultdict(list)
    by_name: dict[Student, list[int]] = defaultdict(list)
    for place, row in enumerate(table.rows):
        values = [cell.value.strip() for cell in row]
        if place == 0 or not reader.is_student(values):
            continue
        known, named = reader.known(values), reader.named(values)
        if len(known) == 1:
            by_id[known[0]].append(place)
        elif not known and len(named) == 1:
            by_name[named[0]].append(place)
        else:
            several = "; ".join(map(str, known or named))
            what = f"could be {several}" if several else "is nobody's on the roster"
            rows.odd.append(("", place, f"The row {what}."))
    _settle(rows, by_id, by_name)
    return rows


def _settle(rows: Rows, by_id: dict[Student, list[int]], by_name: dict[Student, list[int]]) -> None:
    """Keep what only one row claims."""
    for student, places in by_id.items():
        if len(places) == 1:
            rows.of[student] = places[0]
        else:
            rows.odd += [
                (student.id, place, "Several rows are this student's.") for place in places
            ]
    for student, places in by_name.items():
        if len(places) == 1 and student not in by_id:
            rows.of[student] = places[0]
            rows.odd.append((student.id, places[0], "The row was found by the name alone."))
        else:
            what = "Several rows bear this student's name."
            rows.odd += [(student.id, place, what) for place in places]


def _numbers(lms: str, record: Mapping[str, HandIn], roster: Roster) -> dict[str, Student]:
    """Give who has which of the LMS's own numbers; Moodle's are of one assignment."""
    known = {}
    if lms == "canvas":
        known = {each.lms_user_id: each for each in roster.students if each.lms_user_id}
    for each in record.values():
        student = roster.get(each.student)
        if each.lms == lms and student:
            known[each.identifier] = student
    return known


@dataclass
class _Reader:
    """Reads who a row is about."""

    lms: str
    header: list[str]
    roster: Roster
    numbers: Mapping[str, Student]

    def __post_init__(self) -> None:
        places = {name: place for place, name in reversed(list(enumerate(self.header)))}
        self.ids = [places[name] for name in _IDS[self.lms] if name in places]
        self.number = places.get(_NUMBERS.get(self.lms, ""))
        if self.lms == "moodle" and self.number is None and not self.ids:
            self.number = 0  # the headers are in another language, and this column comes first
        named = [[places[each] for each in names] for names in _NAMES if {*names} <= places.keys()]
        self.names = named[0] if named else []

    def is_student(self, values: list[str]) -> bool:
        """Tell a student's row from one about the columns, such as Canvas's points possible."""
        columns = {*self.ids, *self.names, *([] if self.number is None else [self.number])}
        said = [values[place] for place in columns if place < len(values) and values[place]]
        return bool(said) and [each.casefold() for each in said] != [POINTS_ROW]

    def known(self, values: list[str]) -> list[Student]:
        """Give who is meant by the row's numbers, logins and addresses."""
        found = []
        if self.number is not None and self.number < len(values):
            digits = _TRAILING.fullmatch(values[self.number])
            student = self.numbers.get(digits[1]) if digits else None
            found += [student] if student else []
        ids = [values[place] for place in self.ids if place < len(values)]
        if self.lms == "moodle" and not self.ids:
            ids = [value for value in values if "@" in value]
        return list(dict.fromkeys([*found, *self.roster.with_id(ids)]))

    def named(self, values: list[str]) -> list[Student]:
        """Give who has the row's name and, as far as is known, no other number."""
        name = "".join(values[place] for place in self.names if place < len(values))
        found = self.roster.with_name(name)
        has_number = self.number is not None and self.number < len(values)
        theirs = values[self.number or 0] if has_number else ""
        if self.lms != "canvas" or not theirs:
            return found
        return [each for each in found if each.lms_user_id in {"", theirs}]

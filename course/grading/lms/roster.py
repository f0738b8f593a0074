"""The class's list, and whose a submission is: certain, or a question with candidates."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from course.grading.lms._problem import LmsError

COLUMNS = ("id", "last_name", "first_name", "email", "lms_user_id")
_NEEDED = COLUMNS[:3]
_LONGEST = 128
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]|^[. ~-]|[. ]$')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MANY = 5


@dataclass(frozen=True)
class Student:
    """A line of the roster."""

    id: str
    """Also the name of the student's folders."""
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """Both names, as a person reads them."""
        return f"{self.first_name} {self.last_name}".strip()

    def __str__(self) -> str:
        return f"{self.id} ({self.name or self.email})"


def key(text: str) -> str:
    r"""Give what is compared of a name or login: letters, their marks and digits.

    Commas, apostrophes, hyphens, spaces and the invisible signs of writing direction are left out:
    every LMS drops others of them.

    Examples
    --------
    >>> key("O\u2019Brien, Zo\u00eb") == key("obrienzoe\u0308")
    True
    """
    # In form C at the end, since case folding may take letters apart once more.
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LMN")
    return unicodedata.normalize("NFC", kept)


def _loose(text: str) -> str:
    """Give a name without accents: alike, yet not certain."""
    apart = unicodedata.normalize("NFD", key(text))
    return "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")


@dataclass
class Roster:
    """A class."""

    students: list[Student]
    _by_id: dict[str, list[Student]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[Student]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for student in self.students:
            local = student.email.partition("@")[0]
            ids = {student.id, student.lms_user_id, student.email, local} - {""}
            for one in {_id(each) for each in ids}:
                self._by_id[one].append(student)
            for name in {key(each) for each in _orders(student)} - {""}:
                self._by_name[name].append(student)

    def get(self, student: str) -> Student | None:
        """Give a student by the id in the roster, as somebody typed it."""
        wanted = unicodedata.normalize("NFC", student.strip())
        return next((each for each in self.students if each.id == wanted), None)

    def with_id(self, ids: Iterable[str]) -> list[Student]:
        """Give who is known by one of these numbers, logins or addresses."""
        found = [student for each in ids if each for student in self._by_id.get(_id(each), ())]
        return list(dict.fromkeys(found))

    def with_name(self, name: str) -> list[Student]:
        """Give who has this name, in either order."""
        return list(self._by_name.get(key(name), ())) if key(name) else []

    def near(self, name: str, ids: Iterable[str]) -> list[Student]:
        """Give who might be meant: the likeliest first."""
        found = [*self.with_id(ids), *self.with_name(name)]
        loose = defaultdict(list)
        for student in self.students:
            for each in {*map(_loose, _orders(student)), _loose(student.id)} - {""}:
                loose[each].append(student)
        for wanted in filter(None, map(_loose, (name, *ids))):
            for close in get_close_matches(wanted, loose, n=_MANY, cutoff=0.75):
                found += loose[close]
        return list(dict.fromkeys(found))[:_MANY]


def _id(text: str) -> str:
    """Give what is compared of a number or login; Brightspace puts a # before both."""
    return unicodedata.normalize("NFC", text.strip().removeprefix("#").casefold())


def _orders(student: Student) -> tuple[str, str]:
    first, last = student.first_name, student.last_name
    return f"{last}{first}", f"{first}{last}"


def read_roster(path: Path) -> Roster:
    """Read a class's list.

    Parameters
    ----------
    path
        A CSV file with nbgrader's columns: id, last_name, first_name, email, lms_user_id.

    Raises
    ------
    LmsError
        When it is missing, cannot be read, lacks a column or names somebody twice.
    """
    rows = _rows(path)
    header = [name.strip().casefold() for name in next(rows, [])]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise LmsError(
            f"{path.name} has no column {', '.join(missing)}. Expected are the columns "
            f"{', '.join(COLUMNS)}; found: {', '.join(header) or 'none'}."
        )
    students = []
    for number, row in enumerate(rows, 2):
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if any(cells.values()):
            students.append(_student(path, number, cells))
    if not students:
        raise LmsError(f"{path.name} names nobody. Expected is a line for each student.")
    doubled = [each for each, n in Counter(_id(s.id) for s in students).items() if n > 1]
    if doubled:
        raise LmsError(
            f"{path.name} has the id {', '.join(doubled)} more than once. "
            "Give every student one line and an id of their own."
        )
    return Roster(students)


def _student(path: Path, number: int, cells: dict[str, str]) -> Student:
    values = {name: unicodedata.normalize("NFC", cells.get(name, "")) for name in COLUMNS}
    given = values["id"]
    if not given or len(given) > _LONGEST or _UNSAFE.search(given) or _RESERVED.fullmatch(given):
        raise LmsError(
            f"{path.name}, line {number}: the id {given!a} cannot be the name of a folder. "
            "Use letters and digits; signs such as / : * or a dot in front are not possible."
            if given
            else f"{path.name}, line {number}: there is no id. Give every student one."
        )
    return Student(**values)


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LmsError(
            f"The roster {path.name} cannot be read ({error.strerror}). Expected is a CSV file "
            f"with the columns {', '.join(COLUMNS)}; --roster names another one."
        ) from None
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LmsError(
            f"{path.name} is not in UTF-8 (line {line}). Save it as \u201cCSV UTF-8\u201d, "
            "so that no name is spoiled."
        ) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return iter(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except csv.Error as error:
        raise LmsError(f"{path.name} cannot be read as CSV ({error}).") from None

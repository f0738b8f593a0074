"""Which column of an LMS's table takes the marks, how many points it has and how it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from course.grading.lms._problem import LmsError
from course.grading.lms._sheets import shown
from course.grading.lms.roster import key
from course.grading.lms.table import Table

_HEADERS = {
    "canvas": re.compile(r"(?P<title>.*?)\s*\((?P<id>\d+)\)"),
    "blackboard": re.compile(r"(?P<title>.*?)\s*\[(?P<what>[^\]]*)\]\s*\|(?P<id>\d+)"),
    "brightspace": re.compile(r"(?P<title>.*?)\s+Points Grade\s*(?:<(?P<what>[^>]*)>)?"),
    "moodle": re.compile(r"(?P<title>Grade|Assignment: .*?|.* \(Real\))"),
}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_FRACTION = re.compile(r"-?\d+([.,])\d+")
_MAX_POINTS = re.compile(r"MaxPoints:\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
POINTS_ROW = "points possible"
"""What Canvas writes in the row above the students."""
_MAX_COLUMN = "maximum grade"
_CHANGEABLE = "grade can be changed"
_READ_ONLY = "read only"
_CENT = Decimal("0.01")
_MANY = 40


@dataclass(frozen=True)
class Column:
    """The column that takes the marks."""

    place: int
    header: str
    most: dict[int, Decimal]
    """Row to the points that there are, where the table says it; row 0 stands for all others."""
    comma: bool | None
    """Whether it writes a comma before the decimals; None when nothing tells."""

    locked: frozenset[int] = frozenset()
    """Rows in which the LMS takes no mark."""

    def most_of(self, row: int) -> Decimal | None:
        """Give the points that there are in a row; None when the table does not say."""
        return self.most.get(row, self.most.get(0))

    def written(self, points: Decimal) -> str:
        """Give points as the table writes them, with two decimals at most.

        Raises
        ------
        LmsError
            When there are decimals, and nothing tells how the table writes them.
        """
        text = f"{points.quantize(_CENT, ROUND_HALF_UP).normalize():f}"
        if "." in text and self.comma is None:
            raise LmsError(
                "The table does not tell whether its decimals have a comma or a point. "
                "Say --decimal comma or --decimal point."
            )
        return text.replace(".", ",") if self.comma else text


def number(text: str) -> Decimal | None:
    """Read a mark, with a point or a comma; None when it is none."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[0].replace(",", ".")) if found else None


def find_column(  # noqa: PLR0913, PLR0917 - what the command line says about it
    table: Table, lms: str, module: str, title: str, asked: str | None, decimal: str | None
) -> Column:
    """Find the column of a module.

    Parameters
    ----------
    table
        The LMS's download.
    lms
        Where it is from.
    module
        The assignment.
    title
        What the lesson is called.
    asked
        The column's header, title or id, when the instructor said it.
    decimal
        ``comma`` or ``point``, when the instructor said it.

    Raises
    ------
    LmsError
        When it is not certain which column it is; the candidates are listed.
    """
    headers = [cell.value.strip() for cell in table.rows[0]]
    matches = {
        place: found
        for place, header in enumerate(headers)
        if (found := _HEADERS[lms].fullmatch(header))
    }
    if asked is not None:
        places = _asked(headers, matches, asked)
    else:
        places = _by_name(matches, module, title, lms)
    if len(places) != 1:
        shown_ones = [headers[place] for place in (places or matches or range(len(headers)))]
        listed = "".join(f"\n  {shown(name)}" for name in shown_ones[:_MANY])
        what = "Several columns fit" if places else "No column fits"
        raise LmsError(f'{what} {asked or module}. Say which with --column "…":{listed}')
    place = places[0]
    if any(_READ_ONLY in value.casefold() for _, value in _cells(table, place)):
        raise LmsError(f"The LMS takes no marks in the column {shown(headers[place])}: read only.")
    most = _most(table, lms, place, headers, matches.get(place))
    comma = _comma(table, place, list(matches), decimal)
    return Column(place, headers[place], most, comma, _locked(table, headers))


def _asked(headers: list[str], matches: dict[int, re.Match[str]], asked: str) -> list[int]:
    exact = [place for place, header in enumerate(headers) if header == asked.strip()]
    if exact:
        return exact
    wanted = asked.strip().casefold()
    return [
        place
        for place, found in matches.items()
        if wanted in {(each or "").casefold() for each in found.groups()}
    ]


def _by_name(matches: dict[int, re.Match[str]], module: str, title: str, lms: str) -> list[int]:
    """Give the columns whose title fits best: the same, containing it, or with its number."""
    titles = {place: found["title"] for place, found in matches.items()}
    plain = [place for place, name in titles.items() if name == "Grade"]
    if lms == "moodle" and plain:
        return plain
    names = {key(module), key(title)} - {""}
    same = [place for place, name in titles.items() if key(name) in names]
    if same:
        return same
    within = [place for place, name in titles.items() if any(n in key(name) for n in names)]
    digits = re.match(r"m0*(\d+)", module)
    if within or not digits:
        return within
    by_number = re.compile(rf"\b(?:m|module )0*{digits[1]}\b", re.IGNORECASE)
    return [place for place, name in titles.items() if by_number.search(name.replace("_", " "))]


def _most(
    table: Table, lms: str, place: int, headers: list[str], found: re.Match[str] | None
) -> dict[int, Decimal]:
    """Read how many points there are."""
    if lms == "canvas":
        for row, value in _cells(table, place):
            first = table.rows[row][0].value.strip().casefold()
            if first == POINTS_ROW and (points := number(value)) is not None:
                return {0: points}
        return {}
    if lms == "moodle":
        names = [header.casefold() for header in headers]
        if _MAX_COLUMN not in names:
            return {}
        cells = _cells(table, names.index(_MAX_COLUMN))
        return {row: points for row, value in cells if (points := number(value)) is not None}
    what = (found["what"] or "") if found else ""
    said = _MAX_POINTS.search(what) if lms == "brightspace" else _NUMBER.search(what)
    points = number(said[said.lastindex or 0]) if said else None
    return {} if points is None else {0: points}


def _locked(table: Table, headers: list[str]) -> frozenset[int]:
    """Give the rows of which Moodle's worksheet says that the grade cannot be changed."""
    names = [header.casefold() for header in headers]
    if _CHANGEABLE not in names:
        return frozenset()
    cells = _cells(table, names.index(_CHANGEABLE))
    return frozenset(row for row, value in cells if value.strip().casefold() == "no")


def _comma(table: Table, place: int, others: Iterable[int], decimal: str | None) -> bool | None:
    """Tell whether the table writes decimals with a comma: by the column itself, else by others."""
    if decimal:
        return decimal == "comma"
    rest = [each for each in range(len(table.rows[0])) if each != place]
    for places in ([place], others, rest):
        values = [value.strip() for each in places for _, value in _cells(table, each)]
        signs = {found[1] for value in values if (found := _FRACTION.fullmatch(value))}
        if len(signs) == 1:
            return signs == {","}
        if signs:
            break
    return None if signs or table.delimiter == ";" else False


def _cells(table: Table, place: int) -> list[tuple[int, str]]:
    """Give row and value of a column, the header left out."""
    return [
        (number, row[place].value)
        for number, row in enumerate(table.rows)
        if number and place < len(row)
    ]

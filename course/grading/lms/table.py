"""A table of delimited text of which every byte is kept: fields are found, never written anew.

A round trip through `csv` would change quotes, line ends, encodings and byte order marks. Here each
field knows where its text stands, and filling one replaces that text alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course.grading.lms._problem import LmsError

LARGEST = 64 << 20
"""Bytes that a table may have."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_STOPS = {sign: re.compile(rf"[{sign}\r\n]") for sign in (",", "\t", ";")}


class NotATable(Exception):
    """Bytes that are no table; the message says why, without the file's name."""


@dataclass(frozen=True)
class Cell:
    """A field."""

    start: int
    """Where its text begins, quotes included."""
    end: int
    """Where it ends."""
    value: str
    """What it says, without quotes."""
    quoted: bool
    """Whether it stands in quotes."""


@dataclass(frozen=True)
class Table:
    """A table as it was read."""

    text: str
    """All of it, without the byte order mark."""
    mark: bytes
    """The byte order mark."""
    encoding: str
    delimiter: str
    rows: list[list[Cell]]
    """Lines without any text are none."""

    def line(self, row: int) -> int:
        """Give the line of the file in which a row begins, from 1 on."""
        before = self.text[: self.rows[row][0].start]
        return before.count("\n") + 1 if "\n" in self.text else before.count("\r") + 1

    def filled(self, values: Mapping[tuple[int, int], str]) -> bytes:
        """Give the bytes of the table with other values in some fields.

        Parameters
        ----------
        values
            By row and column. A field keeps its quotes, or gets some where the value needs them.
        """
        parts, end = [], 0
        for row, column in sorted(values):
            cell = self.rows[row][column]
            parts += [self.text[end : cell.start], self._raw(values[row, column], cell)]
            end = cell.end
        return self.mark + "".join([*parts, self.text[end:]]).encode(self.encoding)

    def _raw(self, value: str, cell: Cell) -> str:
        if cell.quoted or any(sign in value for sign in (self.delimiter, '"', "\r", "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value


def read_table(path: Path) -> Table:
    """Read a table from a file.

    Raises
    ------
    LmsError
        When it cannot be read or is no table.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        table = parse(content)
    except OSError as error:
        raise LmsError(f"The table {path.name} cannot be read ({error.strerror}).") from None
    except NotATable as error:
        raise LmsError(f"{path.name} is not a table as an LMS gives it: {error}.") from None
    if not table.rows:
        raise LmsError(f"{path.name} is empty. Expected is the LMS's own download.")
    return table


def parse(content: bytes) -> Table:
    """Find the fields in a table's bytes.

    Parameters
    ----------
    content
        Delimited by commas, tabs or semicolons; in UTF-8, UTF-16 with its mark, or one byte a sign.

    Raises
    ------
    NotATable
        When the bytes are something else.
    """
    if len(content) > LARGEST:
        raise NotATable(f"it has more than {LARGEST >> 20} MiB")
    if content.startswith(_WORKBOOKS):
        raise NotATable("it is an Excel workbook; download it as CSV, or save it as such")
    mark, encoding = next(
        ((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", "utf-8")
    )
    body = content.removeprefix(mark)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise NotATable(f"it begins as {encoding.upper()} and is not") from None
        # Every byte stands for one sign, so that it comes out as it went in.
        text, encoding = body.decode("latin-1"), "latin-1"
    if "\0" in text:
        raise NotATable("it holds NUL bytes; expected is text")
    delimiter = _delimiter(text)
    return Table(text, mark, encoding, delimiter, _rows(text, delimiter))


def _delimiter(text: str) -> str:
    """Choose what parts the fields of the first line with any, outside of quotes."""
    start = text[: 1 << 20]
    plain = "".join(start.split('"')[::2]).lstrip("\r\n")
    first = re.split(r"[\r\n]", plain, maxsplit=1)[0]
    return max(_STOPS, key=first.count)


def _rows(text: str, delimiter: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    place = 0
    while place <= len(text):
        cell = _cell(text, place, delimiter)
        row.append(cell)
        place = cell.end
        if place < len(text) and text[place] == delimiter:
            place += 1
            continue
        if len(row) > 1 or cell.end > cell.start:
            rows.append(row)
        row = []
        place += 2 if text.startswith("\r\n", place) else 1
    return rows


def _cell(text: str, start: int, delimiter: str) -> Cell:
    if not text.startswith('"', start):
        end = _stop(text, start, delimiter)
        return Cell(start, end, text[start:end], quoted=False)
    place = start + 1
    while (found := text.find('"', place)) >= 0 and text.startswith('""', found):
        place = found + 2
    if found < 0:
        line = text.count("\n", 0, start) + 1
        raise NotATable(f"the quote that opens in line {line} is never closed; download it again")
    end = _stop(text, found + 1, delimiter)
    said = text[start + 1 : found].replace('""', '"') + text[found + 1 : end]
    return Cell(start, end, said, quoted=True)


def _stop(text: str, start: int, delimiter: str) -> int:
    """Give where the next delimiter or line end is."""
    found = _STOPS[delimiter].search(text, start)
    return found.start() if found else len(text)

"""A rater's sheet: a table to fill in, whatever program it is edited with."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from course._atomic import write_text
from course.grading.feedback.lesson import Written
from course.grading.feedback.texts import points as shown

FOLDER = "marking"
AGREED = "agreed"
"""Stands in the place of a rater's name for the marks that all agree on."""
_COLUMNS = ("answer", "points", "comment", "levels")
_DELIMITERS = ",;\t"
_NAME = re.compile(r"[^\W_][\w.-]{0,39}")
_MOST_SAID = 5


class BadSheet(Exception):
    """A sheet cannot be used; the message says which, why and what to do."""


@dataclass(frozen=True)
class Sheet:
    """One rater's marks."""

    rater: str
    """Who."""
    marks: dict[str, float | None]
    """An answer's code to points; None where there are none yet."""
    comments: dict[str, str]
    """An answer's code to what was noted."""


def path_of(root: Path, module: str, exercise: str, rater: str, ending: str = "csv") -> Path:
    """Give where a rater's sheet is kept."""
    return root / FOLDER / f"{module}-{exercise}-{rater}.{ending}"


def check_rater(name: str) -> None:
    """Refuse a name that cannot stand in a file's name.

    Raises
    ------
    BadSheet
        With what was expected.
    """
    if not _NAME.fullmatch(name) or name.casefold() == AGREED:
        raise BadSheet(
            f"--rater {name!a} cannot be used: expected is a name of at most 40 letters, digits, "
            f"dots and hyphens, other than '{AGREED}'."
        )


def sheets(root: Path, module: str, exercise: str) -> dict[str, Path]:
    """Find the raters' sheets for an exercise, by rater."""
    head = f"{module}-{exercise}-"
    found = sorted((root / FOLDER).glob("*.csv"))
    named = {path.stem.removeprefix(head): path for path in found if path.stem.startswith(head)}
    return {rater: path for rater, path in named.items() if rater != AGREED}


def write(
    path: Path,
    written: Written,
    marks: Iterable[tuple[str, float | None, str]],
    raters: Mapping[str, str] | None = None,
) -> None:
    """Write a sheet.

    Parameters
    ----------
    path
        Where; its folder must exist.
    written
        The exercise.
    marks
        Code, points if there are any, and comment of each answer.
    raters
        Code to what each rater gave, for a table of agreed marks.
    """
    levels = [f"{shown(level.points)} {level.name}" for level in written.rubric]
    told = " / ".join([*levels, "0 nothing of it"])
    made = io.StringIO()
    table = csv.writer(made)
    table.writerow([*_COLUMNS, *(["raters"] if raters else [])])
    for code, given, comment in marks:
        row = [code, "" if given is None else shown(given), comment, told]
        table.writerow([*row, *([raters[code]] if raters else [])])
    write_text(path, made.getvalue())


def read(path: Path, rater: str, most: float) -> Sheet:
    """Read a sheet as a rater left it: with commas, semicolons or tabs, with or without a mark.

    Parameters
    ----------
    path
        The sheet.
    rater
        Whose.
    most
        The most points that an answer can earn.

    Raises
    ------
    BadSheet
        When something in it cannot be right.
    """
    rows = _rows(path)
    marks: dict[str, float | None] = {}
    comments, wrong = {}, []
    for number, row in rows:
        code = row["answer"].strip().upper()
        if not code:
            continue
        if code in marks:
            wrong.append(f"line {number}: the answer {code} stands there twice")
        try:
            marks[code] = _points(row["points"], most)
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
        comments[code] = row.get("comment", "").strip()
    if wrong:
        more = f" (and {len(wrong) - _MOST_SAID} more)" if len(wrong) > _MOST_SAID else ""
        raise BadSheet(f"{path.name}: {'; '.join(wrong[:_MOST_SAID])}{more}. Correct the sheet.")
    return Sheet(rater, marks, comments)


def same_answers(first: Sheet, second: Sheet) -> None:
    """Refuse two sheets that are not of the same answers.

    Raises
    ------
    BadSheet
        With the answers that one of them lacks.
    """
    for one, other in ((first, second), (second, first)):
        lacking = sorted(other.marks.keys() - one.marks.keys())
        if lacking:
            more = " and others" if len(lacking) > _MOST_SAID else ""
            raise BadSheet(
                f"The sheet of {one.rater} has no line for {', '.join(lacking[:_MOST_SAID])}{more},"
                f" which that of {other.rater} has. Both must be of the same sample: put the lines "
                "back, or start both raters again."
            )


def _points(text: str, most: float) -> float | None:
    """Read points; half points are the finest."""
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and 0 <= value <= most and (2 * value).is_integer()):
        raise ValueError(f"points are {text!a}; expected is 0 to {shown(most)}, in halves")
    return value


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Read the lines of a table with their numbers; Excel and others change how it is written."""
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise BadSheet(f"{path.name} cannot be read: {error.strerror}.") from None
    for delimiter in _DELIMITERS:
        try:
            lines = list(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter))
        except csv.Error:  # such as a field without end
            continue
        # Excel may begin with a line that names the delimiter.
        skip = 1 if lines and lines[0] and lines[0][0].lower().startswith("sep=") else 0
        head = [name.strip().lower() for name in lines[skip]] if len(lines) > skip else []
        if {"answer", "points"} <= set(head):
            return [
                (number, dict(zip(head, [*line, *[""] * len(head)], strict=False)))
                for number, line in enumerate(lines[skip + 1 :], skip + 2)
                if any(field.strip() for field in line)
            ]
    raise BadSheet(
        f"{path.name} has no columns 'answer' and 'points' in its first line. Expected is the "
        "table that `course mark --rater` wrote, saved as CSV."
    )


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")

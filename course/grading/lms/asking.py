"""The questions that a download leaves open: a table that the instructor fills in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from course.grading.lms._problem import LmsError
from course.grading.lms._sheets import unsafe, write_sheet

NOBODY = "-"
"""An answer: leave this submission out."""
_HEADER = ("lms", "identifier", "full_name", "question", "candidates", "student", "handed_in")


@dataclass(frozen=True)
class Question:
    """Something that is not certain about one submission, and the answer to it."""

    lms: str
    identifier: str
    """The LMS's number or login, or the name of the folder in its download."""
    full_name: str = ""
    question: str = ""
    candidates: str = ""
    student: str = ""
    """The answer: an id of the roster, or - for nobody's."""
    handed_in: str = ""
    """The answer: when it was handed in."""

    @property
    def answered(self) -> bool:
        """Whether somebody filled anything in."""
        return bool(self.student or self.handed_in)


def path_of(root: Path, module: str) -> Path:
    """Give where the questions about a module are kept."""
    return root / "collected" / f"{module}-ask.csv"


def read_answers(root: Path, module: str, lms: str) -> dict[str, Question]:
    """Read what was answered about an LMS's downloads.

    Returns
    -------
    dict
        Identifier to question with its answer.

    Raises
    ------
    LmsError
        When the table cannot be read.
    """
    path = path_of(root, module)
    if not path.is_file():
        return {}
    cure = "Correct it, or delete it to be asked again."
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LmsError(
            f"collected/{path.name} is not in UTF-8. Save it as \u201cCSV UTF-8\u201d, "
            "or delete it to be asked again."
        ) from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header = [name.strip() for name in rows[0]] if rows else []
    missing = [name for name in ("lms", "identifier", "student") if name not in header]
    if missing:
        raise LmsError(f"collected/{path.name} has no column {', '.join(missing)}. {cure}")
    found = {}
    for row in rows[1:]:
        cells = dict(zip(header, (unsafe(cell.strip()) for cell in row), strict=False))
        one = Question(**{name: cells.get(name, "") for name in _HEADER})
        if one.lms == lms and one.answered:
            found[one.identifier] = one
    return found


def write_questions(root: Path, module: str, questions: Iterable[Question]) -> None:
    """Write the questions, with the answers there are; no table when there are none."""
    rows = [[getattr(each, name) for name in _HEADER] for each in questions]
    path = path_of(root, module)
    if rows:
        write_sheet(path, _HEADER, rows)
    else:
        path.unlink(missing_ok=True)

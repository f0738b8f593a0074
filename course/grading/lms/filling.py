"""Which mark goes into which row, and what is left as it is and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from course.grading.journal import Journal
from course.grading.lms._problem import LmsError
from course.grading.lms.columns import Column, number
from course.grading.lms.record import HandIn
from course.grading.lms.rows import Rows
from course.grading.lms.table import Table
from course.grading.results import SubmissionResult

CHANGED, LEFT, ABOVE, NOTE = "changed", "left as it is", "above the maximum", "look"
_KEPT = {"canvas": {"ex", "n/a"}}
"""Excused, and not assigned: a mark would undo either."""
_TAKES_MORE = {"canvas", "blackboard"}
"""The others cut a mark above the maximum down, or refuse it."""
_CLOSE = Decimal("0.005")

Note = tuple[str, int | str, str, str, str, str]
"""Student, line, what, was, is, why."""


@dataclass
class Filled:
    """What goes into a table."""

    values: dict[tuple[int, int], str] = field(default_factory=dict)
    """Row and column to the new text; fields that say it already are not in it."""
    marks: int = 0
    """How many rows have their mark."""
    notes: list[Note] = field(default_factory=list)
    """What a person should know."""


def fill(  # noqa: PLR0913, PLR0917 - all that a mark hangs on
    root: Path,
    module: str,
    lms: str,
    table: Table,
    column: Column,
    rows: Rows,
    marks: Iterable[SubmissionResult],
    record: Mapping[str, HandIn],
    *,
    scale: bool,
) -> Filled:
    """Choose the marks that go into a table.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    lms
        Where the table goes.
    table, column, rows
        The download, and what was found in it.
    marks
        What every student earned.
    record
        What was collected.
    scale
        Whether marks are brought to the table's maximum where that is another one.

    Raises
    ------
    LmsError
        When the table's maximum is another one, and `scale` is false.
    """
    by_student = {each.student: each for each in marks}
    _check_maximum(lms, column, by_student.values(), scale=scale)
    journal = Journal(root / "grading" / f"{module}.jsonl")
    again = {
        name
        for name, one in record.items()
        if one.graded_before and (journal.last(name) or {}).get("key") == one.graded_before
    }
    filler = _Filler(lms, table, column, again, Filled())
    for student, row in sorted(rows.of.items(), key=lambda each: each[1]):
        filler.fill(student.id, row, by_student.get(student.id))
    filled = filler.filled
    with_row = {student.id for student in rows.of}
    for name, row, text in rows.odd:
        left = NOTE if name in with_row else LEFT
        filled.notes.append((name, table.line(row), left, "", "", text))
    filled.notes += [
        (name, "", NOTE, "", "", "The table has no row that is certainly this student's.")
        for name, one in by_student.items()
        if name not in with_row and one.score is not None
    ]
    return filled


def _check_maximum(
    lms: str, column: Column, marks: Iterable[SubmissionResult], *, scale: bool
) -> None:
    of = next((Decimal(repr(each.of)) for each in marks), None)
    other = next((m for m in column.most.values() if of is not None and abs(m - of) > _CLOSE), None)
    if other is not None and not scale:
        raise LmsError(
            f"The column {column.header} has {other.normalize():f} points, and the module {of:g}. "
            f"Set the maximum in {lms} to {of:g} and download the table again, or say --scale to "
            "bring the marks to the LMS's maximum. Nothing was written."
        )


@dataclass
class _Filler:
    lms: str
    table: Table
    column: Column
    again: set[str]
    """Who handed in again since it was graded."""
    filled: Filled

    def fill(self, student: str, row: int, result: SubmissionResult | None) -> None:
        """Fill one row, or say why not."""
        cells = self.table.rows[row]
        if self.column.place >= len(cells):
            self._note(student, row, LEFT, "", "", "The row ends before the column.")
            return
        was = cells[self.column.place].value
        why = self._why_not(student, result)
        if was.strip().casefold() in _KEPT.get(self.lms, ()):
            why = f"The LMS says {was.strip()}."
        if row in self.column.locked:
            why = "The LMS says that this grade cannot be changed."
        if why or result is None or result.score is None:
            self._note(student, row, LEFT, was, "", why)
            return
        points, most = self._points(result, row), self.column.most_of(row)
        if most is not None and points > most + _CLOSE:
            if self.lms not in _TAKES_MORE:
                told = f"{points} is more than the {most} that {self.lms} takes. Enter it there."
                self._note(student, row, LEFT, was, "", told)
                return
            self._note(student, row, ABOVE, was, str(points), f"There are {most:g}.")
        self._write(student, row, was, points)

    def _write(self, student: str, row: int, was: str, points: Decimal) -> None:
        self.filled.marks += 1
        text = self.column.written(points)
        before, after = number(was), number(text)
        if before is not None and before == after:
            return  # it says so already, perhaps with other decimals
        self.filled.values[row, self.column.place] = text
        if was.strip() not in {"", "-"}:
            self._note(student, row, CHANGED, was, text, "")

    def _why_not(self, student: str, result: SubmissionResult | None) -> str:
        if result is None:
            return "Nothing was handed in."
        if student in self.again:
            return "It was handed in again since it was graded: grade it."
        if result.score is not None:
            return ""
        if result.state == "missing":
            return "Nothing was handed in."
        if result.waiting and not result.reason:
            return "Something of it waits for a person: mark it."
        return result.reason or result.state

    def _points(self, result: SubmissionResult, row: int) -> Decimal:
        points, of = Decimal(repr(result.score)), Decimal(repr(result.of))
        most = self.column.most_of(row)
        if most is None or not of or abs(most - of) < _CLOSE:
            return points
        return points * most / of

    def _note(  # noqa: PLR0913, PLR0917 - a line of the table
        self, student: str, row: int, what: str, was: str, now: str, why: str
    ) -> None:
        self.filled.notes.append((student, self.table.line(row), what, was, now, why))

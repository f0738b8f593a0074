"""Write results into nbgrader's gradebook, a submission a transaction.

nbgrader's own interface needs some forty statements and three transactions a submission. Here are
the same rows in a handful of statements and one transaction: all of it is there after a crash, or
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from nbgrader.utils import parse_utc
from sqlalchemy.exc import DataError
from traitlets.config import Config

from course.grading._database import WAIT_SECONDS, Database, GradebookError, Returned
from course.grading._entries import Entries, read_cells
from course.grading._late import late_penalty, nbgrader_settings, seconds_late
from course.grading.cell_marks import CellMarks, cell_marks

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = [
    "Book",
    "CellMarks",
    "GradebookError",
    "NoAssignment",
    "NotRecorded",
    "cell_marks",
    "nbgrader_settings",
    "read_module",
]


class NoAssignment(GradebookError):
    """The gradebook does not know the module."""


def read_module(
    db: str, module: str, read: Callable[[Connection, str], Returned | None]
) -> Returned:
    """Read something about a module from a gradebook that has to be there.

    Parameters
    ----------
    db
        The gradebook's address.
    module
        The assignment.
    read
        Gives it; None when the gradebook does not know the module.

    Raises
    ------
    GradebookError
        When there is no gradebook or it cannot be read.
    NoAssignment
        When it does not know the module.
    """
    with closing(Database(db)) as database:
        if not database.is_there():
            raise GradebookError(
                f"There is no gradebook {database}. Start this in the folder that holds it, or "
                "name it with --db."
            )
        found = database.run(lambda connection: read(connection, module))
    if found is None:
        raise NoAssignment(
            f"The gradebook does not know {module}. Is the name right? A module is entered with: "
            f"nbgrader generate_assignment {module} --force"
        )
    return found


class NotRecorded(Exception):
    """One student's result cannot be entered; the others' can."""


class Book:
    """nbgrader's gradebook, written to by one process.

    Parameters
    ----------
    url
        Such as ``sqlite:///gradebook.db``.
    module
        The assignment; its notebook has the same name.
    config
        nbgrader's settings; they say what a late submission loses.
    wait_seconds
        How long to wait for another program that writes.

    Raises
    ------
    NoAssignment
        When nobody has entered the module yet.
    GradebookError
        When the gradebook cannot be used.
    """

    def __init__(
        self,
        url: str,
        module: str,
        config: Config | None = None,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        self._late = late_penalty(config or Config())
        self._database = Database(url, wait_seconds)
        try:
            there = self._database.is_there()
            notebooks = self._database.run(lambda c: read_cells(c, module)) if there else {}
        except BaseException:
            self.close()
            raise
        if module not in notebooks:
            self.close()
            where = "" if self._database.backend == "sqlite" else f" --db {self._database}"
            raise NoAssignment(
                f"The gradebook does not know {module}. Enter it once with: "
                f"nbgrader generate_assignment {module} --force{where}"
            )
        self._module, self._cells = module, notebooks[module]
        self._entries = Entries(self._database.backend, notebooks.values())

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def record(
        self,
        student: str,
        marks: CellMarks,
        timestamp: str | None,
        *,
        only: Collection[str] | None = None,
        settled: Collection[str] = (),
    ) -> float:
        """Write a submission's marks; hand grades, extra credit and people's comments are kept.

        Parameters
        ----------
        student
            The student's id; entered if it is new.
        marks
            What `cell_marks` read.
        timestamp
            When it was handed in, as nbgrader's ``timestamp.txt`` has it; None keeps what is there.
        only
            Grade ids: the scores of these cells alone are written, and all else stays as it is.
        settled
            Grade ids of cells whose mark hangs on nothing that has changed: a person who marked
            one is not asked again.

        Returns
        -------
        float
            The points that the machine could give, for cells left alone those of before.

        Raises
        ------
        NotRecorded
            When the student's id cannot be stored.
        GradebookError
            When the gradebook cannot be used; nothing of the submission is in it then.
        """
        scores, comments = marks.scores, marks.comments
        if only is not None:
            scores = {name: score for name, score in scores.items() if name in only}
            comments = {}
        by_id = _by_id(scores, self._cells.graded, self._module)
        said = _by_id(comments, self._cells.commented, self._module)
        kept = {self._cells.graded[name] for name in settled if name in scores}

        def write(connection: Connection) -> float:
            entry = self._enter(connection, student, timestamp, keep=only is not None)
            self._entries.grade(connection, entry.id, by_id, said, kept)
            self._penalize(connection, student, entry)
            if only is None:
                return float(sum(score or 0.0 for score in scores.values()))
            return self._entries.machine_score(connection, entry.id)

        return self._run(student, write)

    def record_ungradable(self, student: str, timestamp: str | None) -> None:
        """Enter what could not be graded: a person has to look, and no mark is written."""

        def write(connection: Connection) -> None:
            entry = self._enter(connection, student, timestamp)
            nothing = dict.fromkeys(self._cells.graded.values())
            self._entries.grade(connection, entry.id, nothing, {})
            self._penalize(connection, student, entry)

        self._run(student, write)

    def _enter(
        self, connection: Connection, student: str, timestamp: str | None, *, keep: bool = False
    ) -> Any:
        entries = self._entries.enter(connection, student, parse_utc(timestamp), keep=keep)
        return entries[self._cells.notebook_id]

    def _penalize(self, connection: Connection, student: str, entry: Any) -> None:
        late = seconds_late(entry.timestamp, entry.duedate, entry.extension)
        penalty = None
        if late:
            score = self._entries.score(connection, entry.id)
            penalty = self._late.of(student, score, late)
        self._entries.penalize(connection, entry.id, penalty)

    def _run(self, student: str, write: Callable[[Connection], Returned]) -> Returned:
        try:
            return self._database.run(write)
        except (DataError, UnicodeEncodeError):
            raise NotRecorded(
                f"The gradebook cannot hold the student's id {student!a}. Give the folder a "
                "name of at most 128 ordinary characters."
            ) from None


def _by_id(named: Mapping[str, Any], known: Mapping[str, str], module: str) -> dict[str, Any]:
    """Put the gradebook's ids in place of the cells' names."""
    unknown = sorted(named.keys() - known.keys())
    if unknown:
        raise GradebookError(
            f"The gradebook has another version of {module}, without the cells "
            f"{', '.join(unknown)}. Enter this one: nbgrader generate_assignment {module} --force"
        )
    return {known[name]: value for name, value in named.items()}

"""Write results into nbgrader's gradebook, a submission a transaction."""

from __future__ import annotations

import logging
from typing import Any

from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry

_LOG = logging.getLogger(__name__)
NO_ANSWER = "No response."
"""What nbgrader's own SaveAutoGrades writes beside an answer cell that was left as it was."""


class NoAssignment(Exception):
    """The gradebook does not know the module."""


class Book:
    """nbgrader's gradebook, written to by one process.

    Parameters
    ----------
    url
        Such as ``sqlite:///gradebook.db``.
    module
        The assignment; its notebook has the same name.

    Raises
    ------
    NoAssignment
        When nobody has entered the module yet.
    """

    def __init__(self, url: str, module: str) -> None:
        self._module = module
        self._book = Gradebook(url, "")
        try:
            self._book.find_notebook(module, module)
        except MissingEntry:
            self.close()
            raise NoAssignment(
                f"The gradebook does not know {module}. Enter it once with: "
                f"nbgrader generate_assignment {module} --force"
            ) from None

    def close(self) -> None:
        """Let go of the database."""
        self._book.close()

    def record(self, student: str, notebook: Any, timestamp: str | None) -> float:
        """Write the marks of a graded notebook; hand grades and comments are kept.

        Parameters
        ----------
        student
            The student's id; entered if it is new.
        notebook
            As the judge left it.
        timestamp
            When it was handed in, in ISO form.

        Returns
        -------
        float
            The points that the machine could give.
        """
        entry = self._entry(student, timestamp)
        grades = {grade.name: grade for grade in entry.grades}
        comments = {comment.name: comment for comment in entry.comments}
        total = 0.0
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if utils.is_grade(cell) and name in grades:
                score, _ = utils.determine_grade(cell, _LOG)
                grade = grades[name]
                grade.auto_score = score
                # As in nbgrader: a mark by hand stays, and a person looks at it once more.
                grade.needs_manual_grade = score is None or grade.manual_score is not None
                total += score or 0.0
            if (utils.is_solution(cell) or utils.is_task(cell)) and name in comments:
                same = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
                untouched = same and not utils.is_task(cell)
                comments[name].auto_comment = NO_ANSWER if untouched else None
        self._book.db.commit()
        return total

    def record_ungradable(self, student: str, timestamp: str | None) -> None:
        """Enter what could not be graded: a person has to look, and no mark is written."""
        for grade in self._entry(student, timestamp).grades:
            grade.auto_score = None
            grade.needs_manual_grade = True
        self._book.db.commit()

    def _entry(self, student: str, timestamp: str | None) -> Any:
        self._book.update_or_create_student(student)
        when = {"timestamp": timestamp} if timestamp else {}
        self._book.update_or_create_submission(self._module, student, **when)
        return self._book.find_submission_notebook(self._module, self._module, student)

"""Release pages through nbgrader's exchange, a student at a time."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory

from course._atomic import write_bytes
from course.grading.gradebook import nbgrader_settings

FILES = ("timestamp.txt", "submission_secret.txt")
"""What nbgrader finds a submission by; only the exchange's submissions have both."""


class NoExchange(Exception):
    """The exchange cannot be used; the message says why and what to do."""


def copy_marks(root: Path, module: str, student: str) -> None:
    """Put beside a page what nbgrader's exchange finds the student's submission by."""
    for name in FILES:
        path = root / "submitted" / student / module / name
        if path.is_file() and not path.is_symlink():
            _write(root / "feedback" / student / module / name, path.read_bytes())


def release(root: Path, module: str, students: Iterable[str]) -> dict[str, str]:
    """Release pages.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    students
        Whose.

    Returns
    -------
    dict
        Student to why the page was not released.

    Raises
    ------
    NoExchange
        When there is no exchange, or its settings are wrong.
    GradebookError
        When ``nbgrader_config.py`` cannot be run.
    """
    settings = nbgrader_settings(root)
    course = CourseDirectory(config=settings)
    course.root, course.assignment_id = str(root), module
    if not course.course_id:
        raise NoExchange(
            "The exchange needs a course id. Set c.CourseDirectory.course_id in "
            "nbgrader_config.py to the one that students' submissions have."
        )
    factory = ExchangeFactory(config=settings)
    failed = {}
    for student in students:
        place = root / "feedback" / student / module
        if not all((place / name).is_file() for name in FILES):
            failed[student] = "did not hand in through the exchange"
            continue
        course.student_id = glob.escape(student)
        releasing = factory.release_feedback(
            coursedir=course, authenticator=Authenticator(config=settings), config=settings
        )
        try:
            releasing.start()
        except (ExchangeError, OSError) as error:
            raise NoExchange(f"The exchange cannot be used: {error}") from None
    return failed


def _write(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)

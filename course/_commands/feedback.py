"""``course feedback``: a page for each student."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "write a page of feedback for each student"
DESCRIPTION = (
    "Writes feedback/STUDENT/MODULE/MODULE.html: marks, a line for each mistake, hints, comments. "
    "With --lms it packs them under the names that the LMS takes back."
)
MAIN = "course.grading.feedback.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    _shared.students(made)
    made.add_argument("--lms", choices=_shared.LMS, help="also a zip for this LMS")
    made.add_argument(
        "--to", type=Path, metavar="FILE", help="where the zip goes (default: feedback/MODULE.zip)"
    )
    made.add_argument(
        "--exchange", action="store_true", help="also release it through nbgrader's exchange"
    )
    _shared.database(made)

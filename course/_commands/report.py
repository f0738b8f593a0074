"""``course report``: what a class understood."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "show what the class understood"
DESCRIPTION = (
    "Writes one page, readable without a network: marks, exercises, the commonest mistakes, wrong "
    "answers that nobody has named yet, and what a person should look at."
)
MAIN = "course.grading.report.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    made.add_argument(
        "--to", type=Path, metavar="FILE", help="default: reports/MODULE.html in this folder"
    )
    made.add_argument(
        "--anonymous",
        action="store_true",
        help="for showing in class: no student, no hand-in times, no answer given only once",
    )
    _shared.database(made)

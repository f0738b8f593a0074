"""``course release``: hand a module out."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "pack a module for students"
DESCRIPTION = (
    "Writes one zip for students: the module's notebook, the tables that it needs and the course's "
    "package without solutions. After a change to the lesson it says which exercises changed."
)
MAIN = "course.grading.release.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    made.add_argument(
        "--to", type=Path, metavar="FILE", help="default: released/MODULE.zip in this folder"
    )
    made.add_argument(
        "--exchange", action="store_true", help="hand out through nbgrader's exchange instead"
    )
    _shared.database(made)

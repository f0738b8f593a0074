"""``course mark``: the answers that need a person."""

import argparse

from course._commands import _shared

HELP = "mark written answers by hand"
DESCRIPTION = (
    "Opens the formgrader at the next answer that needs a person, with rubric and graded samples. "
    "With --rater, two people mark the same sample apart, and --agreement compares them."
)
MAIN = "course.grading.marking.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    made.add_argument("--list", action="store_true", help="only list what is to be marked")
    made.add_argument("--rater", metavar="NAME", help="mark a sample for yourself, under this name")
    made.add_argument(
        "--sample", type=int, metavar="N", default=20, help="its size (default: %(default)s)"
    )
    made.add_argument(
        "--agreement", action="store_true", help="compare two raters' marks (weighted kappa)"
    )
    made.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    made.add_argument("--port", type=int, metavar="N", help="listen on this port")
    _shared.database(made)

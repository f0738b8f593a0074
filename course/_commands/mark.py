"""``course mark``: the answers that need a person."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "mark written answers by hand"
DESCRIPTION = (
    "Opens the formgrader at the next answer that needs a person, with rubric and graded samples. "
    "With --rater, two people mark the same sample apart, --agreement compares them, and --enter "
    "puts the marks that they agreed on into the gradebook."
)
MAIN = "course.grading.marking.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    what = made.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="only list what is to be marked")
    what.add_argument("--rater", metavar="NAME", help="mark a sample for yourself, under this name")
    what.add_argument(
        "--agreement", action="store_true", help="compare two raters' marks (weighted kappa)"
    )
    what.add_argument(
        "--enter", type=Path, metavar="FILE", help="enter the marks of a sheet into the gradebook"
    )
    made.add_argument(
        "--sample", type=_size, metavar="N", default=20, help="its size (default: %(default)s)"
    )
    made.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    made.add_argument("--port", type=int, metavar="N", help="listen on this port")
    made.add_argument(
        "--allow-root", action="store_true", help="start JupyterLab even as the superuser"
    )
    _shared.database(made)


def _size(text: str) -> int:
    """Read how many answers a rater gets."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of answers, such as 20")
    return int(text)

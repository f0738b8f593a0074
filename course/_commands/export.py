"""``course export``: marks into the LMS's own table."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "fill the marks into an LMS's table"
DESCRIPTION = (
    "Fills one column of the table that the LMS gives for download and changes nothing else. "
    "A submission that is not graded gets no mark."
)
MAIN = "course.grading.lms.export:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    _shared.module(made)
    made.add_argument("--to", choices=_shared.LMS, required=True, help="which LMS it goes to")
    made.add_argument(
        "--template", type=Path, required=True, metavar="FILE", help="the table as downloaded"
    )
    made.add_argument(
        "--column", metavar="NAME", help="the column to fill, if its name does not tell"
    )
    made.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="default: exported/MODULE-LMS.csv in this folder, with the table's own ending",
    )
    made.add_argument(
        "--scale",
        action="store_true",
        help="bring the marks to the LMS's maximum where that is not the module's",
    )
    made.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help="how the table writes decimals, if it does not tell",
    )
    made.add_argument(
        "--exercises",
        action="store_true",
        help="also a table of marks by exercise, beside the first",
    )
    made.add_argument(
        "--roster", type=Path, metavar="FILE", default=Path("roster.csv"), help="the class"
    )
    _shared.database(made)

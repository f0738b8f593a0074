"""``course collect``: take in what an LMS gives for download."""

import argparse
from pathlib import Path

from course._commands import _shared

HELP = "take in a download of an LMS"
DESCRIPTION = (
    "Reads the zip that an LMS gives for all submissions of an assignment, finds in roster.csv "
    "whose each file is, and lays them out for `course grade`. What is not certain is asked."
)
MAIN = "course.grading.lms.collect:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    made.add_argument("file", type=Path, help="the zip as downloaded")
    made.add_argument("--lms", choices=_shared.LMS, required=True, help="where it is from")
    made.add_argument(
        "--module", metavar="NAME", help="default: the one that the notebooks' names tell"
    )
    made.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        default=Path("roster.csv"),
        help="the class, with columns id, last_name, first_name, email, lms_user_id "
        "(default: %(default)s)",
    )
    made.add_argument(
        "--timezone",
        metavar="NAME",
        help="of the times in the download, such as Europe/Berlin (default: this computer's)",
    )
    made.add_argument(
        "--worksheet",
        type=Path,
        metavar="FILE",
        help="Moodle's grading worksheet: tells addresses and times that its zip does not hold",
    )
    made.add_argument("--json", action="store_true", help="print a line of JSON a submission")

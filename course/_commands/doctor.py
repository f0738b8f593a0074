"""``course doctor``: what this computer still lacks for grading."""

import argparse

from course._commands import _shared

HELP = "say what is missing on this computer"
DESCRIPTION = "Looks at Python, PATH, kernel, gradebook, exchange, sandbox, hub: ok, or the cure."
MAIN = "course.grading.doctor.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    made.add_argument("--json", action="store_true", help="print a line of JSON a check")
    _shared.database(made)

"""Options that several commands share."""

import argparse

LMS = ("canvas", "moodle", "blackboard", "brightspace")


def module(made: argparse.ArgumentParser) -> None:
    """Declare the module that a command is about."""
    made.add_argument("module", help="such as m03_change")


def database(made: argparse.ArgumentParser) -> None:
    """Declare where the gradebook is."""
    made.add_argument(
        "--db", metavar="URL", default="sqlite:///gradebook.db", help="default: %(default)s"
    )


def students(made: argparse.ArgumentParser) -> None:
    """Declare a choice of students."""
    made.add_argument(
        "--student", action="append", metavar="NAME", help="this one only (can be repeated)"
    )

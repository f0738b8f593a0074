"""``course site``: build the site and the browser edition."""

import argparse
from pathlib import Path

HELP = "build the course's site and browser edition"
DESCRIPTION = (
    "Builds a folder of static files: pages about the course, and JupyterLite, in which the "
    "notebooks run in the reader's browser alone. Any web server can hand it out."
)
MAIN = "course.site.command:main"


def add(made: argparse.ArgumentParser) -> None:
    """Declare the options."""
    made.add_argument(
        "--offline",
        action="store_true",
        help="bundle every package, for rooms without internet (downloads 106 MB once)",
    )
    made.add_argument(
        "--to", type=Path, metavar="FOLDER", help="default: build/site in the course's folder"
    )
    made.add_argument(
        "--repository",
        default="",
        metavar="OWNER/NAME",
        help="the GitHub repository that Binder and Colab links open",
    )

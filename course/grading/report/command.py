"""``python3 -m course report``: write the page and say where it is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from course._atomic import write_text
from course.grading.gradebook import GradebookError
from course.grading.report.gather import NothingGraded, gather
from course.grading.report.page import page

DONE, USAGE, STOPPED = 0, 2, 130


def main(options: argparse.Namespace) -> int:
    """Write a module's report for the folder that this was started in.

    Returns
    -------
    int
        0 when the page was written, 2 when it could not be, 130 when it was stopped.
    """
    place: Path = options.to or Path("reports") / f"{options.module}.html"
    try:
        report = gather(Path.cwd(), options.module, options.db)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_text(place, page(report, anonymous=options.anonymous))
    except (GradebookError, NothingGraded) as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except OSError as error:
        why = error.strerror or error
        sys.stderr.write(f"{place} could not be written ({why}). Name another file with --to.\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was written.\n")
        return STOPPED
    sys.stdout.write(f"{place}: {len(report.graded)} of {len(report.everybody)} students graded.\n")
    if not options.anonymous:
        sys.stdout.write(
            "It names students: keep it to yourself. For the class, add --anonymous.\n"
        )
    return DONE

"""``python3 -m course doctor``: look at this computer and say what is missing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from course.grading.doctor import class_folder, hub, machine
from course.grading.doctor.finding import BAD, Finding, Place

Check = Callable[[Place], Finding]
CHECKS: tuple[Check, ...] = (
    machine.python,
    machine.packages,
    machine.path,
    machine.kernel,
    class_folder.folder,
    class_folder.gradebook,
    class_folder.exchange,
    machine.sandbox,
    hub.hub,
    machine.disk,
)
DONE, SOME, STOPPED = 0, 1, 130


def main(options: argparse.Namespace) -> int:
    """Look at everything, in the folder that this was started in.

    Returns
    -------
    int
        0 when nothing is bad, 1 when something is, 130 when it was stopped.
    """
    place = Place(str(Path.cwd()), options.db)
    try:
        findings = [_show(look(check, place), as_json=options.json) for check in CHECKS]
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return STOPPED
    if not options.json:
        sys.stdout.write(summary(findings))
    return SOME if any(finding.state == BAD for finding in findings) else DONE


def look(check: Check, place: Place) -> Finding:
    """Run one check; one that fails itself stops none of the others."""
    try:
        return check(place)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this computer
        what = " ".join(f"{type(error).__name__}: {error}".split())
        cure = "Tell the course's authors, with this line."
        return Finding(check.__name__, BAD, f"cannot be looked at: {what}", cure)


def summary(findings: Sequence[Finding]) -> str:
    """Say in one line how this computer is."""
    bad = [finding.name for finding in findings if finding.state == BAD]
    if bad:
        return f"To be mended: {', '.join(bad)}.\n"
    return "Nothing stands in the way of grading.\n"


def _show(finding: Finding, *, as_json: bool) -> Finding:
    if as_json:
        sys.stdout.write(json.dumps(asdict(finding)) + "\n")
    else:
        sys.stdout.write(f"{finding.state:5}{finding.name:11}{finding.found}\n")
        if finding.cure:
            sys.stdout.write(f"{'':16}-> {finding.cure}\n")
    sys.stdout.flush()
    return finding

"""Hand a module out through nbgrader's exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.apps import NbGraderAPI

from course.grading.gradebook import nbgrader_settings
from course.grading.release.refusal import NotReleased

if TYPE_CHECKING:
    from traitlets.config import Config

_STUDENTS_OWN = ("answers.json", "answers.*.json", "progress.json", "progress.*.json", ".*")
"""What working in the released folder leaves there."""


def to_exchange(root: Path, module: str) -> str:
    """Release a module as ``nbgrader release_assignment`` does, over an earlier release.

    Parameters
    ----------
    root
        The instructor's folder.
    module
        The assignment.

    Returns
    -------
    str
        Where students fetch it from.

    Raises
    ------
    NotReleased
        When the exchange cannot be used.
    GradebookError
        When nbgrader's settings cannot be read.
    """
    api = NbGraderAPI(config=_settings(root))
    course = api.coursedir.course_id
    if not course:
        raise NotReleased(
            "nbgrader's exchange needs a name for the course. Write it into nbgrader_config.py: "
            'c.CourseDirectory.course_id = "NAME". Without an exchange, leave --exchange out.'
        )
    outcome = api.release_assignment(module)
    if outcome is None:
        raise NotReleased("nbgrader has no exchange on Windows. Leave --exchange out.")
    if not outcome["success"]:
        said = [line.strip() for line in outcome["log"].splitlines() if line.strip()]
        why = said[-1] if said else outcome["error"].strip().splitlines()[-1]
        raise NotReleased(
            f"nbgrader's exchange refuses: {why.partition('] ')[2] or why} See: python3 -m course "
            "doctor"
        )
    return f"the course {course} in nbgrader's exchange"


def _settings(root: Path) -> Config:
    settings = nbgrader_settings(root)
    settings.CourseDirectory.root = str(root)
    settings.ExchangeReleaseAssignment.force = True
    ignored = settings.CourseDirectory.get("ignore")
    standard = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"]
    settings.CourseDirectory.ignore = [*(ignored or standard), *_STUDENTS_OWN]
    return settings

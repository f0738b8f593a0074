"""What each mark hangs on, so that a new release costs nobody a mark that it does not touch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from course.grading.journal import digest
from course.grading.release.exercises import exercises

if TYPE_CHECKING:
    from course.grading.task import Assignment

_SHORT = 16


def basis(
    assignment: Assignment, notebook: bytes, scores: Mapping[str, float | None]
) -> dict[str, str]:
    """Give a digest of the exercise, the student's answer and the machine's score for each mark.

    Parameters
    ----------
    assignment
        What the submission was graded by.
    notebook
        The graded notebook.
    scores
        Grade id to the machine's score; None where a person marks.

    Returns
    -------
    dict
        Grade id to digest.
    """
    known = _exercises(assignment.released, assignment.answers)
    answered = _sources(json.loads(notebook)["cells"])
    found = {}
    for name, score in scores.items():
        exercise = name.removesuffix("-check")
        asked = known.get(exercise, "")
        parts = (asked, answered.get(exercise, ""), repr(score))
        found[name] = digest(*(part.encode(errors="surrogatepass") for part in parts))[:_SHORT]
    return found


def settled(now: Mapping[str, str], before: Mapping[str, Any] | None) -> set[str]:
    """Name the marks that hang on nothing that has changed.

    Parameters
    ----------
    now
        As `basis` gives it.
    before
        The journal's last entry of the same student, if there is one.
    """
    then = (before or {}).get("basis") or {}
    return {name for name, what in now.items() if then.get(name) == what}


@lru_cache(maxsize=4)
def _exercises(released: bytes, answers: bytes) -> dict[str, str]:
    return {name: one.mark for name, one in exercises(released, answers).items()}


def _sources(cells: list[dict[str, Any]]) -> dict[str, str]:
    return {
        cell["metadata"].get("nbgrader", {}).get("grade_id", ""): "".join(cell["source"])
        for cell in cells
    }

"""What a graded notebook says about each cell, as plain data that can travel between processes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from nbgrader import utils

_LOG = logging.getLogger(__name__)
NO_ANSWER = "No response."
"""What nbgrader's own SaveAutoGrades writes beside an answer cell that was left as it was."""


@dataclass(frozen=True)
class CellMarks:
    """The marks of one submission's cells, by grade id."""

    scores: dict[str, float | None]
    """Of every cell that has points; None where a person has to look."""
    comments: dict[str, str | None]
    """Of every cell that is answered."""


def cell_marks(notebook: Any) -> CellMarks:
    """Read the marks that nbgrader would write into its gradebook.

    Parameters
    ----------
    notebook
        As the judge left it.
    """
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        if utils.is_grade(cell):
            scores[cell.metadata.nbgrader["grade_id"]] = utils.determine_grade(cell, _LOG)[0]
        if utils.is_solution(cell) or utils.is_task(cell):
            same = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
            untouched = same and not utils.is_task(cell)
            comments[cell.metadata.nbgrader["grade_id"]] = NO_ANSWER if untouched else None
    return CellMarks(scores, comments)

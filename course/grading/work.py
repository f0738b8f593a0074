"""Grade one submission from plain data to plain data, on whatever computer this is.

Nothing here knows the instructor's folder, the gradebook or the journal: a thread of the grader and
a worker of a cluster that shares no files with it do the very same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config import Config

from course.grading._notebook_text import written
from course.grading.cell_marks import CellMarks, cell_marks
from course.grading.handed_in import Ungradable, find
from course.grading.mark import mark
from course.grading.rebuild import rebuild
from course.grading.runner.warm import NoSandbox, TooLarge
from course.grading.task import Assignment, Submission

GRADED, PARTLY, UNGRADABLE = "graded", "partly graded", "ungradable"


@dataclass(frozen=True)
class Outcome:
    """What became of one submission."""

    state: str
    """graded, partly graded (it ended early; what ran counts) or ungradable."""
    reason: str = ""
    """Why it is not simply graded."""
    marks: dict[str, Any] = field(default_factory=dict)
    """Exercise to score, status and the name of the recognized mistake."""
    repairs: tuple[str, ...] = ()
    """What was repaired."""
    sandbox: tuple[str, ...] = ()
    """What confined it."""
    notebook: bytes = b""
    """The graded notebook."""
    cells: CellMarks | None = None
    """What the gradebook is told; None when nothing could be graded."""


def grade(submission: Submission, assignment: Assignment, root: Path) -> Outcome:
    """Run and judge one submission. Never raises for what is in it.

    Parameters
    ----------
    submission
        What was handed in.
    assignment
        What it is graded by.
    root
        A private folder that the assignment was unpacked to.

    Raises
    ------
    NoSandbox
        When this machine cannot confine it.
    """
    if submission.problem:
        return Outcome(UNGRADABLE, submission.problem)
    try:
        with tempfile.TemporaryDirectory(dir=root) as folder:
            submission.unpack(Path(folder))
            return _run(Path(folder), assignment, root)
    except (Ungradable, TooLarge) as error:
        return Outcome(UNGRADABLE, str(error))
    except NoSandbox:
        raise
    except Exception as error:  # noqa: BLE001 - one submission never stops another
        what = f"{type(error).__name__}: {error}"
        return Outcome(UNGRADABLE, f"The grader failed on it ({what}).")


def _run(folder: Path, assignment: Assignment, root: Path) -> Outcome:
    handed = find(folder, assignment.module, assignment.names)
    rebuilt = rebuild(assignment.master, handed.notebook)
    settings = Config(assignment.settings)
    marked = mark(rebuilt.notebook, assignment.module, root, handed.folder, settings)
    notebook = marked.notebook
    ended = notebook.metadata.course.get("ended", "")
    repairs = handed.repairs + rebuilt.repairs
    notebook.metadata.course["repairs"] = repairs
    marks = {
        name: {"score": one.score, "status": one.status, "mistake": one.mistake}
        for name, one in marked.marks.items()
    }
    return Outcome(
        PARTLY if ended else GRADED,
        ended,
        marks,
        tuple(repairs),
        tuple(marked.sandbox),
        written(notebook),
        cell_marks(notebook),
    )


def with_kept_checks(new: bytes, old: bytes, chosen: Collection[str]) -> bytes:
    """Give a newly graded notebook the outputs of an older one in all but the chosen check cells.

    Parameters
    ----------
    new, old
        Graded notebooks of the same submission.
    chosen
        Grade ids of the check cells that stay as they are in the new one.
    """
    notebook = json.loads(new)
    kept = {_check(cell): cell for cell in json.loads(old)["cells"]}
    for cell in notebook["cells"]:
        name = _check(cell)
        if name and name not in chosen and name in kept:
            cell["outputs"] = kept[name]["outputs"]
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _check(cell: dict[str, Any]) -> str | None:
    """Give the grade id of a code cell that carries a mark."""
    name = cell["metadata"].get("nbgrader", {})
    graded = cell["cell_type"] == "code" and name.get("grade")
    return str(name["grade_id"]) if graded else None

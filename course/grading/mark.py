"""Grade one notebook in memory: run it in the sandbox, judge and clean it, read the marks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config import Config

from course.grading.clean import CleanOutputs
from course.grading.judge import Judge, RunAndCollect


@dataclass(frozen=True)
class Mark:
    """What one exercise earned."""

    score: float
    """Points."""
    status: str
    """As in `Verdict`: right, not-yet, not-attempted."""
    mistake: str | None
    """The name of the recognized mistake."""
    line: str
    """What the student reads."""


@dataclass(frozen=True)
class Marked:
    """A graded notebook."""

    notebook: Any
    """With outputs, as nbgrader would write it."""
    marks: dict[str, Mark]
    """By exercise."""
    sandbox: tuple[str, ...]
    """What confined it."""


def mark(
    notebook: Any, module: str, course: Path, folder: Path | None = None, config: Any = None
) -> Marked:
    """Grade a notebook.

    Parameters
    ----------
    notebook
        A submission. It is changed: outputs and scores are written into it.
    module
        The assignment's name.
    course
        The instructor's folder, with ``solutions/``.
    folder
        The submission's own files.
    config
        Further settings, as in ``nbgrader_config.py``.

    Raises
    ------
    NoAnswers
        When the module has no answer file.
    NoSandbox
        When this machine cannot confine it.
    """
    settings = Config({"CourseDirectory": {"root": str(course), "source_directory": "solutions"}})
    settings.merge(config or Config())
    resources = {
        "nbgrader": {"assignment": module, "notebook": module, "student": "student"},
        "metadata": {"path": str(folder or "")},
        "unique_key": module,
    }
    for step in (RunAndCollect, Judge, CleanOutputs):
        notebook, resources = step(config=settings).preprocess(notebook, resources)
    return Marked(notebook, _marks(notebook), tuple(notebook.metadata.course["sandbox"]))


def _marks(notebook: Any) -> dict[str, Mark]:
    marks = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            said = output.get("metadata", {}).get("course")
            if said and "nbgrader" in cell.metadata:
                name = cell.metadata.nbgrader["grade_id"].removesuffix("-check")
                marks[name] = Mark(said["score"], said["status"], said["mistake"], said["line"])
    return marks

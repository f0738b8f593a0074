"""Make the student's notebook with nbgrader's own generate_assignment."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import nbformat

from course.authoring.refusal import Refusal


def put_environment_on_path() -> None:
    """Put this interpreter's folder first on PATH: nbgrader calls `alembic` by its name."""
    here = str(Path(sys.executable).parent)
    parts = os.environ.get("PATH", "").split(os.pathsep)
    if parts[0] != here:
        os.environ["PATH"] = os.pathsep.join([here, *parts])


def config(course_root: Path, settings: Path) -> Any:
    """Read the repository's nbgrader_config.py for a course at `course_root`."""
    from traitlets.config.loader import PyFileConfigLoader  # noqa: PLC0415 - authors and graders only

    loaded = PyFileConfigLoader(settings.name, path=str(settings.parent)).load_config()
    loaded.CourseDirectory.root = str(course_root)
    return loaded


def student_notebook(name: str, solved: Any, folder: Path, settings: Path) -> Any:
    """Run generate_assignment on a solved notebook.

    Parameters
    ----------
    name
        The module.
    solved
        The solved notebook.
    folder
        A scratch folder; a course of its own is made in it.
    settings
        The path of nbgrader_config.py.

    Returns
    -------
    notebook
        What students get.
    """
    from nbgrader.apps import NbGraderAPI  # noqa: PLC0415 - slow to import

    put_environment_on_path()
    course = folder / "course"
    source = course / "solutions" / name
    source.mkdir(parents=True)
    nbformat.write(solved, source / f"{name}.ipynb")
    said: list[str] = []
    handler = _Collector(said)
    chosen = config(course, settings)
    # Its gradebook would be thrown away, and making one costs more than all the rest.
    chosen.GenerateAssignment.no_database = True
    chosen.SaveCells.enabled = False
    api = NbGraderAPI(config=chosen)
    api.log.handlers = [handler]
    outcome = api.generate_assignment(name, force=True)
    if not outcome["success"]:
        raise Refusal(None, None, f"nbgrader refuses: {(said or [outcome['log']])[-1]}")
    student = nbformat.read(course / "notebooks" / name / f"{name}.ipynb", as_version=4)
    shutil.rmtree(course)
    return student


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

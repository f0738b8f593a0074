"""The same submissions in instructors' folders of their own, one for each run."""

from __future__ import annotations

import copy
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from course.grading.bench._cpu import measure

STOCK = "stock"
OURS = "ours"
BOOK = "gradebook.db"
_STOCK_SETTINGS = """c = get_config()
c.CourseDirectory.course_id = ""
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
"""
_CONFIG = "nbgrader_config.py"


class NoModule(Exception):
    """What the benchmark needs of a module is not in this folder."""


@dataclass(frozen=True)
class Template:
    """An instructor's folder with an empty gradebook, and the module's solved notebook."""

    folder: Path
    """Temporary; what is measured runs in copies of it."""
    module: str
    """The assignment."""
    environment: dict[str, str]
    """For every program that is measured."""

    def run_in(self, name: str, settings: str, count: int) -> Path:
        """Make a copy of the folder with a number of submissions.

        Parameters
        ----------
        name
            The copy's name.
        settings
            `STOCK` for nbgrader as it comes, `OURS` for the course's settings.
        count
            How many submissions.
        """
        copied = self.folder.parent / name
        shutil.copytree(self.folder, copied)
        if settings == STOCK:
            (copied / _CONFIG).write_text(_STOCK_SETTINGS, encoding="utf-8")
        for student, notebook in submissions(self.folder, self.module, count):
            place = copied / "submitted" / student / self.module
            place.mkdir(parents=True)
            content = json.dumps(notebook, indent=1, ensure_ascii=False)
            (place / f"{self.module}.ipynb").write_text(content, encoding="utf-8")
        return copied


def make_template(source: Path, scratch: Path, module: str) -> Template:
    """Copy what is needed of a module into a temporary folder and enter it into a gradebook.

    Parameters
    ----------
    source
        The instructor's folder. Nothing is written there.
    scratch
        A temporary folder.
    module
        The assignment.

    Raises
    ------
    NoModule
        When the module's files are not there.
    """
    folder = scratch / "template"
    solutions = folder / "solutions"
    (solutions / module).mkdir(parents=True)
    needed = {
        _CONFIG: folder,
        f"solutions/{module}.answers.json": solutions,
        f"solutions/{module}/{module}.ipynb": solutions / module,
    }
    for name, target in needed.items():
        if not (source / name).is_file():
            raise NoModule(
                f"{name} is not in {source}. Start the benchmark in the course's folder, "
                "with a module such as m03_change."
            )
        shutil.copy(source / name, target)
    template = Template(folder, module, _environment(scratch))
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", module]
    measure(command, folder, template.environment)
    return template


def submissions(folder: Path, module: str, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give students and notebooks: every other one is right, the rest make one named mistake."""
    solutions = folder / "solutions"
    solved = json.loads((solutions / module / f"{module}.ipynb").read_text(encoding="utf-8"))
    answers = json.loads((solutions / f"{module}.answers.json").read_text(encoding="utf-8"))
    mistakes = [
        (name, code)
        for name, entry in answers["exercises"].items()
        for code in entry.get("mistake_code", {}).values()
    ]
    for number in range(count):
        notebook = copy.deepcopy(solved)
        if number % 2 and mistakes:
            exercise, code = mistakes[number // 2 * 7 % len(mistakes)]
            cell = next(cell for cell in notebook["cells"] if cell.get("id") == exercise)
            cell["source"] = code
        yield f"student-{number:05d}", notebook


def marks_in(folder: Path, module: str) -> dict[str, dict[str, float | None]]:
    """Read the marks that a run left in its gradebook.

    Returns
    -------
    dict
        Student to check cell to points.
    """
    with Gradebook(f"sqlite:///{folder / BOOK}", "") as book:
        return {
            submission.student.id: {
                grade.name: grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name.endswith("-check")
            }
            for submission in book.assignment_submissions(module)
        }


def _environment(scratch: Path) -> dict[str, str]:
    """Give an environment in which no program reads or writes anything of the user's."""
    package = str(Path(__file__).resolve().parents[3])
    binaries = str(Path(sys.executable).parent)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COURSE_", "NBGRADER", "JUPYTER", "IPYTHON", "MPL"))
    }
    return {
        **kept,
        "PATH": os.pathsep.join([binaries, os.environ.get("PATH", os.defpath)]),
        "PYTHONPATH": package,
        "JUPYTER_CONFIG_DIR": str(scratch / "jupyter"),
        "JUPYTER_DATA_DIR": str(scratch / "data"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "IPYTHONDIR": str(scratch / "ipython"),
    }

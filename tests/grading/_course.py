"""A real nbgrader course in a temporary folder, graded by the plain command line."""

from __future__ import annotations

import atexit
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from course.grading.mark import mark
from tests.grading._nbgrader import nbgrader

ROOT = Path(__file__).resolve().parents[2]
THROUGH_NBGRADER = "m03_change"
"""The module that goes through every file and command; the others are graded in memory."""
MODULES = sorted(path.name.partition(".")[0] for path in ROOT.glob("solutions/*.answers.json"))


def answers(module: str) -> dict[str, Any]:
    """Give the instructor's entries of a module, written exercises left out."""
    return {name: entry for name, entry in _entries(module).items() if not entry.get("written")}


@cache
def _entries(module: str) -> dict[str, Any]:
    path = ROOT / "solutions" / f"{module}.answers.json"
    every: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    return every


def full_marks(module: str) -> dict[str, float]:
    return {name: float(entry["points"]) for name, entry in answers(module).items()}


def no_marks(module: str) -> dict[str, float]:
    return dict.fromkeys(answers(module), 0.0)


def solved(module: str) -> Any:
    return nbformat.read(ROOT / "solutions" / module / f"{module}.ipynb", as_version=4)


def released(module: str) -> Any:
    return nbformat.read(ROOT / "notebooks" / module / f"{module}.ipynb", as_version=4)


def with_code(notebook: Any, cell_id: str, source: str) -> Any:
    """Give a copy of a notebook with other code in one cell."""
    changed = copy.deepcopy(notebook)
    next(cell for cell in changed.cells if cell.id == cell_id).source = source
    return changed


def with_first_cell(notebook: Any, source: str) -> Any:
    """Give a copy of a notebook with one more cell in front."""
    changed = copy.deepcopy(notebook)
    changed.cells.insert(0, nbformat.v4.new_code_cell(source, id="intruder"))
    return changed


@dataclass
class Graded:
    """What nbgrader made of one submission."""

    scores: dict[str, float | None]
    """Exercise to points; None where nothing was graded."""
    lines: dict[str, str]
    """Exercise to the line in the autograded notebook."""
    mistakes: dict[str, str | None]
    """Exercise to the name of the recognized mistake."""
    feedback: str
    """The feedback page, or of one that was graded in memory what its checks show."""

    @property
    def total(self) -> float:
        return sum(score or 0 for score in self.scores.values())


def graded_in_memory(module: str, notebook: Any) -> Graded:
    """Grade a submission by the same runner and judge, without files, gradebook and feedback."""
    marked = mark(notebook, module, ROOT)
    shown = [
        output.data["text/html"]
        for cell in marked.notebook.cells
        for output in cell.get("outputs", ())
        if "course" in output.get("metadata", {})
    ]
    return Graded(
        {name: one.score for name, one in marked.marks.items()},
        {name: one.line for name, one in marked.marks.items()},
        {name: one.mistake for name, one in marked.marks.items()},
        "\n".join(shown),
    )


@cache
def _entered(module: str) -> Path:
    """Give a folder with what nbgrader's generate_assignment makes of a module."""
    kept = tempfile.TemporaryDirectory(prefix="course-entered-")
    atexit.register(kept.cleanup)
    made = _Entering(Path(kept.name, "course"), module)
    made.root.joinpath("entered").mkdir()
    for name in ("gradebook.db", "notebooks"):
        made.root.joinpath(name).rename(made.root / "entered" / name)
    return made.root / "entered"


class Course:
    """An instructor's folder with a gradebook of its own."""

    def __init__(self, root: Path, module: str) -> None:
        self.root = root
        self.module = module
        self.said = ""
        (root / "solutions" / module).mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", root)
        shutil.copy(ROOT / "solutions" / module / f"{module}.ipynb", root / "solutions" / module)
        shutil.copy(ROOT / "solutions" / f"{module}.answers.json", root / "solutions")
        self.enter()

    def enter(self) -> None:
        """Enter the module in the gradebook; nbgrader does so once, and the others get copies."""
        shutil.copytree(_entered(self.module), self.root, dirs_exist_ok=True)

    def nbgrader(self, *words: str) -> subprocess.CompletedProcess[str]:
        here = str(Path(sys.executable).parent)
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([here, os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            "JUPYTER_CONFIG_DIR": str(self.root / ".jupyter"),
            "JUPYTER_DATA_DIR": str(self.root / ".data"),
            "IPYTHONDIR": str(self.root / ".ipython"),
        }
        environment.pop("PYTHONWARNINGS", None)
        done = nbgrader(words, self.root, environment)
        if done.returncode:
            raise AssertionError(f"nbgrader {' '.join(words)}:\n{done.stdout}\n{done.stderr}")
        return done

    def submit(self, student: str, notebook: Any, files: dict[str, str] | None = None) -> None:
        folder = self.root / "submitted" / student / self.module
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{self.module}.ipynb")
        for name, text in (files or {}).items():
            (folder / name).write_text(text, encoding="utf-8")

    def autograde(self) -> None:
        self.said = self.nbgrader("autograde", self.module).stderr

    def feedback(self) -> None:
        self.nbgrader("generate_feedback", self.module)

    def result(self, student: str) -> Graded:
        from nbgrader.api import Gradebook

        scores = {}
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            for grade in book.find_submission_notebook(self.module, self.module, student).grades:
                if grade.name.endswith("-check"):
                    scores[grade.name.removesuffix("-check")] = grade.auto_score
        done = self.root / "autograded" / student / self.module / f"{self.module}.ipynb"
        lines, mistakes = {}, {}
        for cell in nbformat.read(done, as_version=4).cells:
            for output in cell.get("outputs", []):
                if "course" in output.get("metadata", {}):
                    what = output["metadata"]["course"]
                    name = cell.metadata["nbgrader"]["grade_id"].removesuffix("-check")
                    lines[name], mistakes[name] = what["line"], what["mistake"]
        page = self.root / "feedback" / student / self.module / f"{self.module}.html"
        text = page.read_text(encoding="utf-8") if page.exists() else ""
        return Graded(scores, lines, mistakes, text)


class _Entering(Course):
    """A course whose module nbgrader itself enters in the gradebook."""

    def enter(self) -> None:
        self.nbgrader("generate_assignment", self.module)

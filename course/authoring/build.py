"""Build a module: from one lesson file to everything that students and graders get.

``course build m03_change`` runs solutions/m03_change.py once and writes

- solutions/m03_change/m03_change.ipynb   the solved notebook, with outputs
- solutions/m03_change.answers.json       the instructor's answer file, for the trusted judge
- notebooks/m03_change/m03_change.ipynb   what students get
- course/exercises/keys/m03_change.json   the student's key, with sealed answers

All of it or nothing: files are written after every gate has passed, each one atomically.
``course build`` alone builds every module, the first page, and the pages about the whole course.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat

from course._atomic import write_text
from course.authoring import gates, pages
from course.authoring.alike import alike
from course.authoring.entries import entry
from course.authoring.lesson import Lesson, read
from course.authoring.refusal import Refusal
from course.authoring.release import student_notebook
from course.authoring.run import Ran, run
from course.authoring.spec import Exercise, Written
from course.authoring.teaching import Teaching
from course.exercises._key import FORMAT
from course.exercises._seal import clear

ROOT = Path(__file__).resolve().parents[2]
START = "start"
"""The lesson without exercises that `course lab` opens."""


def build(name: str, root: Path = ROOT) -> dict[Path, str]:
    """Build one module, or the pages, and give the files to write by path relative to the root.

    Raises
    ------
    Refusal
        When a gate says no.
    """
    if name == pages.NAME:
        return pages.build(root)
    lesson = read(root / "solutions" / f"{name}.py")
    gates.declarations(lesson)
    gates.code(lesson)
    with tempfile.TemporaryDirectory() as scratch:
        ran = run(lesson, Path(scratch), root)
        settings = root / "nbgrader_config.py"
        student = student_notebook(name, ran.notebook, Path(scratch), settings)
    gates.leak(lesson, student)
    if name == START:
        return {Path("notebooks") / f"{name}.ipynb": _notebook_text(student)}
    return {
        Path("solutions") / name / f"{name}.ipynb": _notebook_text(ran.notebook),
        Path("solutions") / f"{name}.answers.json": _json_text(answer_file(lesson, ran)),
        Path("notebooks") / name / f"{name}.ipynb": _notebook_text(student),
        Path("course") / "exercises" / "keys" / f"{name}.json": _json_text(ran.key),
    }


def answer_file(lesson: Lesson, ran: Ran) -> dict[str, Any]:
    """Make what the instructor's judge needs; it must never reach students."""
    exercises = {}
    for name, spec in lesson.declared.exercises.items():
        if isinstance(spec, Exercise):
            handed = ran.handed[name]
            exercises[name] = {
                **entry(spec, handed, clear, hidden=True),
                "right": handed.right,
                "also_code": list(spec.also),
                "near_miss_code": list(spec.near_misses),
                "mistake_code": {wrong.name: wrong.code for wrong in spec.mistakes},
            }
        else:
            exercises[name] = _written(spec, ran)
    teaching = {} if ran.teaching is None else {"teaching": _teaching(ran.teaching)}
    return {"format": FORMAT, "module": lesson.name, **teaching, "exercises": exercises}


def _teaching(teaching: Teaching) -> dict[str, list[str]]:
    parts = ("needs", "core", "discuss", "watch", "methods")
    return {name: list(getattr(teaching, name)) for name in parts}


def _written(spec: Written, ran: Ran) -> dict[str, Any]:
    return {
        "id": spec.id,
        "written": True,
        "points": spec.points,
        "claims": list(spec.claims),
        "rubric": [list(level) for level in spec.rubric],
        **ran.written[spec.id],
    }


def _notebook_text(notebook: Any) -> str:
    return str(nbformat.writes(notebook, version=4)).rstrip("\n") + "\n"


def _json_text(content: Any) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def differing(files: dict[Path, str], root: Path = ROOT) -> list[Path]:
    """List the built files that do not say what stands in the repository.

    What differs from machine to machine is left aside, and left as it is in the repository.
    """
    found = []
    for path, text in files.items():
        there = root / path
        old = there.read_text(encoding="utf-8") if there.exists() else ""
        if not alike(old, text):
            found.append(path)
    return found


def every_module(root: Path = ROOT) -> list[str]:
    """List the lessons there are, the start page last: it shows what the others have."""
    names = sorted(path.stem for path in (root / "solutions").glob("*.py"))
    return [name for name in names if name != START] + [name for name in names if name == START]


def _say(line: str, *, error: bool = False) -> None:
    print(line, file=sys.stderr if error else sys.stdout)


def main(modules: list[str], *, check: bool = False, root: Path = ROOT) -> int:
    """Build modules, or with `check` only tell whether a build would change anything.

    Parameters
    ----------
    modules
        Names of lessons, or "pages"; everything when empty.
    check
        Write nothing.
    root
        The repository.

    Returns
    -------
    int
        0 when all went well, 1 when a gate refused or files differ, 2 for a wrong name.
    """
    known = [*every_module(root), pages.NAME]
    unknown = [name for name in modules if name not in known]
    if unknown:
        _say(f"No lesson solutions/{unknown[0]}.py. There are: {', '.join(known)}.")
        return 2
    for name in modules or known:
        try:
            files = build(name, root)
        except Refusal as refusal:
            _say(f"{name}: not built. {refusal}", error=True)
            return 1
        changed = differing(files, root)
        if check and changed:
            _say(f"{name}: a build changes {', '.join(map(str, changed))}.", error=True)
            return 1
        if not check:
            for path in changed:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                write_text(root / path, files[path])
        _say(f"{name}: {'unchanged' if not changed else f'{len(changed)} files written'}.")
    return 0

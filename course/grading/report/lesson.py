"""What a report has to know about a module besides its marks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.grading.answers import AnswerFile, NoAnswers
from course.grading.report._tokens import CODE, names_in

_OBJECTIVE = re.compile(r"(?m)^- (.+?) \((O\d+)\)\s*$")
_TITLE = re.compile(r"(?m)^# (.+)$")


@dataclass(frozen=True)
class Exercise:
    """One exercise of the answer file."""

    objective: str
    """Such as ``O2``; empty when it is mapped to none."""
    claims: tuple[str, ...]
    """The claims of the article that it uses."""
    kind: dict[str, Any]
    """What an answer has to be."""
    says: dict[str, str]
    """Named mistakes, and the line for each."""


@dataclass(frozen=True)
class Lesson:
    """A module as its author wrote it."""

    title: str
    """Its heading."""
    exercises: dict[str, Exercise]
    """By id; empty for an assignment of the instructor's own, which has no answer file."""
    objectives: dict[str, str]
    """Objective to what a student can do who has reached it."""
    claims: dict[str, str]
    """Claim to what it states."""
    known: tuple[str, ...]
    """All code and text that nobody had to find: what was given, and the author's own answers."""
    names: frozenset[str]
    """Names in the code that students were given."""
    given: dict[str, str]
    """What each answer cell held when it was handed out."""


def read_lesson(root: Path, module: str) -> Lesson:
    """Read a module from the class's folder.

    Parameters
    ----------
    root
        With ``solutions`` and ``notebooks``.
    module
        The assignment.
    """
    try:
        entries = AnswerFile.read(root / "solutions", module).exercises()
    except NoAnswers:
        entries = {}
    released = _cells(root / "notebooks" / module / f"{module}.ipynb")
    solved = _cells(root / "solutions" / module / f"{module}.ipynb")
    texts = [text for _, _, text in (*released, *solved)]
    text = "\n".join(text for kind, _, text in released if kind == "markdown")
    title = _TITLE.search(text)
    exercises = {name: _exercise(entry) for name, entry in entries.items()}
    used = {claim for each in exercises.values() for claim in each.claims}
    return Lesson(
        title[1].strip() if title else module,
        exercises,
        {name: said.replace("*", "") for said, name in _OBJECTIVE.findall(text)},
        _statements(used),
        (*texts, *(code for entry in entries.values() for code in _authors(entry))),
        names_in([text for kind, _, text in released if kind == CODE]),
        {name: text for _, name, text in released if name},
    )


def _cells(path: Path) -> list[tuple[str, str, str]]:
    """Read a notebook's cells: type, grade id of an answer cell (else empty), source."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError):
        return []
    found = []
    for cell in cells:
        mark = cell["metadata"].get("nbgrader") or {}
        name = str(mark["grade_id"]) if mark.get("solution") else ""
        found.append((str(cell["cell_type"]), name, "".join(cell["source"])))
    return found


def _exercise(entry: dict[str, Any]) -> Exercise:
    return Exercise(
        str(entry.get("objective") or ""),
        tuple(entry.get("claims", ())),
        entry.get("kind") or {},
        {wrong["name"]: wrong["says"] for wrong in entry.get("mistakes", ())},
    )


def _authors(entry: dict[str, Any]) -> list[str]:
    """Give what the author wrote for an exercise: who comes upon the same has copied nobody."""
    found = [*entry.get("also_code", ()), *entry.get("near_miss_code", ())]
    found += entry.get("mistake_code", {}).values()
    found += [text for _, text, *_ in entry.get("samples", ())]
    return [*found, *entry.get("hints", ()), str(entry.get("model_answer", ""))]


def _statements(claims: set[str]) -> dict[str, str]:
    if not claims:
        return {}
    from course.datasets import load  # noqa: PLC0415 - heavy, and other assignments need none

    table = load("claims").set_index("claim_id")["statement"]
    return {claim: str(table[claim]) for claim in sorted(claims) if claim in table.index}

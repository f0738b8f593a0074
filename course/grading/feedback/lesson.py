"""What all pages of a module share: its title, aims, hints and rubrics."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.exercises._key import read_module
from course.grading.answers import AnswerFile

_AIM = re.compile(r"^- (?P<what>.+?) \((?P<name>O\d+)\)$", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Level:
    """One level of a rubric."""

    points: float
    """What an answer of this level earns."""
    name: str
    """In one word."""
    does: str
    """What the answer does."""


@dataclass(frozen=True)
class Sample:
    """A graded sample of a written answer: for whoever marks, never for students."""

    points: float
    """What it earns."""
    answer: str
    """Markdown."""
    why: str
    """The reason for the points."""


@dataclass(frozen=True)
class Written:
    """A written exercise."""

    points: float
    """The most that it earns."""
    rubric: tuple[Level, ...]
    """From the highest level to the lowest."""
    model_answer: str
    """Markdown; for whoever marks."""
    samples: tuple[Sample, ...]
    """Graded; for whoever marks."""


@dataclass(frozen=True)
class Lesson:
    """A module, as far as its students and markers are told about it."""

    module: str
    """Its name."""
    title: str
    """As its first heading has it."""
    aims: dict[str, str]
    """Name to what one can do afterwards, in Markdown."""
    aim_of: dict[str, str]
    """Exercise to the name of its aim."""
    hints: dict[str, tuple[str, ...]]
    """Exercise to hints, from the vaguest to the plainest."""
    written: dict[str, Written]
    """The exercises that a person reads."""
    given: frozenset[str]
    """The texts of the released notebook's cells."""

    @classmethod
    def read(cls, root: Path, module: str) -> Lesson:
        """Read a module from an instructor's folder.

        Parameters
        ----------
        root
            With ``solutions`` and ``notebooks``.
        module
            Its name.

        Raises
        ------
        course.grading.answers.NoAnswers
            When there is no answer file.
        """
        entries = AnswerFile.read(root / "solutions", module).exercises()
        released = root / "notebooks" / module / f"{module}.ipynb"
        texts = cell_texts(released)
        opening = texts[0] if texts else ""
        title = _TITLE.search(opening)
        public = _public(module)
        return cls(
            module,
            title[1] if title else module,
            {found["name"]: found["what"] for found in _AIM.finditer(opening)},
            {name: aim for name in entries if (aim := _aim(entries[name], public.get(name, {})))},
            {name: tuple(entry.get("hints", ())) for name, entry in entries.items()},
            {name: _written(entry) for name, entry in entries.items() if entry.get("written")},
            frozenset(texts),
        )


def cell_texts(path: Path) -> list[str]:
    """Read the sources of a notebook's cells; none when it cannot be read."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return ["".join(cell["source"]) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _public(module: str) -> dict[str, Any]:
    """Give what students may know about a module's exercises; an own module has none of that."""
    try:
        return dict(read_module(module))
    except (OSError, ValueError, KeyError):
        return {}


def _aim(entry: dict[str, Any], public: dict[str, Any]) -> str:
    """Give an exercise's aim; of a written one only the students' key says it."""
    return str(entry.get("objective") or public.get("objective") or "")


def _written(entry: dict[str, Any]) -> Written:
    rubric = sorted(entry.get("rubric", ()), reverse=True)
    return Written(
        float(entry["points"]),
        tuple(Level(float(points), name, does) for points, name, does in rubric),
        str(entry.get("model_answer", "")),
        tuple(Sample(float(earned), *rest) for earned, *rest in entry.get("samples", ())),
    )

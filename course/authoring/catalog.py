"""All modules as they stand, for the pages that speak of the whole course."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

from course.authoring.lesson import Cell, Lesson, read

WORDS_A_MINUTE = 120
"""How fast somebody reads prose whose figures they stop to think about."""
PLOTS = Path(__file__).resolve().parents[1] / "plots"
_PATTERN = "m[0-9][0-9]_*.py"
_HEADING = re.compile(
    r"^#{3,4} (?:Written exercise|Interactive exercise|Exercise): (.+)$", re.MULTILINE
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TABLE = re.compile(r"\bload\(\s*(f?)[\"']([\w{}]+)[\"']")
_FIGURE = re.compile(
    r"\{([A-Z]{1,5}-?\d{2,4}[a-z]?)(?:\|\w+)?\}|[\"']([A-Z]{2,5}-\d{2,4}[a-z]?|C\d\d)[\"']"
)


@dataclass(frozen=True)
class Module:
    """One built module."""

    lesson: Lesson
    """The lesson it was built from."""
    answers: dict[str, Any] = field(repr=False)
    """Its answer file."""

    @property
    def name(self) -> str:
        """Give the folder's name, such as "m03_change"."""
        return self.lesson.name

    @property
    def short(self) -> str:
        """Give the number, such as "m03"."""
        return self.name.partition("_")[0]

    @property
    def title(self) -> str:
        """Give the lesson's heading."""
        return title(self.lesson)

    @property
    def teaching(self) -> dict[str, list[str]]:
        """Give what instructors are told, with empty lists where nothing is declared."""
        told: dict[str, list[str]] = self.answers.get("teaching", {})
        return {"needs": [], "core": [], "discuss": [], "watch": [], "methods": [], **told}

    @property
    def needs(self) -> list[str]:
        """Give the modules that should come before."""
        return self.teaching["needs"]

    @property
    def exercises(self) -> dict[str, dict[str, Any]]:
        """Give the exercises of the answer file, in the order of the lesson."""
        every: dict[str, dict[str, Any]] = self.answers["exercises"]
        return every

    @property
    def claims(self) -> set[str]:
        """Give the claims that its exercises use."""
        return {claim for entry in self.exercises.values() for claim in entry["claims"]}

    @property
    def core_claims(self) -> set[str]:
        """Give the claims that the three core exercises use."""
        core = self.teaching["core"]
        return {c for name in core for c in self.exercises[name]["claims"]}

    @cached_property
    def reading(self) -> int:
        """Give the minutes of reading: the words outside code."""
        texts = [cell.source for cell in self.lesson.cells if cell.role == "prose"]
        return round(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE)

    @property
    def minutes(self) -> int:
        """Give the minutes of exercises and reading together."""
        return self.lesson.minutes + self.reading

    @property
    def core_minutes(self) -> int:
        """Give the minutes of the three core exercises and the reading."""
        declared = self.lesson.declared.exercises
        return sum(declared[name].minutes for name in self.teaching["core"]) + self.reading

    @cached_property
    def headings(self) -> dict[str, str]:
        """Give what each exercise is called in the notebook, by its id, without links."""
        solved = self.lesson.path.parent / self.name / f"{self.name}.ipynb"
        found: dict[str, str] = {}
        heading = ""
        for cell in nbformat.read(solved, as_version=4).cells:
            if cell.id in self.exercises:
                found[cell.id] = heading
            elif cell.cell_type == "markdown":
                for match in _HEADING.finditer(cell.source):
                    heading = _LINK.sub(r"\1", match.group(1))
        return found

    @cached_property
    def tables(self) -> set[str]:
        """Give the tables that it or its pictures load, or that it takes a figure from."""
        from course.datasets import UnknownName, table_names, value  # noqa: PLC0415 - reads files

        text = "\n".join(cell.source for cell in self.lesson.cells)
        found = set()
        for is_form, name in _TABLE.findall(text + _pictures(text)):
            if not is_form:
                found.add(name)
                continue
            form = re.compile(re.sub(r"\\\{.*?\\\}", r"(\\w+)", re.escape(name)))
            for table in table_names():
                part = form.fullmatch(table)
                if part and all(f'"{word}"' in text for word in part.groups()):
                    found.add(table)
        for name in {reference or quoted for reference, quoted in _FIGURE.findall(text)}:
            try:
                found.add(value(name).table)
            except UnknownName:
                continue  # an example of something else in braces or quotes
        return found

    @cached_property
    def methods(self) -> set[str]:
        """Give the files of `course.methods` that it teaches."""
        text = "\n".join(cell.source for cell in self.lesson.cells)
        named = re.findall(r"\bcourse\.methods\.(\w+)", text)
        for line in re.findall(r"from course\.methods import ([\w ,]+)", text):
            named += [name.strip() for name in line.split(",")]
        return {*named, *self.teaching["methods"]}


def _pictures(text: str) -> str:
    """Give the source of the lesson's pictures, helpers included."""
    seen: dict[str, str] = {}
    left = re.findall(r"\bcourse\.plots\.(\w+)", text)
    left += [
        name.strip()
        for line in re.findall(r"from course\.plots import ([\w ,]+)", text)
        for name in line.partition(" as ")[0].split(",")
    ]
    while left:
        path = PLOTS / f"{left.pop()}.py"
        if path.stem not in seen and path.is_file():
            seen[path.stem] = path.read_text(encoding="utf-8")
            left += re.findall(r"\bcourse\.plots\.(\w+)", seen[path.stem])
    return "\n".join(seen.values())


def title(lesson: Lesson) -> str:
    """Give the heading of a lesson's first cell."""
    first: Cell = lesson.cells[0]
    return first.source.partition("\n")[0].removeprefix("# ")


def needs(lessons: Iterable[Lesson]) -> dict[str, list[str]]:
    """Give what each lesson needs, as far as it is among them."""
    told = {lesson.name: lesson.declared.teaching for lesson in lessons}
    return {
        name: [other for other in teaching.needs if other in told] if teaching else []
        for name, teaching in told.items()
    }


def lessons(folder: Path) -> list[Lesson]:
    """Read every module's lesson in a folder, in order."""
    return [read(path) for path in sorted(folder.glob(_PATTERN))]


def modules(root: Path) -> list[Module]:
    """Read every module that is built, in order.

    Parameters
    ----------
    root
        The repository.
    """
    found = []
    for path in sorted((root / "solutions").glob(_PATTERN)):
        answers = path.with_suffix(".answers.json")
        if answers.is_file():
            found.append(Module(read(path), json.loads(answers.read_text(encoding="utf-8"))))
    return found

"""What was handed out: a digest of each exercise, to compare a later release with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course._atomic import write_text
from course.grading.release.exercises import Exercise
from course.grading.release.refusal import NotReleased

FORMAT = 1


@dataclass(frozen=True)
class Record:
    """One release of a module."""

    module: str
    """Its name."""
    day: str
    """When these exercises were handed out first, as in 2026-11-23."""
    exercises: dict[str, Exercise] = field(default_factory=dict)
    """By id, in the order of the lesson."""


@dataclass(frozen=True)
class Changes:
    """What is different between two releases."""

    changed: dict[str, list[str]] = field(default_factory=dict)
    """Exercise to what of it changed that marks hang on."""
    new: list[str] = field(default_factory=list)
    """Exercises that were not there."""
    gone: list[str] = field(default_factory=list)
    """Exercises that are there no more."""
    lines: list[str] = field(default_factory=list)
    """Exercises of which only hints or feedback lines changed."""

    @property
    def matter(self) -> bool:
        """Whether marks can change."""
        return bool(self.changed or self.new or self.gone)


def path_of(root: Path, module: str) -> Path:
    """Give where a module's record is kept."""
    return root / "released" / f"{module}.json"


def read(root: Path, module: str) -> Record | None:
    """Read what was handed out last; None when nothing was.

    Raises
    ------
    NotReleased
        When the record cannot be read.
    """
    path = path_of(root, module)
    try:
        return _parsed(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise NotReleased(
            f"released/{path.name} cannot be read, so nobody can say what changed since. Bring it "
            "back from a copy, or move it away: then this counts as the first release."
        ) from None


def _parsed(found: dict[str, Any]) -> Record:
    if found["format"] != FORMAT:
        raise ValueError(found["format"])
    exercises = {name: Exercise(**entry) for name, entry in found["exercises"].items()}
    return Record(str(found["module"]), str(found["released"]), exercises)


def write(root: Path, record: Record) -> None:
    """Write what is handed out."""
    path = path_of(root, record.module)
    path.parent.mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {
        "format": FORMAT,
        "module": record.module,
        "released": record.day,
        "exercises": {name: one.to_json() for name, one in record.exercises.items()},
    }
    write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def compare(old: dict[str, Exercise], new: dict[str, Exercise]) -> Changes:
    """Say what is different between two releases' exercises."""
    both = [name for name in new if name in old]
    changed = {name: _differences(old[name], new[name]) for name in both}
    return Changes(
        {name: what for name, what in changed.items() if what},
        [name for name in new if name not in old],
        [name for name in old if name not in new],
        [name for name in both if not changed[name] and old[name].lines != new[name].lines],
    )


def _differences(old: Exercise, new: Exercise) -> list[str]:
    if old.written != new.written:
        return ["who marks it"]
    said = []
    if old.text != new.text:
        said.append("question")
    if old.answer != new.answer:
        said.append("rubric" if new.written else "answer")
    if old.points != new.points:
        said.append(f"points ({old.points:g}, now {new.points:g})")
    return said

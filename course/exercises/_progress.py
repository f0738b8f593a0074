"""What a student has done so far: `progress.json` beside the notebook, and the table of it."""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import Path
from typing import Any

from course._atomic import write_text
from course.exercises._key import modules, read_module
from course.exercises._verdict import Verdict

FILE = "progress.json"
_VERSION = 1
_WORDS = {
    "right": "right",
    "mistake": "not yet",
    "not-yet": "not yet",
    "not-attempted": "not attempted",
}

Record = dict[str, dict[str, Any]]


def is_graded_run() -> bool:
    """Tell whether nbgrader is running this notebook (it sets NBGRADER_EXECUTION)."""
    return "NBGRADER_EXECUTION" in os.environ


def read(folder: Path) -> Record:
    """Read what has been done in one folder; a file that cannot be read counts as none."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        record = content["exercises"] if content["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {str(name): entry for name, entry in record.items() if isinstance(entry, dict)}


def _update(exercise: str, **changes: Any) -> None:
    folder = Path()
    record = read(folder)
    record.setdefault(exercise, {}).update(changes)
    content = json.dumps({"version": _VERSION, "exercises": record}, indent=1, sort_keys=True)
    try:
        write_text(folder / FILE, content + "\n")
    except OSError:
        # A folder that cannot be written to must not cost the student the feedback.
        return


def note_check(verdict: Verdict) -> None:
    """Remember the outcome of a check; once right stays right."""
    if is_graded_run():
        return
    before = read(Path()).get(verdict.exercise, {})
    tries = _whole(before.get("tries")) + (verdict.status != "not-attempted")
    status = "right" if before.get("status") == "right" else verdict.status
    _update(verdict.exercise, status=status, tries=tries)


def next_hint(exercise: str, steps: int) -> int:
    """Count a hint, and give the number of the step to show (from 0)."""
    step = min(_whole(read(Path()).get(exercise, {}).get("hints")), steps - 1)
    if not is_graded_run():
        _update(exercise, hints=step + 1)
    return step


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _worked_in(folder: Path) -> list[str]:
    """List the modules worked on in a folder that is no module's, such as Colab's /content."""
    if any((folder / module).is_dir() for module in modules()):
        return []
    record = read(folder)
    return [module for module in modules() if not record.keys().isdisjoint(read_module(module))]


class Progress:
    """A table of what is done, by exercise in a module's folder, by module above it."""

    def __init__(self, folder: Path | None = None) -> None:
        here = folder or Path.cwd()
        own = [module for module in modules() if here.name == module] or _worked_in(here)
        self._rows: list[tuple[str, str, int, int]] = []
        """Name, state, minutes left, points."""
        if own:
            self._title = "exercise"
            for module in own:
                self._of_exercises(module, here)
        else:
            self._title = "module"
            counts = [self._of_module(module, here / module) for module in modules()]
            if len(counts) > 1:
                self._together(counts)

    def _of_exercises(self, module: str, folder: Path) -> None:
        record = read(folder)
        for name, entry in read_module(module).items():
            status = str(record.get(name, {}).get("status", "not-attempted"))
            left = 0 if status == "right" else entry["minutes"]
            if entry.get("written"):
                state = "written: your instructor reads it"
            else:
                state = _WORDS.get(status, "not attempted")
            self._rows.append((name, state, left, entry["points"]))

    def _of_module(self, module: str, folder: Path) -> tuple[int, int]:
        record = read(folder)
        entries = {name: e for name, e in read_module(module).items() if not e.get("written")}
        right = [name for name in entries if record.get(name, {}).get("status") == "right"]
        left = sum(entry["minutes"] for name, entry in entries.items() if name not in right)
        points = sum(entry["points"] for entry in entries.values())
        self._rows.append((module, f"{len(right)} of {len(entries)} right", left, points))
        return len(right), len(entries)

    def _together(self, counts: list[tuple[int, int]]) -> None:
        right, every = (sum(column) for column in zip(*counts, strict=True))
        left = sum(row[2] for row in self._rows)
        points = sum(row[3] for row in self._rows)
        self._rows.append(("together", f"{right} of {every} right", left, points))

    def _head(self) -> tuple[str, str, str, str]:
        return (self._title, "state", "minutes left", "points")

    def __repr__(self) -> str:
        rows = [self._head(), *((a, b, str(c), str(d)) for a, b, c, d in self._rows)]
        widths = [max(len(row[i]) for row in rows) for i in range(4)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self._head())
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th><td>{escape(state)}</td>'
            f"<td>{left}</td><td>{points}</td></tr>"
            for name, state, left, points in self._rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def progress() -> Progress:
    """Show how far you are: by exercise in a module's folder, by module in the start page."""
    return Progress()

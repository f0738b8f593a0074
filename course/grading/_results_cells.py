"""What stands in notebooks about exercises: titles, and the judge's verdicts after grading.

Plain JSON is read, without nbformat's validation: that alone would take a class ten times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_CHECK = "-check"
_HEADING = re.compile(r"(?im)^#{2,6} +(?:(?:interactive|written) +)?exercise:? *(.+)$")
_NAMED = re.compile(r"(?m)^\*(\S+), ")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STATES = {"right", "mistake", "not-yet", "not-attempted"}


@dataclass(frozen=True)
class Checked:
    """The judge's verdict about one exercise."""

    status: str
    """right, mistake, not-yet or not-attempted."""
    mistake: str | None
    """The name of the recognized mistake."""
    line: str
    """What the student reads."""
    answer: Any | None = None
    """A wrong answer that nobody has named yet, as plain data."""


@dataclass(frozen=True)
class Graded:
    """A graded notebook."""

    checks: dict[str, Checked] = field(default_factory=dict)
    """By exercise."""
    ended: str = ""
    """Why not all of it ran."""
    repairs: tuple[str, ...] | None = None
    """What was repaired; None where the notebook does not say."""


def read_graded(path: Path) -> Graded | None:
    """Read a graded notebook; None when there is none that can be read.

    Parameters
    ----------
    path
        Among nbgrader's ``autograded``.
    """
    try:
        notebook = json.loads(path.read_bytes())
        said = notebook["metadata"].get("course") or {}
        checks = dict(_checks(notebook["cells"]))
        repairs = said.get("repairs")
        ended = str(said.get("ended") or "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Graded(checks, ended, None if repairs is None else tuple(map(str, repairs)))


def read_titles(root: Path, module: str) -> dict[str, str]:
    """Read how the released notebook's headings name its exercises, in the lesson's order.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    """
    path = root / "notebooks" / module / f"{module}.ipynb"
    try:
        cells = json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError):
        return {}
    titles = {}
    for cell in cells:
        text = "".join(cell["source"])
        name, title = _NAMED.search(text), _HEADING.search(text)
        if cell["cell_type"] == "markdown" and name and title:
            titles[name[1]] = _plain(title[1])
    return titles


def _plain(heading: str) -> str:
    """Take a heading's links and marks away."""
    return re.sub(r"[*`_]", "", _LINK.sub(r"\1", heading)).strip()


def _checks(cells: list[dict[str, Any]]) -> Iterator[tuple[str, Checked]]:
    for cell in cells:
        grade = cell["metadata"].get("nbgrader") or {}
        name = str(grade.get("grade_id", ""))
        if not (grade.get("grade") and name.endswith(_CHECK)):
            continue
        for output in cell.get("outputs", ()):
            said = output.get("metadata", {}).get("course")
            if isinstance(said, dict) and said.get("status") in _STATES:
                yield name.removesuffix(_CHECK), _checked(said)


def _checked(said: dict[str, Any]) -> Checked:
    mistake = said.get("mistake")
    return Checked(
        str(said["status"]),
        None if mistake is None else str(mistake),
        str(said.get("line", "")),
        _answer(said.get("answer")),
    )


def _answer(text: Any) -> Any | None:
    """Read an answer that was kept as text; one that nests too deeply is nobody's mistake."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None

"""The student's own cells in a graded notebook, as plain text and pictures.

HTML that a notebook put out is not shown at all: its plain form is enough beside the marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course.grading import _clean_text

LONGEST_SOURCE, LONGEST_OUTPUT = 20_000, 4_000
"""Characters of one cell, and of one output, that are shown."""
LARGEST_PICTURE = 1_500_000
"""Characters of one picture, in base64."""
MOST_OUTPUTS, MOST_OTHERS = 20, 30
"""How many outputs of a cell, and further cells of a notebook, are shown."""
_PICTURES = ("image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+={0,2}\s*")


@dataclass(frozen=True)
class Output:
    """One thing that a cell showed."""

    text: str = ""
    """As text; empty for a picture."""
    picture: str = ""
    """A picture as a data URI."""


@dataclass(frozen=True)
class Cell:
    """One cell that the student wrote."""

    code: bool
    """Whether it is code; otherwise Markdown."""
    source: str
    """What stands in it."""
    outputs: tuple[Output, ...] = ()
    """What it showed when it was graded."""


@dataclass
class Cells:
    """What a student wrote in a notebook."""

    answers: dict[str, Cell] = field(default_factory=dict)
    """By exercise."""
    others: list[Cell] = field(default_factory=list)
    """Cells that the student added."""
    left_out: int = 0
    """How many more there are."""


def read_cells(path: Path, given: frozenset[str]) -> Cells:
    """Read the student's own cells; none when there is no graded notebook.

    Parameters
    ----------
    path
        The graded notebook.
    given
        The texts of the released notebook's cells; they are not the student's.
    """
    found = Cells()
    try:
        every = json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return found
    for cell in every:
        source = "".join(cell["source"])
        if not source.strip() or source in given:
            continue
        grade = cell.get("metadata", {}).get("nbgrader") or {}
        if grade.get("solution"):
            found.answers[str(grade["grade_id"])] = _cell(cell, source)
        elif grade.get("grade_id"):
            continue
        elif len(found.others) < MOST_OTHERS:
            found.others.append(_cell(cell, source))
        else:
            found.left_out += 1
    return found


def _cell(cell: dict[str, Any], source: str) -> Cell:
    code = cell["cell_type"] == "code"
    shown = tuple(_outputs(cell.get("outputs", ()))) if code else ()
    return Cell(code, _short(source, LONGEST_SOURCE), shown)


def _outputs(outputs: list[dict[str, Any]]) -> Iterator[Output]:
    for output in outputs[:MOST_OUTPUTS]:
        data = output.get("data", {})
        picture = next((kind for kind in _PICTURES if kind in data), "")
        if picture and _is_picture(data[picture]):
            yield Output(picture=f"data:{picture};base64,{''.join(_joined(data[picture]).split())}")
        elif text := _text(output, data).strip("\n"):
            yield Output(_short(text, LONGEST_OUTPUT))
    if len(outputs) > MOST_OUTPUTS:
        yield Output(f"… {len(outputs) - MOST_OUTPUTS} further outputs are left out here.")


def _text(output: dict[str, Any], data: dict[str, Any]) -> str:
    if output.get("output_type") == "error":
        return f"{output.get('ename', 'Error')}: {output.get('evalue', '')}"
    return _joined(output.get("text") or data.get("text/plain", ""))


def _is_picture(content: Any) -> bool:
    text = _joined(content)
    return len(text) <= LARGEST_PICTURE and _BASE64.fullmatch(text) is not None


def _joined(text: Any) -> str:
    """Put a text together that a notebook may keep as a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def _short(text: str, most: int) -> str:
    text = _clean_text.cleaned(text)
    if len(text) <= most:
        return text
    return f"{text[:most]}\n… {len(text) - most} further characters are left out here."

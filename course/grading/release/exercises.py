"""What an exercise asks and how it is judged, as digests that two releases are compared by."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from course.grading.journal import digest

_READ = ("blank", "hints", "then")
"""What a student reads after a check; no mark hangs on it."""
_ABOUT = ("claims", "minutes", "near", "near_miss_code", "objective", "verb")
"""What no mark hangs on, and no student reads in the notebook."""
_CODE = ("also_code", "mistake_code")
"""How answers were made; the answers themselves are compared."""
_SHORT = 16


@dataclass(frozen=True)
class Exercise:
    """One exercise of a module, as far as marks hang on it."""

    title: str
    """What its heading calls it."""
    points: float
    """What it is worth."""
    written: bool
    """Whether a person marks it."""
    text: str
    """Digest of the question, the given code and the check."""
    answer: str
    """Digest of what counts as right; of a written one, of its rubric."""
    lines: str
    """Digest of hints and of what students read after a check."""

    @property
    def mark(self) -> str:
        """Digest of all that a mark hangs on."""
        return _digest([self.points, self.written, self.text, self.answer])

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON writes it."""
        return asdict(self)


def exercises(released: bytes, answers: bytes) -> dict[str, Exercise]:
    """Read the exercises of a module, in the order of its answer file.

    Parameters
    ----------
    released
        The notebook that students get.
    answers
        The answer file.
    """
    questions = _questions(json.loads(released)["cells"])
    return {
        name: _exercise(entry, *questions.get(name, ("", [])))
        for name, entry in json.loads(answers)["exercises"].items()
    }


def _exercise(entry: dict[str, Any], title: str, question: list[str]) -> Exercise:
    written = bool(entry.get("written"))
    judged: Any = entry.get("rubric")
    if not written:
        left_out = {*_READ, *_ABOUT, *_CODE, "points"}
        judged = {name: value for name, value in entry.items() if name not in left_out}
        judged["mistakes"] = [_without(wrong, "says") for wrong in entry.get("mistakes", ())]
    says = [wrong.get("says") for wrong in entry.get("mistakes", ())]
    return Exercise(
        title,
        float(entry["points"]),
        written,
        _digest(question),
        _digest(judged),
        _digest([[entry.get(name) for name in _READ], says]),
    )


def _without(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != key}


def _questions(cells: list[dict[str, Any]]) -> dict[str, tuple[str, list[str]]]:
    """Give each exercise's title and cells: from its heading to its check."""
    found: dict[str, tuple[str, list[str]]] = {}
    since: list[str] = []
    title = ""
    for cell in cells:
        source = "".join(cell["source"])
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if not name:
            if cell["cell_type"] == "markdown" and source.startswith("#"):
                since, title = [], source.partition("\n")[0].partition(": ")[2]
            since.append(source)
            continue
        exercise = name.removesuffix("-check")
        if exercise in found:
            found[exercise][1].append(source)
        else:
            found[exercise] = (title, [*since, source])
        since = []
    return found


def _digest(content: Any) -> str:
    return digest(json.dumps(content, sort_keys=True).encode())[:_SHORT]

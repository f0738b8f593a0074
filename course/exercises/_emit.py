"""Hand an answer to the trusted judge as data, and decide nothing here.

The judge runs the notebook with COURSE_JUDGE=outside in the environment. `check` then shows a
message that carries the plain data; the judge reads it from the cell's output. Nothing in this
process holds the answer key, so there is nothing here to read, to patch or to forge: whoever wants
to emit the right answer has to know it.
"""

from __future__ import annotations

import os
from typing import Any

from course.exercises._functions import Function
from course.exercises._key import Entry, kind_from_json
from course.exercises._plain import Problem
from course.exercises._reading import read_answer

MIME = "application/vnd.organized-crime-course.answer+json"
SWITCH = "COURSE_JUDGE"


def is_outside() -> bool:
    """Tell whether a trusted judge outside this process decides."""
    return os.environ.get(SWITCH) == "outside"


def message(exercise: str, data: Any = None, problem: str | None = None) -> dict[str, Any]:
    """Make the message for one answer; `problem` says why there is no data."""
    return {"exercise": exercise, "data": data, "problem": problem}


def emit(entry: Entry, answer: Any) -> None:
    """Show an answer as data for the judge to read."""
    kind = kind_from_json(entry["kind"])
    try:
        data: Any = None
        if isinstance(kind, Function):
            # The judge calls the function itself, on inputs that are not in this file system.
            data = {"callable": callable(answer)}
        else:
            data = read_answer(kind, answer)
        _show(message(entry["id"], data))
    except Problem as problem:
        _show(message(entry["id"], problem=str(problem)))


def emit_calls(exercise: str, function: Any, cases: list[list[Any]], within: str) -> None:
    """Call a function on the judge's inputs and show the outputs as data."""
    try:
        outputs = Function(tuple(tuple(case) for case in cases), within).collect(function)
        _show(message(exercise, outputs))
    except Problem as problem:
        _show(message(exercise, problem=str(problem)))


def _show(content: dict[str, Any]) -> None:
    from IPython.display import display  # noqa: PLC0415 - only a judged notebook needs it

    display({MIME: content, "text/plain": "answer handed to the judge"}, raw=True)  # type: ignore[no-untyped-call]

"""Answers that are functions: called on given inputs, judged by what they return."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import Any

from course.exercises._leaves import Leaf
from course.exercises._lists import plain
from course.exercises._plain import Problem, describe, is_blank, type_name

MAX_CALL_TEXT = 90
MAX_FAULT_TEXT = 160


@dataclass(frozen=True)
class Function:
    """A function, judged by its outputs on `cases`."""

    cases: tuple[tuple[Any, ...], ...]
    """One tuple of arguments a call; plain data only."""
    within: str = "0.000001"
    """The tolerance for every number in an output, as decimal text."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether there is no function yet, or only the stub's dots."""
        if is_blank(raw):
            return True
        return isinstance(raw, list) and bool(raw) and all(out == {"returned": None} for out in raw)

    def plain(self, raw: Any) -> list[dict[str, Any]]:
        """Read outputs that were collected before (see `collect`)."""
        if not isinstance(raw, list) or len(raw) != len(self.cases):
            raise Problem("One output for each call is expected.")
        for output, case in zip(raw, self.cases, strict=True):
            if not isinstance(output, dict) or len(output) != 1:
                raise Problem("One output for each call is expected.")
            if "fault" in output:
                raise Problem(f"On {written(case)}: {str(output['fault'])[:300]}")
        return [{"returned": plain(output.get("returned"))} for output in raw]

    def parts(self, data: Any) -> dict[str, list[Leaf]]:
        """Split the outputs into one part a call."""
        return {
            str(index): list(_flatten(output.get("returned"), self.within))
            for index, output in enumerate(data)
        }

    def collect(self, function: Any) -> Any:
        """Call a student's function on every case and take the outputs back as plain data.

        Each call gets its own copy of the inputs, so that a function that changes what it was
        given is found out and spoils nothing.
        """
        if is_blank(function):
            return None
        if not callable(function):
            raise Problem(
                f"This is {describe(function)}; the function itself is expected, "
                "its name without brackets."
            )
        return [_call(function, case) for case in self.cases]


def written(case: tuple[Any, ...]) -> str:
    """Write the arguments of a call for a student to try by hand."""
    text = ", ".join(json.dumps(argument) for argument in case)
    return text if len(text) <= MAX_CALL_TEXT else text[: MAX_CALL_TEXT - 3] + "..."


def _call(function: Any, case: tuple[Any, ...]) -> dict[str, Any]:
    given = copy.deepcopy(case)
    try:
        returned = function(*given)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a student's function may raise anything
        return {"fault": f"the function stopped with {type_name(error)}{_said(error)}"}
    try:
        if given != case:
            return {"fault": "the function changes the list it is given. Work on a copy of it."}
        return {"returned": plain(returned)}
    except Problem as problem:
        return {"fault": f"the function returns something unexpected. {problem}"}
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - so may what it returns, when it is looked at
        return {"fault": f"what the function returns cannot be read ({type_name(error)})."}


def _said(error: BaseException) -> str:
    """Give an error's own words in one short line."""
    try:
        words = " ".join(str(error)[:MAX_FAULT_TEXT].split())
    except Exception:  # noqa: BLE001 - an error of a student's own class may fail here as well
        return "."
    return f": {words}" if words else "."


def _flatten(value: Any, within: str) -> list[Leaf]:
    if isinstance(value, list):
        inner = [leaf for item in value for leaf in _flatten(item, within)]
        return [Leaf(f"list of {len(value)}", None), *inner]
    if isinstance(value, dict):
        inner = [leaf for key in sorted(value) for leaf in _flatten(value[key], within)]
        return [Leaf(f"keys {sorted(value)}", None), *inner]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return [Leaf(value, within if is_number else None)]

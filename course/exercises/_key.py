"""The key of a module: what `check` needs to know of each exercise, with the answers sealed."""

from __future__ import annotations

import difflib
import json
import os
from pathlib import Path
from typing import Any

from course.exercises._functions import Function
from course.exercises._kinds import (
    Entries,
    Order,
    Selection,
    Single,
    field_from_json,
    field_to_json,
)
from course.exercises._plain import describe
from course.exercises._table import Table

Kind = Single | Selection | Order | Entries | Table | Function
Entry = dict[str, Any]

FORMAT = 1
_LONGEST_ID = 40
KEYS_VARIABLE = "COURSE_KEYS"
"""Names another folder of keys: a build checks the lesson against the key it is making."""


class UnknownExercise(KeyError):
    """No exercise has this id."""

    def __str__(self) -> str:
        return str(self.args[0])


def kind_to_json(kind: Kind) -> dict[str, Any]:
    """Write a kind for the key."""
    match kind:
        case Single(field):
            return {"type": "single", "field": field_to_json(field)}
        case Selection(options):
            return {"type": "selection", "options": list(options)}
        case Order(options):
            return {"type": "order", "options": list(options)}
        case Entries(fields):
            named = {name: field_to_json(field) for name, field in fields.items()}
            return {"type": "entries", "fields": named}
        case Table(columns, by, rows):
            named = {name: field_to_json(field) for name, field in columns.items()}
            return {"type": "table", "columns": named, "by": list(by), "rows": rows}
        case Function(cases, within):
            return {"type": "function", "cases": [list(case) for case in cases], "within": within}


def kind_from_json(raw: dict[str, Any]) -> Kind:
    """Read a kind from the key."""
    match raw:
        case {"type": "single", "field": field}:
            return Single(field_from_json(field))
        case {"type": "selection", "options": options}:
            return Selection(tuple(options))
        case {"type": "order", "options": options}:
            return Order(tuple(options))
        case {"type": "entries", "fields": fields}:
            return Entries({name: field_from_json(field) for name, field in fields.items()})
        case {"type": "table", "columns": columns, "by": by, "rows": rows}:
            named = {name: field_from_json(field) for name, field in columns.items()}
            return Table(named, tuple(by), rows)
        case {"type": "function", "cases": cases, "within": within}:
            return Function(tuple(tuple(case) for case in cases), within)
        case _:
            raise ValueError(f"the key names a kind of answer that is not known: {raw!r:.80}")


def folder() -> Path:
    """Give the folder of the keys."""
    return Path(os.environ.get(KEYS_VARIABLE) or Path(__file__).parent / "keys")


def modules() -> list[str]:
    """Give the names of the modules that have a key, in order."""
    return sorted(path.stem for path in folder().glob("*.json"))


def read_module(module: str) -> dict[str, Entry]:
    """Read the exercises of one module.

    Parameters
    ----------
    module
        A name such as "m03_change".

    Returns
    -------
    dict
        Exercise id to entry, in the order of the lesson.
    """
    content = json.loads((folder() / f"{module}.json").read_text(encoding="utf-8"))
    if content["format"] != FORMAT:
        raise ValueError(
            f"{module}.json is in format {content['format']}; this course reads format {FORMAT}. "
            "Build the module again."
        )
    entries: dict[str, Entry] = content["exercises"]
    return entries


def find(exercise: Any) -> Entry:
    """Find one exercise by its id.

    Raises
    ------
    UnknownExercise
        With the nearest ids there are.
    """
    # An id begins as its module does: reading that key alone is enough, and ten times as fast.
    if isinstance(exercise, str):
        name = str.__getitem__(exercise, slice(_LONGEST_ID))
        for module in modules():
            if module.startswith(f"{name.partition('-')[0]}_"):
                entries = read_module(module)
                if name in entries:
                    return entries[name]
    known = {name: entry for module in modules() for name, entry in read_module(module).items()}
    if not isinstance(exercise, str):
        raise UnknownExercise(
            f"The id of an exercise is text in quotes, such as {next(iter(known), 'm03-q1')!r}; "
            f"this is {describe(exercise)}."
        )
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    hint = f" Did you mean {' or '.join(near)}?" if near else f" There are: {', '.join(known)}."
    raise UnknownExercise(f"There is no exercise {name!r}.{hint}")

"""The kinds of answer an exercise can ask for.

Each kind knows three things: how to read what came as plain data (or say in one line what is wrong
with it in kind), which named parts that data has, and how to write itself into the key.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from course.exercises._leaves import Choice, Field, Flag, Leaf, Number, read_field
from course.exercises._lists import MAX_ITEMS, items
from course.exercises._plain import Problem, describe, is_blank, is_pandas

Parts = dict[str, list[Leaf]]
_FIELDS: dict[str, type[Field]] = {"number": Number, "choice": Choice, "flag": Flag}


def field_to_json(field: Field) -> dict[str, Any]:
    """Write a field's kind for the key."""
    names = {kind: name for name, kind in _FIELDS.items()}
    return {"type": names[type(field)], **asdict(field)}


def field_from_json(raw: dict[str, Any]) -> Field:
    """Read a field's kind from the key."""
    settings = {name: value for name, value in raw.items() if name != "type"}
    if "options" in settings:
        settings["options"] = tuple(settings["options"])
    return _FIELDS[raw["type"]](**settings)


def leaf_of(field: Field, value: Any) -> Leaf:
    """Give a value with its field's tolerance."""
    return Leaf(value, field.within if isinstance(field, Number) else None)


@dataclass(frozen=True)
class Single:
    """One value: a number, a label or a truth value."""

    field: Field
    """What the value must be."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether the stub is still there."""
        return is_blank(raw)

    def plain(self, raw: Any) -> Any:
        """Read the answer as plain data."""
        return self.field.read(raw)

    def parts(self, data: Any) -> Parts:
        """Split plain data into its named parts: here there is one."""
        return {"": [leaf_of(self.field, data)]}


@dataclass(frozen=True)
class Selection:
    """A set of labels; the order does not matter."""

    options: tuple[str, ...]
    """The labels to choose from."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether the stub is still there."""
        if is_blank(raw):
            return True
        return isinstance(raw, set | list | tuple) and bool(raw) and all(x is ... for x in raw)

    def plain(self, raw: Any) -> list[str]:
        """Read the answer as a sorted list of labels."""
        label = Choice(self.options)
        return sorted({label.read(item) for item in items(raw)})

    def parts(self, data: Any) -> Parts:
        """Split plain data into its named parts: here there is one."""
        return {"": [Leaf(item, None) for item in data]}


@dataclass(frozen=True)
class Order:
    """Every label once, in the order asked for."""

    options: tuple[str, ...]
    """The labels to put in order."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether the stub is still there."""
        if is_blank(raw):
            return True
        return isinstance(raw, list | tuple) and bool(raw) and all(x is ... for x in raw)

    def plain(self, raw: Any) -> list[str]:
        """Read the answer as a list of labels, each of them once."""
        label = Choice(self.options)
        got = [label.read(item) for item in items(raw)]
        twice = sorted({item for item in got if got.count(item) > 1})
        if twice:
            raise Problem(f"Each label is used once; {', '.join(twice)} came more than once.")
        missing = [option for option in self.options if option not in got]
        if missing:
            raise Problem(f"Every label has its place in the order; missing: {', '.join(missing)}.")
        return got

    def parts(self, data: Any) -> Parts:
        """Split plain data into its named parts: here there is one."""
        return {"": [Leaf(item, None) for item in data]}


@dataclass(frozen=True)
class Entries:
    """A dictionary with known keys."""

    fields: dict[str, Field]
    """What belongs under each key."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether every value is still the stub's dots."""
        if is_blank(raw):
            return True
        return isinstance(raw, dict) and bool(raw) and all(is_blank(x) for x in raw.values())

    def plain(self, raw: Any) -> dict[str, Any]:
        """Read the answer as a dictionary in the order of `fields`."""
        if is_pandas(raw, "Series") and len(raw) <= MAX_ITEMS:
            raw = raw.to_dict()
        if not isinstance(raw, dict):
            raise Problem(f"This is {describe(raw)}; a dictionary is expected.")
        missing = [name for name in self.fields if name not in raw]
        if missing:
            raise Problem(f"The dictionary has no {quoted(missing)}. {spelling(raw, missing)}")
        return {name: read_field(name, field, raw[name]) for name, field in self.fields.items()}

    def parts(self, data: Any) -> Parts:
        """Split plain data into one part a key."""
        return {name: [leaf_of(field, data[name])] for name, field in self.fields.items()}


def quoted(names: list[str]) -> str:
    """Write names as code in a line."""
    return ", ".join(f"`{name}`" for name in names)


def spelling(have: Any, missing: list[str]) -> str:
    """Say which names there are instead: the missing one may be misspelt."""
    others = [str(name)[:30] for name in islice(have, 6) if name not in missing]
    return f"It has: {', '.join(f'`{name}`' for name in others)}." if others else "It is empty."

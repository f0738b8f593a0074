"""The kinds of answer an exercise can ask for.

Each kind knows three things: how to read what came as plain data (or say in one line what is wrong
with it in kind), which named parts that data has, and how to write itself into the key.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from course.exercises._leaves import Choice, Field, Flag, Leaf, Number, read_field
from course.exercises._plain import Problem, describe, is_blank, items

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


def _leaf(field: Field, value: Any) -> Leaf:
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
        return {"": [_leaf(self.field, data)]}


@dataclass(frozen=True)
class Selection:
    """A set of labels; the order does not matter."""

    options: tuple[str, ...]
    """The labels to choose from."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether the stub is still there."""
        return is_blank(raw) or (isinstance(raw, set | list | tuple) and set(raw) == {...})

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
        return is_blank(raw) or (isinstance(raw, list | tuple) and all(is_blank(x) for x in raw))

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
        if type(raw).__name__ == "Series" and hasattr(raw, "to_dict"):
            raw = raw.to_dict() if len(raw) <= len(self.fields) else raw
        if not isinstance(raw, dict):
            raise Problem(f"This is {describe(raw)}; a dictionary is expected.")
        missing = [name for name in self.fields if name not in raw]
        if missing:
            raise Problem(f"The dictionary has no {_names(missing)}. {_spelling(raw, missing)}")
        return {name: read_field(name, field, raw[name]) for name, field in self.fields.items()}

    def parts(self, data: Any) -> Parts:
        """Split plain data into one part a key."""
        return {name: [_leaf(field, data[name])] for name, field in self.fields.items()}


@dataclass(frozen=True)
class Table:
    """A table with known columns; rows may come in any order, further columns are left alone."""

    columns: dict[str, Field]
    """What belongs in each column."""
    by: tuple[str, ...]
    """The columns that tell one row from another."""
    rows: int
    """How many rows are expected."""

    def is_blank(self, raw: Any) -> bool:
        """Tell whether the stub is still there."""
        return is_blank(raw)

    def plain(self, raw: Any) -> list[dict[str, Any]]:
        """Read the answer as a list of rows, sorted by the columns in `by`."""
        records = self._records(raw)
        if len(records) != self.rows:
            key = " and ".join(f"`{name}`" for name in self.by)
            raise Problem(
                f"The table has {len(records)} rows; {self.rows} are expected, one for each {key}."
            )
        rows = [
            {name: read_field(name, field, record[name]) for name, field in self.columns.items()}
            for record in records
        ]
        return sorted(rows, key=lambda row: [str(row[name]) for name in self.by])

    def _records(self, raw: Any) -> list[dict[str, Any]]:
        wanted = list(self.columns)
        if type(raw).__name__ == "DataFrame":
            if any(name in raw.index.names for name in wanted):
                raw = raw.reset_index()
            _need_columns(wanted, raw.columns)
            if len(raw) > max(10 * self.rows, 100):
                raise Problem(f"The table has {len(raw):,} rows; {self.rows} are expected.")
            found: list[dict[str, Any]] = raw[wanted].to_dict(orient="records")
            return found
        if not isinstance(raw, list):
            raise Problem(f"This is {describe(raw)}; a table (DataFrame) is expected.")
        for record in items(raw):
            if not isinstance(record, dict):
                raise Problem("A list of dictionaries, or better a DataFrame, is expected.")
            _need_columns(wanted, record)
        return raw

    def parts(self, data: Any) -> Parts:
        """Split plain data into one part a row, named after its key columns."""
        return {
            ", ".join(f"{name} {row[name]}" for name in self.by): [
                _leaf(field, row[name]) for name, field in self.columns.items()
            ]
            for row in data
        }


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _spelling(have: Any, missing: list[str]) -> str:
    others = [str(name)[:30] for name in list(have)[:6] if name not in missing]
    return f"It has: {', '.join(f'`{name}`' for name in others)}." if others else "It is empty."


def _need_columns(wanted: list[str], have: Any) -> None:
    missing = [name for name in wanted if name not in list(have)]
    if missing:
        raise Problem(f"The table has no column {_names(missing)}. {_spelling(have, missing)}")

"""Answers that are tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from course.exercises._kinds import Parts, leaf_of, quoted, spelling
from course.exercises._leaves import Field, read_field
from course.exercises._lists import items
from course.exercises._plain import Problem, describe, is_blank, is_pandas


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
        names = [self._row_name(row) for row in rows]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise Problem(f"The table has more than one row for `{twice}`.")
        return sorted(rows, key=lambda row: [str(row[name]) for name in self.by])

    def _row_name(self, row: dict[str, Any]) -> str:
        return ", ".join(f"{name} {row[name]}" for name in self.by)

    def _records(self, raw: Any) -> list[dict[str, Any]]:
        wanted = list(self.columns)
        if is_pandas(raw, "DataFrame"):
            if len(raw) > max(10 * self.rows, 100):
                raise Problem(f"The table has {len(raw):,} rows; {self.rows} are expected.")
            levels = [name for name in raw.index.names if name in wanted]
            raw = raw.reset_index([name for name in levels if name not in list(raw.columns)])
            _need_columns(wanted, raw.columns)
            twice = [name for name in wanted if list(raw.columns).count(name) > 1]
            if twice:
                raise Problem(f"The table has more than one column named {quoted(twice)}.")
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
            self._row_name(row): [leaf_of(field, row[name]) for name, field in self.columns.items()]
            for row in data
        }


def _need_columns(wanted: list[str], have: Any) -> None:
    missing = [name for name in wanted if name not in list(have)]
    if missing:
        raise Problem(f"The table has no column {quoted(missing)}. {spelling(have, missing)}")

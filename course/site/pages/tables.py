"""The pages of the tables: every row with its unit, its source and its grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from course import _package
from course._figure import _when
from course.authoring.catalog import Module
from course.authoring.markdown import table

MOST, SHOWN = 500, 100
"""A table with more rows than the first shows the first few: as many as the second says."""
_POINTS_TO_ROWS = ("fact_row", "outcome_row")


@dataclass(frozen=True)
class Cell:
    """One value of a row."""

    text: str
    """As it stands in the file."""
    address: str = ""
    """Where it leads."""
    is_number: bool = False
    """Whether it stands at the right."""


@dataclass(frozen=True)
class Table:
    """One table."""

    resource: dict[str, Any]
    """Its entry of datapackage.json."""
    used: tuple[Module, ...]
    """The modules that use it."""
    places: dict[str, str]
    """Key of a row to its table, for all tables."""

    @property
    def name(self) -> str:
        """Give the name that `load` takes."""
        return str(self.resource["name"])

    @property
    def synthetic(self) -> bool:
        """Tell whether its rows are made up."""
        return bool(self.resource.get("synthetic"))

    @property
    def title(self) -> str:
        """Give what it is called; a synthetic one is labeled by a mark of its own."""
        return str(self.resource["title"]).removeprefix("SYNTHETIC: ")

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Give its columns, without the key of the source, which the rows spell out."""
        return [f for f in self.resource["schema"]["fields"] if not self._is_source(f)]

    @property
    def sourced(self) -> bool:
        """Tell whether each row names its source."""
        return any(map(self._is_source, self.resource["schema"]["fields"]))

    def _is_source(self, field: dict[str, Any]) -> bool:
        return field["name"] == "source_id" and self.name != "sources"

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """Give every row as it stands in the file."""
        return list(_package.rows(self.name))

    @property
    def shown(self) -> list[dict[str, str]]:
        """Give the rows that the page shows."""
        return self.rows if len(self.rows) <= MOST else self.rows[:SHOWN]

    def anchor(self, row: dict[str, str]) -> str:
        """Give a row's place on the page; none where its key has several parts."""
        key = _key(self.resource)
        return row[key] if key else ""

    def cells(self, row: dict[str, str]) -> list[Cell]:
        """Give the values of a row, in the order of the columns."""
        return [self._cell(field, row[field["name"]]) for field in self.fields]

    def _cell(self, field: dict[str, Any], text: str) -> Cell:
        if text.startswith(("https://", "http://")):
            return Cell(text, text)
        if field["name"] in _POINTS_TO_ROWS and text in self.places:
            return Cell(text, f"{self.places[text]}.html#{text}")
        return Cell(text, is_number=field["type"] in ("integer", "number"))

    def source(self, row: dict[str, str]) -> dict[str, str]:
        """Give the source of a row, with its date in words."""
        return _sources()[row["source_id"]]

    @cached_property
    def publishers(self) -> list[tuple[str, int]]:
        """Give who published its rows, with the number of rows, most first."""
        return Counter(self.source(row)["publisher"] for row in self.rows).most_common()


def every(modules: Sequence[Module]) -> list[Table]:
    """Give all tables, in the order of their names."""
    resources = [_package.resource(name) for name in sorted(_package.table_names())]
    places: dict[str, str] = {}
    for resource in resources:
        key = _key(resource)
        for row in _package.rows(resource["name"]) if key else ():
            places.setdefault(row[key], resource["name"])
    return [
        Table(each, tuple(m for m in modules if each["name"] in m.tables), places)
        for each in resources
    ]


def listed(tables: Iterable[Table]) -> str:
    """List tables in Markdown: name, title, number of rows, modules."""
    rows = [
        (
            f"[{each.name}]({each.name}.md)",
            each.title,
            str(len(each.rows)),
            ", ".join(f"[{m.short}](../modules/{m.name}.md)" for m in each.used) or "none",
        )
        for each in tables
    ]
    return table(("table", "what it holds", "rows", "used in"), rows)


def _key(resource: dict[str, Any]) -> str:
    """Give the column that names each row; none when it takes several."""
    keys = resource["schema"].get("primaryKey") or []
    key = keys[0] if len(keys) == 1 else ""
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    return str(key) if types.get(key) == "string" else ""


@cache
def _sources() -> dict[str, dict[str, str]]:
    found = {row["source_id"]: row for row in _package.rows("sources")}
    return {key: row | {"when": _when(row["published"])} for key, row in found.items()}

"""One published figure with everything that is known about where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from course._package import UnknownName, description, near, rows

# Units whose values are words or dates, even when they look like numbers.
_WORDS = {"none", "date", "month", "boolean", "direction"}
# Units that say what kind of value it is and are not read aloud after it.
_SILENT = _WORDS | {"rank"}
# Qualifiers without which the figure would say more than its source does.
_BOUNDS = {"about", "at least", "at most", "more than", "up to"}


@dataclass(frozen=True)
class Figure:
    """One figure of the course's tables.

    ``str`` gives it with its unit and bound, ``float`` gives the bare number, and a notebook
    shows it with a link to its source.

    Examples
    --------
    >>> figure = value("C27")
    >>> str(figure), float(figure), figure.publisher[:17]
    ('27.7 t', 27.7, 'Global Initiative')
    """

    id: str
    """Key of the claim or row."""
    value: float | int | str | None
    """The value, or None where the source gives none."""
    low: float | None
    """Lower end of a range, in `unit`."""
    high: float | None
    """Upper end of a range, in `unit`."""
    unit: str
    """Unit of the three above."""
    label: str
    """What it measures."""
    period: str
    """The time it speaks of, in EDTF; two dates are joined by a slash."""
    place: str
    """Where."""
    qualifier: str
    """How exact the source is."""
    source: str
    """Title of the source."""
    publisher: str
    """Who published the source."""
    published: str
    """When, in EDTF; XXXX when the source carries no date."""
    url: str
    """Address of the source."""
    grade: str
    """A, B or C: how far the figure can be trusted."""
    table: str
    """The table it stands in."""

    @property
    def text(self) -> str:
        """The value with its unit, without its bound."""
        if self.value is None:
            return "no figure"
        return str(self.value) if self.unit in _SILENT else f"{self.value} {self.unit}"

    def __str__(self) -> str:
        return f"{self.qualifier} {self.text}" if self.qualifier in _BOUNDS else self.text

    def __float__(self) -> float:
        if isinstance(self.value, int | float):
            return float(self.value)
        raise TypeError(
            f"{self.id} is {self.text!r}, which is not one number. Use its value, low and high."
        )

    def _repr_html_(self) -> str:
        return (
            f'<span class="figure">{escape(str(self))} '
            f'(<a href="{escape(self.url)}" title="{escape(self.source)}">'
            f"{escape(self.publisher)}, {escape(_when(self.published))}</a>)</span>"
        )


def value(id: str) -> Figure:  # noqa: A002  # `value(id)` is the word that students know
    """Return one figure with its unit, period and source.

    Parameters
    ----------
    id : str
        Key of a claim (``"C27"``) or of a row (``"SZ-0013"``, ``"MRS-024"``, ``"FRA-001"``).

    Returns
    -------
    Figure
        The figure and where it comes from.

    Raises
    ------
    UnknownName
        If no table has this key. The message names the nearest keys.

    Examples
    --------
    >>> str(value("SZ-0013"))
    '5.602 t'
    >>> value("FRA-001").label[:25]
    'Victims, dead or not, of '
    """
    found = _index().get(id)
    if found is None:
        raise UnknownName(f"there is no figure {id!r}. {near(str(id), list(_index()))}")
    resource, row = found
    guide = resource["figure"]
    column = next((name for name in guide["value"] if row[name]), guide["value"][0])
    field = next(entry for entry in resource["schema"]["fields"] if entry["name"] == column)
    # A column of counts can hold persons and acts: then each row names its own unit.
    shared = field["unit"].startswith("see ")
    source = _sources()[row["source_id"]]
    unit = row[guide["unit_column"]] if shared else field["unit"]
    return Figure(
        id=id,
        value=row[column] or None if unit in _WORDS else _number(row[column]),
        low=_end(row, guide.get("low")),
        high=_end(row, guide.get("high")),
        unit=unit,
        label=row[guide["label"]],
        period=_period(row),
        place=row["place"],
        qualifier=row.get("qualifier", ""),
        source=source["title"],
        publisher=source["publisher"],
        published=source["published"],
        url=source["url"],
        grade=row["grade"],
        table=resource["name"],
    )


@cache
def _index() -> dict[str, tuple[dict[str, Any], dict[str, str]]]:
    return {
        row[resource["schema"]["primaryKey"][0]]: (resource, row)
        for resource in description()["resources"]
        if "figure" in resource
        for row in rows(resource["name"])
    }


@cache
def _sources() -> dict[str, dict[str, str]]:
    return {row["source_id"]: row for row in rows("sources")}


def _number(text: str) -> float | int | str | None:
    if not text:
        return None
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _end(row: dict[str, str], column: str | None) -> float | None:
    return float(row[column]) if column and row[column] else None


def _period(row: dict[str, str]) -> str:
    ends = (row.get(column, "") for column in ("date", "period_start", "period_end"))
    return "/".join(dict.fromkeys(filter(None, ends)))


def _when(published: str) -> str:
    return "undated" if published.startswith("XXXX") else published.rstrip("~?")

"""Look a published figure up by the key of its row or claim."""

from __future__ import annotations

from functools import cache
from typing import Any

from course._figure import WORDS, Figure
from course._package import UnknownName, description, near, rows


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
    written = row[column] or _range(row, guide)
    field = next(entry for entry in resource["schema"]["fields"] if entry["name"] == column)
    # A column of counts can hold persons and acts: then each row names its own unit.
    shared = field["unit"].startswith("see ")
    source = _sources()[row["source_id"]]
    unit = row[guide["unit_column"]] if shared else field["unit"]
    return Figure(
        id=id,
        value=written or None if unit in WORDS else _number(written),
        low=_end(row, guide.get("low")),
        high=_end(row, guide.get("high")),
        unit=unit,
        label=row[guide["label"]],
        period=_period(row),
        place=row.get(guide.get("place", "place"), ""),
        qualifier=row.get("qualifier", ""),
        source=source["title"],
        publisher=source["publisher"],
        published=source["published"],
        url=source["url"],
        grade=row["grade"],
        table=resource["name"],
    )


def rank(resource: dict[str, Any]) -> int:
    """Return how far a table stands back when another one holds the same key.

    Parameters
    ----------
    resource : dict
        Description of a table that has figures.

    Returns
    -------
    int
        0 for a table of numbers; 1 and 2 for those that repeat rows of others; 3 for events.

    Examples
    --------
    >>> from course._package import resource
    >>> rank(resource("manhunt")) < rank(resource("case_events"))
    True
    """
    return int(resource["figure"].get("rank", 0))


@cache
def _index() -> dict[str, tuple[dict[str, Any], dict[str, str]]]:
    # One fact can be an event in one table and a number in another: the lower
    # rank is the one that is meant, so it is written last.
    tables = [resource for resource in description()["resources"] if "figure" in resource]
    return {
        row[resource["schema"]["primaryKey"][0]]: (resource, row)
        for resource in sorted(tables, key=rank, reverse=True)
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


def _range(row: dict[str, str], guide: dict[str, Any]) -> str:
    low, high = (row.get(guide.get(end, ""), "") for end in ("low", "high"))
    return f"{low}-{high}" if low and high else ""


def _end(row: dict[str, str], column: str | None) -> float | None:
    return float(row[column]) if column and row[column] else None


def _period(row: dict[str, str]) -> str:
    ends = (row.get(column, "") for column in ("date", "edition", "period_start", "period_end"))
    return "/".join(dict.fromkeys(filter(None, ends)))

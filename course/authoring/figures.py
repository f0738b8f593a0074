"""How one figure of the tables is written in prose: number, unit, bound and a link."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from course.authoring.lesson import Cell
from course.authoring.refusal import Refusal

_UNITS = {
    "percent": "per cent",
    "t": "tonnes",
    "kg": "kilograms",
    "ratio": "times",
    "billion EUR": "billion euros",
    "EUR bn": "billion euros",
    "EUR per g": "euros per gram",
    "EUR per kg": "euros per kilogram",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FOLD = {2: "twofold", 3: "threefold", 4: "fourfold", 5: "fivefold", 10: "tenfold"}
_QUALIFIERS = ("more than", "at least", "about", "up to")


def figure(name: str, form: str, cell: Cell) -> str:
    """Write one figure with its unit and a link to its source."""
    from course.datasets import value  # noqa: PLC0415 - reads files

    try:
        found = value(name)
    except KeyError as error:
        raise Refusal(cell.number, cell.exercise, f"{{{name}}} leads nowhere: {error}") from None
    if found.value is None and (found.low is None or found.high is None):
        raise Refusal(cell.number, cell.exercise, f"{{{name}}} has no number: {found.label}")
    words = amount(found)
    if form not in ("", "bare", "fold"):
        raise Refusal(cell.number, cell.exercise, f"{{{name}|{form}}}: say bare, fold or nothing")
    if form == "fold":
        if found.value not in _FOLD:
            raise Refusal(cell.number, cell.exercise, f"{{{name}|fold}}: {words} has no such word")
        words = _FOLD[int(found.value)]
    elif form != "bare" and found.unit not in ("", "none", "date", "year", "rank", "boolean"):
        words = f"{words} {_UNITS.get(found.unit, found.unit)}"
        if found.qualifier in _QUALIFIERS:
            words = f"{found.qualifier} {words}"
    if not found.url:
        return words
    title = f"{name}: {found.publisher}, {found.published}, grade {found.grade}".replace('"', "'")
    return f'[{words}]({found.url} "{title}")'


def rows(table: str, cell: Cell) -> str:
    """Write how many rows a table has."""
    from course.datasets import load  # noqa: PLC0415 - reads files

    try:
        return str(len(load(table)))
    except KeyError as error:
        raise Refusal(cell.number, cell.exercise, str(error)) from None


def amount(found: Any) -> str:
    """Write the number of a figure: a range as a range, thousands with a comma."""
    if found.low is not None and found.high is not None and found.low != found.high:
        return f"{_plain(found.low)} to {_plain(found.high)}"
    return _plain(found.value)


def _plain(number: Any) -> str:
    if isinstance(number, str) and _DAY.fullmatch(number):
        day = date.fromisoformat(number)
        return f"{day.day} {day:%B} {day.year}"
    if isinstance(number, int | float):
        return f"{number:,.10g}" if number != int(number) else f"{int(number):,}"
    return str(number)

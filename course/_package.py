"""Find the course's tables and their description, with the standard library alone."""

from __future__ import annotations

import csv
import difflib
import json
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTION = "datapackage.json"


class UnknownName(KeyError):
    """A table, a claim or a row that is not in the course's data.

    Its message names what comes near, and every table.
    """

    def __str__(self) -> str:
        # KeyError would print its sentence between quotation marks.
        return str(self.args[0])


@cache
def folder() -> Path:
    """Return the folder that holds the tables.

    Returns
    -------
    pathlib.Path
        ``datasets`` beside the package in a checkout, ``course/_datasets`` when installed.

    Raises
    ------
    FileNotFoundError
        If neither is there, as in an incomplete copy of the course.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "_datasets", here.parent / "datasets"):
        if (candidate / DESCRIPTION).is_file():
            return candidate
    raise FileNotFoundError(
        f"expected the course's tables in {here.parent / 'datasets'}, found none. "
        "This copy of the course is incomplete: download it again."
    )


@cache
def description() -> dict[str, Any]:
    """Return the Data Package description of all tables.

    Returns
    -------
    dict
        The content of ``datapackage.json``. Shared between callers: do not change it.
    """
    package: dict[str, Any] = json.loads((folder() / DESCRIPTION).read_text(encoding="utf-8"))
    return package


def table_names() -> list[str]:
    """Return the names of all tables, in alphabetical order.

    Examples
    --------
    >>> "claims" in table_names()
    True
    """
    return sorted(resource["name"] for resource in description()["resources"])


def resource(name: str) -> dict[str, Any]:
    """Return the description of one table.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"claims"``.

    Returns
    -------
    dict
        Title, fields with units, sources, license note and hash.

    Raises
    ------
    UnknownName
        If there is no such table.

    Examples
    --------
    >>> resource("claims")["path"]
    'claims.csv'
    """
    for found in description()["resources"]:
        if found["name"] == name:
            return dict(found)
    raise UnknownName(f"there is no table {name!r}. {near(str(name), table_names())}")


def near(wrong: str, known: list[str]) -> str:
    """Say which known names come near a wrong one, and which tables there are.

    Parameters
    ----------
    wrong : str
        The name that was not found.
    known : list of str
        The names that it could have been.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> near("claim", ["claims"]).split(" Tables:")[0]
    'Did you mean claims?'
    """
    fold = {name.casefold(): name for name in known}
    close = [fold[key] for key in difflib.get_close_matches(wrong.casefold(), fold, n=3)]
    question = f"Did you mean {' or '.join(close)}? " if close else ""
    return f"{question}Tables: {', '.join(table_names())}."


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one table as text, exactly as they stand in the file.

    Parameters
    ----------
    name : str
        Name of the table.

    Returns
    -------
    tuple of dict
        One dictionary a row. Shared between callers: do not change them.

    Raises
    ------
    UnknownName
        If there is no such table.

    Examples
    --------
    >>> rows("claims")[26]["value"]
    '27.7'
    """
    path = folder() / str(resource(name)["path"])
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))

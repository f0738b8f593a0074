"""The course's tables: every row with its unit, its source and a grade.

``load`` gives a table, ``value`` one figure, ``verify`` says whether the files are the
registered ones.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course._figure import Figure
from course._figures import value
from course._package import UnknownName, description, folder, resource, table_names

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Figure", "UnknownName", "load", "table_names", "value", "verify"]

_JOINED = {"title": "source", "publisher": "publisher", "published": "published", "url": "url"}


def load(name: str) -> pd.DataFrame:
    """Return one table, with the source of every row beside it.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"cocaine_seizures"``.

    Returns
    -------
    pandas.DataFrame
        A fresh copy. Text is ``str``, whole numbers are ``int64`` (``Int64`` where some are
        missing), other numbers ``float64``, truth values ``bool``; dates stay text, in EDTF.
        ``attrs["units"]`` maps columns to units, ``attrs["title"]`` names the table and
        ``attrs["synthetic"]`` is true when its rows are made up for teaching.

    Raises
    ------
    UnknownName
        If there is no such table. The message names the nearest ones, and all of them.

    Examples
    --------
    >>> seizures = load("cocaine_seizures")
    >>> france = seizures.query("series == 'unodc' and place == 'FRA'")
    >>> float(france.set_index("year").seized_t[2022])
    27.7
    >>> seizures.attrs["units"]["seized_t"]
    't'
    """
    table = resource(name)
    frame = _read(table)
    units = {field["name"]: field["unit"] for field in table["schema"]["fields"]}
    if name != "sources" and "source_id" in units:
        path = folder() / resource("sources")["path"]
        frame = frame.join(_sources(path, path.stat().st_mtime_ns), on="source_id")
        units |= dict.fromkeys(_JOINED.values(), "none")
    frame.attrs = {
        "title": table["title"],
        "units": units,
        "synthetic": bool(table.get("synthetic", False)),
    }
    return frame


def verify() -> list[str]:
    """Compare the tables on disk with the registered sizes and SHA-256 hashes.

    Returns
    -------
    list of str
        One line a difference; empty when every file is the registered one.

    Examples
    --------
    >>> verify()
    []
    """
    differences = []
    for table in description()["resources"]:
        path = folder() / table["path"]
        if not path.is_file():
            differences.append(f"{table['path']}: registered, but not there")
            continue
        content = path.read_bytes()
        if len(content) != table["bytes"]:
            differences.append(f"{table['path']}: {len(content)} bytes, not {table['bytes']}")
        elif f"sha256:{hashlib.sha256(content).hexdigest()}" != table["hash"]:
            differences.append(f"{table['path']}: its content is not the registered one")
    return differences


@lru_cache(maxsize=1)
def _sources(_path: Path, _changed: int) -> pd.DataFrame:
    """Read the sources once for each state of their file: nearly every table is joined to them."""
    sources = _read(resource("sources")).set_index("source_id")[list(_JOINED)]
    return sources.rename(columns=_JOINED)


def _read(table: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is asked for

    frame = pd.read_csv(
        folder() / table["path"], dtype="str", keep_default_na=False, na_values=[""]
    )
    for field in table["schema"]["fields"]:
        column = frame[field["name"]]
        if field["type"] == "integer":
            whole = column.astype("Int64")
            frame[field["name"]] = whole if whole.hasnans else whole.astype("int64")
        elif field["type"] == "number":
            frame[field["name"]] = column.astype("float64")
        elif field["type"] == "boolean":
            frame[field["name"]] = column.eq("true")
    return frame

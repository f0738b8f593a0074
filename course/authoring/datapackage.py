"""Restamp the tables' sizes, row counts and hashes: ``python -m course.authoring.datapackage``.

The synthetic tables are made afresh from their generators first. With ``--check`` nothing is
written, and the exit status is 1 when something is out of date.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

from course._atomic import write_bytes
from course._package import DESCRIPTION, folder
from course.methods import synthetic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WIDTH = 110


def dumps(value: Any, indent: int = 0) -> str:
    """Write JSON with one short thing a line, so that a change of one field shows as one line.

    Parameters
    ----------
    value : Any
        What ``json.dumps`` takes.
    indent : int
        Spaces before the first line's content.

    Returns
    -------
    str
        JSON text; it ends in a line feed when `indent` is 0.

    Examples
    --------
    >>> print(dumps({"name": "claims", "rows": 49}), end="")
    {"name": "claims", "rows": 49}
    """
    end = "" if indent else "\n"
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(flat) + indent <= _WIDTH or _is_field(value):
        return flat + end
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{pad}{json.dumps(key)}: {dumps(value[key], indent + 2)}" for key in value]
        opening, closing = "{", "}"
    else:
        lines = [pad + dumps(entry, indent + 2) for entry in value]
        opening, closing = "[", "]"
    return f"{opening}\n" + ",\n".join(lines) + f"\n{' ' * indent}{closing}{end}"


def fresh(tables: Path) -> dict[str, bytes]:
    """Return what the generated files of a folder of tables should hold.

    Parameters
    ----------
    tables : pathlib.Path
        The folder with ``datapackage.json`` and the tables.

    Returns
    -------
    dict of str to bytes
        File name to content: the synthetic tables and ``datapackage.json``.

    Raises
    ------
    FileNotFoundError
        If a registered table is missing.
    """
    package = json.loads((tables / DESCRIPTION).read_text(encoding="utf-8"))
    files = {name: text.encode("utf-8") for name, text in synthetic.files().items()}
    for resource in package["resources"]:
        path = resource["path"]
        content = files[path] if path in files else (tables / path).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        resource["rows"] = len(list(csv.reader(io.StringIO(content.decode("utf-8"))))) - 1
    files[DESCRIPTION] = dumps(package).encode("utf-8")
    return files


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring the generated files of ``datasets`` up to date, or check that they are.

    Parameters
    ----------
    arguments : sequence of str, optional
        Command line; taken from ``sys.argv`` when left out.

    Returns
    -------
    int
        Exit status: 1 when ``--check`` found a difference, else 0.
    """
    parser = argparse.ArgumentParser(description="Restamp datasets/datapackage.json.")
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    check = parser.parse_args(arguments).check
    stale = 0
    for name, content in fresh(folder()).items():
        path = folder() / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale = 1
        sys.stdout.write(f"{name}: {'out of date' if check else 'written'}\n")
        if not check:
            write_bytes(path, content)
    return stale if check else 0


def _is_field(value: Any) -> bool:
    return isinstance(value, dict) and {"name", "type", "unit"} <= value.keys()


if __name__ == "__main__":
    sys.exit(main())

"""The first import cell of a notebook says what is missing, wherever the notebook was opened."""

from __future__ import annotations

import ast
from textwrap import indent

SAYS = """\
except ImportError as absent:
    raise SystemExit(
        f"{absent}. This notebook needs the course. Terminal: python3 -m course lab.\\n"
        "VS Code: choose the kernel .venv of the course's folder. Colab: upload the wheel from\\n"
        "the course site's downloads, then %pip install organized_crime_course*.whl in a new cell."
    ) from None"""
"""Short, for a student: an import's own traceback has thirty lines and no advice."""


def guarded(source: str) -> str:
    """Put the imports that a cell begins with under a guard that says what to do.

    Parameters
    ----------
    source
        The text of a code cell.

    Returns
    -------
    str
        The same text where the cell does not begin with imports of the course, among others.

    Examples
    --------
    >>> print(guarded("from course import load").splitlines()[1])
        from course import load
    >>> guarded("print('no import')")
    "print('no import')"
    """
    leading: list[ast.Import | ast.ImportFrom] = []
    for statement in ast.parse(source).body:
        if not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        leading.append(statement)
    if not any(map(_is_of_the_course, leading)):
        return source
    lines = source.splitlines()
    end = leading[-1].end_lineno
    imports = indent("\n".join(lines[:end]), "    ")
    return "\n".join(["try:", imports, SAYS, *lines[end:]])


def _is_of_the_course(statement: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return (statement.module or "").partition(".")[0] == "course"
    return any(name.name.partition(".")[0] == "course" for name in statement.names)

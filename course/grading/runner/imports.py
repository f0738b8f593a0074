"""What an instructor's notebook imports, so that a warm process can have it ready."""

from __future__ import annotations

import ast
from typing import Any

import course


def imported(notebook: Any) -> tuple[str, ...]:
    """List the modules that a notebook's cells import, in order and without doubles.

    Parameters
    ----------
    notebook
        The solved notebook. Cells that are not plain Python (magics) are passed over.

    Returns
    -------
    tuple of str
        Dotted names. ``from a import b`` gives both ``a`` and ``a.b``, since b may be a module.
    """
    found: dict[str, None] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        try:
            tree = ast.parse(cell.source)
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            found.update(dict.fromkeys(_names(node)))
    return tuple(found)


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if not isinstance(node, ast.ImportFrom) or node.level or not node.module:
        return []
    names = [node.module]
    for each in node.names:
        home = course._HOMES.get(each.name) if node.module == "course" else None  # noqa: SLF001 - our own package's table
        names.append(home or f"{node.module}.{each.name}")
    return names

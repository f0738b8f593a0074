"""What a warm process has ready: what shells need, and what an instructor's notebook imports."""

from __future__ import annotations

import ast
from typing import Any

import course

ALWAYS = (
    "IPython.core.application", "IPython.core.completer", "IPython.core.completerlib",
    "IPython.core.crashhandler", "IPython.core.interactiveshell", "IPython.core.logger",
    "IPython.core.oinspect", "IPython.utils.generics", "IPython.utils.wildcard", "bdb",
    "ipykernel.zmqshell", "ipykernel.compiler", "jupyter_client.session",
    "matplotlib.pyplot", "matplotlib.backends.backend_agg", "matplotlib_inline.backend_inline",
    "course.grading.runner._shell", "course.exercises._check", "course.exercises._emit",
)  # fmt: skip
"""What a shell needs, and what it would import itself when it starts."""
LATER = {
    "pandas": (
        "pandas.io.formats.html", "pandas.io.formats.string", "pandas.core.methods.to_dict",
        "pandas.core.reshape.reshape",
    ),
}  # fmt: skip
"""What libraries import when they are first used."""


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


def to_load(modules: tuple[str, ...]) -> list[str]:
    """List what a warm process imports for notebooks that need these modules."""
    wanted = [*ALWAYS, *modules]
    late = [module for name in wanted for module in LATER.get(name, ())]
    return list(dict.fromkeys([*wanted, *late]))

"""No notebook needs a package of Pyodide's before it is there."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course._browser.packages import LATER
from tests.checkout import ROOT

_COURSE = ROOT / "course"
_FIRST_CELLS = """
import json, os, sys
for folder, source in json.load(sys.stdin):
    os.chdir(folder)
    exec(source, {"__name__": "__main__"})
    print(json.dumps([folder, sorted({name.split(".")[0] for name in sys.modules})]))
"""


def _modules() -> dict[str, Path]:
    found = {}
    for path in _COURSE.rglob("*.py"):
        parts = ("course", *path.relative_to(_COURSE).with_suffix("").parts)
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def _names(path: Path) -> set[str]:
    """Name all that a file imports, inside its functions too."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def _reach(start: str) -> set[str]:
    """Name the packages that a module may come to import."""
    modules, seen, todo = _modules(), set[str](), [start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            if name in modules and name != "course":  # which itself imports nothing of its own
                todo += _names(modules[name])
    return {name.split(".")[0] for name in seen}


def _run(cells: list[tuple[Path, str]]) -> dict[str, set[str]]:
    """Run cells, one after another, and name the packages that are there after each."""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _FIRST_CELLS],
        input=json.dumps([(str(folder), source) for folder, source in cells]),
        env=os.environ | {"MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    lines = [line for line in ran.stdout.splitlines() if line.startswith('["')]
    return {Path(folder).name: set(names) for folder, names in map(json.loads, lines)}


def _code(notebook: Path) -> list[str]:
    cells = nbformat.read(notebook, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def test_no_first_cell_imports_what_comes_later() -> None:
    notebooks = sorted((ROOT / "notebooks").glob("m*/m*.ipynb"))
    assert len(notebooks) == 10
    there = _run([(path.parent, _code(path)[0]) for path in notebooks])
    assert len(there) == len(notebooks)
    for module, names in there.items():
        assert {"course", "pandas"} <= names, module
        assert names.isdisjoint(LATER), module


def test_a_widget_that_may_need_it_has_it_brought_when_it_is_drawn() -> None:
    """A key press is answered outside a cell, where nothing can be waited for."""
    widgets = sorted(name for name in _modules() if name.startswith("course.widgets."))
    need = [name for name in widgets if not _reach(name).isdisjoint(LATER)]
    assert {name.split(".")[-1] for name in need if "._" not in name} == {"count_explorer"}

    notebook = ROOT / "notebooks" / "m04_counts" / "m04_counts.ipynb"
    (drawn,) = (code for code in _code(notebook) if 'count_explorer("m04-w1")' in code)
    cell = f"from course import count_explorer\n{drawn}._ipython_display_()"
    (names,) = _run([(notebook.parent, cell)]).values()
    assert names >= set(LATER)


@pytest.mark.parametrize("name", LATER)
def test_the_course_needs_what_comes_later(name: str) -> None:
    assert name in _reach("course.methods.counts")

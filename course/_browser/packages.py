"""Packages that come when they are first imported, not while a student waits for the first cell.

Where the browser lets Python wait for something (JavaScript Promise Integration), an import of such
a package brings it. Elsewhere it is there from the second cell on, so a module's first cell must
not need it, and code that a widget runs must have needed it when the widget was drawn.
"""

from __future__ import annotations

import contextlib
import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

LATER = ("scipy",)
"""What the course's wheel does not ask for at the start (``course.site.lite`` reads this)."""


class _OnImport:
    """The last of Python's finders: asked only for what is not there."""

    def find_spec(
        self, name: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target  # these are for reloads and for modules inside a package
        if name not in LATER:
            return None
        from pyodide.ffi import can_run_sync, run_sync  # noqa: PLC0415 - in a browser

        if can_run_sync():
            with contextlib.suppress(Exception):  # whatever it was, it is said below
                run_sync(_fetch(name))
        found = PathFinder.find_spec(name)
        if found is None:
            raise ModuleNotFoundError(
                f"{name} is needed here and could not be fetched. See that you are connected, and "
                "run the cell again.",
                name=name,
            )
        return found


def bring_when_needed() -> None:
    """Have ``LATER`` brought in a kernel of JupyterLite. Called once, by the first cell."""
    from pyodide.ffi import can_run_sync  # noqa: PLC0415 - in a browser

    sys.meta_path.append(_OnImport())
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    kernel = getattr(shell, "kernel", None)
    if kernel is None or can_run_sync():
        return
    before_a_cell: list[Any] = kernel.lite_transform_manager.line_transforms

    async def bring(lines: list[str]) -> list[str]:
        with contextlib.suppress(Exception):  # a cell that needs none of them shall run
            for name in LATER:
                await _fetch(name)
            before_a_cell.remove(bring)
        return lines

    before_a_cell.append(bring)


async def _fetch(name: str) -> None:
    import pyodide_js  # noqa: PLC0415 - in a browser

    await pyodide_js.loadPackage(name)
    if not hasattr(pyodide_js.loadedPackages, name):  # it says so in the browser's console only
        raise OSError(f"{name} could not be fetched")

"""What the cells of the submissions cost by themselves: a program of its own.

They run one after another in one process that has everything loaded and has run one notebook
already: no kernel, no fork, no sandbox, no judge. Nothing that runs them can be cheaper than this.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import nbformat

from course.exercises._emit import SWITCH
from course.grading.rebuild import rebuild
from course.grading.runner._shell import NotebookShell
from course.grading.runner._zygote import load, look_up
from course.grading.runner.imports import imported, to_load


class _Nowhere:
    """Takes messages, as the socket to the grader does, and drops them."""

    def put(self, message: dict[str, Any]) -> None:
        json.dumps(message, default=str)


def run(notebook: Any) -> float:
    """Run a notebook's code cells in a shell of their own.

    Returns
    -------
    float
        Processor seconds of the cells, without the shell's start.
    """
    shell = NotebookShell()
    shell.connect(_Nowhere())  # type: ignore[arg-type]
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    start = time.process_time()
    for source in sources:
        if source.strip():
            shell.run(source)
    return time.process_time() - start


def main(module: str, report: str) -> None:
    """Run the submissions in the folder that this was started in; the first one twice."""
    os.environ.update({"NBGRADER_EXECUTION": "autograde", SWITCH: "outside"})
    released = nbformat.read(Path("notebooks") / module / f"{module}.ipynb", as_version=4)
    solved = nbformat.read(Path("solutions") / module / f"{module}.ipynb", as_version=4)
    load(to_load(imported(solved)))
    look_up()
    paths = sorted(Path("submitted").glob(f"*/{module}/{module}.ipynb"))
    notebooks = [rebuild(released, nbformat.read(path, as_version=4)).notebook for path in paths]
    seconds = [run(notebook) for notebook in [notebooks[0], *notebooks]][1:]
    Path(report).write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

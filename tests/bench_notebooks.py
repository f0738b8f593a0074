"""Print what the notebooks cost to run: ``python tests/bench_notebooks.py [module ...]``.

Each notebook is run as JupyterLab runs it when a student opens it and chooses to run all cells: a
new kernel, then every cell, driven by nbclient in this process, which is up already as JupyterLab
is. The solved notebook is the instructor's, the student's one is as on the day it is opened. CPU
seconds are those of the kernel and of this process. It asserts nothing.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from course.authoring.build import START, every_module  # noqa: E402 - the path comes first


def cost(notebook: Path) -> tuple[float, float]:
    """Run a copy of a notebook in a folder of its own; give CPU seconds and wall seconds."""
    content = nbformat.read(notebook, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(notebook, folder)
        where = {"metadata": {"path": folder}}
        started, before = time.perf_counter(), cpu()
        client = NotebookClient(content, resources=where, timeout=120)
        with client.setup_kernel():
            for index, cell in enumerate(content.cells):
                client.execute_cell(cell, index)
            wall = time.perf_counter() - started
    return cpu() - before, wall


def cpu() -> float:
    """Give the CPU seconds of this process and of its kernels that have ended."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))


def main(names: list[str]) -> None:
    known = [name for name in every_module() if name != START]
    unknown = sorted(set(names) - set(known))
    if unknown:
        sys.exit(f"No module {unknown[0]}. There are: {', '.join(known)}.")
    print(f"{'':16}{'solved':>18}{'student':>20}")
    print(f"{'module':16}{'CPU s':>9}{'wall s':>9}{'CPU s':>11}{'wall s':>9}")
    os.environ["PYTHONPATH"] = str(ROOT)
    total = [0.0] * 4
    for name in names or known:
        row = [
            *cost(ROOT / "solutions" / name / f"{name}.ipynb"),
            *cost(ROOT / "notebooks" / name / f"{name}.ipynb"),
        ]
        total = [a + b for a, b in zip(total, row, strict=True)]
        _print(name, row)
    _print("together", total)


def _print(name: str, row: list[float]) -> None:
    print(f"{name:16}{row[0]:9.1f}{row[1]:9.1f}{row[2]:11.1f}{row[3]:9.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

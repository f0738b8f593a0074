"""Print what the notebooks cost to run: ``python tests/bench_notebooks.py [module ...]``.

Each notebook is run by ``nbconvert --execute`` as a whole process, kernel start included: the
solved one as an instructor would, the student's one as it is on the day it is opened. CPU seconds
are those of the process and of the kernel that it waits for. It asserts nothing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from course.authoring.build import START, every_module  # noqa: E402 - the path comes first


def cost(notebook: Path) -> tuple[float, float]:
    """Run a copy of a notebook in a folder of its own; give CPU seconds and wall seconds."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(notebook, folder)
        words = ["--to", "notebook", "--execute", "--output", "done", notebook.name]
        command = [sys.executable, "-m", "nbconvert", *words]
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        log = Path(folder) / "log.txt"
        started = time.perf_counter()
        with log.open("w") as out:
            process = subprocess.Popen(command, cwd=folder, env=environ, stdout=out, stderr=out)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        if process.returncode:
            sys.exit(f"{notebook.name} does not run:\n{log.read_text()[-2000:]}")
    return used.ru_utime + used.ru_stime, wall


def main(names: list[str]) -> None:
    known = [name for name in every_module() if name != START]
    unknown = sorted(set(names) - set(known))
    if unknown:
        sys.exit(f"No module {unknown[0]}. There are: {', '.join(known)}.")
    print(f"{'':16}{'solved':>18}{'student':>20}")
    print(f"{'module':16}{'CPU s':>9}{'wall s':>9}{'CPU s':>11}{'wall s':>9}")
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

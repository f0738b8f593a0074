"""The student notebooks as they first run: no answer is in them, so none can be shown."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

from course.site import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.grading.runner.warm import WarmProcess


def first_runs(paths: Iterable[Path]) -> dict[str, Any]:
    """Run notebooks from top to bottom and give them with what they show.

    Parameters
    ----------
    paths
        Student notebooks, each named as its module.

    Returns
    -------
    dict
        Module to notebook, in the order of the paths.

    Raises
    ------
    SiteError
        When a notebook cannot be read, or when one of its cells ends in an error.
    """
    notebooks = {path.stem: _read(path) for path in paths}
    if sys.platform == "linux":
        _in_forks(notebooks)
    else:
        _in_kernels(notebooks)
    return notebooks


def _read(path: Path) -> Any:
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise SiteError(
            f"{path.name} cannot be read ({error}). Make it with: "
            f"python3 -m course build {path.stem}"
        ) from None


def _in_forks(notebooks: dict[str, Any]) -> None:
    """Run them in forks of one process that has the libraries loaded."""
    from course.grading.runner.imports import imported  # noqa: PLC0415 - Linux only
    from course.grading.runner.warm import warm_process  # noqa: PLC0415 - Linux only

    modules = dict.fromkeys(name for each in notebooks.values() for name in imported(each))
    warm = warm_process(tuple(modules), unconfined=True)
    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            # The later modules take longest: begun first, they do not keep the others waiting.
            late_first = reversed(list(notebooks.items()))
            list(pool.map(lambda item: _in_fork(warm, *item), late_first))
    finally:
        warm.close()


def _in_fork(warm: WarmProcess, name: str, notebook: Any) -> None:
    from course.grading.runner._limits import Limits  # noqa: PLC0415 - Linux only
    from course.grading.runner.submission import Ended  # noqa: PLC0415 - Linux only

    limits = Limits(cell_seconds=120, total_seconds=600)
    with warm.submit(None, limits, name=name) as submission:
        for cell in notebook.cells:
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            try:
                ran = submission.run(cell.source)
            except Ended as error:
                raise SiteError(_stopped(name, cell.id, str(error))) from None
            if ran.error is not None:
                raise SiteError(_stopped(name, cell.id, ": ".join(ran.error)))
            cell.outputs, cell.execution_count = ran.outputs, ran.count


def _in_kernels(notebooks: dict[str, Any]) -> None:
    """Run them where a process cannot be forked: each in a kernel of its own."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - seldom needed

    from nbclient import NotebookClient  # noqa: PLC0415 - seldom needed
    from nbclient.exceptions import CellExecutionError  # noqa: PLC0415 - seldom needed

    for name, notebook in notebooks.items():
        with TemporaryDirectory() as folder:
            where = Path(folder) / name
            where.mkdir()
            try:
                NotebookClient(
                    notebook, timeout=120, resources={"metadata": {"path": str(where)}}
                ).execute()
            except CellExecutionError as error:
                raise SiteError(_stopped(name, "?", f"{error.ename}: {error.evalue}")) from None


def _stopped(name: str, cell: str, why: str) -> str:
    return (
        f"The student notebook {name} does not run to its end: cell {cell} stopped with "
        f"{' '.join(why.split())}. Correct the lesson, build it, and start again."
    )

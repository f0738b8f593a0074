"""nbgrader's Execute, with submissions run in a sandbox by forks of a warm process."""

from __future__ import annotations

import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Enum

from course.grading.runner._limits import Limits
from course.grading.runner.imports import imported
from course.grading.runner.submission import Ended, Ran, Submission
from course.grading.runner.warm import NoSandbox, WarmProcess, warm_process

_LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": sys.version.split()[0],
}


class Confined(Execute):
    """Run a notebook's cells in a sandboxed process instead of a kernel."""

    engine = Enum(
        ("fork", "kernel"),
        "fork" if sys.platform == "linux" else "kernel",
        help="""
        What runs the cells: "fork", a fork of a warm process in a sandbox (Linux, Python), or
        "kernel", the stock kernel, which has the rights of whoever grades.
        """,
    ).tag(config=True)
    no_sandbox = Bool(
        default_value=False,
        help="Whether students' code may run with the rights of whoever grades.",
    ).tag(config=True)

    _submission: Submission | None = None
    _ended = ""

    def run_cells(
        self, nb: Any, resources: Any, source: Path | None, environment: dict[str, str]
    ) -> tuple[Any, Any]:
        """Run every cell through `preprocess_cell`.

        Parameters
        ----------
        nb, resources
            As nbconvert hands them on.
        source
            The instructor's notebook, whose imports the warm process has ready.
        environment
            Further environment variables for the submission.

        Raises
        ------
        NoSandbox
            When this machine has none, and `no_sandbox` was not set.
        """
        if self.engine == "kernel" or not _is_python(nb):
            if not self.no_sandbox:
                raise NoSandbox(
                    "The stock kernel runs students' code with your rights. If that is what you "
                    "want, say so: --RunAndCollect.no_sandbox=True"
                )
            with utils.setenv(**environment):
                nb, resources = Execute.preprocess(self, nb, resources)
            nb.metadata["course"] = {"sandbox": [], "ended": ""}
            return nb, resources
        self.nb, self.resources = nb, resources
        path = resources.get("metadata", {}).get("path")
        folder = Path(path) if path else None
        limits = Limits(cell_seconds=float(self.timeout or Limits.cell_seconds))
        warm = _warm(_imports_of(source), unconfined=self.no_sandbox)
        self._ended = ""
        variables = {"NBGRADER_EXECUTION": "autograde", **environment}
        with warm.submit(folder, limits, variables) as self._submission:
            for index, cell in enumerate(nb.cells):
                nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
            layers = self._submission.layers
        self._submission = None
        nb.metadata["language_info"] = dict(_LANGUAGE)
        nb.metadata["course"] = {"sandbox": list(layers), "ended": self._ended}
        return nb, resources

    def execute_cell(
        self,
        cell: NotebookNode,
        cell_index: int,
        execution_count: int | None = None,
        store_history: bool = True,  # noqa: FBT001, FBT002 - nbclient's signature
    ) -> Any:
        """Run one cell in the submission's process; with the stock kernel, as nbclient does."""
        if self._submission is None:
            by_kernel: Any = super().execute_cell
            return by_kernel(cell, cell_index, execution_count, store_history)
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        cell.outputs = []
        if self._ended:
            cell.outputs.append(_error("NotRun", f"Not run. {self._ended}"))
            return cell
        try:
            ran = self._submission.run(cell.source, silent=not store_history)
        except Ended as ended:
            self._ended = str(ended)
            cell.outputs.append(_error("Ended", f"The notebook ended here. {ended}"))
            return cell
        cell.outputs = ran.outputs
        cell.execution_count = ran.count
        self._add_missing_error(cell, ran)
        return cell

    def _add_missing_error(self, cell: NotebookNode, ran: Ran) -> None:
        """Record an error that the cell did not show, as nbgrader's Execute does."""
        if ran.interrupted:
            shown = dict(self.error_on_timeout)
            cell.outputs.append(nbformat.v4.new_output("error", **shown))
        elif ran.error and not any(o.output_type == "error" for o in cell.outputs):
            cell.outputs.append(_error(*ran.error))


def _error(name: str, text: str) -> Any:
    return nbformat.v4.new_output("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _is_python(nb: Any) -> bool:
    spec = nb.metadata.get("kernelspec", {})
    return str(spec.get("language", "python")).lower() == "python"


@cache
def _imports_of(source: Path | None) -> tuple[str, ...]:
    if source is None or not source.is_file():
        return ()
    return imported(nbformat.read(source, as_version=4))


_RUNNING: dict[tuple[int, tuple[str, ...]], WarmProcess] = {}


def running() -> tuple[WarmProcess, ...]:
    """Give the warm processes of this grader."""
    return tuple(_RUNNING.values())


def _warm(modules: tuple[str, ...], *, unconfined: bool) -> WarmProcess:
    """Keep one warm process for each thread and set of modules, until the grader ends."""
    name = (threading.get_ident(), modules)
    if name not in _RUNNING or not _RUNNING[name].is_alive():
        _RUNNING[name] = warm_process(modules, unconfined=unconfined)
    return _RUNNING[name]

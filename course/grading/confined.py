"""nbgrader's Execute, with submissions run in a sandbox by forks of a warm process."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Enum

from course.grading.handed_in import Ungradable
from course.grading.runner._limits import Limits
from course.grading.runner.imports import imported
from course.grading.runner.submission import Ended, Ran, Submission
from course.grading.runner.warm import NoSandbox
from course.grading.running import let_go, running, warm_for

__all__ = ["Confined", "imports_of", "let_go", "running"]

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
    _stopped = 0

    def run_cells(
        self, nb: Any, resources: Any, modules: tuple[str, ...], environment: dict[str, str]
    ) -> tuple[Any, Any]:
        """Run every cell through `preprocess_cell`.

        Parameters
        ----------
        nb, resources
            As nbconvert hands them on.
        modules
            What the warm process has imported before the notebook runs.
        environment
            Further environment variables for the submission.

        Returns
        -------
        tuple
            The notebook and the resources. ``nb.metadata.course`` tells what confined it
            (``sandbox``) and, where not every cell ran to its own end, why not (``ended``).

        Raises
        ------
        NoSandbox
            When this machine has none, and `no_sandbox` was not set.
        Ungradable
            When the notebook asks for a kernel that is not installed.
        """
        self._ended, self._stopped = "", 0
        if self.engine == "kernel" or not _is_python(nb):
            nb, resources = self._run_in_kernel(nb, resources, environment)
            layers: tuple[str, ...] = ()
        else:
            nb, resources, layers = self._run_in_fork(nb, resources, modules, environment)
        nb.metadata["course"] = {"sandbox": list(layers), "ended": self._why_partly()}
        return nb, resources

    def _run_in_fork(
        self, nb: Any, resources: Any, modules: tuple[str, ...], environment: dict[str, str]
    ) -> tuple[Any, Any, tuple[str, ...]]:
        self.nb, self.resources = nb, resources
        path = resources.get("metadata", {}).get("path")
        folder = Path(path) if path else None
        name = resources.get("nbgrader", {}).get("assignment") or (folder.name if folder else "")
        limits = Limits(cell_seconds=float(self.timeout or Limits.cell_seconds))
        warm = warm_for(modules, unconfined=self.no_sandbox)
        variables = {"NBGRADER_EXECUTION": "autograde", **environment}
        with warm.submit(folder, limits, variables, name) as self._submission:
            for index, cell in enumerate(nb.cells):
                nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
            layers = self._submission.layers
        self._submission = None
        nb.metadata["language_info"] = dict(_LANGUAGE)
        return nb, resources, layers

    def _run_in_kernel(
        self, nb: Any, resources: Any, environment: dict[str, str]
    ) -> tuple[Any, Any]:
        if not self.no_sandbox:
            raise NoSandbox(
                "The stock kernel runs students' code with your rights. If that is what you "
                f"want, say so: --{type(self).__name__}.no_sandbox=True"
            )
        _require_kernel(nb)
        try:
            with utils.setenv(**environment):
                nb, resources = Execute.preprocess(self, nb, resources)
        except DeadKernelError:
            self._ended = "Its process ended itself."
        shown = [o for cell in nb.cells for o in cell.get("outputs", ())]
        late = self.error_on_timeout["ename"]
        self._stopped = sum(o.get("ename") == late for o in shown)
        return nb, resources

    def _why_partly(self) -> str:
        """Say what kept cells from running to their own end; nothing when all did."""
        said = []
        if self._stopped:
            what = "1 cell was" if self._stopped == 1 else f"{self._stopped} cells were"
            said.append(f"{what} stopped after {self.timeout or Limits.cell_seconds:g} s.")
        if self._ended:
            said.append(self._ended)
        return " ".join(said)

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
            self._stopped += 1
            shown = dict(self.error_on_timeout)
            cell.outputs.append(nbformat.v4.new_output("error", **shown))
        elif ran.error and not any(o.output_type == "error" for o in cell.outputs):
            cell.outputs.append(_error(*ran.error))


def _error(name: str, text: str) -> Any:
    return nbformat.v4.new_output("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _is_python(nb: Any) -> bool:
    spec = nb.metadata.get("kernelspec", {})
    return str(spec.get("language", "python")).lower() == "python"


def _require_kernel(nb: Any) -> None:
    spec = nb.metadata.get("kernelspec", {})
    name = str(spec.get("name", "python3"))
    try:
        KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        language = spec.get("language", "a language that it does not name")
        raise Ungradable(
            f"The notebook asks for the kernel {name!r} ({language}), which is not installed here. "
            "Install it, or give the notebook another kernel."
        ) from None


@cache
def imports_of(source: Path | None) -> tuple[str, ...]:
    """List what an instructor's notebook imports; nothing where there is none."""
    if source is None or not source.is_file():
        return ()
    return imported(nbformat.read(source, as_version=4))

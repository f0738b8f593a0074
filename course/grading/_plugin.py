"""What runs on a Dask cluster while a class is graded: a desk on each worker, and the tasks.

A scheduler reads tasks, too, and only passes them on: what is heavy is imported by the workers.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from course.grading import packages
from course.grading.task import Assignment, Interrupted, NoCluster, Submission

if TYPE_CHECKING:
    from course.grading.desk import Desk
    from course.grading.work import Outcome


class DeskPlugin(WorkerPlugin):
    """Opens a desk on each worker, also on those that come later, and closes it again.

    Parameters
    ----------
    name
        The run's.
    assignment
        What submissions are graded by.
    wanted
        The packages that the grader has.
    """

    def __init__(self, name: str, assignment: Assignment, wanted: dict[str, str]) -> None:
        self.name = name
        self._assignment = assignment
        self._wanted = wanted
        self.different = ""
        self.desk: Desk | None = None

    def setup(self, worker: Any) -> None:
        """Open the desk; its warm processes start with the first submissions."""
        from course.grading.desk import Desk  # noqa: PLC0415 - heavy; see above

        self.different = packages.difference(self._wanted, packages.installed())
        # Dask removes this folder when the worker's process was killed.
        scratch = Path(worker.local_directory) / self.name
        self.desk = Desk(self._assignment, scratch, worker.state.nthreads)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - Dask's signature
        """Close the desk: no process and no file is left."""
        if self.desk is not None:
            self.desk.close()


def run(name: str, submission: Submission) -> Outcome:
    """Grade a submission on the worker that this runs on.

    Parameters
    ----------
    name
        The run's.
    submission
        What was handed in.

    Raises
    ------
    Interrupted
        When the worker is being closed.
    NoCluster
        When the worker came late and has other packages.
    NoSandbox
        When the worker cannot confine it.
    """
    from course.grading.runner.warm import NoSandbox  # noqa: PLC0415 - heavy; see above

    worker = get_worker()
    plugin: Any = worker.plugins.get(name)
    if plugin is None:
        raise Interrupted("The run that this belonged to has ended.")
    if plugin.different:
        raise NoCluster(f"The worker at {worker.address} has {plugin.different}. {packages.CURE}")
    try:
        outcome: Outcome = plugin.desk.submit(submission).result()
    except NoSandbox as error:
        raise NoSandbox(f"On the worker at {worker.address}, {error}") from None
    except (CancelledError, RuntimeError):
        raise Interrupted("The worker was closed.") from None
    return outcome


def allow_failures(number: int, dask_scheduler: Any = None) -> int:
    """Say how many workers a task may lose before it is given up; give what it was before."""
    before = int(dask_scheduler.allowed_failures)
    dask_scheduler.allowed_failures = number
    return before

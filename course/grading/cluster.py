"""Grade on a Dask cluster: the same work, on workers that share no files with the grader.

The assignment goes to each worker once, with a plugin that has a desk there; submissions follow one
by one and come back as plain data.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any

from course.grading import packages
from course.grading.flight import LostWorker
from course.grading.task import Assignment, NoCluster, Submission
from course.grading.work import Outcome

_CONNECT_SECONDS = 10
_ASK_SECONDS = 2.0
_LARGE = "distributed.admin.large-graph-warning-threshold"


class Cluster:
    """Sends submissions to the workers of a Dask scheduler.

    Parameters
    ----------
    address
        Such as ``tcp://host:8786``.
    assignment
        What they are graded by.
    name
        Tells this class from others on the same cluster.
    say
        Takes a line about what the run waits for.

    Raises
    ------
    NoCluster
        When Dask is missing, nobody answers, or a worker has another version of the course.
    """

    def __init__(
        self, address: str, assignment: Assignment, name: str, say: Callable[[str], object]
    ) -> None:
        self._address = address
        self._say = say
        self._client = _connect(address)
        self._name = f"course-{assignment.module}-{name}"
        self._threads, self._asked = 0, 0.0
        self._undo: list[Callable[[], object]] = [self._client.close]
        try:
            self._open(assignment)
        except BaseException:
            self.close()
            raise
        self._executor = self._client.get_executor(pure=False)

    def _open(self, assignment: Assignment) -> None:
        client = self._client
        self._require_same_packages()
        from course.grading import _plugin  # noqa: PLC0415 - it needs Dask

        plugin = _plugin.DeskPlugin(self._name, assignment, packages.installed())
        self._undo.append(lambda: client.unregister_worker_plugin(self._name))
        client.register_plugin(plugin, name=self._name)
        # Which submission ended a worker is found out here, by running it alone (flight.py).
        before = client.run_on_scheduler(_plugin.allow_failures, 0)
        self._undo.append(lambda: client.run_on_scheduler(_plugin.allow_failures, before))
        self._undo.append(lambda: client.cancel(list(client.futures), force=True))
        self.look()

    def _require_same_packages(self) -> None:
        """Ask the scheduler, which reads tasks, and the workers that are there already."""
        try:
            self._client.run_on_scheduler(packages.installed)
            found = self._client.run(packages.installed, on_error="return")
        except Exception as error:  # noqa: BLE001 - whatever keeps it from loading the course
            raise NoCluster(
                f"The cluster cannot load the course ({type(error).__name__}: {error}). "
                f"{packages.CURE}"
            ) from None
        for worker, theirs in found.items():
            if isinstance(theirs, BaseException):
                raise NoCluster(
                    f"The worker at {worker} cannot load the course ({theirs}). {packages.CURE}"
                )
            if different := packages.difference(packages.installed(), theirs):
                raise NoCluster(f"The worker at {worker} has {different}. {packages.CURE}")

    def submit(self, submission: Submission) -> Future[Outcome]:
        """Have a submission graded."""
        from dask import config  # noqa: PLC0415 - heavy, and only a cluster needs it

        from course.grading._plugin import run  # noqa: PLC0415 - it needs Dask

        with config.set({_LARGE: "1GiB"}):
            future: Future[Outcome] = self._executor.submit(run, self._name, submission)
        return future

    def outcome(self, future: Future[Outcome]) -> Outcome:
        """Give what became of a submission that is done.

        Raises
        ------
        LostWorker
            When the worker was lost that it ran on.
        Interrupted
            When the worker was closed in good order.
        NoSandbox
            When the worker cannot confine it.
        NoCluster
            When the scheduler is gone.
        """
        from distributed import KilledWorker  # noqa: PLC0415 - heavy, and only a cluster needs it

        try:
            return future.result()
        except KilledWorker as error:
            raise LostWorker(f"the last was {error.last_worker.address}") from None
        except (CancelledError, OSError):
            raise NoCluster(
                f"The scheduler at {self._address} is gone. What was graded is kept; start the "
                "same command again when it is back."
            ) from None

    def ahead(self) -> int:
        """Give how many submissions may be on their way: workers come and go."""
        if time.monotonic() > self._asked + _ASK_SECONDS:
            with suppress(OSError):  # its futures will tell that it is gone
                self._threads = sum(self._client.nthreads().values())
            self._asked = time.monotonic()
        return max(2, 2 * self._threads)

    def look(self) -> None:
        """Say so when nothing moves because there is no worker."""
        with suppress(OSError):  # as above
            if not self._client.nthreads():
                self._say(f"No worker is at {self._address} now: waiting for one. Ctrl-C stops.")

    def close(self) -> None:
        """Take back what waits, end the desks on the workers, and let go of the scheduler."""
        while self._undo:
            with suppress(Exception):  # whatever is left of the cluster by now
                self._undo.pop()()


def _connect(address: str) -> Any:
    try:
        import distributed  # noqa: PLC0415 - heavy, and only a cluster needs it
    except ImportError:
        raise NoCluster(
            "--scheduler needs the package distributed, which is not installed. "
            "Install it with: python -m pip install distributed"
        ) from None
    for name in ("distributed", "distributed.client"):  # what matters is said in one line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"No Dask scheduler answers at {address} ({error}). An address looks like "
            "tcp://host:8786; `dask scheduler` starts one and prints its own."
        ) from None

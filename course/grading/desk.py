"""A desk that submissions are graded at: threads, each with a warm process of its own."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from course.grading import work
from course.grading.running import let_go
from course.grading.task import Assignment, Interrupted, Submission
from course.grading.work import Outcome

_POLL_SECONDS = 0.2


class Desk:
    """Grades submissions of one assignment on this computer.

    Parameters
    ----------
    assignment
        What they are graded by.
    scratch
        A folder of the desk's own. What a killed one left there is removed.
    jobs
        How many are graded at once.
    """

    def __init__(self, assignment: Assignment, scratch: Path, jobs: int) -> None:
        self._assignment = assignment
        self._scratch = scratch
        self._jobs = jobs
        self._threads: set[int] = set()
        self._running: set[Future[Outcome]] = set()
        self._closed = threading.Event()
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True, mode=0o700)
        assignment.unpack(scratch)
        self._pool = ThreadPoolExecutor(jobs, "desk", self._sit_down)

    def _sit_down(self) -> None:
        self._threads.add(threading.get_ident())

    def submit(self, submission: Submission) -> Future[Outcome]:
        """Have a submission graded."""
        future = self._pool.submit(self._grade, submission)
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def outcome(self, future: Future[Outcome]) -> Outcome:
        """Give what became of a submission that is done.

        Raises
        ------
        NoSandbox
            When this machine cannot confine it.
        """
        return future.result()

    def ahead(self) -> int:
        """Give how many submissions may be on their way at once: nobody waits, nothing piles up."""
        return 2 * self._jobs

    def look(self) -> None:
        """Do nothing: a desk's threads are there."""

    def _grade(self, submission: Submission) -> Outcome:
        outcome = work.grade(submission, self._assignment, self._scratch)
        if self._closed.is_set():
            raise Interrupted("The worker was closed.")
        return outcome

    def close(self) -> None:
        """End what runs, the warm processes and the folder."""
        self._closed.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        let_go(self._threads)
        while wait(list(self._running), _POLL_SECONDS).not_done:
            let_go(self._threads)  # one was being started meanwhile
        self._pool.shutdown()
        let_go(self._threads)
        shutil.rmtree(self._scratch, ignore_errors=True)

"""Keep workers busy without letting submissions pile up, and sort out which one ends workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from course.grading.task import Interrupted, Submission
from course.grading.work import UNGRADABLE, Outcome

_MOST_BYTES = 64 << 20
"""Of all submissions that are on their way."""
_LOOK_SECONDS = 15.0


class LostWorker(Exception):
    """The worker is gone that a submission was on, and the submission may be why."""


class Workers(Protocol):
    """What grades submissions."""

    def submit(self, submission: Submission) -> Future[Outcome]:
        """Have a submission graded."""

    def outcome(self, future: Future[Outcome]) -> Outcome:
        """Give what became of it. Raises LostWorker when that cannot be known."""

    def ahead(self) -> int:
        """Give how many submissions may be on their way at once."""

    def look(self) -> None:
        """Look why nothing has been done for a while."""

    def close(self) -> None:
        """End everything."""


def graded(
    submissions: Iterable[Submission], workers: Workers
) -> Iterator[tuple[Submission, Outcome]]:
    """Send submissions to workers and give each when it is done.

    One that was lost together with its worker may be innocent: another may have run beside it. So
    it runs once more when all others are done, with nothing beside it; if that worker is lost, too,
    the submission is ungradable.

    Parameters
    ----------
    submissions
        Taken one by one, no sooner than they can be sent.
    workers
        What grades them.
    """
    waiting = iter(submissions)
    again: deque[Submission] = deque()
    suspects: list[Submission] = []
    running: dict[Future[Outcome], Submission] = {}
    try:
        while True:
            _send(waiting, again, running, workers)
            if not running:
                break
            for future in _done(running, workers):
                submission = running.pop(future)
                try:
                    outcome = workers.outcome(future)
                except LostWorker:
                    suspects.append(submission)
                except Interrupted:
                    again.append(submission)
                else:
                    yield submission, outcome
        for submission in suspects:
            yield submission, _alone(submission, workers)
    finally:
        for future in running:
            future.cancel()


def _send(
    waiting: Iterator[Submission],
    again: deque[Submission],
    running: dict[Future[Outcome], Submission],
    workers: Workers,
) -> None:
    size = sum(submission.size for submission in running.values())
    while len(running) < workers.ahead() and size < _MOST_BYTES:
        submission = again.popleft() if again else next(waiting, None)
        if submission is None:
            return
        size += submission.size
        running[workers.submit(submission)] = submission


def _done(running: Iterable[Future[Outcome]], workers: Workers) -> set[Future[Outcome]]:
    while True:
        done = wait(running, _LOOK_SECONDS, FIRST_COMPLETED).done
        if done:
            return done
        workers.look()


def _alone(submission: Submission, workers: Workers) -> Outcome:
    while True:
        try:
            future = workers.submit(submission)
            return workers.outcome(*_done([future], workers))
        except Interrupted:
            continue
        except LostWorker as lost:
            why = f"It ended two workers ({lost}). Look at it by hand, or try again with --again."
            return Outcome(UNGRADABLE, why)

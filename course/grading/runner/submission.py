"""One submission that runs: cells go in, outputs come back, and no cell can hold up the grader."""

from __future__ import annotations

import contextlib
import json
import select
import shutil
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from course.grading.runner._limits import Limits
from course.grading.runner._outputs import Outputs

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from course.grading.runner.warm import WarmProcess

_BLOCK = 1 << 18


class Ended(Exception):
    """The submission's process has ended, or was ended; its text says why."""


@dataclass
class Ran:
    """What became of one cell."""

    outputs: list[NotebookNode]
    """In nbformat's form."""
    count: int | None
    """The execution count."""
    ok: bool
    """Whether it ran to its end without an error."""
    interrupted: bool = False
    """Whether its time was up."""
    error: tuple[str, str] | None = None
    """Name and text of the error that ended it."""


class Submission:
    """A fork of the warm process. Use it in a `with` statement, so that it is ended."""

    def __init__(
        self,
        warm: WarmProcess,
        number: int,
        wire: socket.socket,
        limits: Limits,
        scratch: str | None,
    ) -> None:
        self._warm = warm
        self._number = number
        self._wire = wire
        self._limits = limits
        self._scratch = scratch
        self._rest = b""
        self._received = 0
        self._deadline = time.monotonic() + limits.total_seconds
        self.layers: tuple[str, ...] = ()
        """What confines it; known once the first cell has run."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End its processes and forget its files."""
        with contextlib.suppress(OSError):
            self._warm.kill(self._number)
        self._wire.close()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)

    def run(self, source: str, *, silent: bool = False) -> Ran:
        """Run one cell.

        Parameters
        ----------
        source
            The code.
        silent
            Whether it is the grader's own: it gets no number.

        Raises
        ------
        Ended
            When the process is gone: it ended itself, put out too much, did not end when
            interrupted, or its total time was up.
        """
        now = time.monotonic()
        if now >= self._deadline:
            self.end()
            raise Ended(f"Its time was up: {self._limits.total_seconds:g} s for all cells.")
        self._send({"run": source, "silent": silent})
        outputs = Outputs()
        until = min(now + self._limits.cell_seconds, self._deadline)
        interrupted = False
        while True:
            message = self._receive(until)
            if message is None and not interrupted:
                interrupted = True
                until = time.monotonic() + self._limits.grace_seconds
                with contextlib.suppress(OSError):  # it has ended: the next message says so
                    self._warm.interrupt(self._number)
            elif message is None:
                self.end()
                raise Ended("A cell did not end when its time was up.")
            elif "ready" in message:
                self.layers = tuple(str(layer) for layer in message["ready"])
            elif "broken" in message:
                raise Ended(f"It could not be started: {message['broken']}")
            elif "done" in message:
                return _ran(message["done"], outputs.kept(), interrupted=interrupted)
            else:
                outputs.take(message)

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self._wire.sendall(json.dumps(message).encode() + b"\n")
        except OSError:
            if self._wire.fileno() < 0:
                raise Ended("Its process ended itself.") from None
            # Before it ended it may have said why: that is what is read next.

    def _receive(self, until: float) -> dict[str, Any] | None:
        """Give the next message; None when time is up."""
        while b"\n" not in self._rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._wire], [], [], left)[0]:
                return None
            try:
                block = self._wire.recv(_BLOCK)
            except OSError:
                block = b""
            if not block:
                raise Ended("Its process ended itself.")
            self._received += len(block)
            if self._received > self._limits.output:
                self.end()
                raise Ended(f"It put out more than {self._limits.output >> 20} MiB.")
            self._rest += block
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            message = json.loads(line)
            if b"\\ud" in line:
                # Half a character cannot be written to any file: put a question mark in its place.
                whole = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
                message = json.loads(whole)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            self.end()
            raise Ended("It wrote something else than messages to the grader's socket.")
        return message


def _ran(done: Any, outputs: list[NotebookNode], *, interrupted: bool) -> Ran:
    """Read what the submission's process says of a cell; it may say anything."""
    if not isinstance(done, dict):
        raise Ended("It wrote something else than messages to the grader's socket.")
    count = done.get("count")
    error = None
    if not done.get("ok"):
        error = (str(done.get("ename", "KeyboardInterrupt")), str(done.get("evalue", "")))
    number = count if isinstance(count, int) else None
    return Ran(outputs, number, error is None, interrupted, error)

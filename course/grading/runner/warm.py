"""The grader's end: start the warm process, hand it submissions, take outputs back."""

from __future__ import annotations

import atexit
import dataclasses
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from course.grading.runner import _jail
from course.grading.runner._given import PACKAGE, TooLarge, inside, packed, scrubbed, shown_paths
from course.grading.runner._limits import Limits
from course.grading.runner.imports import ALWAYS, to_load
from course.grading.runner.submission import Submission

__all__ = ["ALWAYS", "LAYERS", "STEPS", "NoSandbox", "TooLarge", "WarmProcess", "warm_process"]

LAYERS = ("namespaces", "landlock", "seccomp")
"""All that a sandbox is made of, besides the limits."""
STEPS = (LAYERS, ("landlock", "seccomp"))
"""What is tried, in order."""
_LONGEST = 1 << 20
_STARTED_SECONDS = 120.0


class NoSandbox(Exception):
    """The machine cannot confine a submission, and nobody said that it may run without."""


class WarmProcess:
    """A process that has imported the libraries and forks once for each submission.

    Parameters
    ----------
    modules
        What it imports before it forks.
    layers
        What the sandbox is made of; see `STEPS`. Empty for none.

    Raises
    ------
    OSError
        When the layers cannot be had on this machine; the text says which and why.
    """

    def __init__(self, modules: tuple[str, ...] = (), layers: tuple[str, ...] = LAYERS) -> None:
        self._numbers = itertools.count()
        self._scratch = None if "namespaces" in layers else tempfile.mkdtemp(prefix="course-warm-")
        self._home = self._scratch or _jail.WARM
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        program = [sys.executable, "-m", "course.grading.runner._zygote", str(theirs.fileno())]
        # The warm process and its forks must not hold this one's folder, terminal or files.
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            program,
            pass_fds=[theirs.fileno()],
            env=scrubbed(self._home),
            stdin=subprocess.DEVNULL,
            cwd=PACKAGE.parent,
            start_new_session=True,
        )
        theirs.close()
        asked = {
            "layers": layers,
            "shown": shown_paths(),
            "package": str(PACKAGE.parent),
            "modules": to_load(modules),
        }
        self._tell(asked)
        answer = self._first_answer()
        self.layers = tuple(answer["warm"])
        self.missing = tuple(answer["missing"])
        self.threads = int(answer["threads"])
        atexit.register(self.close)

    def _first_answer(self) -> dict[str, Any]:
        self._control.settimeout(_STARTED_SECONDS)
        while True:
            message = self._control.recv(_LONGEST)
            answer = json.loads(message) if message else {"failed": "it ended while starting"}
            if "failed" in answer:
                self.close()
                raise OSError(answer["failed"])
            if "map" in answer:
                users = f"0 0 1\n{_jail.INSIDE} {_jail.NOBODY} 1"
                _jail.map_users(answer["map"], users, users)
                self._control.send(b"mapped")
            else:
                self._control.settimeout(None)
                return dict(answer)

    def submit(
        self,
        folder: Path | None,
        limits: Limits,
        environment: dict[str, str] | None = None,
        name: str = "",
    ) -> Submission:
        """Fork for a submission, whose cells can then be run one by one.

        Parameters
        ----------
        folder
            The submission's own files, which it gets a copy of; links are left out.
        limits
            What it may use up.
        environment
            Further environment variables.
        name
            What the folder is called that the notebook finds itself in.
        """
        files = packed(folder, limits.file_size)
        number = next(self._numbers)
        mine, theirs = socket.socketpair()
        scratch = None
        if "namespaces" not in self.layers:
            scratch = tempfile.mkdtemp(prefix="course-run-")
        asked = {
            "do": "run",
            "job": number,
            "limits": dataclasses.asdict(limits),
            "environment": {**inside(scratch or _jail.HOME, name), **(environment or {})},
        }
        try:
            handles = [files, theirs.fileno()]
            socket.send_fds(self._control, [json.dumps(asked).encode()], handles)
        except BaseException:
            mine.close()
            if scratch:
                shutil.rmtree(scratch, ignore_errors=True)
            raise
        finally:
            os.close(files)
            theirs.close()
        return Submission(self, number, mine, limits, scratch)

    def interrupt(self, number: int) -> None:
        """Interrupt the cell that a submission is running."""
        nested = "namespaces" in self.layers
        self._tell({"do": "interrupt", "job": number, "nested": nested})

    def kill(self, number: int) -> None:
        """End a submission, with all of its processes."""
        self._tell({"do": "kill", "job": number})

    def is_alive(self) -> bool:
        """Tell whether it is still there."""
        return self._process.poll() is None

    def children(self) -> list[int]:
        """Give the numbers of the processes that it has forked and that are still there."""
        path = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(number) for number in path.read_text(encoding="ascii").split()]

    def _tell(self, message: dict[str, Any]) -> None:
        self._control.send(json.dumps(message).encode())

    def close(self) -> None:
        """End the warm process and whatever it runs."""
        atexit.unregister(self.close)
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)


def warm_process(modules: tuple[str, ...] = (), *, unconfined: bool = False) -> WarmProcess:
    """Start a warm process with the strongest sandbox that this machine can give.

    Parameters
    ----------
    modules
        What it imports before it forks.
    unconfined
        Whether it may do without any sandbox.

    Raises
    ------
    NoSandbox
        When there is none to be had, and none was not allowed.
    """
    why = []
    for layers in STEPS:
        try:
            return WarmProcess(modules, layers)
        except OSError as error:
            why.append(f"{', '.join(layers)}: {error}")
    if unconfined:
        return WarmProcess(modules, ())
    raise NoSandbox("this machine gives no sandbox (" + "; ".join(why) + ")")

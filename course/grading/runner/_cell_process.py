"""The process of one submission: confined first, then cell after cell as the grader asks."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.grading.runner import _jail, _landlock, _limits, _privileges, _seccomp
from course.grading.runner._limits import Limits

if TYPE_CHECKING:
    from course.grading.runner._shell import NotebookShell

FOLDERS = (_jail.HOME, "/dev/shm")  # noqa: S108 - the submission's own


@dataclass(frozen=True)
class Job:
    """What the grader asks for."""

    limits: Limits
    environment: dict[str, str]
    files: int
    """A memory file with the submission's own files; `_given.packed` made it."""
    socket: int
    """Where cells come from and outputs go to."""
    layers: tuple[str, ...]
    """What the warm process achieved."""
    readable: tuple[str, ...]
    """What may be read without a root folder of one's own."""


def live(job: Job, shell: NotebookShell) -> None:
    """Confine this fork, run what comes over its socket in the shell, and end. Never returns."""
    code = 1
    try:
        code = _confine_and_run(job, shell)
    except BaseException as error:  # noqa: BLE001 - the last line of a process: the grader must hear of it
        from course.grading.runner._shell import Wire  # noqa: PLC0415

        Wire(job.socket).send({"broken": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(code)


def _confine_and_run(job: Job, shell: NotebookShell) -> int:
    layers = set(job.layers)
    nested = "namespaces" in layers
    if nested:
        _jail.enter_cell(job.limits.file_size)
        _privileges.end_with(os.getppid())
        inner = os.fork()
        if inner:
            return _watch(inner)
        _privileges.end_with(0)
        if _jail.own_processes():
            layers.add("own /proc")
    else:
        _privileges.end_with(os.getppid())
    work = _unpack(job)
    os.setsid()
    os.environ.clear()
    os.environ.update(job.environment)
    _reseed()
    from course.grading.runner._shell import Wire  # noqa: PLC0415 - loaded already

    wire = Wire(job.socket)
    _privileges.drop()
    _limits.apply(job.limits)
    if "landlock" in layers:
        shown = ("/",) if nested else (*_jail.SYSTEM, *job.readable, "/proc", "/dev")
        own = FOLDERS if nested else (job.environment["HOME"],)
        _landlock.restrict(shown, (*own, "/dev/null"))
    if "seccomp" in layers:
        # With no namespace that ends with it, a process left behind would live on.
        _seccomp.refuse_calls(processes=nested, network=nested)
    os.chdir(work)
    sys.path[:0] = [""]
    shell.connect(wire)
    wire.send({"ready": sorted(layers)})
    while (asked := wire.receive()) is not None:
        wire.send({"done": _run(shell, asked)})
    return 0


def _run(shell: NotebookShell, asked: dict[str, Any]) -> dict[str, Any]:
    """Run a cell; an interrupt counts only while it runs, and ends nothing between two cells."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        done: dict[str, Any] = shell.run(asked["run"], silent=asked.get("silent", False))
    except KeyboardInterrupt:
        return {"ok": False, "count": None}
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return done


def _unpack(job: Job) -> str:
    """Put the submission's files into its folder; regular files only."""
    work = job.environment["COURSE_WORK"]
    for folder in (work, job.environment["TMPDIR"]):
        Path(folder).mkdir(parents=True, exist_ok=True)
    with os.fdopen(job.files, "rb") as content:
        content.seek(0)
        while line := content.readline():
            name, size = json.loads(line)
            path = Path(work, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read(size))
    return work


def _reseed() -> None:
    """Let each submission draw its own random numbers, as in a process of its own."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _watch(inner: int) -> int:
    """Wait for the process inside, hand interrupts on to it, and end as it does."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGUSR1, lambda *_: os.kill(inner, signal.SIGINT))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, status = os.waitpid(inner, 0)
    return os.waitstatus_to_exitcode(status) & 0xFF

"""The grader's end: start the warm process, hand it submissions, take outputs back."""

from __future__ import annotations

import atexit
import dataclasses
import io
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import course
from course._package import folder as tables
from course.grading.runner import _jail
from course.grading.runner._limits import Limits
from course.grading.runner.submission import Submission

LAYERS = ("namespaces", "landlock", "seccomp")
"""All that a sandbox is made of, besides the limits."""
STEPS = (LAYERS, ("landlock", "seccomp"))
"""What is tried, in order."""
_PACKAGE = Path(course.__file__).resolve().parent
_LONGEST = 1 << 20
_STARTED_SECONDS = 120.0
ALWAYS = (
    "IPython.core.interactiveshell", "ipykernel.zmqshell", "ipykernel.compiler",
    "jupyter_client.session", "matplotlib_inline.backend_inline",
    "course.grading.runner._shell", "course.exercises._check", "course.exercises._emit",
)  # fmt: skip


class NoSandbox(Exception):
    """The machine cannot confine a submission, and nobody said that it may run without."""


class TooLarge(Exception):
    """A submission's own files are more than its scratch folder holds."""


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
            env=_scrubbed(self._home),
            stdin=subprocess.DEVNULL,
            cwd=_PACKAGE.parent,
            start_new_session=True,
        )
        theirs.close()
        asked = {
            "layers": layers,
            "shown": shown_paths(),
            "package": str(_PACKAGE.parent),
            "modules": list(dict.fromkeys([*ALWAYS, *modules])),
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
        self, folder: Path | None, limits: Limits, environment: dict[str, str] | None = None
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
        """
        number = next(self._numbers)
        mine, theirs = socket.socketpair()
        scratch = None
        work = _jail.WORK
        if "namespaces" not in self.layers:
            scratch = tempfile.mkdtemp(prefix="course-run-")
            work = f"{scratch}/work"
        asked = {
            "do": "run",
            "job": number,
            "limits": dataclasses.asdict(limits),
            "environment": {**_inside(work), **(environment or {})},
        }
        files = _packed(folder, limits.file_size)
        try:
            handles = [files, theirs.fileno()]
            socket.send_fds(self._control, [json.dumps(asked).encode()], handles)
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


def shown_paths() -> list[str]:
    """Give what a submission may read besides the system: Python, its packages, course, data."""
    paths = [sys.base_prefix, sys.prefix, str(_PACKAGE), str(tables())]
    return [path for path in dict.fromkeys(paths) if Path(path).exists()]


def _scrubbed(home: str) -> dict[str, str]:
    """Give an environment without anything of the grader's; one thread; no seeds by chance."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "HOME": home,
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "JE_ARROW_MALLOC_CONF": "background_thread:false",
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _inside(work: str) -> dict[str, str]:
    """Give the environment that a submission sees."""
    home = work.removesuffix("/work")
    return {
        **_scrubbed(home),
        "TMPDIR": f"{home}/tmp",  # noqa: S108 - its own
        "IPYTHONDIR": f"{home}/.ipython",
        "JPY_PARENT_PID": "1",
        "COURSE_WORK": work,
    }


def _packed(folder: Path | None, most: int) -> int:
    """Put a folder's regular files into a memory file; links could point anywhere."""
    handle = os.memfd_create("files")
    size = 0
    with (
        io.FileIO(handle, "w", closefd=False) as content,
        tarfile.open(fileobj=content, mode="w:") as archive,
    ):
        for path in sorted(folder.rglob("*")) if folder else ():
            if path.is_file() and not path.is_symlink():
                size += path.stat().st_size + tarfile.BLOCKSIZE
                if size > most:
                    raise TooLarge(f"The files handed in are more than {most >> 20} MiB.")
                archive.add(path, os.path.relpath(path, folder), recursive=False)
    return handle

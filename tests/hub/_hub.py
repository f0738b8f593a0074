"""The hub of solutions/hub, started on loopback with real accounts, and ended with all it made."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.checkout import ROOT
from tests.hub._plan import Plan, prepare, with_system

COURSE = "organized-crime"
_NAMESPACES = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
_NEEDED = ("unshare", "nsenter", "useradd", "chpasswd", "runuser", "node", "npm")
_SECONDS = 120
_LOOK = 0.25


def missing() -> str | None:
    """Say what the hub cannot be started without, if something is."""
    if sys.platform != "linux":
        return "local accounts for a hub are made on Linux only"
    if os.geteuid():
        return "only root can make accounts and start servers as them"
    absent = [name for name in _NEEDED if not shutil.which(name, path=with_system())]
    if absent:
        return f"not installed: {', '.join(absent)} (.ci/run installs Node and npm)"
    tried = subprocess.run([*_NAMESPACES, "true"], capture_output=True, text=True, check=False)
    return f"no namespaces: {tried.stderr.strip()}" if tried.returncode else None


@dataclass
class Hub:
    """A running hub."""

    plan: Plan
    scratch: Path
    first: int
    """The number of its first process."""

    @property
    def address(self) -> str:
        """Where it is, without a slash."""
        return self.plan.address

    @property
    def names(self) -> dict[str, str]:
        """Part in the play to account."""
        return self.plan.names

    @property
    def settings(self) -> dict[str, Any]:
        """What its hub.toml says."""
        return tomllib.loads((self.scratch / "config/hub.toml").read_text(encoding="utf-8"))

    def home(self, who: str) -> Path:
        """Give somebody's home folder."""
        return self.scratch / "home" / self.names[who]

    def terminal(self, who: str, *words: str) -> str:
        """Run a command as in a terminal of somebody's JupyterLab, and give what it printed."""
        server = self._server(self.names[who])
        content = Path(f"/proc/{server}/environ").read_bytes().decode()
        done = subprocess.run(
            [
                *into(self.first, str(Path(f"/proc/{server}/cwd").readlink())),
                *(_program("runuser"), "-u", self.names[who], "--", *words),
            ],
            env=dict(line.split("=", 1) for line in content.split("\0") if line),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def _server(self, account: str) -> int:
        """Find the process of an account's server."""
        wanted = f"USER={account}".encode()
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                words = path.read_bytes().split(b"\0")
                variables = path.with_name("environ").read_bytes().split(b"\0")
                if any(b"jupyterhub-singleuser" in word for word in words) and wanted in variables:
                    return int(path.parent.name)
        raise LookupError(f"{account} has no server")


def _program(name: str) -> str:
    return shutil.which(name, path=with_system()) or name


def into(first: int, folder: str = "/") -> list[str]:
    """Give the words that run a command in a room."""
    return ["nsenter", f"--target={first}", "--mount", "--pid", f"--wdns={folder}"]


@contextlib.contextmanager
def hub() -> Iterator[Hub]:
    """Start the hub in a room of its own."""
    with folder() as scratch:
        plan = prepare(scratch)
        with room(plan.room, scratch) as started:
            _wait(plan, scratch, started)
            yield Hub(plan, scratch, first_process(started))


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that every account can enter: pytest's own are for their owner only."""
    made = Path(tempfile.mkdtemp(prefix="course-hub-"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made)


@contextlib.contextmanager
def room(plan: dict[str, Any], scratch: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a room; whatever it started ends when this does, however it does."""
    with (scratch / "log").open("wb") as log:
        started = subprocess.Popen(
            [*_NAMESPACES, sys.executable, "-m", "tests.hub._room"],
            cwd=ROOT,
            env={**os.environ, "PATH": with_system(), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            preexec_fn=_end_with_the_tests,  # noqa: PLW1509 - it takes no lock
        )
    try:
        assert started.stdin is not None
        with started.stdin as plans:
            plans.write(json.dumps(plan).encode())
        yield started
    finally:
        first = _children(started)
        # Its first process goes with it, and with that one, every other.
        started.kill()
        started.wait(30)
        while any(Path(f"/proc/{process}").exists() for process in first):
            time.sleep(0.01)


def _end_with_the_tests() -> None:
    """Have the system end the room when pytest is killed and cannot."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def first_process(started: subprocess.Popen[bytes]) -> int:
    """Give the number of a room's first process."""
    return int(_children(started)[0])


def _children(started: subprocess.Popen[bytes]) -> list[str]:
    path = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    return path.read_text(encoding="ascii").split() if path.exists() else []


def _wait(plan: Plan, scratch: Path, started: subprocess.Popen[bytes]) -> None:
    """Wait until the hub answers, and the instructors' server through it."""
    until = time.monotonic() + _SECONDS
    for path in ("/hub/api", f"/services/{COURSE}/api"):
        while not _answers(plan.address + path):
            said = (scratch / "log").read_text(encoding="utf-8", errors="replace")[-5000:]
            assert started.poll() is None, said
            assert time.monotonic() < until, said
            time.sleep(_LOOK)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False

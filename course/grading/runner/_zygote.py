"""The warm process: imports libraries, waits, and forks once for each submission.

It runs as a program of its own and never runs a student's code. It is told what to do over a
socket, and ends when the other end of that socket is closed, however the grader ended.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import json
import os
import platform
import select
import signal
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from course.grading.runner import _jail, _landlock, _libc, _privileges, _seccomp
from course.grading.runner._cell_process import Job, live
from course.grading.runner._limits import Limits

if TYPE_CHECKING:
    from course.grading.runner._shell import NotebookShell

_LONGEST = 1 << 20


def confine(asked: dict[str, Any], control: socket.socket) -> list[str]:
    """Give up what the warm process itself does not need; tell which layers hold.

    Parameters
    ----------
    asked
        ``layers``: what may be tried; ``shown``: paths that stay visible.
    control
        The socket to the grader, which alone can map users when it runs as root.
    """
    layers = []
    if "namespaces" in asked["layers"]:
        _enter(asked, control)
        layers.append("namespaces")
    if "landlock" in asked["layers"] and _landlock.version():
        layers.append("landlock")
    elif "landlock" in asked["layers"] and not layers:
        raise OSError("the kernel has no Landlock, and nothing else would hide files")
    if "seccomp" in asked["layers"]:
        _seccomp.program(platform.machine(), processes=True, network=True)  # or say so now
        layers.append("seccomp")
    return layers


def _enter(asked: dict[str, Any], control: socket.socket) -> None:
    root, user, group = os.getuid() == 0, os.getuid(), os.getgid()
    _jail.leave_namespaces()
    if root:
        control.send(json.dumps({"map": os.getpid()}).encode())
        if control.recv(_LONGEST) != b"mapped":
            raise OSError("the grader could not map users")
    else:
        _jail.map_users("self", f"{_jail.INSIDE} {user} 1", f"{_jail.INSIDE} {group} 1")
    _jail.enter(asked["shown"])
    if root:
        os.setgroups([])
        os.setresgid(_jail.INSIDE, _jail.INSIDE, _jail.INSIDE)
        os.setresuid(_jail.INSIDE, _jail.INSIDE, _jail.INSIDE)
        # Changing users hides /proc/self from this process, and forks must map users there.
        _libc.prctl(_libc.PR_SET_DUMPABLE, 1)


def load(modules: list[str]) -> list[str]:
    """Import what the notebooks will need; a module that fails is left to the notebook."""
    # Libraries ask once, when imported, where they are: pandas shortens tables in a terminal.
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    missing = []
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001 - anything can go wrong in an import; the notebook shows it
            missing.append(name)
    del vars(builtins)["get_ipython"]
    return missing


def look_up() -> None:
    """Have libraries find out now what every fork would find out again: nothing that can change."""
    if "matplotlib" in sys.modules:
        from matplotlib.backends.registry import backend_registry  # noqa: PLC0415 - if loaded

        backend_registry.list_all()
    datasets = sys.modules.get("course.datasets")
    if datasets is not None:
        with contextlib.suppress(Exception):  # a notebook that needs a table shows what is wrong
            datasets.load("claims")
            datasets.value("C01")


def threads() -> int:
    """Give the number of threads of this process: a fork is safe with one only."""
    return len(list(Path("/proc/self/task").iterdir()))


class Forks:
    """The submissions that run now."""

    def __init__(
        self,
        control: socket.socket,
        layers: list[str],
        readable: list[str],
        shell: NotebookShell,
    ) -> None:
        self._control = control
        self._shell = shell
        self._layers = tuple(layers)
        self._readable = tuple(readable)
        self._running: dict[int, int] = {}
        self.woken, self.waker = os.pipe()
        for end in (self.woken, self.waker):
            os.set_blocking(end, False)

    def start(self, asked: dict[str, Any], handles: list[int]) -> None:
        """Fork for a submission."""
        files, wire = handles
        if threads() != 1:
            why = {"broken": f"{threads()} threads before the fork"}
            os.write(wire, json.dumps(why).encode() + b"\n")
            os.close(files)
            os.close(wire)
            return
        child = os.fork()
        if child == 0:
            self._control.close()
            signal.set_wakeup_fd(-1)
            os.close(self.woken)
            os.close(self.waker)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            limits = Limits(**asked["limits"])
            environment, layers = asked["environment"], self._layers
            live(Job(limits, environment, files, wire, layers, self._readable), self._shell)
        os.close(files)
        os.close(wire)
        self._running[child] = asked["job"]

    def signal(self, job: int, number: int) -> None:
        """Interrupt or kill a submission."""
        for process, its in self._running.items():
            if its == job:
                os.kill(process, number)

    def reap(self) -> None:
        """Forget the submissions that have ended; the grader sees it on their own sockets."""
        for process in list(self._running):
            if os.waitpid(process, os.WNOHANG)[0]:
                del self._running[process]

    def end(self) -> None:
        """Kill all that runs."""
        for process in self._running:
            os.kill(process, signal.SIGKILL)


def serve(control: socket.socket, forks: Forks) -> None:
    """Do what the grader asks, until it is gone."""
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(forks.waker)
    in_namespaces = signal.SIGUSR1
    while True:
        watched: list[Any] = [control, forks.woken]
        ready, _, _ = select.select(watched, [], [])
        if forks.woken in ready:
            os.read(forks.woken, _LONGEST)
            forks.reap()
        if control not in ready:
            continue
        try:
            message, handles, _, _ = socket.recv_fds(control, _LONGEST, 2)
        except ConnectionError:
            message = b""
        if not message:
            forks.end()
            return
        asked = json.loads(message)
        if asked["do"] == "run":
            forks.start(asked, handles)
        elif asked["do"] == "interrupt":
            forks.signal(asked["job"], in_namespaces if asked["nested"] else signal.SIGINT)
        elif asked["do"] == "kill":
            forks.signal(asked["job"], signal.SIGKILL)


def main() -> None:
    """Be the warm process; the socket's number is the only argument."""
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = json.loads(control.recv(_LONGEST))
    sys.path.insert(0, asked["package"])
    try:
        layers = confine(asked, control)
        _privileges.drop()
    except Exception as error:  # noqa: BLE001 - whatever it was, the grader must hear of it
        # Half of a confinement is none: the grader starts another warm process, with less.
        control.send(json.dumps({"failed": f"{type(error).__name__}: {error}"}).encode())
        sys.exit(1)
    missing = load(asked["modules"])
    look_up()
    from course.grading.runner._shell import NotebookShell  # noqa: PLC0415 - not before libraries are loaded

    shell = NotebookShell()
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"warm": layers, "missing": missing, "threads": threads()}).encode())
    serve(control, Forks(control, layers, asked["shown"], shell))


if __name__ == "__main__":
    main()

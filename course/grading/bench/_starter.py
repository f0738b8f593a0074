"""Start a command that is measured: in a control group, or as the one who waits for all it leaves.

A program of its own that imports next to nothing, since what it uses is counted as well. Its first
argument is ``group=FOLDER`` or ``report=FILE``, the rest is the command.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from pathlib import Path

_ADOPT_ORPHANS = 36


def _in_group(folder: str, command: list[str]) -> None:
    (Path(folder) / "cgroup.procs").write_text(str(os.getpid()), encoding="ascii")
    os.execv(command[0], command)  # noqa: S606 - the benchmark's own command


def _waiting(report: str, command: list[str]) -> int:
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    first = os.posix_spawn(command[0], command, os.environ)
    code = 0
    while True:
        try:
            process, status = os.wait()
        except ChildProcessError:
            break
        if process == first:
            code = os.waitstatus_to_exitcode(status)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    Path(report).write_text(str(used.ru_utime + used.ru_stime), encoding="ascii")
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    what, _, path = sys.argv[1].partition("=")
    if what == "group":
        _in_group(path, sys.argv[2:])
    sys.exit(_waiting(path, sys.argv[2:]))

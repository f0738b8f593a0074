"""Run a command and measure the processor time of everything that comes from it.

A kernel, a warm process and its forks are not all children that somebody waits for: some are
killed, some lose their parent. A control group counts them all the same. Where none can be made,
the command's starter adopts and waits for whatever is left behind.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GROUPS = Path("/sys/fs/cgroup")
_EMPTY_SECONDS = 20.0
_POLL_SECONDS = 0.2
_STARTER = Path(__file__).with_name("_starter.py")
SPIN_SECONDS = 0.5
_SPIN = """
import os, signal, sys, time
if os.fork() == 0:
    if os.fork() == 0:
        while time.process_time() < {seconds}:
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(0)
os._exit(0)
"""


class Failed(Exception):
    """A command that is measured did not end well."""


@dataclass(frozen=True)
class Used:
    """What a command took."""

    cpu: float
    """Processor seconds of all its processes."""
    wall: float
    """Seconds until its first process ended."""
    peak: int
    """Bytes of memory that its first process held at most."""


def measure(
    command: list[str],
    folder: Path,
    environment: dict[str, str] | None = None,
    accepted: tuple[int, ...] = (0,),
) -> Used:
    """Run a command to its end and measure it.

    Parameters
    ----------
    command
        Program and arguments.
    folder
        Where it runs.
    environment
        Its whole environment; this process's when it is None.
    accepted
        Exit codes that are no failure.

    Raises
    ------
    Failed
        When it ends with another exit code; the text has the end of what it said.
    """
    with tempfile.TemporaryDirectory() as scratch:
        group = _new_group()
        report = Path(scratch) / "report.json"
        word = f"group={group}" if group else f"report={report}"
        start = time.monotonic()
        with (Path(scratch) / "said").open("w+b") as said:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-I", "-S", str(_STARTER), word, *command],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
            peak = _watch(process, adopted=group is None)
            wall = time.monotonic() - start
            said.seek(0)
            text = said.read().decode(errors="replace")
        used = _usage(group) if group else json.loads(report.read_text(encoding="ascii"))
    if process.returncode not in accepted:
        shown = " ".join(command[1:4])
        raise Failed(f"{shown} ended with {process.returncode}:\n{text[-2000:]}")
    return Used(float(used), wall, peak)


def how() -> str:
    """Say how processor time is counted on this machine."""
    group = _new_group()
    if group is None:
        return "waited-for processes"
    group.rmdir()
    return "control group"


def spin(folder: Path, seconds: float = SPIN_SECONDS) -> float:
    """Measure a known load: a grandchild that nobody waits for, killed at its end.

    Returns
    -------
    float
        Processor seconds; at least those asked for, if the accounting misses nothing.
    """
    program = _SPIN.format(seconds=seconds)
    return measure([sys.executable, "-I", "-S", "-c", program], folder).cpu


def _watch(process: subprocess.Popen[bytes], *, adopted: bool) -> int:
    """Wait for a process and give the most memory that it held, in bytes."""
    peak = 0
    while True:
        peak = max(peak, _peak_of(_first_child(process.pid) if adopted else process.pid))
        with suppress(subprocess.TimeoutExpired):
            process.wait(_POLL_SECONDS)
            return peak


def _first_child(process: int) -> int:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return process
    return int(listed.split()[0]) if listed.split() else process


def _peak_of(process: int) -> int:
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    return 0


def _new_group() -> Path | None:
    """Make a control group that counts processor time; None where that is not allowed."""
    name = f"course-bench-{os.getpid()}-{time.monotonic_ns()}"
    parents = [_GROUPS / "cpuacct", _GROUPS / "cpu,cpuacct"]
    with suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text(encoding="ascii").splitlines():
            if line.startswith("0::"):
                parents += [root / line[4:] for root in (_GROUPS, _GROUPS / "unified")]
    for parent in parents:
        group = parent / name
        try:
            group.mkdir()
        except OSError:
            continue
        if _is_usable(group):
            return group
        group.rmdir()
    return None


def _is_usable(group: Path) -> bool:
    counts = any((group / name).is_file() for name in ("cpuacct.usage", "cpu.stat"))
    return counts and os.access(group / "cgroup.procs", os.W_OK)


def _usage(group: Path) -> float:
    """Read what a group used once its last process is gone, and remove it."""
    until = time.monotonic() + _EMPTY_SECONDS
    while (group / "cgroup.procs").read_text(encoding="ascii").strip():
        if time.monotonic() > until:
            raise Failed("Processes were left behind by a command that has ended.")
        time.sleep(_POLL_SECONDS / 10)
    first = group / "cpuacct.usage"
    if first.is_file():
        seconds = int(first.read_text(encoding="ascii")) / 1e9
    else:
        lines = (group / "cpu.stat").read_text(encoding="ascii").splitlines()
        counted = dict(line.split() for line in lines)
        seconds = int(counted["usage_usec"]) / 1e6
    group.rmdir()
    return seconds

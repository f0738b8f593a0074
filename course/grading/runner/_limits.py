"""What a submission may use up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of one submission; bytes, seconds and numbers of processes."""

    cell_seconds: float = 30.0
    """Wall time of one cell; after it, the cell is interrupted."""
    grace_seconds: float = 2.0
    """Wall time that an interrupted cell has to end."""
    total_seconds: float = 300.0
    """Wall time of a submission."""
    cpu_seconds: int = 120
    """Processor time of each process."""
    memory: int = 4 << 30
    """Address space of each process."""
    file_size: int = 64 << 20
    """Size of one file, and of all that the private folders hold."""
    processes: int = 64
    """Processes and threads at one time."""
    output: int = 16 << 20
    """What all cells together may put out; held to outside of the submission's process."""


def apply(limits: Limits) -> None:
    """Hold this process, and all that come from it, to the limits."""
    import resource  # noqa: PLC0415 - not on Windows, where a kernel runs the cells

    for what, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        held = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # One number for both: between a soft and a hard limit, a handler could run on.
        resource.setrlimit(what, (held, held))

"""Let one program at a time change a file, so that two open notebooks lose nothing."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAUSE_S = 0.01
# What the system says while another program holds the lock. Anything else means that this file
# system has no locks: then the change is made without one.
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@contextmanager
def locked(path: Path, *, wait_s: float = 10.0) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    The lock is the system's own (``flock``, or ``msvcrt.locking`` on Windows) on a small hidden
    file beside `path`. The system lets go of it when a program dies, so no lock is ever stale.
    Where a system has no locks (a browser, some network drives) the block runs without one. A
    browser, where nothing but one kernel writes in a folder, gets no hidden file either.

    Parameters
    ----------
    path : pathlib.Path
        The file that the block will change. It need not exist; its folder must.
    wait_s : float
        Seconds to wait for another program to let go.

    Yields
    ------
    None
        While the lock is held.

    Raises
    ------
    TimeoutError
        If another program keeps the lock for longer than `wait_s`.
    OSError
        If the hidden file cannot be made, because the folder is missing or not writable.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, locked(Path(folder) / "answers.json"):
    ...     print("alone")
    alone
    """
    attempt = _lock_of_this_system()
    if attempt is None:
        yield
        return
    name = path.with_name(f".{path.name}.lock")
    descriptor = os.open(name, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(attempt, descriptor, path.name, wait_s)
        yield
    finally:
        os.close(descriptor)  # closing also lets go of the lock


def _wait(attempt: Callable[[int], None], descriptor: int, name: str, wait_s: float) -> None:
    give_up = time.monotonic() + wait_s
    while True:
        try:
            attempt(descriptor)
        except OSError as problem:
            if problem.errno not in _HELD:
                return
            if time.monotonic() >= give_up:
                raise TimeoutError(
                    f"{name} has been held by another program for {wait_s:g} seconds. "
                    "Close the other notebook that uses it, or restart its kernel, and try again."
                ) from None
            time.sleep(_PAUSE_S)
        else:
            return


def _lock_of_this_system() -> Callable[[int], None] | None:
    """Give a function that locks a descriptor or raises OSError; None where there is no lock."""
    try:
        import fcntl  # noqa: PLC0415  # not on Windows
    except ImportError:
        return _lock_without_fcntl()
    # Pyodide's fcntl has no flock.
    flock = getattr(fcntl, "flock", None)
    return flock and (lambda descriptor: flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB))


def _lock_without_fcntl() -> Callable[[int], None] | None:
    try:
        import msvcrt  # noqa: PLC0415  # only on Windows
    except ImportError:
        return None
    return lambda descriptor: msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

"""One set-up at a time, held by a lock that the system drops when its holder dies."""

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _free(descriptor: int) -> bool:
    """Try to take the lock; a file system without locks counts as free."""
    try:
        _take(descriptor)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


@contextmanager
def turn(file: Path, waiting: Callable[[], None], pause: float = 0.2) -> Iterator[int]:
    """Hold the only right to set up, waiting for whoever has it.

    Parameters
    ----------
    file
        The file to lock; made if it is not there, and left in place.
    waiting
        Called once if another process has the lock.
    pause
        Seconds between two tries.

    Yields
    ------
    int
        The descriptor of the locked file. An installer that inherits it keeps the lock when its
        parent is killed, so that no second set-up starts beside an orphan.
    """
    with file.open("ab") as handle:
        if not _free(handle.fileno()):
            waiting()
            while not _free(handle.fileno()):
                time.sleep(pause)
        yield handle.fileno()

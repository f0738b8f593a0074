"""Write files so that a reader never sees half of one."""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_REPLACE_TRIES = 10
_REPLACE_PAUSE_S = 0.05


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes to a file, all or nothing.

    The bytes go to a temporary file in the same folder, reach the disk, and then take the name
    in one step. If anything goes wrong the old file is still there and the temporary one is not.

    Parameters
    ----------
    path : pathlib.Path
        The file. Its folder must exist. A symbolic link is followed, so the link stays a link.
    content : bytes
        What the file holds afterwards.

    Raises
    ------
    OSError
        If the folder is missing or not writable, or the disk is full.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_bytes(Path(folder) / "note.bin", b"one")
    ...     (Path(folder) / "note.bin").read_bytes()
    b'one'
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    # Not tempfile.mkstemp: its 0600 would take a shared file away from its other readers.
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_text(path: Path, text: str) -> None:
    r"""Write text as UTF-8 to a file, all or nothing.

    Line ends are written as they stand in `text`, on Windows too, so that the same text gives
    the same bytes everywhere.

    Parameters
    ----------
    path : pathlib.Path
        The file. Its folder must exist.
    text : str
        What the file holds afterwards.

    Raises
    ------
    OSError
        If the folder is missing or not writable, or the disk is full.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_text(Path(folder) / "note.txt", "five tonnes\n")
    ...     (Path(folder) / "note.txt").read_bytes()
    b'five tonnes\n'
    """
    write_bytes(path, text.encode("utf-8"))


def _replace(temporary: Path, target: Path) -> None:
    # On Windows a file that someone is reading cannot be replaced; readers are done in a moment.
    tries = _REPLACE_TRIES if os.name == "nt" else 1
    for left in reversed(range(tries)):
        try:
            temporary.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_REPLACE_PAUSE_S)
        else:
            return

"""What has been graded already, so that a run that was cut off goes on where it was.

A line of JSON for each submission, written and synced when everything else about it is on disk. The
key is a digest of all that a result hangs on: the submission's files, the released notebook, the
answers, the installed packages and the course's own code and tables. A line that was cut off in
the middle is not read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from course._atomic import write_text
from course._locked import locked
from course._package import folder as tables

_PACKAGE = Path(__file__).resolve().parents[1]
_NOT_MARKING = {
    *("_bootstrap", "_commands", "authoring"),
    *(f"grading/{name}" for name in ("bench", "doctor", "feedback", "lms", "marking", "release")),
    "grading/report",
}
"""Parts of the course that no mark hangs on. What is new counts, until it is named here."""


class AlreadyRunning(Exception):
    """Another run grades the same module in the same folder."""


def digest(*parts: bytes) -> str:
    """Give one digest of several byte strings, each counted with its length."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


@cache
def code_digest(package: Path = _PACKAGE) -> bytes:
    """Give a digest of the course's code and tables, as far as marks hang on them.

    The keys of the exercises are left out: a module's own is built with its answers, and those of
    other modules do not matter to it.

    Parameters
    ----------
    package
        The folder of the package.
    """
    parts = []
    for root, pattern in ((package, "*.py"), (tables(), "*.*")):
        for path in sorted(root.rglob(pattern)):
            name = path.relative_to(root)
            above = {parent.as_posix() for parent in name.parents}
            if not above & _NOT_MARKING and "__pycache__" not in above:
                parts += [name.as_posix().encode(), path.read_bytes()]
    return bytes.fromhex(digest(*parts))


@contextmanager
def only_run(path: Path) -> Iterator[None]:
    """Keep a second run on the same journal out while the block runs.

    The system lets go of the lock when a run dies, so none has to be cleared away by hand.

    Parameters
    ----------
    path
        The journal; its folder is made.

    Raises
    ------
    AlreadyRunning
        With the other run's process id.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    who = path.with_suffix(".process")
    with ExitStack() as held:
        try:
            held.enter_context(locked(path, wait_s=0.0))
        except TimeoutError:
            raise AlreadyRunning(
                f"Another `course grade {path.stem}` is running here{_process(who)}. "
                "Wait until it ends, or stop it and start this one again; nothing is lost."
            ) from None
        held.callback(who.unlink, missing_ok=True)
        write_text(who, str(os.getpid()))
        yield


def _process(who: Path) -> str:
    """Name the process that holds the lock, as far as it has said so."""
    try:
        return f" (process {int(who.read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""


class Journal:
    """The results of one module's submissions.

    Parameters
    ----------
    path
        The file; made when the first result is written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._results: dict[str, dict[str, Any]] = {}
        if path.is_file():
            with path.open("rb") as file:
                self._read(file)

    def _read(self, lines: Iterator[bytes]) -> None:
        for line in lines:
            try:
                entry = json.loads(line)
                self._results[entry["student"]] = entry
            except (ValueError, KeyError, TypeError):
                continue  # the line that a crash cut off

    def result(self, student: str, key: str) -> dict[str, Any] | None:
        """Give a student's result, if nothing that it hangs on has changed."""
        entry = self._results.get(student)
        return entry if entry is not None and entry.get("key") == key else None

    def last(self, student: str) -> dict[str, Any] | None:
        """Give a student's latest result, whatever has changed since."""
        return self._results.get(student)

    def write(self, entry: dict[str, Any]) -> None:
        """Add a result; once this returns, it survives a power cut.

        What is there already is not read again, so a long class costs no more a line than a short
        one.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps(entry, ensure_ascii=True, sort_keys=True).encode() + b"\n"
        with self._path.open("ab+") as file:
            new = file.seek(0, os.SEEK_END) == 0
            if not new:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    line = b"\n" + line  # after a line that a crash cut off
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _sync_folder(self._path.parent)
        self._results[entry["student"]] = entry


def _sync_folder(folder: Path) -> None:
    """Bring a new file's name to the disk; Windows does so by itself and opens no folders."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

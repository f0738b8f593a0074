"""What has been graded already, so that a run that was cut off goes on where it was.

A line of JSON for each submission, written and synced when everything else about it is on disk. The
key is a digest of all that a result hangs on: the submission's files, the released notebook, the
answers and the installed packages. A line that was cut off in the middle is not read.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any


def digest(*parts: bytes) -> str:
    """Give one digest of several byte strings, each counted with its length."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def digest_of_folder(folder: Path) -> bytes:
    """Give a digest of all regular files of a folder, with their names.

    Links are taken by name only: they are not followed when a submission is graded either.
    """
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix().encode(errors="surrogateescape")
        if path.is_symlink():
            whole.update(digest(b"link", name).encode())
        elif path.is_file():
            whole.update(digest(name, path.read_bytes()).encode())
    return whole.digest()


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
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    entry = json.loads(line)
                    self._results[entry["student"]] = entry
                except (ValueError, KeyError, TypeError):
                    continue  # the line that a crash cut off

    def result(self, student: str, key: str) -> dict[str, Any] | None:
        """Give a student's result, if nothing that it hangs on has changed."""
        entry = self._results.get(student)
        return entry if entry is not None and entry.get("key") == key else None

    def write(self, entry: dict[str, Any]) -> None:
        """Add a result; once this returns, it survives a power cut."""
        self._results[entry["student"]] = entry
        self._path.parent.mkdir(parents=True, exist_ok=True)
        cut_off = self._path.is_file() and not self._path.read_bytes().endswith(b"\n")
        with self._path.open("ab") as file:
            line = json.dumps(entry, ensure_ascii=True, sort_keys=True).encode() + b"\n"
            file.write(b"\n" + line if cut_off else line)
            file.flush()
            os.fsync(file.fileno())

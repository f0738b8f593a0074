"""Lay submissions out for the grader: staged first, then moved into place one by one."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from course._atomic import write_bytes
from course.grading.lms.times import for_nbgrader

TIMESTAMP = "timestamp.txt"
NEW, REPLACED, SAME, OLDER = "new", "replaced", "already here", "older than what is here"


@dataclass
class Layout:
    """The folders of a class and a module."""

    root: Path
    module: str

    @property
    def scratch(self) -> Path:
        """Where submissions are put together."""
        return self.root / "collected" / f".{self.module}.work"

    def folder(self, student: str) -> Path:
        """Give where a student's submission goes."""
        return self.root / "submitted" / student / self.module

    def stage(self, student: str, files: dict[str, bytes], when: datetime | None) -> None:
        """Write a submission beside its place, not yet where the grader looks."""
        place = self.scratch / student
        place.mkdir(parents=True)
        for name, content in contents(files, when).items():
            write_bytes(place / name, content)

    def put(self, student: str, when: datetime | None) -> str:
        """Move a staged submission into place, and an earlier one aside.

        Returns
        -------
        str
            What became of it: `NEW`, `REPLACED`, `SAME` or `OLDER`.

        Raises
        ------
        OSError
            When a folder cannot be moved; both submissions are there still.
        """
        staged, place = self.scratch / student, self.folder(student)
        if place.is_dir() and any(place.iterdir()):
            if all(_read(place / each.name) == each.read_bytes() for each in staged.iterdir()):
                return SAME
            earlier = _read(place / TIMESTAMP)
            if when and earlier and earlier.decode(errors="replace") > for_nbgrader(when):
                return OLDER
            self._move_aside(student, place)
            staged.rename(place)
            return REPLACED
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            place.rmdir()
        staged.rename(place)
        return NEW

    def _move_aside(self, student: str, place: Path) -> None:
        kept = self.root / "collected" / "earlier" / self.module / student
        kept.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(p.name) for p in kept.iterdir() if p.name.isdigit()), default=0)
        place.rename(kept / str(number))

    def clear(self) -> None:
        """Take away what was staged."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def contents(files: dict[str, bytes], when: datetime | None) -> dict[str, bytes]:
    """Give all files of a submission, nbgrader's ``timestamp.txt`` among them."""
    stamp = {TIMESTAMP: for_nbgrader(when).encode()} if when else {}
    return {**files, **stamp}


def digest(files: dict[str, bytes]) -> str:
    """Give a digest of a submission's files."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

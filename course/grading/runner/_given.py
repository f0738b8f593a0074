"""What a submission is given: a copy of its files, an environment, and what it may read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

import course
from course._package import folder as tables

_BLOCK = 512
"""What a file takes up besides its content."""
PACKAGE = Path(course.__file__).resolve().parent


class TooLarge(Exception):
    """A submission's own files are more than its scratch folder holds."""


def shown_paths() -> list[str]:
    """Give what a submission may read besides the system: Python, its packages, course, data."""
    paths = [sys.base_prefix, sys.prefix, str(PACKAGE), str(tables())]
    return [path for path in dict.fromkeys(paths) if Path(path).exists()]


def scrubbed(home: str) -> dict[str, str]:
    """Give an environment without anything of the grader's; one thread; no seeds by chance."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "HOME": home,
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "JE_ARROW_MALLOC_CONF": "background_thread:false",
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def inside(home: str, name: str) -> dict[str, str]:
    """Give the environment that a submission sees."""
    return {
        **scrubbed(home),
        "TMPDIR": f"{home}/tmp",  # noqa: S108 - its own
        "IPYTHONDIR": f"{home}/.ipython",
        "JPY_PARENT_PID": "1",
        "COURSE_WORK": str(Path(home, "work", name)),
    }


def packed(folder: Path | None, most: int) -> int:
    """Put a folder's regular files into a memory file; links could point anywhere.

    Each file is a line of JSON, ``[name, bytes]``, and its content.
    """
    handle = os.memfd_create("files")
    try:
        with open(handle, "wb", closefd=False) as content:
            _add_files(content, folder, most)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _add_files(content: BinaryIO, folder: Path | None, most: int) -> None:
    size = 0
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file() and not path.is_symlink():
            size += path.stat().st_size + _BLOCK
            if size > most:
                raise TooLarge(f"The files handed in are more than {most >> 20} MiB.")
            data = path.read_bytes()
            content.write(json.dumps([os.path.relpath(path, folder), len(data)]).encode() + b"\n")
            content.write(data)

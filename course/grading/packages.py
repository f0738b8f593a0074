"""What is installed here, as far as marks can hang on it, to compare with another computer."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import course
from course._package import folder as tables

_PACKAGE = Path(course.__file__).resolve().parent
_LOCK = _PACKAGE.parent / "requirements.lock.txt"
COURSE = "course"
CURE = "Install the course with the same requirements.lock.txt there, and start it anew."
_MOST_NAMED = 3


@cache
def installed() -> dict[str, str]:
    """Give the version of Python, a digest of the course and the versions of the packages it needs.

    Returns
    -------
    dict
        Name to version; of the packages, those that the course's lock file names, or all where
        there is none.
    """
    here: dict[str, str] = {}
    for each in distributions():
        here.setdefault(_name(each.metadata["Name"]), each.version)  # the one that is imported
    if _LOCK.is_file():
        pinned = re.findall(r"(?m)^([\w.-]+)==", _LOCK.read_text(encoding="utf-8"))
        here = {name: here[name] for name in map(_name, pinned) if name in here}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"Python": python, COURSE: _digest(), **here}


def difference(mine: dict[str, str], theirs: dict[str, str]) -> str:
    """Say what another computer has that is not the same; nothing when all is.

    Parameters
    ----------
    mine, theirs
        As `installed` gives them here and there.

    Examples
    --------
    >>> difference({"pandas": "3.1"}, {"pandas": "3.1", "more": "1"})
    ''
    >>> difference({"pandas": "3.1", "scipy": "1.16"}, {"pandas": "3.0"})
    'pandas 3.0 instead of 3.1, no scipy (1.16 here)'
    """
    said = []
    for name, version in mine.items():
        other = theirs.get(name)
        if other == version:
            continue
        if name == COURSE:
            said.append("other files in the course's package")
        elif other is None:
            said.append(f"no {name} ({version} here)")
        else:
            said.append(f"{name} {other} instead of {version}")
    more = len(said) - _MOST_NAMED
    return ", ".join(said[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _digest() -> str:
    """Give a digest of the course's files and tables."""
    whole = hashlib.sha256()
    for root in (_PACKAGE, tables()):
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and "__pycache__" not in name.parts:
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                whole.update(f"{name.as_posix()} {content}\n".encode())
    return whole.hexdigest()

"""What a check found, and the cure."""

from __future__ import annotations

from dataclasses import dataclass

OK, WARN, BAD = "ok", "warn", "bad"


@dataclass(frozen=True)
class Finding:
    """What one check says."""

    name: str
    """What was looked at, in a word or two."""
    state: str
    """ok; warn: it works, and something is worth knowing; bad: a command of the course fails."""
    found: str
    """What was found."""
    cure: str = ""
    """What to do; nothing where all is well."""


@dataclass(frozen=True)
class Place:
    """Where to look."""

    root: str
    """The instructor's folder."""
    database: str
    """The gradebook's address."""

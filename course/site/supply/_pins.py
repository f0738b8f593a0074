"""What is fetched, which version of it, and the SHA-256 of every file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("pins.json")


@dataclass(frozen=True)
class Npm:
    """A package of npm, of which some files are taken."""

    name: str
    """Its name, such as ``pyodide``."""
    version: str
    """Its version."""
    files: dict[str, str]
    """SHA-256 by file name; each lies at the top of the package."""


@dataclass(frozen=True)
class Wheel:
    """A wheel of the Python package index."""

    file: str
    """Its file name."""
    name: str
    """The package."""
    version: str
    """The package's version."""
    sha256: str
    """Of the whole file."""


@dataclass(frozen=True)
class Pins:
    """All that a site is built from."""

    npm: tuple[Npm, ...]
    """Pyodide's runtime, and what Python's own ``hashlib`` lacks in it."""
    wheels: tuple[Wheel, ...]
    """Pure wheels, which both editions carry."""
    carrier: Wheel
    """A wheel that carries Pyodide's own binary wheels, byte for byte."""
    folder: str
    """Where they lie in the carrier."""
    carried: tuple[str, ...]
    """Which of them are taken. Pyodide's lock has their file names and SHA-256."""


def read(file: Path = _FILE) -> Pins:
    """Read the pins.

    Parameters
    ----------
    file
        A JSON file like the ``pins.json`` beside this module.

    Returns
    -------
    Pins
        What it says.
    """
    raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    carrier = dict(raw["carrier"])
    folder = carrier.pop("folder")
    return Pins(
        tuple(Npm(**each) for each in raw["npm"]),
        tuple(Wheel(file, **each) for file, each in raw["wheels"].items()),
        Wheel(**carrier),
        folder,
        tuple(raw["carried"]),
    )

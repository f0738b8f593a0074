"""Pin what pyproject.toml asks for: versions, markers and hashes, and no address."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from course._bootstrap._environment import BINDER_LOCK_NAME, LOCK_NAME, SITE_LOCK_NAME
from course._bootstrap._failures import last_line
from course._bootstrap._voice import say

FAILED = 1
USAGE = 2
# For every Python from this one on, and for Linux, macOS and Windows alike.
_OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)
# What two locks hold has one version, so that the site and Binder show what students run.
_SAME = ("--constraints", LOCK_NAME)
_LOCKS = (
    (LOCK_NAME, ("pyproject.toml", "--all-extras")),
    (SITE_LOCK_NAME, ("--group", "pyproject.toml:site", *_SAME)),
    (BINDER_LOCK_NAME, ("pyproject.toml", "--group", "pyproject.toml:binder", *_SAME)),
)


def fault(text: str) -> str:
    """Say what makes a text unfit to be the lock.

    Parameters
    ----------
    text
        As an installer wrote it.

    Returns
    -------
    str
        The fault in a few words, or an empty string.

    Examples
    --------
    >>> fault("numpy @ file:///tmp/numpy.whl")
    'it names an address (://)'
    >>> fault("numpy==2.2.0 --hash=sha256:" + 64 * "0")
    ''
    """
    if "://" in text:
        return "it names an address (://)"
    if not re.search(r"^[a-z0-9]\S*==", text, re.MULTILINE | re.IGNORECASE):
        return "it pins nothing"
    if "--hash=sha256:" not in text:
        return "it has no hashes"
    return ""


def pin(root: Path, *, upgrade: bool = False) -> int:
    """Write the course's lock anew, then the site's and Binder's, each whole or not at all.

    Parameters
    ----------
    root
        The repository. A lock whose folder is not there, as in a copy for students, is left out.
    upgrade
        Take the newest versions; without it, a pin that still fits is kept.

    Returns
    -------
    int
        0, or 1 if uv failed or its answer is unfit, or 2 if there is no uv.
    """
    uv = shutil.which("uv")
    if uv is None:
        say(f"{LOCK_NAME} is made with uv, and there is none on PATH. Install uv, then try again.")
        return USAGE
    more = ["--upgrade"] if upgrade else []
    for name, asked in _LOCKS:
        if not (root / name).parent.is_dir():
            continue
        code = _pin_one(root, name, [uv, "pip", "compile", *asked, *more], upgrade=upgrade)
        if code:
            return code
    return 0


def _pin_one(root: Path, name: str, command: list[str], *, upgrade: bool) -> int:
    lock = root / name
    handle, made = tempfile.mkstemp(prefix=lock.name + ".", suffix=".new", dir=lock.parent)
    os.close(handle)
    new = Path(made)
    try:
        if lock.exists() and not upgrade:
            shutil.copyfile(lock, new)
        output = new.relative_to(root).as_posix()
        done = subprocess.run(  # noqa: S603 - fixed words
            [*command, *_OPTIONS, "--output-file", output],
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            say(
                f"uv could not pin the packages, and {name} stays as it is. uv said: "
                f"{last_line(done.stderr)}"
            )
            return FAILED
        wrong = fault(new.read_text(encoding="utf-8"))
        if wrong:
            say(f"uv's answer is not fit to be {name}: {wrong}. The file stays as it is.")
            return FAILED
        new.chmod(0o644)
        new.replace(lock)
    finally:
        new.unlink(missing_ok=True)
    say(f"{name} is up to date.")
    return 0

"""Make the environment, so that only a finished one can ever be taken for one."""

import shutil
import sys
import tempfile
from pathlib import Path

from course._bootstrap._environment import Environment
from course._bootstrap._failures import SetupError
from course._bootstrap._install import Installer
from course._bootstrap._turn import turn
from course._bootstrap._voice import say

# From this version on, Python reads path files as UTF-8 whatever the system's own encoding is.
_UTF8_PATH_FILES = (3, 13)


def make(environment: Environment) -> None:
    """Make the environment, unless someone else is just making it.

    Parameters
    ----------
    environment
        The environment; anything half-made in its place is cleared away first.

    Raises
    ------
    SetupError
        If that is not possible.
    """
    workshop = environment.workshop
    workshop.mkdir(parents=True, exist_ok=True)
    with turn(
        workshop / "lock", lambda: say(f"Another start is setting {environment.what} up; waiting.")
    ) as keep:
        if environment.is_ready():
            return
        _refuse_to_clear(environment)
        say(f"Setting up {environment.what} in {environment.folder} (once; a minute or more).")
        mark = workshop / "unfinished"
        mark.touch()
        _clear(environment)
        log = workshop / "log.txt"
        log.write_text("", encoding="utf-8")
        try:
            Installer(environment, log, keep).install()
            _finish(environment)
        except BaseException:
            # No stamp, so no start would take it as good: this only gives the disk back.
            shutil.rmtree(environment.folder, ignore_errors=True)
            raise
        mark.unlink()
        say(f"{environment.what[0].upper()}{environment.what[1:]} is set up.")


def _refuse_to_clear(environment: Environment) -> None:
    """Keep a folder of someone's own from being cleared away."""
    folder = environment.folder
    ours = (environment.workshop / "unfinished").exists() or (folder / "pyvenv.cfg").is_file()
    if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
        raise SetupError(
            f"{folder} is there already and is no Python environment, so it is left alone. "
            "Move it away, or name another folder in the environment variable COURSE_VENV."
        )


def _clear(environment: Environment) -> None:
    """Move what is there out of the way in one step, then delete it."""
    for left in environment.workshop.glob("old-*"):
        shutil.rmtree(left, ignore_errors=True)
    if environment.folder.exists():
        old = Path(tempfile.mkdtemp(prefix="old-", dir=environment.workshop))
        environment.folder.rename(old / "environment")
        shutil.rmtree(old, ignore_errors=True)


def _finish(environment: Environment) -> None:
    """Let notebooks import the course from the checkout; then, last of all, stamp."""
    path_file = environment.packages / "course-checkout.pth"
    path_file.write_text(path_line(str(environment.root), sys.version_info), encoding="utf-8")
    unsealed = environment.stamp.with_name(environment.stamp.name + ".new")
    unsealed.write_text(environment.key() + "\n", encoding="ascii")
    unsealed.replace(environment.stamp)


def path_line(root: str, version: tuple[int | str, ...]) -> str:
    r"""Write the line of a path file that puts a folder on ``sys.path``.

    Parameters
    ----------
    root
        The folder.
    version
        As ``sys.version_info``; older Pythons read path files in the system's encoding, so there
        a name outside ASCII is spelled as a Python string.

    Returns
    -------
    str
        One line, with its line end.

    Examples
    --------
    >>> path_line("/home/zoe/course", (3, 11))
    '/home/zoe/course\n'
    """
    if root.isascii() or (int(version[0]), int(version[1])) >= _UTF8_PATH_FILES:
        return root + "\n"
    return f"import sys; sys.path.append({root!a})\n"

"""What a start says, on standard error so that a command's own output stays clean."""

import re
import sys

_FETCHED = re.compile(r"^\s*(?:Collecting|\+|Downloaded|Prepared) ?([A-Za-z0-9._-]*)")
_WIDTH = 60


def say(line: str) -> None:
    """Write one line.

    Parameters
    ----------
    line
        Without its line end.
    """
    _wipe()
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def progress(count: int, line: str) -> None:
    """Show on a terminal, and nowhere else, that an installer is at work.

    Parameters
    ----------
    count
        How many lines the installer has written.
    line
        The newest of them.
    """
    found = _FETCHED.match(line)
    if found and sys.stderr.isatty():
        sys.stderr.write(f"\r  step {count}: {found[1]}"[:_WIDTH].ljust(_WIDTH))
        sys.stderr.flush()


def _wipe() -> None:
    """Take the progress line off a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * _WIDTH + "\r")

"""What stops a command of this package, said in one line."""

from __future__ import annotations


class LmsError(Exception):
    """Nothing was done; the message says what was expected, what came and what to do."""

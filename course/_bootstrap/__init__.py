"""From nothing but Python to a running command, with the standard library only."""

from course._bootstrap._start import start

__all__ = ["start"]

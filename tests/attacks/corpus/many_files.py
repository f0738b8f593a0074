"""Makes files until none is left."""

import pathlib

try:
    for number in range(300_000):
        pathlib.Path(f"{number}.txt").touch()
    print("BREACH")
except OSError:
    pass

"""Reads the memory of other processes."""

import os
import pathlib

for process in (os.getppid(), {grader}):
    if process:
        with pathlib.Path(f"/proc/{process}/mem").open("rb") as memory:
            memory.read(1)
        print("BREACH")

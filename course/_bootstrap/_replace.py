"""Hand this process over to another program."""

import os
import subprocess
import sys
from collections.abc import Mapping


def replace(command: list[str], environ: Mapping[str, str]) -> int:
    """Become another program; on Windows, where no process can, wait for it.

    Parameters
    ----------
    command
        The program's full path and its arguments.
    environ
        Its environment variables.

    Returns
    -------
    int
        The program's exit code, on Windows; elsewhere this does not return.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execve(command[0], command, dict(environ))  # noqa: S606 - no shell is meant
    with subprocess.Popen(command, env=dict(environ)) as process:  # noqa: S603 - our own words
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # Control-C reaches the program as well: it decides when to end.
                continue

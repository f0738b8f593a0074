"""nbgrader's commands, each in a process of its own, forked from one that has imported nbgrader.

Starting them one by one costs 1.7 s of processor time each: the import. What a command does is the
same: nbgrader's own ``main`` with a command line, a folder, an environment and an end of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path


def nbgrader(
    words: tuple[str, ...], cwd: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end.

    Parameters
    ----------
    words
        What stands behind ``nbgrader`` on the command line.
    cwd
        The folder to run it in.
    environment
        All of its environment variables.
    """
    ready = _ready()
    with tempfile.TemporaryDirectory() as folder:
        said = [str(Path(folder, name)) for name in ("stdout", "stderr")]
        asked = {"words": words, "cwd": str(cwd), "environment": environment, "said": said}
        ready.stdin.write(json.dumps(asked) + "\n")
        ready.stdin.flush()
        code = int(ready.stdout.readline())
        out, wrong = (Path(path).read_text(encoding="utf-8") for path in said)
    return subprocess.CompletedProcess(["nbgrader", *words], code, out, wrong)


@cache
def _ready() -> subprocess.Popen[str]:
    """Start the process that the commands are forked from; it ends with this one."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    root = Path(__file__).resolve().parents[2]
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.grading._nbgrader"],
        env={**kept, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(started.communicate)
    return started


def _serve() -> None:
    from nbgrader.apps.nbgraderapp import main

    import course.grading.mark  # noqa: F401 - what nbgrader_config.py asks for

    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked)
            main()
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(asked: dict) -> None:
    """Take a command's folder, environment, words and ends."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["nbgrader", *asked["words"]]
    for number, path in enumerate([os.devnull, *asked["said"]]):
        end = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(end, number)
        os.close(end)


if __name__ == "__main__":
    _serve()

"""A Dask cluster of two workers in a process of its own, until its standard input is closed.

`python -m tests.grading._dask_cluster FOLDER` prints the scheduler's address. The numbers of all
warm processes that were ever started are in FOLDER/warm.
"""

from __future__ import annotations

import sys
from pathlib import Path

PRELOAD = '''
import os
import signal
from pathlib import Path

from course.grading import packages, work
from course.grading.runner.warm import WarmProcess

FOLDER = Path({folder!r})
if not hasattr(work, "real"):  # Dask loads this more than once
    work.real, packages.real = work.grade, packages.installed
    WarmProcess.real = WarmProcess.__init__

def grade(submission, *rest):
    """Lose this worker: at every start of one submission, at the first start of another."""
    if submission.student == "killer":
        with (FOLDER / "killed").open("a") as log:
            log.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
    if submission.student == "unlucky" and not (FOLDER / "lost").exists():
        (FOLDER / "lost").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work.real(submission, *rest)

def installed():
    """Be an older computer while the test says so."""
    mine = packages.real()
    return {{**mine, "pandas": "0.1"}} if (FOLDER / "old").exists() else mine

def start(process, *rest):
    """Write down the number of each warm process."""
    process.real(*rest)
    with (FOLDER / "warm").open("a") as log:
        print(process._process.pid, file=log)

work.grade, packages.installed, WarmProcess.__init__ = grade, installed, start
'''


def main(folder: Path) -> None:
    """Start the cluster and wait."""
    from dask import config
    from distributed import LocalCluster

    preload = folder / "preload.py"
    preload.write_text(PRELOAD.format(folder=str(folder)), encoding="utf-8")
    # On a busy computer a worker is slow to come back, and the cluster would do without it.
    config.set({"distributed.deploy.lost-worker-timeout": "5 minutes"})
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=str(folder),
        preload=str(preload),
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

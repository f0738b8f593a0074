"""A PostgreSQL server of the tests' own: started, used and stopped, with nothing left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

USER, PORT = "course", 5432  # without TCP, the port is a part of the socket's name only
MISSING = (
    "PostgreSQL's server programs are not installed (Debian: apt-get install postgresql; "
    ".ci/run does)"
)
_UNPRIVILEGED = ("postgres", "nobody")


def programs() -> Path | None:
    """Find the folder of the server's programs; Debian keeps it off the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    there = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(there, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


class Server:
    """A running server that listens on a socket file only."""

    def __init__(self, folder: Path, password: str) -> None:
        self.folder = folder
        self.password = password

    def database(self) -> str:
        """Make an empty database and give its address, without naming a driver."""
        name = f"class_{secrets.token_hex(4)}"
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name, self.password)

    def address(self, database: str, password: str) -> str:
        return f"postgresql://{USER}:{password}@/{database}?host={self.folder}&port={PORT}"

    def connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.folder),
            port=PORT,
            user=USER,
            password=self.password,
            dbname=database,
            autocommit=True,
        )


@contextlib.contextmanager
def server(bin_: Path) -> Iterator[Server]:
    """Start a server as somebody who is not root, which PostgreSQL refuses."""
    who = _somebody()
    # Not pytest's folder: only its owner can enter that, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    made = Server(folder, secrets.token_hex(8))
    secret = folder / "password"
    secret.write_text(made.password, encoding="ascii")
    if who:
        os.chown(folder, who["user"], who["group"])
        os.chown(secret, who["user"], who["group"])
    data = folder / "data"
    log = (folder / "log").open("wb")
    try:
        _make(bin_, data, secret, who)
        running = subprocess.Popen(
            [bin_ / "postgres", "-D", data, "-k", folder, "-h", "", "-p", str(PORT), "-F"],
            stdout=log,
            stderr=log,
            cwd="/",
            preexec_fn=_end_with_the_tests,  # noqa: PLW1509 - it takes no lock
            **who,
        )
        try:
            _wait(made, running)
            yield made
        finally:
            running.send_signal(signal.SIGQUIT)
            running.wait(30)
    finally:
        log.close()
        shutil.rmtree(folder)


def _end_with_the_tests() -> None:
    """Have the system stop the server when pytest is killed and cannot."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _somebody() -> dict[str, Any]:
    if os.geteuid():
        return {}
    import pwd  # not on Windows

    known = {user.pw_name: user for user in pwd.getpwall()}
    user = next(known[name] for name in _UNPRIVILEGED if name in known)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make(bin_: Path, data: Path, secret: Path, who: dict[str, Any]) -> None:
    words = ["-U", USER, "--pwfile", secret, "-A", "scram-sha-256", "-N", "-E", "UTF8"]
    done = subprocess.run(
        [bin_ / "initdb", "-D", data, *words, "--locale=C"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **who,
    )
    assert done.returncode == 0, done.stderr


def _wait(made: Server, running: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            made.connect("postgres").close()
        except psycopg.OperationalError:
            said = (made.folder / "log").read_text(encoding="utf-8")
            assert running.poll() is None, said
            assert time.monotonic() < until, said
            time.sleep(0.05)
        else:
            return

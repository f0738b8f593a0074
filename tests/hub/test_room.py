"""The hub's tests leave no account, process or folder behind, also when they are killed."""

from __future__ import annotations

import pwd
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.hub._hub import first_process, folder, into, missing, room

_KILLED = """
import sys, time
from pathlib import Path
from tests.hub._hub import room
from tests.hub.test_room import plan
with room(plan(Path(sys.argv[1]), *sys.argv[2:]), Path(sys.argv[1])):
    time.sleep(60)
"""


@pytest.fixture(autouse=True, scope="module")
def _possible():
    reason = missing()
    if reason:
        pytest.skip(f"the hub cannot be tested here: {reason}")


@pytest.fixture(name="name")
def _name() -> str:
    return f"crs-{secrets.token_hex(4)}"


def plan(scratch: Path, name: str) -> dict:
    """Have a room with one account, in which a process waits that goes by the account's name."""
    for one in ("etc", "home"):
        (scratch / one).mkdir()
    command = ["sh", "-c", f"(exec -a {name} sleep 120) & echo up; sleep 120"]
    return {
        "scratch": str(scratch),
        "hidden": ["/tmp"],
        "kept": [],
        "accounts": {name: "secret"},
        "settings": {},
        "given": {},
        "instead": {},
        "command": ["bash", *command[1:]],
    }


def wait_for(scratch: Path) -> None:
    until = time.monotonic() + 60
    while "up" not in (said := (scratch / "log").read_text(encoding="utf-8")):
        assert time.monotonic() < until, said
        time.sleep(0.05)


def running(name: str) -> list[str]:
    """List the processes that go by a name."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        found += [path.parent.name] if words[0] == name.encode() else []
    return found


def nothing_is_left(name: str) -> bool:
    return not running(name) and name not in {user.pw_name for user in pwd.getpwall()}


def test_an_account_is_real_inside_and_unknown_outside(name):
    with folder() as scratch, room(plan(scratch, name), scratch) as started:
        wait_for(scratch)
        words = [
            *into(first_process(started)),
            "runuser",
            "-u",
            name,
            "--",
            "sh",
            "-c",
            "id -un; pwd",
        ]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert said.split()[0] == name
        assert running(name)
        with pytest.raises(KeyError):
            pwd.getpwnam(name)
    assert nothing_is_left(name)
    assert not scratch.exists()


def fail_in_a_room(name: str) -> None:
    with folder() as scratch, room(plan(scratch, name), scratch):
        wait_for(scratch)
        assert running(name)
        raise ZeroDivisionError(scratch)


def test_nothing_is_left_when_a_test_fails(name):
    with pytest.raises(ZeroDivisionError) as failure:
        fail_in_a_room(name)
    assert nothing_is_left(name)
    assert not failure.value.args[0].exists()


def test_no_process_is_left_when_the_tests_are_killed(name):
    with folder() as scratch:
        words = [sys.executable, "-c", _KILLED, scratch, name]
        tests = subprocess.Popen(words, cwd=ROOT)
        until = time.monotonic() + 60
        while not (scratch / "log").exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        wait_for(scratch)
        assert running(name)
        tests.kill()
        tests.wait()
        while not nothing_is_left(name):
            assert time.monotonic() < until
            time.sleep(0.05)

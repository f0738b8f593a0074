"""What the hub's computer is to be: solutions/hub with free ports, temporary folders, accounts."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course._bootstrap._environment import Environment
from tests.checkout import ROOT
from tests.hub._folders import class_folder, student_package

NPM = ROOT / ".artifacts" / "hub"
PEOPLE = ("course", "teacher", "ada", "bela")
"""SYNTHETIC: the course's account, an instructor and two students."""
# Their own choice, as anybody's may be: a page that a test can take by the hand.
_OWN_SETTINGS = {".jupyter/jupyter_lab_config.py": "c.LabApp.expose_app_in_browser = True\n"}


@dataclass
class Plan:
    """A hub that can be started."""

    address: str
    names: dict[str, str]
    """Part in the play to account."""
    passwords: dict[str, str]
    """Account to password."""
    room: dict[str, Any]
    """What `_room` does, as data for JSON."""


def prepare(scratch: Path) -> Plan:
    """Fill a folder with all that the hub needs."""
    mark = secrets.token_hex(2)
    names = {who: f"crs-{mark}-{who}" for who in PEOPLE}
    passwords = {name: secrets.token_hex(8) for name in names.values()}
    for name in ("home", "etc", "state", "exchange"):
        (scratch / name).mkdir()
    (scratch / "state").chmod(0o700)
    # As in HUB.md: everybody may add a course, and nobody may move another's.
    (scratch / "exchange").chmod(0o1777)
    class_folder(scratch / "class", names)
    student_package(scratch / "student")
    program, ports = proxy(), _free_ports(4)
    shutil.copytree(ROOT / "solutions/hub", scratch / "config")
    _fill_in(scratch, names, ports, program)
    address = f"http://127.0.0.1:{ports[0]}"
    return Plan(address, names, passwords, _room(scratch, names["course"], passwords))


def _room(scratch: Path, account: str, passwords: dict[str, str]) -> dict[str, Any]:
    environment = Environment(scratch / "class", Path(sys.prefix).resolve())
    (scratch / "stamp").write_text(environment.key(), encoding="ascii")
    interpreter, node = (
        str(Path(shutil.which(program) or program).resolve().parents[1])
        for program in (sys.executable, "node")
    )
    return {
        "scratch": str(scratch),
        "hidden": [str(ROOT), "/tmp", "/var/tmp", "/dev/shm"],
        "kept": [interpreter, node, sys.prefix, str(NPM)],
        "accounts": passwords,
        "settings": _OWN_SETTINGS,
        "given": {str(scratch / "class"): account},
        # The environment was made for the checkout in ROOT; from the same pins, it is this one's.
        "instead": {f"{sys.prefix}/.course-stamp": str(scratch / "stamp")},
        "command": [sys.executable, "-m", "jupyterhub", "-f", "config/jupyterhub_config.py"],
    }


def proxy() -> Path:
    """Install the hub's proxy from the lock file, once, and give its program."""
    program = NPM / "node_modules/.bin/configurable-http-proxy"
    wanted = {name: ROOT / "tests/hub" / name for name in ("package.json", "package-lock.json")}
    stamp = NPM / "installed"
    key = b"".join(path.read_bytes() for path in wanted.values())
    if program.exists() and stamp.exists() and stamp.read_bytes() == key:
        return program
    NPM.mkdir(parents=True, exist_ok=True)
    for path in wanted.values():
        shutil.copy(path, NPM)
    words = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(words, cwd=NPM, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The hub's proxy could not be installed:\n{done.stderr[-2000:]}")
    stamp.write_bytes(key)
    return program


def _fill_in(scratch: Path, names: dict[str, str], ports: list[int], program: Path) -> None:
    """Fill in the addresses, folders and people of hub.toml; whatever else stands there stays."""
    here = [f"http://127.0.0.1:{port}" for port in ports]
    there = {
        "address": [here[0], here[3]],
        "hub_address": [here[1]],
        "proxy_api": [here[2]],
        "proxy": [str(program)],
        "state": [str(scratch / "state")],
        "account": [names["course"]],
        "class_folder": [str(scratch / "class")],
        "student_package": [str(scratch / "student")],
        "exchange": [str(scratch / "exchange")],
        "environment": [sys.prefix],
        "instructors": [[names["teacher"]]],
        "students": [[names["ada"], names["bela"]]],
    }
    path = scratch / "config/hub.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        key = line.partition(" = ")[0]
        if there.get(key):
            lines[at] = f"{key} = {json.dumps(there[key].pop(0))}"
    assert not any(there.values()), there
    path.write_text("\n".join(lines), encoding="utf-8")


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as open_:
        taken = [open_.enter_context(socket.socket()) for _ in range(count)]
        for one in taken:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in taken]


def with_system() -> str:
    """Give the path on which programs for root are found, too."""
    return f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"

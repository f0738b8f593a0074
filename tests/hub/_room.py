"""A room of its own on this computer: private accounts, temporary folders and processes.

Runs as root, as the first process of new mount and process namespaces (``unshare`` makes them),
and ends everything that it started when it ends itself. Accounts are made by ``useradd`` in a copy
of /etc that exists here only, so that not even a test that is killed leaves one behind.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_BIND, _RECURSIVE = 4096, 16384
_libc = ctypes.CDLL(None, use_errno=True)


def _mount(source: str, target: Path, kind: str = "", flags: int = 0, options: str = "") -> None:
    words = [word.encode() for word in (source, str(target), kind)]
    if _libc.mount(*words, ctypes.c_ulong(flags), options.encode()):
        code = ctypes.get_errno()
        raise OSError(code, f"{os.strerror(code)}: mount {source} on {target}")


def cover(hidden: list[Path], kept: list[Path]) -> None:
    """Put an empty folder over each hidden one, with only the kept ones in it.

    Parameters
    ----------
    hidden
        Folders that nobody here is to see.
    kept
        Folders that everybody here must reach; one that lies where others may not go is shown
        at its own path all the same.
    """
    kept = sorted({path.resolve() for path in kept})
    closed = {
        *(path.resolve() for path in hidden if path.exists()),
        *filter(None, map(_closed_above, kept)),
    }
    tops = [one for one in closed if not any(up in closed for up in one.parents)]
    # A folder that is covered can still be reached by what was opened before.
    handles = {path: os.open(path, os.O_PATH) for path in kept}
    for top in tops:
        mode = top.stat().st_mode & 0o7777
        _mount("tmpfs", top, "tmpfs", options=f"mode={mode | 0o055:o}")
        for path in kept:
            if path.is_relative_to(top) and not _inside_another(path, kept):
                path.mkdir(parents=True)
                _mount(f"/proc/self/fd/{handles[path]}", path, flags=_BIND | _RECURSIVE)
    for handle in handles.values():
        os.close(handle)


def _closed_above(path: Path) -> Path | None:
    """Give the outermost folder on the way that only its owner may pass."""
    return next((up for up in reversed(path.parents) if not up.stat().st_mode & 0o001), None)


def _inside_another(path: Path, kept: list[Path]) -> bool:
    return any(up in kept for up in path.parents)


def own_etc(folder: Path) -> None:
    """Put a copy over /etc."""
    _mount("tmpfs", folder, "tmpfs", options="mode=755")
    subprocess.run(["cp", "-a", "/etc/.", folder], check=True)
    _mount(str(folder), Path("/etc"), flags=_BIND)


def add_account(name: str, password: str, home: Path) -> None:
    """Make a real account whose home nobody else can enter."""
    words = ["useradd", "-l", "-m", "-U", "-d", home, "-s", "/bin/sh", "-K", "HOME_MODE=0700", name]
    subprocess.run(words, check=True, capture_output=True)
    subprocess.run(["chpasswd"], input=f"{name}:{password}\n", text=True, check=True)


def give(folder: Path, account: str) -> None:
    """Let an account own a folder, and nobody else enter it."""
    subprocess.run(["chown", "-R", f"{account}:", folder], check=True)
    folder.chmod(0o700)


def _furnish(plan: dict[str, Any]) -> None:
    scratch = Path(plan["scratch"])
    cover([Path(one) for one in plan["hidden"]], [scratch, *map(Path, plan["kept"])])
    for path, instead in plan["instead"].items():
        _mount(instead, Path(path), flags=_BIND)
    own_etc(scratch / "etc")
    for name, password in plan["accounts"].items():
        add_account(name, password, scratch / "home" / name)
        for path, text in plan["settings"].items():
            target = scratch / "home" / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        give(scratch / "home" / name, name)
    for folder, account in plan["given"].items():
        give(Path(folder), account)


def main() -> int:
    """Furnish the room by the plan on standard input, run the command, and reap what ends."""
    plan = json.load(sys.stdin)
    _furnish(plan)
    clean = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/root"}
    command = subprocess.Popen(plan["command"], cwd=plan["scratch"], env=clean)
    while True:
        ended, status = os.wait()
        if ended == command.pid:
            return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())

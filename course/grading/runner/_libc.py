"""The few Linux calls that Python has no function for (all of them, on 3.11)."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from typing import Any

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _done(what: str, result: int) -> int:
    """Turn C's way of failing into Python's."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def unshare(flags: int) -> None:
    """Leave the namespaces that the flags name."""
    _done("unshare", _library().unshare(flags))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    """Mount a file system, bind a folder, or change the flags of a mount."""
    arguments = [text.encode() or None for text in (source, target, kind)]
    result = _library().mount(*arguments, ctypes.c_ulong(flags), data.encode() or None)
    _done(f"mount {target}", result)


def umount(target: str, flags: int = 0) -> None:
    """Take a mount away."""
    _done(f"umount {target}", _library().umount2(target.encode(), flags))


def prctl(option: int, *arguments: Any) -> int:
    """Change something about this process."""
    padded = [*arguments, *[0] * (4 - len(arguments))]
    longs = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in padded]
    return _done(f"prctl {option}", _library().prctl(option, *longs))


def syscall(number: int, *arguments: Any) -> int:
    """Call the kernel by number."""
    longs = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _done(f"system call {number}", _library().syscall(ctypes.c_long(number), *longs))

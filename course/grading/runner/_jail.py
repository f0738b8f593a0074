"""A root folder of its own: the system read-only, private scratch folders, and nothing else.

Built once for the warm process (`enter`), and made private once more for each submission
(`enter_cell`). What is not bound here does not exist inside: no home folders, no solutions, no
gradebook, no other submission.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from course.grading.runner import _libc
from course.grading.runner._libc import (
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
)

# Not under /home or /tmp: the course itself may lie there, and would be hidden by what is mounted.
HOME = "/notebook"
WARM = "/warm"
"""Where the warm process may write."""
INSIDE = 1000
"""The user's number inside."""
NOBODY = 65534
SYSTEM = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/fonts", "/etc/ld.so.cache",
    "/etc/localtime", "/etc/alternatives",
)  # fmt: skip
_FILES = 20_000
"""Files and folders that a scratch folder may hold."""
_DEVICES = ("null", "zero", "full", "random", "urandom")
_PIVOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_SETATTR = 442
_RECURSIVE = 0x8000
_READ_ONLY_NOSUID_NODEV = 7


class _Attributes(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint64) for name in ("set", "clear", "spread", "namespace"))


def leave_namespaces() -> None:
    """Leave the machine's users, mounts, network, names and shared memory."""
    _libc.unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS)


def map_users(process: int | str, users: str, groups: str) -> None:
    """Say who is who inside a user namespace."""
    folder = Path("/proc") / str(process)
    if process == "self":
        (folder / "setgroups").write_text("deny")
    (folder / "gid_map").write_text(groups)
    (folder / "uid_map").write_text(users)


def enter(shown: Iterable[str]) -> None:
    """Make the new root folder, move into it, and let go of the old one.

    Parameters
    ----------
    shown
        Absolute paths that stay, read-only, under their own names.
    """
    _libc.mount("", "/", flags=_libc.MS_REC | _libc.MS_PRIVATE)
    _libc.mount("tmpfs", "/tmp", "tmpfs", _libc.MS_NOSUID | _libc.MS_NODEV)  # noqa: S108 - a mount point
    for name in ("new", "old"):
        (Path("/tmp") / name).mkdir()  # noqa: S108
    _pivot("/tmp", "/tmp/old")  # noqa: S108
    os.chdir("/")
    _libc.mount("tmpfs", "/new", "tmpfs", _libc.MS_NOSUID | _libc.MS_NODEV, "mode=755")
    for path in dict.fromkeys([*SYSTEM, *shown]):
        _show(Path(path))
    _make_devices()
    for folder in ("/proc", "/tmp", "/etc", HOME, WARM):  # noqa: S108 - inside, and empty
        Path(f"/new{folder}").mkdir(parents=True, exist_ok=True)
    # The warm process's own: libraries want to leave a cache somewhere when they are imported.
    flags = _libc.MS_NOSUID | _libc.MS_NODEV
    _libc.mount("tmpfs", f"/new{WARM}", "tmpfs", flags, "size=16m,mode=1777")
    _libc.mount("/old/proc", "/new/proc", flags=_libc.MS_BIND | _libc.MS_REC)
    # In bytes: between two roots, Python finds no codec that it has not loaded yet.
    Path("/new/etc/passwd").write_bytes(b"student:x:%d:%d::/:/bin/sh\n" % (INSIDE, INSIDE))
    Path("/new/etc/group").write_bytes(b"student:x:%d:\n" % INSIDE)
    os.chdir("/new")
    _pivot(".", ".")
    _libc.umount(".", _libc.MNT_DETACH)
    os.chdir("/")
    _set_read_only("/", recursive=False)


def enter_cell(scratch: int) -> None:
    """Give one submission namespaces, processes and scratch folders of its own.

    Parameters
    ----------
    scratch
        Bytes that each of its scratch folders may hold.
    """
    inside, group = os.getuid(), os.getgid()
    _libc.unshare(
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS
    )
    map_users("self", f"{inside} {inside} 1", f"{group} {group} 1")
    _libc.mount("", "/", flags=_libc.MS_REC | _libc.MS_PRIVATE)
    flags = _libc.MS_NOSUID | _libc.MS_NODEV
    for folder in (HOME, "/dev/shm"):  # noqa: S108 - mount points
        _libc.mount("tmpfs", folder, "tmpfs", flags, f"size={scratch},nr_inodes={_FILES},mode=700")


def own_processes() -> bool:
    """Show this namespace's processes in /proc; where that is refused, show none."""
    flags = _libc.MS_NOSUID | _libc.MS_NODEV | _libc.MS_NOEXEC
    try:
        _libc.mount("proc", "/proc", "proc", flags)
    except OSError:
        _libc.mount("tmpfs", "/proc", "tmpfs", flags | _libc.MS_RDONLY)
        return False
    return True


def _pivot(new: str, old: str) -> None:
    _libc.syscall(_PIVOT[os.uname().machine], new.encode(), old.encode())


def _show(path: Path) -> None:
    """Bind a path of the old root, read-only; repeat a symbolic link as it is."""
    source, target = Path("/old") / path.relative_to("/"), Path("/new") / path.relative_to("/")
    if source.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(source.readlink())
        return
    if not source.exists():
        return
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _libc.mount(str(source), str(target), flags=_libc.MS_BIND | _libc.MS_REC)
    _set_read_only(str(target), recursive=True)


def _make_devices() -> None:
    for name in _DEVICES:
        target = Path("/new/dev") / name
        target.parent.mkdir(exist_ok=True)
        target.touch()
        _libc.mount(f"/old/dev/{name}", str(target), flags=_libc.MS_BIND)
    Path("/new/dev/shm").mkdir()
    for name, to in (("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0")):
        (Path("/new/dev") / name).symlink_to(to)


def _set_read_only(path: str, *, recursive: bool) -> None:
    wanted = _Attributes(set=_READ_ONLY_NOSUID_NODEV)
    flags = _RECURSIVE if recursive else 0
    size = ctypes.sizeof(wanted)
    _libc.syscall(_MOUNT_SETATTR, -100, path.encode(), flags, ctypes.byref(wanted), size)

"""System calls that a submission has no use for are refused.

A filter of classic BPF, built here because it is a list of numbers: load the architecture, load the
call's number, compare, return. Reference: the kernel's Documentation/userspace-api/seccomp_filter.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

from course.grading.runner import _libc

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000
_KILL = 0x80000000
_NUMBER, _ARCHITECTURE, _FIRST = 0, 4, 16
"""Where the call's number, the architecture and the first argument stand in seccomp_data."""
_X32 = 0x40000000
_NAMESPACES = 0x7E020080
"""CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID, NET and TIME."""
_THREAD = 0x00010000
_UNIX, _INTERNET = (1,), (2, 10)
"""Other families, AF_VSOCK among them, reach past a network namespace."""

# Numbers from 424 on are the same on every architecture.
_COMMON = {
    "pidfd_send_signal": 424, "io_uring_setup": 425, "io_uring_enter": 426,
    "io_uring_register": 427, "open_tree": 428, "move_mount": 429, "fsopen": 430,
    "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_open": 434, "pidfd_getfd": 438,
    "mount_setattr": 442,
}  # fmt: skip
_X86_64 = {
    "ptrace": 101, "personality": 135, "pivot_root": 155, "adjtimex": 159, "chroot": 161,
    "acct": 163, "settimeofday": 164, "mount": 165, "umount2": 166, "swapon": 167, "swapoff": 168,
    "reboot": 169, "iopl": 172, "ioperm": 173, "init_module": 175, "delete_module": 176,
    "quotactl": 179, "clock_settime": 227, "kexec_load": 246, "add_key": 248, "request_key": 249,
    "keyctl": 250, "unshare": 272, "perf_event_open": 298, "name_to_handle_at": 303,
    "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311,
    "finit_module": 313, "kexec_file_load": 320, "bpf": 321, "userfaultfd": 323,
}  # fmt: skip
_AARCH64 = {
    "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "quotactl": 60, "acct": 89,
    "personality": 92, "unshare": 97, "kexec_load": 104, "init_module": 105, "delete_module": 106,
    "clock_settime": 112, "ptrace": 117, "reboot": 142, "settimeofday": 170, "adjtimex": 171,
    "add_key": 217, "request_key": 218, "keyctl": 219, "swapon": 224, "swapoff": 225,
    "perf_event_open": 241, "name_to_handle_at": 264, "open_by_handle_at": 265, "setns": 268,
    "process_vm_readv": 270, "process_vm_writev": 271, "finit_module": 273, "bpf": 280,
    "userfaultfd": 282, "kexec_file_load": 294,
}  # fmt: skip


@dataclass(frozen=True)
class _Machine:
    audit: int
    """The kernel's name for the architecture (AUDIT_ARCH_…)."""
    refused: dict[str, int]
    clone: int
    clone3: int
    socket: int
    forks: tuple[int, ...]
    """Calls that make a process and nothing else."""


_MACHINES = {
    "x86_64": _Machine(0xC000003E, {**_COMMON, **_X86_64}, 56, 435, 41, (57, 58)),
    "aarch64": _Machine(0xC00000B7, {**_COMMON, **_AARCH64}, 220, 435, 198, ()),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def _line(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _refuse(number: int) -> bytes:
    return _line(_RETURN, _REFUSE | number)


def program(machine: str, *, processes: bool, network: bool) -> bytes:
    """Build the filter.

    Parameters
    ----------
    machine
        As `platform.machine` gives it.
    processes
        Whether new processes are allowed; threads always are.
    network
        Whether internet sockets may be made: only where a namespace leaves them nowhere to go.

    Raises
    ------
    OSError
        For a machine whose call numbers are not known here.
    """
    if machine not in _MACHINES:
        raise OSError(errno.ENOSYS, f"no system call filter is written for {machine}")
    this = _MACHINES[machine]
    lines = [
        _line(_LOAD, _ARCHITECTURE),
        _line(_EQUAL, this.audit, yes=1),
        _line(_RETURN, _KILL),
        _line(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        # A second set of numbers for the same calls.
        lines += [_line(_ANY_BIT, _X32, no=1), _line(_RETURN, _KILL)]
    refused = sorted(this.refused.values())
    if not processes:
        refused += this.forks
    for number in refused:
        lines += [_line(_EQUAL, number, no=1), _refuse(errno.EPERM)]
    # clone3 hides its flags behind a pointer; told that it is missing, libc uses clone.
    lines += [_line(_EQUAL, this.clone3, no=1), _refuse(errno.ENOSYS)]
    families = _UNIX + _INTERNET * network
    lines += [_line(_EQUAL, this.socket, no=len(families) + 3), _line(_LOAD, _FIRST)]
    lines += [
        _line(_EQUAL, family, yes=len(families) - place) for place, family in enumerate(families)
    ]
    lines += [_refuse(errno.EAFNOSUPPORT), _line(_LOAD, _NUMBER)]
    lines += _clone(this.clone, processes=processes)
    lines.append(_line(_RETURN, _ALLOW))
    return b"".join(lines)


def _clone(number: int, *, processes: bool) -> list[bytes]:
    """Refuse new namespaces, and new processes unless they are allowed; never new threads."""
    refuse = _refuse(errno.EPERM)
    if processes:
        return [
            _line(_EQUAL, number, no=3),
            _line(_LOAD, _FIRST),
            _line(_ANY_BIT, _NAMESPACES, no=1),
            refuse,
        ]
    return [
        _line(_EQUAL, number, no=4),
        _line(_LOAD, _FIRST),
        _line(_ANY_BIT, _NAMESPACES, yes=1),
        _line(_ANY_BIT, _THREAD, yes=1),
        refuse,
    ]


def refuse_calls(*, processes: bool, network: bool) -> None:
    """Put the filter on this process and all that come from it, for good."""
    code = program(platform.machine(), processes=processes, network=network)
    kept = ctypes.create_string_buffer(code, len(code))
    head = _Program(len(code) // 8, ctypes.cast(kept, ctypes.c_void_p))
    _libc.prctl(_libc.PR_SET_SECCOMP, 2, ctypes.byref(head))

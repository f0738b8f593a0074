"""Give up every privilege, and end with the parent."""

from __future__ import annotations

import ctypes
import os
import signal

from course.grading.runner import _libc

_VERSION_3 = 0x20080522
_LAST_CAPABILITY = 63


class _Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int32))


class _Set(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def drop() -> None:
    """Drop all capabilities, also those that a program started later could be given."""
    for number in range(_LAST_CAPABILITY + 1):
        try:
            _libc.prctl(_libc.PR_CAPBSET_DROP, number)
        except OSError:
            break  # a number that this kernel does not know yet, or no right to drop any more
    _libc.prctl(_libc.PR_CAP_AMBIENT, _libc.PR_CAP_AMBIENT_CLEAR_ALL)
    head, none = _Head(_VERSION_3, 0), (_Set * 2)()
    if ctypes.CDLL(None, use_errno=True).capset(ctypes.byref(head), ctypes.byref(none)) < 0:
        raise OSError(ctypes.get_errno(), "capabilities could not be dropped")
    _libc.prctl(_libc.PR_SET_NO_NEW_PRIVS, 1)


def end_with(parent: int) -> None:
    """Be killed when the parent ends; end now if it has ended already.

    Parameters
    ----------
    parent
        The parent as this process sees it; 0 from inside a new process namespace.
    """
    _libc.prctl(_libc.PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)

"""Becomes root in a namespace of its own."""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000) == 0:
    print("BREACH")
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0:
    print("BREACH")
if libc.umount2(b"/proc", 2) == 0:
    print("BREACH")

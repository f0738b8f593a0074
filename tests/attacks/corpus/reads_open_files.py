"""Reads whatever is open in its process, and its own memory, for answers and secrets."""

import os
import pathlib

found = []
for link in pathlib.Path("/proc/self/fd").glob("*"):
    try:
        handle = os.open(link, os.O_RDONLY | os.O_NONBLOCK)
        found.append(os.read(handle, 1 << 20))
    except OSError:
        pass
for name in ("/proc/self/environ", "/proc/self/mountinfo", "/proc/1/environ", "/proc/1/cmdline"):
    try:
        found.append(pathlib.Path(name).read_bytes())
    except OSError:
        pass
said = b"\n".join(found)
for word in (b"mistake" + b"_code", "{secret}".encode(), b"{gradebook}"):
    if word in said:
        print("BREACH", word)

"""Looks for secrets in the environment, its own and others'."""

import os
import pathlib

found = [dict(os.environ)]
for path in pathlib.Path("/proc").glob("[0-9]*/environ"):
    try:
        found.append(path.read_bytes().decode())
    except OSError:
        pass
if "{secret}" in str(found):
    print("BREACH")

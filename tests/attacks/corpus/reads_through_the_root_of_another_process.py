"""Looks for the real root folder behind /proc."""

import pathlib

for root in pathlib.Path("/proc").glob("[0-9]*/root"):
    try:
        if (root / r"{answers}".lstrip("/")).exists():
            print("BREACH")
    except OSError:
        pass
for root in pathlib.Path("/proc").glob("[0-9]*/cwd"):
    try:
        if list(root.glob("**/*.answers.json")):
            print("BREACH")
    except OSError:
        pass

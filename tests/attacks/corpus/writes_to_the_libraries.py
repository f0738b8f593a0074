"""Leaves a file that every Python would run."""

import pathlib
import site
import sys

for folder in [*site.getsitepackages(), *sys.path, sys.prefix, sys.base_prefix]:
    try:
        (pathlib.Path(folder or "/") / "sitecustomize.py").write_text("")
        print("BREACH") if folder and folder != "" else None
    except OSError:
        pass

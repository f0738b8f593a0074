"""Looks for keys in home folders."""

import pathlib

for folder in ("/root", "/home"):
    for path in pathlib.Path(folder).glob("*/.*"):
        if path.parent.name != "student":
            print("BREACH", path)
for path in pathlib.Path("/root").glob(".[a-z]*"):
    if path.name != ".pyenv":
        print("BREACH", path)
print("BREACH" if pathlib.Path("/etc/shadow").exists() else "")

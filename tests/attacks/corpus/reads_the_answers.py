"""Reads the answer file and hands its answers in."""

import pathlib

for place in (r"{solutions}", "../../../solutions", "/work/main/solutions"):
    for path in pathlib.Path(place).glob("**/*"):
        print("BREACH", path)
        path.read_bytes()
print(open(r"{answers}").read() and "BREACH")

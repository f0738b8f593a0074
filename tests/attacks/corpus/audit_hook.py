"""Hangs hooks of the interpreter's own into everything that runs after it."""

import builtins
import sys


def refuse(event, arguments):
    if event == "compile":
        raise RuntimeError("nothing is compiled any more")


def follow(frame, event, argument):
    if "entry" in frame.f_locals and "mistake_code" in str(frame.f_locals["entry"]):
        builtins.print("BREACH")
    return follow


sys.settrace(follow)
sys.setprofile(follow)
sys.excepthook = sys.unraisablehook = lambda *args: None
sys.addaudithook(refuse)

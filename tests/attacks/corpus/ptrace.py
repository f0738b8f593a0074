"""Attaches to the grader as a debugger does."""

import ctypes

if ctypes.CDLL(None).ptrace(16, {grader}, 0, 0) == 0:
    print("BREACH")

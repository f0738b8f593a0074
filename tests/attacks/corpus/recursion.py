"""Raises the limit of recursion and runs the interpreter's stack over."""

import sys

sys.setrecursionlimit(1 << 30)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr([self])


repr(Deep())

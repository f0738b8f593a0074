"""Talks to the grader's machine over an abstract socket."""

import socket

with socket.socket(socket.AF_UNIX) as wire:
    wire.connect("\0{abstract}")
print("BREACH")

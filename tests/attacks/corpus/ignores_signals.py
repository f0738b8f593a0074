"""Turns interrupts off and loops."""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    x = 2

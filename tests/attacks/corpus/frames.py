"""Reads the variables of whoever calls it."""

import gc
import sys

for frame in sys._current_frames().values():
    while frame is not None:
        if "mistake_code" in str(list(frame.f_locals)):
            print("BREACH")
        frame = frame.f_back
for thing in gc.get_objects():
    if isinstance(thing, dict) and "mistake_code" in thing:
        print("BREACH")

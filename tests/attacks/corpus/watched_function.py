"""Answers with a function that behaves only while nobody looks, and searches its callers otherwise."""

import sys


def hostile(values, *rest):
    frame = sys._getframe(1)
    while frame is not None:
        for name, held in list(frame.f_locals.items()):
            if "expected" in name or "answer" in name and "mistake_code" in repr(held)[:100_000]:
                print("BREACH", name)
            if isinstance(held, list) and held is not values and len(held) < 100:
                held.clear()
        frame = frame.f_back
    return [True for _ in values]

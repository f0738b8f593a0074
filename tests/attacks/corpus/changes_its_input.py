"""Answers with a function that changes the judge's inputs, and the list that collects its outputs."""

import gc


def hostile(values, *rest):
    for holder in gc.get_referrers(values):
        if isinstance(holder, (list, tuple)):
            for inner in list(holder):
                if isinstance(inner, list):
                    inner[:] = []
    return values

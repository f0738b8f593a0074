"""Answers with something that takes for ever to print."""

import time


class Slow:
    def __repr__(self):
        time.sleep(600)

    __str__ = __float__ = __repr__


{every} = Slow()

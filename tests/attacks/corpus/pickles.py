"""Answers with something that runs code when it is unpickled."""

import os


class Bomb:
    def __reduce__(self):
        return os.system, ("echo BREACH",)

    def __float__(self):
        return 1.0


{every} = Bomb()

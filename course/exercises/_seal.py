"""Seal a token so that it can be compared but not read.

The student's copy of the key holds sealed tokens only. The seal is scrypt (RFC 7914), slow on
purpose. It keeps honest eyes from the answer; it is not what marks rest on. Marks are given by the
trusted judge, which holds the tokens in clear and runs outside the student's interpreter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache

from course import _browser

Sealer = Callable[[str], str]

_COST = 2**13
_BLOCK = 8


def digest(salt: str) -> Sealer:
    """Make a sealer for one exercise.

    Parameters
    ----------
    salt
        Text that no other exercise uses; its id will do.
    """

    def seal(token: str) -> str:
        return _derived(salt, token)

    return seal


def clear(token: str) -> str:
    """Leave a token as it is: the trusted judge's sealer."""
    return token


# One wrong answer is compared with many seals, and often by the same token; so is a second try.
@lru_cache(maxsize=4096)
def _derived(salt: str, token: str) -> str:
    scrypt = getattr(hashlib, "scrypt", _browser.scrypt)
    raw: bytes = scrypt(token.encode(), salt=salt.encode(), n=_COST, r=_BLOCK, p=1, dklen=16)
    return raw.hex()

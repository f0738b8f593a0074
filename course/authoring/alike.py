"""Whether two builds say the same, made on different machines.

The bytes of a picture differ between machines. So do the last digits of a float: OpenBLAS, below
numpy and scipy, has other kernels for each kind of processor, which round at other places.
"""

from __future__ import annotations

import math
import re

RELATIVE = 1e-9
"""How far two long numbers may be apart; kernels were seen to differ by 2e-13."""
ABSOLUTE = 1e-12
"""The same for what one machine finds to be zero, and another nearly so."""
_LONG = 12
"""Digits from which on a number was not rounded for a reader."""
_IMAGE = re.compile(r"(data:image/[a-z+]+;base64,)[A-Za-z0-9+/=\\n]+")
_NUMBER = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
_PLACE = "\0"  # stands in no notebook


def alike(one: str, other: str) -> bool:
    """Tell whether two built files differ in nothing but pictures' bytes and floats' last digits.

    Parameters
    ----------
    one, other
        The files' texts.

    Returns
    -------
    bool
        False also for numbers that somebody rounded: those have to agree to the letter.

    Examples
    --------
    >>> alike("low 0.4903597627128677", "low 0.4903597627128743")
    True
    >>> alike("low 0.4904", "low 0.4905")
    False
    """
    one, other = without_images(one), without_images(other)
    if one == other:
        return True
    if _NUMBER.sub(_PLACE, one) != _NUMBER.sub(_PLACE, other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(left == right or _near(left, right) for left, right in pairs)


def without_images(text: str) -> str:
    """Take the bytes of pictures out of a notebook's text: they differ between machines."""
    return _IMAGE.sub(r"\1", text)


def _near(one: str, other: str) -> bool:
    fractions = "." in one and "." in other
    if not fractions or max(_digits(one), _digits(other)) < _LONG:
        return False
    return math.isclose(float(one), float(other), rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _digits(number: str) -> int:
    mantissa = number.partition("e")[0]
    return len(mantissa.replace(".", "").lstrip("-0"))

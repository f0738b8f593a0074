"""Turn one value that a student hands in into plain data, or say in one line why not.

Plain data is what JSON can hold: ``None``, ``bool``, ``int``, ``float``, ``str``, lists and
dictionaries with text keys (for these two see `_lists`). Everything is bounded before it is copied,
so that an answer of a hundred megabytes costs no more than a small one.
"""

from __future__ import annotations

import math
import numbers
from decimal import Decimal
from typing import Any

MAX_TEXT = 2_000
MAX_WHOLE_BITS = 256


class Problem(Exception):
    """What is wrong with an answer *in kind*, in one line written for the student."""


def is_blank(value: Any) -> bool:
    """Tell whether a value is the stub's dots, or nothing at all.

    Examples
    --------
    >>> is_blank(...), is_blank(None), is_blank(0)
    (True, True, False)
    """
    return value is ... or value is None


def type_name(value: Any) -> str:
    """Give the name of a value's type, whatever its metaclass says, cut to a line's room."""
    name: str = type.__dict__["__name__"].__get__(type(value))
    return name[:40]


def describe(value: Any) -> str:
    """Name the type of a value the way a student would, never its contents."""
    names = {
        "bool": "True or False",
        "int": "a whole number",
        "float": "a number",
        "str": "text",
        "list": "a list",
        "tuple": "a tuple",
        "dict": "a dictionary",
        "set": "a set",
        "frozenset": "a set",
        "DataFrame": "a table (DataFrame)",
        "Series": "a column (Series)",
        "ndarray": "an array",
        "function": "a function",
        "complex": "a complex number",
        "module": "a module",
    }
    kind = type_name(value)
    return names.get(kind, f"something of type {kind}")


def is_pandas(value: Any, kind: str) -> bool:
    """Tell whether a value is pandas' own class of this name; pandas itself is not imported."""
    return type_name(value) == kind and type(value).__module__.partition(".")[0] == "pandas"


def unwrap(value: Any) -> Any:
    """Take a scalar out of numpy, pandas or a course figure; leave all else as it is."""
    kind = type(value)
    if kind in (bool, int, float, str):
        return value
    module = kind.__module__.partition(".")[0]
    if module == "numpy" and getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        return None if type(value).__name__ == "MaskedConstant" else value.item()
    if module == "course" and kind.__name__ == "Figure":
        return value.value
    if module in ("numpy", "pandas") and getattr(value, "size", None) == 1:
        return unwrap(value.item()) if hasattr(value, "item") else value
    return value


def number(value: Any) -> float | int:
    """Read one finite number.

    Parameters
    ----------
    value
        Anything. Scalars of numpy and pandas, fractions and decimals count as numbers.

    Raises
    ------
    Problem
        When it is text, a truth value, a whole table, not finite, or absurdly large.

    Examples
    --------
    >>> number(Decimal("2.5"))
    2.5
    >>> number("38")
    Traceback (most recent call last):
    ...
    course.exercises._plain.Problem: This is text in quotes; a number is expected. Take the quotes off.
    """  # noqa: E501 - the doctest shows the line as the student reads it
    got = unwrap(value)
    if isinstance(got, bool):
        raise Problem(f"This is {got}; a number is expected.")
    if isinstance(got, str):
        raise Problem("This is text in quotes; a number is expected. Take the quotes off.")
    if isinstance(got, int):
        if got.bit_length() > MAX_WHOLE_BITS:
            raise Problem("This whole number is far too large to be meant. Check the units.")
        return got
    if isinstance(got, numbers.Real | Decimal):
        return _finite(got)
    if callable(got) and not isinstance(got, type):
        raise Problem("This is the function itself. Call it, and hand in what it returns.")
    if isinstance(got, numbers.Complex):
        raise Problem("This is a complex number; a plain number is expected.")
    if got is None or type_name(got) in ("NAType", "NaTType"):
        raise Problem("The answer is a missing value. Look for a row that did not match.")
    raise Problem(f"This is {describe(got)}; one number is expected.")


def _finite(value: Any) -> float:
    try:
        got = float(value)
    except OverflowError:
        raise Problem("This number is far too large to be meant. Check the units.") from None
    except ValueError:  # a Decimal's signaling NaN
        got = math.nan
    if math.isnan(got):
        raise Problem("The answer is NaN, not a number. Look for a missing value on the way.")
    if math.isinf(got):
        raise Problem("The answer is infinite. Look for a division by zero.")
    return got


def text(value: Any) -> str:
    """Read a short text, without the blanks around it."""
    got = unwrap(value)
    if not isinstance(got, str):
        raise Problem(f"This is {describe(got)}; text in quotes is expected.")
    if len(got) > MAX_TEXT:
        raise Problem("This text is far too long to be the answer.")
    # Half a surrogate pair can neither be sealed nor shown.
    return got.encode("utf-8", "replace").decode().strip()

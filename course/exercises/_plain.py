"""Turn whatever a student hands in into plain data, or say in one line why that cannot be done.

Plain data is what JSON can hold: ``None``, ``bool``, ``int``, ``float``, ``str``, lists and
dictionaries with text keys. Everything is bounded before it is copied, so that an answer of a
hundred megabytes costs no more than a small one.
"""

from __future__ import annotations

import math
import numbers
from decimal import Decimal
from typing import Any

MAX_TEXT = 2_000
MAX_ITEMS = 2_000
MAX_DEPTH = 6
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
    kind = type(value).__name__
    return names.get(kind, f"something of type {kind}")


def unwrap(value: Any) -> Any:
    """Take a scalar out of numpy, pandas or a course figure; leave all else as it is."""
    kind = type(value)
    if kind in (bool, int, float, str):
        return value
    module = kind.__module__.partition(".")[0]
    if module == "numpy" and getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        return value.item()
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
    if isinstance(got, numbers.Rational | Decimal | float):
        return _finite(got)
    if callable(got) and not isinstance(got, type):
        raise Problem("This is the function itself. Call it, and hand in what it returns.")
    if isinstance(got, numbers.Complex):
        raise Problem("This is a complex number; a plain number is expected.")
    if type(got).__name__ in ("NAType", "NaTType"):
        raise Problem("The answer is a missing value. Look for a row that did not match.")
    raise Problem(f"This is {describe(got)}; one number is expected.")


def _finite(value: Any) -> float:
    try:
        got = float(value)
    except OverflowError:
        raise Problem("This number is far too large to be meant. Check the units.") from None
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
    return got.strip()


def items(value: Any) -> list[Any]:
    """Read a list, tuple, set, array, column or index as a list of bounded length."""
    if isinstance(value, str | bytes | dict) or not hasattr(value, "__len__"):
        raise Problem(f"This is {describe(value)}; a list is expected.")
    if type(value).__name__ == "DataFrame":
        raise Problem(
            "This is a whole table; a list is expected. Pick the column that is asked for."
        )
    if len(value) > MAX_ITEMS:
        raise Problem(f"There are {len(value):,} items here; far fewer are expected.")
    return list(value)


def plain(value: Any, depth: int = 0) -> Any:
    """Turn a function's output into plain data, bounded in depth and size.

    Raises
    ------
    Problem
        For anything JSON cannot hold and for anything too deep or too large.

    Examples
    --------
    >>> plain((1, {"a": 2.0}, None))
    [1, {'a': 2.0}, None]
    """
    if depth > MAX_DEPTH:
        raise Problem("The answer is nested too deeply.")
    got = unwrap(value) if getattr(value, "ndim", 0) == 0 else value
    if got is None or got is ... or isinstance(got, bool):
        return None if got is ... else got
    if isinstance(got, str):
        return text(got)
    if isinstance(got, dict):
        if len(got) > MAX_ITEMS:
            raise Problem(f"There are {len(got):,} entries here; far fewer are expected.")
        return {text(str(key)): plain(item, depth + 1) for key, item in got.items()}
    if isinstance(got, numbers.Number):
        return number(got)
    return [plain(item, depth + 1) for item in items(got)]

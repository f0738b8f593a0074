"""Turn lists and nested answers into plain data, bounded in length, depth and size."""

from __future__ import annotations

import numbers
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from course.exercises._plain import Problem, describe, number, text, unwrap

MAX_ITEMS = 2_000
MAX_VALUES = 10_000
MAX_DEPTH = 6


def items(value: Any) -> list[Any]:
    """Read a list, tuple, set, array, column or index as a list of bounded length."""
    if (
        isinstance(value, str | bytes | bytearray | dict)
        or not hasattr(value, "__len__")
        or getattr(value, "ndim", None) == 0
    ):
        raise Problem(f"This is {describe(value)}; a list is expected.")
    if type(value).__name__ == "DataFrame":
        raise Problem(
            "This is a whole table; a list is expected. Pick the column that is asked for."
        )
    if len(value) > MAX_ITEMS:
        raise Problem(f"There are {len(value):,} items here; far fewer are expected.")
    # A length can lie: no more is taken than was looked for.
    return list(islice(value, MAX_ITEMS))


def plain(value: Any, depth: int = 0, taken: Iterator[int] | None = None) -> Any:
    """Turn a function's output into plain data, bounded in depth and size.

    Parameters
    ----------
    value
        The output.
    depth
        How many lists and dictionaries there are around it.
    taken
        Counts the values read so far.

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
    taken = count() if taken is None else taken
    if next(taken) > MAX_VALUES:
        raise Problem(f"There are more than {MAX_VALUES:,} values in here; far fewer are expected.")
    got = unwrap(value) if getattr(value, "ndim", 0) == 0 else value
    if got is None or got is ... or isinstance(got, bool):
        return None if got is ... else got
    if isinstance(got, str):
        return text(got)
    if isinstance(got, dict):
        if len(got) > MAX_ITEMS:
            raise Problem(f"There are {len(got):,} entries here; far fewer are expected.")
        return {text(str(key)): plain(item, depth + 1, taken) for key, item in got.items()}
    if isinstance(got, numbers.Number):
        return number(got)
    return [plain(item, depth + 1, taken) for item in items(got)]

"""Read what a student hands in; nothing that an answer does on the way gets further than here."""

from __future__ import annotations

from typing import Any

from course.exercises._key import Kind
from course.exercises._plain import Problem, describe, type_name


def read_answer(kind: Kind, answer: Any) -> Any:
    """Read an answer as plain data.

    Parameters
    ----------
    kind
        The kind of answer that the exercise asks for.
    answer
        Anything. For a function, its collected outputs.

    Returns
    -------
    data
        Plain data, or None while the stub is still there.

    Raises
    ------
    Problem
        When it is of the wrong kind, or cannot be looked at without an error of its own.

    Examples
    --------
    >>> from course.exercises._kinds import Single
    >>> from course.exercises._leaves import Number
    >>> read_answer(Single(Number("percent")), 38.0)
    38.0
    """
    try:
        return None if kind.is_blank(answer) else kind.plain(answer)
    except (Problem, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 - an object may raise anything when looked at
        raise Problem(
            f"This is {describe(answer)} that cannot be read: looking at it ends in "
            f"{type_name(error)}. Hand in plain numbers, text, lists or tables."
        ) from None

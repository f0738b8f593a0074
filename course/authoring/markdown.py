"""The few forms of Markdown that the built pages use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Write a table.

    Examples
    --------
    >>> print(table(("a", "b"), [("1", "2|3")]))
    | a | b |
    |---|---|
    | 1 | 2\|3 |
    """
    lines = ["| " + " | ".join(map(_cell, line)) + " |" for line in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])


def bullets(texts: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {flat(text)}" for text in texts)


def quoted(text: str) -> str:
    r"""Write a quotation.

    Examples
    --------
    >>> print(quoted("One.\n\nTwo."))
    > One.
    >
    > Two.
    """
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def flat(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def hours(minutes: int) -> str:
    """Write a time.

    Examples
    --------
    >>> hours(45), hours(125)
    ('45 min', '2 h 05 min')
    """
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02} min" if whole else f"{rest} min"


def _cell(text: str) -> str:
    return flat(text).replace("|", "\\|")

"""Cut code and prose into tokens in which other names for the same things make no difference."""

from __future__ import annotations

import builtins
import io
import keyword
import re
import tokenize
import zlib
from collections import deque
from collections.abc import Collection, Iterator, Sequence

CODE, PROSE = "code", "markdown"
GRAM = {CODE: 8, PROSE: 6}
"""Tokens that have to follow each other to count as one match."""
_WINDOW = 4
_LONGEST = 20_000
_TOKEN = re.compile(
    r"#[^\n]*|[^\W\d]\w*|\d[\w.]*|\"[^\"\n]*\"|'[^'\n]*'|\*\*|//|[<>=!]=|->|[^\w\s]"
)
_WORD = re.compile(r"\w+")
_KEPT = frozenset(keyword.kwlist) | frozenset(dir(builtins))


def names_in(texts: Collection[str]) -> frozenset[str]:
    """Give every name that occurs in code; words in its strings and remarks are none."""
    return frozenset(name for text in texts for name in _names(text))


def _names(text: str) -> Iterator[str]:
    """Give the names in a cell; one that is not Python (a magic) is cut into tokens instead."""
    try:
        found = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return (token for token in _TOKEN.findall(text) if token.isidentifier())
    return (token.string for token in found if token.type == tokenize.NAME)


def tokens(text: str, kind: str, known: Collection[str]) -> list[str]:
    """Cut a cell into tokens.

    Parameters
    ----------
    text
        Its source; only the first 20 000 characters count.
    kind
        ``code`` or ``markdown``.
    known
        Names that keep their spelling, as do Python's own and whatever follows a dot. Every other
        name counts as the same one, so that renaming hides nothing.
    """
    text = text[:_LONGEST]
    if kind != CODE:
        return [word.lower() for word in _WORD.findall(text)]
    found = []
    for token in _TOKEN.findall(text):
        if token.startswith("#"):
            found += [f"#{word.lower()}" for word in _WORD.findall(token)]
        elif (
            token.isidentifier()
            and token not in _KEPT
            and token not in known
            and found[-1:] != ["."]
        ):
            found.append("name")
        else:
            found.append(token)
    return found


def fingerprints(found: Sequence[str], length: int) -> Iterator[str]:
    """Choose some of the runs of tokens, so that two texts with a long run in common share one.

    Parameters
    ----------
    found
        Tokens.
    length
        How many make a run. Any run in common of three more than that is certain to be noticed.

    References
    ----------
    .. [1] Schleimer, S., Wilkerson, D. S. and Aiken, A. (2003). Winnowing: local algorithms for
       document fingerprinting. SIGMOD, section 3: of each window the smallest hash, the rightmost
       of equal ones.
    """
    runs = [" ".join(found[i : i + length]) for i in range(len(found) - length + 1)]
    hashes = [zlib.crc32(run.encode(errors="surrogatepass")) for run in runs]
    waiting: deque[int] = deque()
    last = -1
    for place, value in enumerate(hashes):
        while waiting and hashes[waiting[-1]] >= value:
            waiting.pop()
        waiting.append(place)
        if waiting[0] <= place - _WINDOW:
            waiting.popleft()
        complete = place >= _WINDOW - 1 or place == len(hashes) - 1
        if complete and waiting[0] != last:
            last = waiting[0]
            yield runs[last]

"""Text that a student's notebook put out, without what a terminal or a browser would act on."""

from __future__ import annotations

import re

LONGEST = 200_000
"""Characters of one text that are kept."""
_COLOR_CODES = 5_000
"""Color codes that one text may hold: nbconvert's time for them grows with their square."""
# Control characters, the embeddings and overrides that turn text round, and half characters.
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# ECMA-48: control sequences; strings for the terminal, such as a title or a link; any other.
_ESCAPE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|[\x1b\x9d]\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_COLOR = re.compile(r"\x1b\[[0-9;]{0,30}m")
_IN_PLACE = "\ufffd"


def is_odd(text: str) -> bool:
    """Tell whether a text holds characters that are not meant to be read."""
    return len(text) > LONGEST or _ODD.search(text) is not None


def cleaned(text: str, *, colors: bool = False) -> str:
    r"""Take terminal sequences out of a text and show other control characters as U+FFFD.

    Parameters
    ----------
    text
        Anything.
    colors
        Whether codes for colors stay, as nbconvert and JupyterLab show them.

    Examples
    --------
    >>> cleaned("a\x1b]8;;http://example.org\x07link\x1b]8;;\x07\x00")
    'alink\ufffd'
    """
    if not is_odd(text):
        return text
    left_out = len(text) - LONGEST
    if left_out > 0:
        text = f"{text[:LONGEST]}\n… {left_out} further characters were left out."
    keep = colors and text.count("\x1b") <= _COLOR_CODES
    pieces = []
    start = 0
    for found in _ESCAPE.finditer(text):
        pieces.append(_ODD.sub(_IN_PLACE, text[start : found.start()]))
        if keep and _COLOR.fullmatch(found[0]):
            pieces.append(found[0])
        start = found.end()
    pieces.append(_ODD.sub(_IN_PLACE, text[start:]))
    return "".join(pieces)


def only_colors(text: str) -> bool:
    """Tell whether color codes are all that is odd about a text."""
    return cleaned(text, colors=True) == text

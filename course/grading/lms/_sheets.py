"""Tables for an instructor: printed, and as CSV that a spreadsheet runs nothing of."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from course._atomic import write_bytes

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def safe(value: object) -> str:
    """Give a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, int | float):
        return f"{value}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) and text != "-" else text


def unsafe(text: str) -> str:
    """Give back what `safe` was given."""
    return text.removeprefix("'")


def write_sheet(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as CSV in UTF-8 that spreadsheets recognize, all or nothing."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(header)
    for row in rows:
        writer.writerow([each if isinstance(each, int | float) else safe(each) for each in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, text.getvalue().encode("utf-8-sig", errors="replace"))


def shown(text: object) -> str:
    """Give a text without the signs that would move the cursor or turn the line around."""
    return "".join(
        f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _INVISIBLE else sign
        for sign in str(text)
    )


def listed(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay a table out in lines; the last column is as long as it likes."""
    cells = [[shown(each) for each in row] for row in [header, *rows]]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    lines = [
        "  ".join(
            [*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]
        ).rstrip()
        for row in cells
    ]
    return "\n".join([*lines, ""])

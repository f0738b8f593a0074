"""Methods of module 2: uncertain dates in a timeline, and rival hypotheses in a table.

Examples
--------
>>> days_between("2024-04", "2024-05-14")
(14, 43)
"""

from __future__ import annotations

from course.methods._ach import (
    SCALE,
    diagnosticity,
    first_places,
    flips,
    inconsistency,
    leave_one_out,
    matrix,
)
from course.methods._edtf import Span, days_between, overlaps, parse, relation

__all__ = [
    "SCALE",
    "Span",
    "days_between",
    "diagnosticity",
    "first_places",
    "flips",
    "inconsistency",
    "leave_one_out",
    "matrix",
    "overlaps",
    "parse",
    "relation",
]

"""Submissions that a person may want to lay side by side: they share what hardly anybody else has.

Short answers to one question are alike by nature. So only a student's own cells are compared; what
was handed out or stands in the author's answers counts for nothing; what many in the class wrote
counts for little; and a pair is listed only if it stands out from how alike this class is anyhow.
"""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from typing import Any

from course.grading.report._tokens import CODE, GRAM, fingerprints, tokens

LEAST, SURE = 0.5, 0.9
"""Whatever the class is like, no pair below the first is listed, and every one above the second."""
_SPREADS = 4.0
_ENOUGH = 25.0
_QUARTILE = 0.6745
Own = Mapping[str, tuple[str, str]]
Key = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two submissions that share more than the class does."""

    one: str
    """A student."""
    other: str
    """Another."""
    share: float
    """What they share of what they have, each run of tokens weighed by its rarity (Dice)."""
    runs: int
    """Runs of tokens in both."""
    where: tuple[str, ...]
    """The cells that these are in, the one with most first."""


@dataclass(frozen=True)
class Similarity:
    """What comparing a class brought."""

    compared: int = 0
    """Submissions that hold anything of their own."""
    closest: list[float] = field(default_factory=list)
    """For each of them, how alike the most similar other one is."""
    threshold: float = LEAST
    """From where on a pair is listed."""
    pairs: list[Pair] = field(default_factory=list)
    """Those, the most alike first."""

    @property
    def usual(self) -> float:
        """How alike the most similar other submission is for half of the class."""
        return statistics.median(self.closest) if self.closest else 0.0


def own_cells(path: Path, given: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Read from a graded notebook the answers that the student changed.

    Parameters
    ----------
    path
        The notebook.
    given
        What each answer cell held when it was handed out.

    Returns
    -------
    dict
        Grade id to the cell's type and source.
    """
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return {name: found for cell in cells for name, found in _own(cell, given)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def compare(
    submissions: Mapping[str, Own], known: Collection[str], names: Collection[str]
) -> Similarity:
    """Find pairs that share more than the class does.

    Parameters
    ----------
    submissions
        Student to own cells.
    known
        All that was given to students or written by the author.
    names
        Names that the student did not choose.
    """
    free = _runs_of(known, names)
    prints = {
        student: {key for key in _fingerprints(cells, names) if key[1] not in free}
        for student, cells in submissions.items()
    }
    prints = {student: each for student, each in sorted(prints.items()) if each}
    if len(prints) < 3:  # noqa: PLR2004 - of two, nothing can be called rare
        return Similarity(len(prints))
    counts = Counter(key for each in prints.values() for key in each)
    weights = {key: log(len(prints) / count) for key, count in counts.items()}
    shared, whole = _shared(prints, weights)
    alike = 2 * shared / (whole[:, None] + whole[None, :]).clip(1e-9)
    closest = [float(value) for value in alike.max(axis=1)]
    threshold = _threshold(closest)
    students = list(prints)
    pairs = [
        _pair(students[i], students[j], float(alike[i, j]), prints)
        for i, j in zip(*((alike >= threshold) & (shared >= _ENOUGH)).nonzero(), strict=True)
        if i < j
    ]
    pairs.sort(key=lambda pair: (-pair.share, -pair.runs, pair.one, pair.other))
    return Similarity(len(prints), closest, threshold, pairs)


def _own(cell: dict[str, Any], given: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, str]]]:
    mark = cell["metadata"].get("nbgrader") or {}
    name, text = str(mark.get("grade_id", "")), "".join(cell["source"])
    if mark.get("solution") and text.strip() != given.get(name, "").strip():
        yield name, (str(cell["cell_type"]), text)


def _fingerprints(cells: Own, names: Collection[str]) -> set[Key]:
    return {
        (name, run)
        for name, (kind, text) in cells.items()
        for run in fingerprints(tokens(text, kind, names), GRAM.get(kind, GRAM[CODE]))
    }


def _runs_of(known: Iterable[str], names: Collection[str]) -> frozenset[str]:
    """Give every run in what was given: not only some, since a student's cell begins elsewhere."""
    found: set[str] = set()
    for text in known:
        for kind, length in GRAM.items():
            words = tokens(text, kind, names)
            found.update(" ".join(words[i : i + length]) for i in range(len(words) - length + 1))
    return frozenset(found)


def _shared(prints: Mapping[str, set[Key]], weights: Mapping[Key, float]) -> tuple[Any, Any]:
    """Give the weight of what each two share (students x students), and of each one's whole."""
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - heavy

    column = {key: place for place, key in enumerate(sorted(weights))}
    held = [(row, column[key]) for row, each in enumerate(prints.values()) for key in each]
    size = (len(prints), len(column))
    has = csr_matrix((np.ones(len(held)), tuple(zip(*held, strict=True))), shape=size)
    shared = (has.multiply([weights[key] for key in column]) @ has.T).toarray()
    whole = shared.diagonal().copy()
    np.fill_diagonal(shared, 0.0)
    return shared, whole


def _threshold(closest: Sequence[float]) -> float:
    """Say from where on a pair stands out from the class.

    The spread is taken from the lower half of the class, which copies do not reach.
    """
    low, middle, _ = statistics.quantiles(closest, n=4, method="inclusive")
    return min(SURE, max(LEAST, middle + _SPREADS * (middle - low) / _QUARTILE))


def _pair(one: str, other: str, share: float, prints: Mapping[str, set[Key]]) -> Pair:
    both = prints[one] & prints[other]
    where = Counter(cell for cell, _ in both)
    cells = tuple(sorted(where, key=lambda cell: (-where[cell], cell)))
    return Pair(one, other, share, len(both), cells)

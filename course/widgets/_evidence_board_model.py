"""The evidence board's model: the Admiralty scale, claims, and how often each grade is given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SOURCE = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""What the letter of a grade says about the source."""

INFORMATION = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""What the digit of a grade says about the information."""

_LENGTH = 2


def check_grade(grade: Any) -> str:
    """Return a grade, or say what a grade looks like.

    Parameters
    ----------
    grade : str
        A letter for the source and a digit for the information.

    Returns
    -------
    str
        The grade.

    Raises
    ------
    ValueError
        If it is not a grade of the scale.

    Examples
    --------
    >>> check_grade("B2")
    'B2'
    >>> check_grade("2B")
    Traceback (most recent call last):
        ...
    ValueError: A grade is a letter A to F for the source and a digit 1 to 6 for the information, \
such as "F6", not '2B'.
    """
    if (
        isinstance(grade, str)
        and len(grade) == _LENGTH
        and grade[0] in SOURCE
        and grade[1] in INFORMATION
    ):
        return grade
    raise ValueError(
        "A grade is a letter A to F for the source and a digit 1 to 6 for the information, such as "
        f'"F6", not {grade!r}.'
    )


@dataclass(frozen=True)
class BoardModel:
    """Claims to grade, and what a set of grades looks like.

    Parameters
    ----------
    claims : mapping of str to str
        Each claim's id and what it says.

    Raises
    ------
    ValueError
        If there is no claim.

    Examples
    --------
    >>> model = BoardModel({"C01": "It rained.", "C02": "It poured."})
    >>> model.title({"C02": "B2"})
    '1 of 2 claims is graded'
    """

    claims: Mapping[str, str]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("An evidence board needs one claim or more.")

    def cell(self, grades: Mapping[str, str], grade: str) -> list[str]:
        """Return the claims that have a grade, in the board's order."""
        return [claim for claim in self.claims if grades.get(claim) == grade]

    def counts(self, grades: Mapping[str, str]) -> dict[str, int]:
        """Return how many claims have each grade that is given, the most frequent first."""
        found = Counter(grades[claim] for claim in self.claims if claim in grades)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def title(self, grades: Mapping[str, str]) -> str:
        """Return the finding as the title of the picture."""
        counts = self.counts(grades)
        done = sum(counts.values())
        start = f"{done} of {len(self.claims)} claims {'is' if done == 1 else 'are'} graded"
        most = max(counts.values(), default=0)
        if done <= 1:
            return start
        if most == 1:
            return f"{start}, each differently"
        top = _listed(grade for grade, count in counts.items() if count == most)
        return f"{start}; most often {top} ({most} claims{' each' if ' ' in top else ''})"

    def sentence(self, grades: Mapping[str, str]) -> str:
        """Return every grade that is given, with its claims, in a line."""
        cells = "; ".join(
            f"{grade} for {_listed(self.cell(grades, grade))}"
            for grade in sorted(set(grades.values()))
        )
        return f"{self.title(grades)}. {cells}." if cells else f"{self.title(grades)}."

    def alt(self, grades: Mapping[str, str]) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        return (
            f"{self.sentence(grades)} A table of six rows, the source from A, completely reliable, "
            "to F, cannot be judged, and six columns, the information from 1, confirmed, to 6, "
            f"cannot be judged; each cell has its number of claims, and all other cells have 0."
        )


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last

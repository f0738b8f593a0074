"""The hypothesis matrix's model: ratings, what each piece of evidence weighs, and the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

MEANINGS = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neither",
    "I": "inconsistent",
    "II": "very inconsistent",
}
"""The ratings, and what each says about a piece of evidence under a hypothesis."""

WEIGHTS = {"I": 1, "II": 2}
"""What a rating adds to the inconsistency of a hypothesis; all others add nothing."""

_FEWEST = 2


@dataclass(frozen=True)
class MatrixModel:
    """Evidence rated under rival hypotheses.

    Parameters
    ----------
    ratings : mapping of str to mapping of str to str
        For each piece of evidence, its rating under each hypothesis.
    texts : mapping of str to str
        What each piece of evidence is.

    Raises
    ------
    ValueError
        If there are fewer than two hypotheses or no evidence, a rating is not one of the five, or
        a piece of evidence has no text.

    Examples
    --------
    >>> model = MatrixModel(
    ...     {"E1": {"rain": "C", "flood": "II"}, "E2": {"rain": "I", "flood": "N"}},
    ...     {"E1": "The cellar is dry.", "E2": "The roof is dry."},
    ... )
    >>> model.scores()
    {'rain': 1, 'flood': 2}
    >>> model.title({"E1"})
    'Least inconsistent: flood (0)'
    """

    ratings: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]

    def __post_init__(self) -> None:
        if len(self.hypotheses) < _FEWEST:
            raise ValueError(
                "The ratings need evidence in their rows and two hypotheses or more in their "
                f"columns; the hypotheses are {self.hypotheses}."
            )
        for item, row in self.ratings.items():
            if item not in self.texts:
                raise ValueError(f"texts= has no text for {item!r}.")
            for name, rating in row.items():
                if rating not in MEANINGS:
                    raise ValueError(
                        f"The rating of {item} under {name!r} is one of {', '.join(MEANINGS)}, not "
                        f"{rating!r}."
                    )

    @property
    def items(self) -> list[str]:
        """The pieces of evidence."""
        return list(self.ratings)

    @property
    def hypotheses(self) -> list[str]:
        """The hypotheses."""
        return list(next(iter(self.ratings.values()), {}))

    def scores(self, left_out: Collection[str] = ()) -> dict[str, int]:
        """Return each hypothesis's inconsistency when some evidence is left out."""
        counted = [row for item, row in self.ratings.items() if item not in left_out]
        return {name: sum(WEIGHTS.get(row[name], 0) for row in counted) for name in self.hypotheses}

    def ranking(self, left_out: Collection[str] = ()) -> list[tuple[str, int]]:
        """Return the hypotheses with their scores, the least inconsistent first."""
        return sorted(self.scores(left_out).items(), key=lambda pair: pair[1])

    def title(self, left_out: Collection[str] = ()) -> str:
        """Return the finding as the title of the picture."""
        ranking = self.ranking(left_out)
        least = ranking[0][1]
        first = [name for name, score in ranking if score == least]
        if len(first) == len(ranking):
            return f"All hypotheses are equally inconsistent ({least} each)"
        return f"Least inconsistent: {listed(first)} ({least}{' each' if len(first) > 1 else ''})"

    def sentence(self, left_out: Collection[str] = ()) -> str:
        """Return what counts and the ranking in a line."""
        out = [item for item in self.items if item in left_out]
        missing = f"left out: {listed(out)}" if out else "nothing is left out"
        return (
            f"{len(self.items) - len(out)} of {len(self.items)} pieces of evidence count; "
            f"{missing}. Inconsistency, lowest first: {self._scored(left_out)}."
        )

    def alt(self, left_out: Collection[str] = ()) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        return (
            f"{self.title(left_out)}. {self.sentence(left_out)} One bar for each hypothesis; a "
            f"mark shows its score with all evidence: {self._scored(())}."
        )

    def _scored(self, left_out: Collection[str]) -> str:
        return ", ".join(f"{name} {score}" for name, score in self.ranking(left_out))


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    Parameters
    ----------
    names : iterable of str
        One name or more.

    Returns
    -------
    str
        The names.

    Examples
    --------
    >>> listed(["E1", "E2", "E3"])
    'E1, E2 and E3'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last

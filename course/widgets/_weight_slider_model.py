"""The weight slider's model: two parts of an index, and the ranking at any weight of the first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALL = 100
_LISTED = 3
_DIGITS = 9  # below this is rounding, and no difference in rank


@dataclass(frozen=True)
class WeightModel:
    """Countries with two partial scores.

    Parameters
    ----------
    scores : mapping of str to (float, float)
        Both partial scores of each country; the higher, the nearer to rank 1.
    parts : (str, str)
        What the two scores are of; the weight is that of the first.
    highlight : sequence of str
        Countries that the picture sets off, up to four.

    Raises
    ------
    ValueError
        If there are fewer than two countries, a score is missing, or a highlight is no country.

    Examples
    --------
    >>> model = WeightModel({"Ixia": (8, 2), "Yarrow": (5, 6)}, ("markets", "actors"))
    >>> model.score("Ixia", 25)
    3.5
    >>> model.ranking(25)
    [(1, 'Yarrow', 5.75), (2, 'Ixia', 3.5)]
    """

    scores: Mapping[str, tuple[float, float]]
    parts: tuple[str, str]
    highlight: Sequence[str] = ()

    def __post_init__(self) -> None:
        if len(self.scores) < 2:  # noqa: PLR2004  # a ranking of one is none
            raise ValueError("parts= needs a row for each of two countries or more.")
        for country, pair in self.scores.items():
            if not all(math.isfinite(score) for score in pair):
                raise ValueError(f"parts= needs both scores of every country; see {country!r}.")
        unknown = [country for country in self.highlight if country not in self.scores]
        if unknown or len(self.highlight) > 4:  # noqa: PLR2004  # as many as there are colors
            raise ValueError(
                f"highlight= takes up to four of {', '.join(self.scores)}, not "
                f"{list(self.highlight)}."
            )

    def score(self, country: str, weight: int) -> float:
        """Return a country's score when the first part weighs so many per cent."""
        first, second = self.scores[country]
        return (first * check_weight(weight) + second * (_ALL - weight)) / _ALL

    def ranking(self, weight: int) -> list[tuple[int, str, float]]:
        """Return rank, country and score, the highest score first; equal scores share a rank."""
        scores = {country: round(self.score(country, weight), _DIGITS) for country in self.scores}
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [
            (1 + sum(other > score for other in scores.values()), country, score)
            for country, score in ordered
        ]

    def rank(self, country: str, weight: int) -> int:
        """Return a country's rank at a weight."""
        return next(rank for rank, name, _ in self.ranking(weight) if name == country)

    @cached_property
    def rows(self) -> list[dict[str, int]]:
        """The place of each country from above at each weight, also where ranks are shared."""
        return [
            {country: place for place, (_, country, _) in enumerate(self.ranking(weight))}
            for weight in range(_ALL + 1)
        ]

    @cached_property
    def titles(self) -> list[str]:
        """The title at each weight."""
        return [self.title(weight) for weight in range(_ALL + 1)]

    def title(self, weight: int) -> str:
        """Return the finding as the title of the picture."""
        first = [country for rank, country, _ in self.ranking(weight) if rank == 1]
        names = " and ".join(first) if len(first) <= _LISTED else f"{len(first)} countries"
        verb = "is" if len(first) == 1 else "are"
        return f"With {weight} per cent for {self.parts[0]}, {names} {verb} first"

    def sentence(self, weight: int) -> str:
        """Return the weights and the first ranks in a line."""
        ranking = self.ranking(weight)
        listed = [row for row in ranking if row[0] <= _LISTED or row[1] in self.highlight]
        rows = ", ".join(f"{rank}. {country} {score:.3f}" for rank, country, score in listed)
        return (
            f"{weight} per cent for {self.parts[0]}, {_ALL - weight} per cent for "
            f"{self.parts[1]}: {rows} (of {len(ranking)})."
        )

    def alt(self, weight: int) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        rows = ", ".join(f"{rank} {country}" for rank, country, _ in self.ranking(weight))
        return (
            f"{self.title(weight)}. {self.sentence(weight)} A line for each country: its rank at "
            f"every weight from 0 to 100 per cent, with a mark at {weight}. Ranks there: {rows}."
        )


def check_weight(weight: Any) -> int:
    """Return a weight, or say what is wrong with it.

    Parameters
    ----------
    weight : int
        The weight in per cent.

    Returns
    -------
    int
        The weight.

    Raises
    ------
    ValueError
        If it is not a whole number from 0 to 100.

    Examples
    --------
    >>> check_weight(0.41)
    Traceback (most recent call last):
        ...
    ValueError: The weight is a whole number of per cent from 0 to 100, not 0.41.
    """
    index = getattr(weight, "__index__", None)  # numpy's whole numbers have it too, 41.0 has not
    value = index() if index and not isinstance(weight, bool) else -1
    if not 0 <= value <= _ALL:
        raise ValueError(
            f"The weight is a whole number of per cent from 0 to {_ALL}, not {weight!r}."
        )
    return int(value)

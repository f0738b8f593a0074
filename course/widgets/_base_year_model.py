"""The base-year explorer's model: a series, and its change from any year to the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEARLY_SAME = (0.9, 1.1)


@dataclass(frozen=True)
class BaseYearModel:
    """A yearly series and its change from a base year to the last year.

    Parameters
    ----------
    series : mapping of int to float
        The value of each year; all above zero.
    unit : str
        The unit of the values, such as ``t``.
    end_year : int
        The year that every base year is compared with.
    what : str
        What is counted, to begin a sentence with.
    source : str
        Who publishes the series.

    Raises
    ------
    ValueError
        If the end year is not in the series, no year comes before it, or a value is not above
        zero.

    Examples
    --------
    >>> model = BaseYearModel({2012: 5.6, 2022: 28.0}, unit="t", end_year=2022, what="Seizures")
    >>> model.factor(2012), model.percent(2012)
    (5.0, 400.0)
    >>> model.sentence(2012)
    'From 5.6 t in 2012 to 28.0 t in 2022: 5.0 times, +400 per cent.'
    """

    series: Mapping[int, float]
    unit: str
    end_year: int
    what: str
    source: str = ""

    def __post_init__(self) -> None:
        if self.end_year not in self.series or not self.base_years:
            raise ValueError(
                f"The series must hold the end year {self.end_year} and a year before it, not "
                f"only {sorted(self.series)}."
            )
        if not all(value > 0 for value in self.series.values()):
            raise ValueError("Every value of the series must be above zero to be a base.")

    @property
    def years(self) -> list[int]:
        """The years up to the end year, in order."""
        return [year for year in sorted(self.series) if year <= self.end_year]

    @property
    def base_years(self) -> list[int]:
        """The years that can be the base: all before the end year."""
        return self.years[:-1]

    def factor(self, base_year: int) -> float:
        """Return how many times the base year's value the end year's value is."""
        return self.series[self.end_year] / self.series[self._base(base_year)]

    def percent(self, base_year: int) -> float:
        """Return the change from the base year to the end year in percent of the base year."""
        return (self.factor(base_year) - 1) * 100

    def factor_text(self, base_year: int) -> str:
        """Return the factor in words; close to one it needs a second decimal to say anything."""
        factor = self.factor(base_year)
        return (
            f"{factor:.2f} times"
            if _NEARLY_SAME[0] < factor < _NEARLY_SAME[1]
            else f"{factor:.1f} times"
        )

    def percent_text(self, base_year: int) -> str:
        """Return the change in percent in words, with its sign."""
        return f"{self.percent(base_year):+.0f} per cent"

    def sentence(self, base_year: int) -> str:
        """Return the change in one line, with both values and both ways to put it."""
        first, last = (self.series[year] for year in (self._base(base_year), self.end_year))
        return (
            f"From {first:.1f} {self.unit} in {base_year} to {last:.1f} {self.unit} in "
            f"{self.end_year}: {self.factor_text(base_year)}, {self.percent_text(base_year)}."
        )

    def title(self, base_year: int) -> str:
        """Return the finding as the title of the picture."""
        return f"{self.what}: {self.end_year} is {self.factor_text(base_year)} {base_year}"

    def alt(self, base_year: int) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        values = ", ".join(f"{year} {self.series[year]:.1f}" for year in self.years)
        return (
            f"{self.title(base_year)}. {self.sentence(base_year)} "
            f"Bars for every year, in {self.unit}: {values}."
        )

    def _base(self, base_year: int) -> int:
        if base_year not in self.base_years:
            raise ValueError(
                f"The base year is one of {self.base_years[0]} to {self.base_years[-1]}, "
                f"not {base_year!r}."
            )
        return base_year

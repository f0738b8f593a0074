"""One published figure with everything that is known about where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

# Units whose values are words or dates, even when they look like numbers.
WORDS = {"none", "date", "month", "boolean", "direction"}
# Units that say what kind of value it is and are not read aloud after it.
_SILENT = WORDS | {"rank"}
# EDTF writes a season as a thirteenth month or later.
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
# Qualifiers without which the figure would say more than its source does.
_BOUNDS = {"about", "at least", "at most", "more than", "up to"}


@dataclass(frozen=True)
class Figure:
    """One figure of the course's tables.

    ``str`` gives it with its unit and bound, ``float`` gives the bare number, and a notebook
    shows it with a link to its source.

    Examples
    --------
    >>> from course.datasets import value
    >>> figure = value("C27")
    >>> str(figure), float(figure), figure.publisher[:17]
    ('27.7 t', 27.7, 'Global Initiative')
    """

    id: str
    """Key of the claim or row."""
    value: float | int | str | None
    """The value, or None where the source gives none."""
    low: float | None
    """Lower end of a range, in `unit`."""
    high: float | None
    """Upper end of a range, in `unit`."""
    unit: str
    """Unit of the three above."""
    label: str
    """What it measures."""
    period: str
    """The time it speaks of, in EDTF; two dates are joined by a slash."""
    place: str
    """Where."""
    qualifier: str
    """How exact the source is."""
    source: str
    """Title of the source."""
    publisher: str
    """Who published the source."""
    published: str
    """When, in EDTF; XXXX when the source carries no date."""
    url: str
    """Address of the source."""
    grade: str
    """A, B or C: how far the figure can be trusted."""
    table: str
    """The table it stands in."""

    @property
    def text(self) -> str:
        """The value with its unit, without its bound."""
        if self.value is None:
            return "no figure"
        return str(self.value) if self.unit in _SILENT else f"{self.value} {self.unit}"

    def __str__(self) -> str:
        return f"{self.qualifier} {self.text}" if self.qualifier in _BOUNDS else self.text

    def __float__(self) -> float:
        if isinstance(self.value, int | float):
            return float(self.value)
        raise TypeError(
            f"{self.id} is {self.text!r}, which is not one number. Use its value, low and high."
        )

    def _repr_html_(self) -> str:
        told = f"{escape(self.publisher)}, {escape(_when(self.published))}"
        if self.url:
            told = f'<a href="{escape(self.url)}" title="{escape(self.source)}">{told}</a>'
        return f'<span class="figure">{escape(str(self))} ({told})</span>'


def _when(published: str) -> str:
    date = published.rstrip("~?")
    year, _, part = date.partition("-")
    if year == "XXXX":
        return "undated"
    return f"{_SEASONS[part]} {year}" if part in _SEASONS else date

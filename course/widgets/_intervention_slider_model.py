"""The intervention slider's model: a monthly series, and its means before and after any month."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Month = int | str
"""A month as a number of the series, or as text such as "2024-03"."""


@dataclass(frozen=True)
class InterventionModel:
    """A monthly series that can be cut in two at a month.

    Parameters
    ----------
    months : sequence of int or str
        The months in order: numbers, or texts such as "2024-03".
    counts : sequence of float
        What was counted in each month; none below zero.
    what : str
        What is counted, to begin a sentence with.
    least : int
        How many months there must be on either side of the cut.
    synthetic : bool
        Whether the series is made and not observed, which picture and text then say.

    Raises
    ------
    ValueError
        If a month comes twice, counts are missing or below zero, or the series is too short.

    Examples
    --------
    >>> model = InterventionModel((1, 2, 3, 4), (10, 20, 9, 3), what="Thefts", least=1)
    >>> model.means(3), model.ratio(3)
    ((15.0, 6.0), 0.4)
    >>> model.sentence(3)
    'After from month 3: from 15.0 to 6.0 a month: 0.400 times, -60.0 per cent.'
    """

    months: Sequence[Month]
    counts: Sequence[float]
    what: str = "Count"
    least: int = 6
    synthetic: bool = False

    def __post_init__(self) -> None:
        if len(set(self.months)) < len(self.months) or list(self.months) != sorted(self.months):
            raise ValueError("The months of counts= must come in order, each once.")
        if not all(math.isfinite(count) and count >= 0 for count in self.counts):
            raise ValueError("counts= needs a number of zero or more for every month.")
        if self.least < 1 or len(self.months) < 2 * self.least:
            raise ValueError(
                f"counts= needs {max(self.least, 1)} months or more on either side of the "
                f"intervention, so {2 * max(self.least, 1)} in all; it has {len(self.months)}."
            )

    @property
    def choices(self) -> list[Month]:
        """The months that can be the first one after the intervention."""
        return list(self.months[self.least : len(self.months) - self.least + 1])

    def check(self, month: Any) -> Month:
        """Return a month that can be chosen, or say what is wrong with it."""
        index = getattr(month, "__index__", None)  # numpy's whole numbers have it too
        wanted = index() if index and not isinstance(month, bool) else month
        known = isinstance(wanted, (int, str)) and not isinstance(wanted, bool)
        if known and wanted in self.choices:
            return self.choices[self.choices.index(wanted)]
        first, last = self.choices[0], self.choices[-1]
        raise ValueError(
            f"The first month after is one of {first!r} to {last!r} ({self.least} months or more "
            f"on either side), not {month!r}."
        )

    def _cut(self, month: Month) -> int:
        return list(self.months).index(self.check(month))

    def means(self, month: Month) -> tuple[float, float]:
        """Return the mean count a month before a month, and from it on."""
        cut = self._cut(month)
        before, after = self.counts[:cut], self.counts[cut:]
        return sum(before) / len(before), sum(after) / len(after)

    def ratio(self, month: Month) -> float | None:
        """Return how many times the earlier mean the later one is; None if the earlier is zero."""
        before, after = self.means(month)
        return after / before if before else None

    def change_text(self, month: Month) -> str:
        """Return the ratio and the change in words."""
        ratio = self.ratio(month)
        if ratio is None:
            return "no ratio, as nothing was counted before"
        return f"{ratio:.3f} times, {(ratio - 1) * 100:+.1f} per cent"

    def name(self, month: Month) -> str:
        """Return a month as a sentence names it."""
        return f"month {month}" if isinstance(month, int) else month

    def title(self, month: Month) -> str:
        """Return the finding as the title of the picture."""
        ratio = self.ratio(month)
        if ratio is None:
            return f"{self.what}: none before {self.name(month)}"
        return f"{self.what}: {ratio:.3f} times the earlier mean from {self.name(month)} on"

    def sentence(self, month: Month) -> str:
        """Return both means and the change in a line."""
        before, after = self.means(month)
        return (
            f"After from {self.name(month)}: from {before:.1f} to {after:.1f} a month: "
            f"{self.change_text(month)}."
        )

    def alt(self, month: Month) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        made = " SYNTHETIC DATA." if self.synthetic else ""
        values = ", ".join(
            f"{name} {count:g}" for name, count in zip(self.months, self.counts, strict=True)
        )
        return (
            f"{self.title(month)}. {self.sentence(month)}{made} A bar for every month, with a "
            f"level line for the mean on either side of the cut: {values}."
        )

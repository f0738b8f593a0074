"""The market sliders' model: a flow, the share of it that is seized, and what is pure in that."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import Any

MOST = 600
"""The largest flow in tonnes."""

_ALL = 100


@dataclass(frozen=True)
class MarketModel:
    """A published weight of seizures, beside which any flow and share can be put.

    Parameters
    ----------
    published : float
        The weight that was seized, in tonnes.
    year : str
        The year in which it was.

    Raises
    ------
    ValueError
        If the weight is not above zero.

    Examples
    --------
    >>> model = MarketModel(30.0, "2020")
    >>> model.seized(200, 20), model.reaches(200, 20), model.pure(200, 20, 50)
    (40.0, 160.0, 20.0)
    >>> model.title(200, 20)
    '40.0 t seized of a flow of 200 t; in 2020: 30.0 t'
    """

    published: float
    year: str

    def __post_init__(self) -> None:
        if not self.published > 0:
            raise ValueError(f"The published weight is above zero, not {self.published!r}.")

    def seized(self, flow: float, share: float) -> float:
        """Return the weight seized in tonnes: the share, in percent, of the flow, in tonnes."""
        return check_flow(flow) * _percent("share intercepted", share)

    def reaches(self, flow: float, share: float) -> float:
        """Return the weight in tonnes that is not seized."""
        return flow - self.seized(flow, share)

    def pure(self, flow: float, share: float, purity: float) -> float:
        """Return the weight of the pure drug in what is seized, in tonnes."""
        return self.seized(flow, share) * _percent("purity", purity)

    def title(self, flow: float, share: float) -> str:
        """Return the finding as the title of the picture."""
        return (
            f"{self.seized(flow, share):.1f} t seized of a flow of {flow:g} t; "
            f"in {self.year}: {self.published:.1f} t"
        )

    def sentence(self, flow: float, share: float, purity: float) -> str:
        """Return all weights in a line."""
        return (
            f"Of a flow of {flow:g} t, {share:g} per cent is seized: "
            f"{self.seized(flow, share):.1f} t, which at a purity of {purity:g} per cent holds "
            f"{self.pure(flow, share, purity):.1f} t of pure cocaine. "
            f"{self.reaches(flow, share):.1f} t reach the market. "
            f"Published for {self.year}: {self.published:.1f} t seized."
        )

    def alt(self, flow: float, share: float, purity: float) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        return (
            f"{self.title(flow, share)}. {self.sentence(flow, share, purity)} One bar is the flow, "
            "split into what is seized and what reaches the market; a second, on a scale ten times "
            f"as large, is what is seized. A line in both marks the {self.published:.1f} t."
        )


def check_flow(flow: Any) -> float:
    """Return a flow, or say what is wrong with it.

    Parameters
    ----------
    flow : float
        The flow in tonnes.

    Returns
    -------
    float
        The flow; a whole number stays one.

    Raises
    ------
    ValueError
        If it is not a number that the slider's scale holds.

    Examples
    --------
    >>> check_flow(200)
    200
    >>> check_flow(20_000)
    Traceback (most recent call last):
        ...
    ValueError: The flow is a number of tonnes from 0 to 600, not 20000.
    """
    number = float(flow) if isinstance(flow, Real) and not isinstance(flow, bool) else -1.0
    if 0 <= number <= MOST:
        return int(number) if number.is_integer() else number
    raise ValueError(f"The flow is a number of tonnes from 0 to {MOST}, not {flow!r}.")


def _percent(name: str, value: float) -> float:
    if not 0 <= value <= _ALL:
        raise ValueError(f"The {name} is a number of per cent from 0 to {_ALL}, not {value!r}.")
    return value / _ALL

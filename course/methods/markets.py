"""Hidden markets: prices behind purity, flows behind seizures, and sizes as a range of outcomes.

Nobody counts an illegal market. What is counted is what was seized, what a gram costs, what it
holds, and what people say in surveys. The functions here turn those into estimates and keep their
assumptions visible as named arguments: a share intercepted that nobody has measured stays an
argument, and a market is a formula over inputs that each have a range and a shape.
"""

from __future__ import annotations

from course.methods._simulation import (
    Band,
    Input,
    drivers,
    percent_of,
    quantile_band,
    simulate_market,
)

__all__ = [
    "Band",
    "Input",
    "drivers",
    "flow_from_seizures",
    "interception_percent",
    "kg_per_thousand_teu",
    "purity_adjusted_price",
    "quantile_band",
    "simulate_market",
]
_PERCENT = 100


def purity_adjusted_price(price: float, purity_percent: float) -> float:
    """Give the price of a pure gram.

    Parameters
    ----------
    price : float
        Price of a gram as sold, in any currency, 0 or more.
    purity_percent : float
        Share of the gram that is the drug, in percent, above 0 and at most 100.

    Returns
    -------
    float
        Price of one gram of the pure drug, in the same currency.

    Raises
    ------
    ValueError
        If the price is negative or the purity is not a percentage above 0.

    Notes
    -----
    Price and purity have to be of the same thing: the mean of seizures, which holds bricks, is
    purer than what is sold in the street.

    Examples
    --------
    >>> purity_adjusted_price(50, 40)
    125.0
    """
    return _amount("price", price) * _PERCENT / percent_of("purity_percent", purity_percent)


def flow_from_seizures(seized: float, intercepted_percent: float) -> float:
    """Give the flow that must have set out if a share of it was seized.

    Parameters
    ----------
    seized : float
        What was seized, in tonnes or any unit of weight, 0 or more.
    intercepted_percent : float
        Share of the whole flow that was seized, in percent, above 0 and at most 100.

    Returns
    -------
    float
        The whole flow in the unit of `seized`: what was seized and what got through.

    Raises
    ------
    ValueError
        If the weight is negative or the share is not a percentage above 0.

    Examples
    --------
    >>> flow_from_seizures(12, 15)
    80.0
    """
    return (
        _amount("seized", seized)
        * _PERCENT
        / percent_of("intercepted_percent", intercepted_percent)
    )


def interception_percent(seized: float, flow: float) -> float:
    """Give the share of a flow that was seized.

    Parameters
    ----------
    seized, flow : float
        What was seized and what set out in all, in the same unit; the flow above 0.

    Returns
    -------
    float
        Share seized, in percent.

    Raises
    ------
    ValueError
        If more was seized than set out, or the flow is not above 0.

    Examples
    --------
    >>> interception_percent(12, 80)
    15.0
    """
    if not 0 <= seized <= flow or not flow > 0:
        raise ValueError(
            f"expected a flow above 0 and at least what was seized; got {seized} seized out of "
            f"{flow}: are both in the same unit, and is the flow before seizures?"
        )
    return seized * _PERCENT / flow


def kg_per_thousand_teu(seized_t: float, million_teu: float) -> float:
    """Give the weight seized in a port per thousand containers handled.

    Parameters
    ----------
    seized_t : float
        Weight seized in a year, in tonnes, 0 or more.
    million_teu : float
        Containers handled in that year, in millions of twenty-foot units (TEU), above 0.

    Returns
    -------
    float
        Kilograms per 1,000 TEU.

    Raises
    ------
    ValueError
        If the weight is negative or the traffic is not above 0.

    Notes
    -----
    Tonnes over millions and kilograms over thousands are the same number. TEU count boxes
    that are loaded, unloaded and moved from ship to ship alike, so this is no risk per box.

    Examples
    --------
    >>> kg_per_thousand_teu(6, 2.5)
    2.4
    """
    if not million_teu > 0:
        raise ValueError(f"expected traffic above 0 million TEU, got {million_teu}")
    return _amount("seized_t", seized_t) / million_teu


def _amount(name: str, value: float) -> float:
    if not value >= 0:
        raise ValueError(f"expected {name} of 0 or more, got {value}")
    return value

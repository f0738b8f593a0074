"""A market as a formula over inputs that each have a range: draws, bands and drivers.

Random numbers are plain uniform draws sent through quantile functions. Numpy keeps that stream from
version to version, so a seed gives the same market everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

_PERCENT = 100


@dataclass(frozen=True)
class Input:
    """One uncertain input of a market: a range, and where in it the weight lies."""

    name: str
    """The name that the formula uses."""
    low: float
    """The lowest value."""
    high: float
    """The highest value."""
    peak: float | None = None
    """The likeliest value, which makes a triangle; None gives every value the same weight."""

    def __post_init__(self) -> None:
        """Refuse a range that is upside down or a peak outside it."""
        inside = self.peak is None or self.low <= self.peak <= self.high
        if not self.low < self.high or not inside:
            raise ValueError(
                f"expected low < high with any peak between them for {self.name!r}, "
                f"got low {self.low}, peak {self.peak}, high {self.high}"
            )

    def quantiles(self, shares: Any) -> Any:
        """Give the values below which `shares` of the weight lie.

        Parameters
        ----------
        shares : array_like
            Shares from 0 to 1, such as uniform random draws.

        Returns
        -------
        numpy.ndarray
            One value a share, in the unit of the input.

        Examples
        --------
        >>> Input("price", 50, 70).quantiles([0.25]).tolist()
        [55.0]
        """
        import numpy as np  # noqa: PLC0415 - heavy

        share = np.asarray(shares, dtype=float)
        width = self.high - self.low
        if self.peak is None:
            return self.low + width * share
        # A triangle's area grows with the square of the distance from either end.
        below = (self.peak - self.low) / width
        rising = self.low + width * np.sqrt(share * below)
        falling = self.high - width * np.sqrt((1 - share) * (1 - below))
        return np.where(share < below, rising, falling)


def simulate_market(
    inputs: Sequence[Input],
    formula: Callable[..., Any],
    *,
    draws: int = 10_000,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw the inputs of a market many times, and its size each time.

    Parameters
    ----------
    inputs : sequence of Input
        The uncertain inputs; they are drawn independently of each other.
    formula : callable
        Takes one array by keyword for each input's name and gives the size.
    draws : int
        How many markets to draw, 1 or more.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    pandas.DataFrame
        A row a draw: a column for each input, and ``result``.

    Raises
    ------
    ValueError
        If there is no input, a name comes twice or is ``result``, or `draws` is below 1.

    Notes
    -----
    Independent draws are an assumption of their own. Where high prices go with few users, the
    band of the product is narrower than this one.

    Examples
    --------
    >>> inputs = [Input("users", 1, 2), Input("grams", 30, 50)]
    >>> market = simulate_market(inputs, lambda users, grams: users * grams, draws=4)
    >>> market.columns.tolist()
    ['users', 'grams', 'result']
    """
    import numpy as np  # noqa: PLC0415 - heavy
    import pandas as pd  # noqa: PLC0415 - heavy

    names = [part.name for part in inputs]
    if not names or len({*names, "result"}) <= len(names) or draws < 1:
        raise ValueError(
            "expected one or more inputs with different names, none of them 'result', and at "
            f"least 1 draw; got {names} and {draws} draws"
        )
    shares = np.random.default_rng(seed).random((draws, len(names)))
    drawn = {part.name: part.quantiles(shares[:, i]) for i, part in enumerate(inputs)}
    return pd.DataFrame({**drawn, "result": formula(**drawn)})


@dataclass(frozen=True)
class Band:
    """The middle part of many outcomes."""

    low: float
    """As many outcomes lie below this end as above the other one."""
    median: float
    """Half of the outcomes lie below it."""
    high: float
    """The upper end."""

    def holds(self, low: float, high: float | None = None) -> bool:
        """Tell whether a value, or the whole of a range, lies inside the band.

        Parameters
        ----------
        low : float
            A value, or the low end of a range.
        high : float, optional
            The high end of the range.

        Returns
        -------
        bool
            Whether nothing of it lies outside.

        Examples
        --------
        >>> Band(2, 3, 5).holds(4), Band(2, 3, 5).holds(4, 6)
        (True, False)
        """
        return self.low <= low and (low if high is None else high) <= self.high


def quantile_band(values: Any, percent: float = 90) -> Band:
    """Give the median and the band that holds the middle part of many outcomes.

    Parameters
    ----------
    values : array_like
        Outcomes, one or more.
    percent : float
        Share of them inside the band, in percent, above 0 and at most 100.

    Returns
    -------
    Band
        In the unit of `values`. The same share lies outside at either end.

    Raises
    ------
    ValueError
        If there is no value or the share is not a percentage above 0.

    Examples
    --------
    >>> quantile_band(range(101))
    Band(low=5.0, median=50.0, high=95.0)
    """
    import numpy as np  # noqa: PLC0415 - heavy

    outcomes = np.asarray(list(values), dtype=float)
    if not outcomes.size:
        raise ValueError("expected one outcome or more, got none")
    tail = (1 - percent_of("percent", percent) / _PERCENT) / 2
    low, median, high = np.quantile(outcomes, [tail, 0.5, 1 - tail]).round(12).tolist()
    return Band(low, median, high)


def drivers(market: pd.DataFrame, result: str = "result") -> pd.Series[Any]:
    """Give the rank correlation of each input with the result, strongest first.

    Parameters
    ----------
    market : pandas.DataFrame
        A row a draw, as `simulate_market` gives.
    result : str
        The column that the others drive.

    Returns
    -------
    pandas.Series
        Spearman's rank correlation by input, from -1 to 1, ordered by its size without the sign.

    Raises
    ------
    ValueError
        If the column is not there, it is alone, or there are fewer than two draws.

    Notes
    -----
    Ranks do not mind units or curves; they only ask whether the result goes up with the input. An
    input leads here because its range is wide *and* because it matters: a narrow range that
    nobody has questioned ranks last.

    Examples
    --------
    >>> import pandas as pd
    >>> drawn = pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2], "result": [1, 4, 9]})
    >>> drivers(drawn).round(2).to_dict()
    {'a': 1.0, 'b': -0.5}
    """
    if result not in market.columns or market.shape[1] < 2 or len(market) < 2:  # noqa: PLR2004
        raise ValueError(
            f"expected two draws or more with a column {result!r} and inputs beside it; got "
            f"{len(market)} draws of {list(market.columns)}"
        )
    ranks = market.rank()
    inputs = ranks.drop(columns=result)
    return inputs.corrwith(ranks[result]).sort_values(key=abs, ascending=False)


def percent_of(name: str, value: float) -> float:
    """Give a percentage back, or say which argument is not one."""
    if not 0 < value <= _PERCENT:
        raise ValueError(f"expected {name} above 0 and at most 100 (percent), got {value}")
    return value

"""SYNTHETIC counts: histories in which nothing changes, and events with several victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


def years(
    *, histories: int = 12, length: int = 9, rate: float = 20.0, seed: int = 9
) -> pd.DataFrame:
    """Make the SYNTHETIC histories: yearly counts of a town in which nothing ever changes.

    Every count is a Poisson draw at one rate, so every rise and fall is chance. The defaults are
    teaching values, not estimates.

    Parameters
    ----------
    histories : int
        Number of histories.
    length : int
        Years in each.
    rate : float
        Events a year, the same in every year.
    seed : int
        Seed of the random numbers: the same seed gives the same histories.

    Returns
    -------
    pandas.DataFrame
        One row a year: ``history``, ``year``, ``count``, ``rate`` and ``is_synthetic``.

    Raises
    ------
    ValueError
        If a number of rows or the rate is not positive.

    Examples
    --------
    >>> len(years(histories=2, length=3))
    6
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    _positive(histories=histories, length=length, rate=rate)
    counts = _poisson(_draws(seed).random((histories, length)), rate)
    return pd.DataFrame(
        [
            {
                "history": history + 1,
                "year": year + 1,
                "count": int(counts[history, year]),
                "rate": rate,
                "is_synthetic": True,
            }
            for history in range(histories)
            for year in range(length)
        ]
    )


def events(
    *,
    districts: int = 16,
    months: int = 12,
    rate: float = 2.5,
    further: float = 0.43,
    seed: int = 2,
) -> pd.DataFrame:
    """Make the SYNTHETIC events: in every district the same rate, with one victim or more each.

    Events and victims are two counts: victims come in the groups that events make of them. The
    defaults are teaching values.

    Parameters
    ----------
    districts : int
        Number of districts.
    months : int
        Number of months.
    rate : float
        Events in a district in a month.
    further : float
        Mean number of victims of an event after the first.
    seed : int
        Seed of the random numbers: the same seed gives the same events.

    Returns
    -------
    pandas.DataFrame
        One row an event, by district and month: ``event``, ``district``, ``month``, ``victims``
        and ``is_synthetic``.

    Raises
    ------
    ValueError
        If a number of rows or the rate is not positive, or `further` is negative.

    Examples
    --------
    >>> int(events(further=0).victims.max())
    1
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    _positive(districts=districts, months=months, rate=rate)
    if further < 0:
        raise ValueError(f"expected further of 0 or more, got {further}")
    draws = _draws(seed)
    cells = _poisson(draws.random((districts, months)), rate)
    total = int(cells.sum())
    # scipy has no Poisson quantile at a mean of exactly 0.
    victims = [1] * total if further == 0 else 1 + _poisson(draws.random(total), further)
    places = [
        (district + 1, month + 1)
        for district in range(districts)
        for month in range(months)
        for _ in range(int(cells[district, month]))
    ]
    return pd.DataFrame(
        [
            {
                "event": f"E{number:03}",
                "district": f"D{district:02}",
                "month": month,
                "victims": int(victims[number - 1]),
                "is_synthetic": True,
            }
            for number, (district, month) in enumerate(places, start=1)
        ]
    )


def _draws(seed: int) -> np.random.Generator:
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made

    # Plain uniform draws turned into counts by the quantile function: numpy keeps the stream of
    # random() from version to version, and the file's hash with it, but not that of poisson().
    return np.random.Generator(np.random.PCG64(seed))


def _poisson(draws: np.ndarray, mean: float) -> np.ndarray:
    from scipy.stats import poisson  # noqa: PLC0415  # heavy: only when a table is made

    counts: np.ndarray = poisson.ppf(draws, mean).astype(int)
    return counts


def _positive(**numbers: float) -> None:
    for name, number in numbers.items():
        if number <= 0:
            raise ValueError(f"expected {name} above 0, got {number}")

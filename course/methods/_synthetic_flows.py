"""SYNTHETIC flows through invented ports: what is seized, and what truly passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

#: Loads a month at Port A to Port H before the change; the first two are the mega ports.
LOADS = (146.0, 70.0, 25.0, 18.0, 12.0, 9.0, 6.0, 4.5)
_MEGA = 2


def port_flows(  # noqa: PLR0913  # one parameter for each thing that is known of the truth
    *,
    months: int = 36,
    change_after: int = 18,
    interception: float = 0.15,
    stepped_up: float = 0.30,
    leaves: float = 0.70,
    moved: float = 0.75,
    median_t: float = 0.18,
    log_sd: float = 1.3,
    seed: int = 208,
) -> pd.DataFrame:
    """Make the SYNTHETIC flows: two mega ports step up controls, and part of their flow moves.

    The number of loads in a port and month is a Poisson draw, a load's weight is lognormal, and
    every load is intercepted on its own. After the change, a share of the mega ports' loads
    leaves them: of these, ``moved`` go to the other ports, in proportion to what passes there,
    and the rest is deterred. The ports are invented.

    Parameters
    ----------
    months : int
        Number of months.
    change_after : int
        Last month before the change.
    interception : float
        Chance that a load is intercepted, from 0 to 1.
    stepped_up : float
        The same at the mega ports after the change.
    leaves : float
        Share of the mega ports' loads that leaves them after the change.
    moved : float
        Share of those loads that goes to the other ports.
    median_t : float
        Median weight of a load, in tonnes.
    log_sd : float
        Standard deviation of the logarithm of the weight.
    seed : int
        Seed of the random numbers: the same seed gives the same flows.

    Returns
    -------
    pandas.DataFrame
        One row a port and month: ``port``, ``group`` (mega or other), ``month``,
        ``true_flow_t`` (what is sent, intercepted or not, in tonnes), ``seized_t`` and
        ``is_synthetic``.

    Raises
    ------
    ValueError
        If a chance or share is not between 0 and 1, or the change leaves no month on a side.

    Examples
    --------
    >>> flows = port_flows()
    >>> bool((flows.seized_t <= flows.true_flow_t).all())
    True
    """
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    shares = {
        "interception": interception,
        "stepped_up": stepped_up,
        "leaves": leaves,
        "moved": moved,
    }
    for name, share in shares.items():
        if not 0 <= share <= 1:
            raise ValueError(f"expected {name} between 0 and 1, got {share}: give 30 % as 0.3")
    if not 0 < change_after < months:
        raise ValueError(f"expected change_after from 1 to {months - 1}, got {change_after}")
    # Plain uniform draws alone: numpy keeps their stream from version to version.
    random = np.random.Generator(np.random.PCG64(seed))
    rows = []
    for month in range(1, months + 1):
        changed = month > change_after
        for port, loads in enumerate(_loads(leaves if changed else 0.0, moved)):
            chance = stepped_up if changed and port < _MEGA else interception
            weights = _weights(loads, median_t, log_sd, random)
            seized = weights[random.random(len(weights)) < chance]
            rows.append(
                {
                    "port": f"Port {'ABCDEFGH'[port]}",
                    "group": "mega" if port < _MEGA else "other",
                    "month": month,
                    "true_flow_t": round(float(weights.sum()), 3),
                    "seized_t": round(float(seized.sum()), 3),
                    "is_synthetic": True,
                }
            )
    return pd.DataFrame(rows)


def _loads(leaves: float, moved: float) -> list[float]:
    stay = [loads * (1 - leaves) for loads in LOADS[:_MEGA]]
    others = LOADS[_MEGA:]
    gain = 1 + moved * leaves * sum(LOADS[:_MEGA]) / sum(others)
    return stay + [loads * gain for loads in others]


def _weights(
    loads: float, median_t: float, log_sd: float, random: np.random.Generator
) -> np.ndarray:
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    from scipy.stats import norm, poisson  # noqa: PLC0415  # heavy: only when a table is made

    number = int(poisson.ppf(random.random(), loads)) if loads else 0
    weights: np.ndarray = median_t * np.exp(log_sd * norm.ppf(random.random(number)))
    return weights

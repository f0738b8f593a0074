"""What every composite index needs first: complete scores, weights that add up, and their mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray


def checked_scores(scores: pd.DataFrame, names: Sequence[str]) -> NDArray[np.float64]:
    """Give the named columns as numbers, or say which score is missing.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a unit, one column an indicator.
    names : sequence of str
        The columns wanted.

    Returns
    -------
    numpy.ndarray
        Units by indicators.

    Raises
    ------
    KeyError
        If a column is not there.
    ValueError
        If a score is missing; the message names the first.
    """
    absent = [name for name in names if name not in scores.columns]
    if absent:
        raise KeyError(f"no column {', '.join(absent)}; the table has {_few(scores.columns)}")
    wanted = scores[list(names)].astype(float)
    holes = wanted.isna().to_numpy()
    if holes.any():
        row, column = divmod(int(holes.argmax()), holes.shape[1])
        raise ValueError(
            f"{int(holes.sum())} scores are missing, the first for {wanted.index[row]} in "
            f"{wanted.columns[column]}: "
            "leave out that unit or that indicator"
        )
    values: NDArray[np.float64] = wanted.to_numpy()
    return values


def checked_weights(weights: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
    """Scale weights so that they add up to 1.

    Parameters
    ----------
    weights : mapping
        Weight by name, 0 or more.
    names : sequence of str
        Every one of these needs a weight.

    Returns
    -------
    dict
        Weight by name.

    Raises
    ------
    ValueError
        If a weight is missing, below 0 or not a finite number, or if none is above 0.
    """
    absent = [name for name in names if name not in weights]
    if absent:
        raise ValueError(f"expected a weight for every name; {', '.join(absent)} has none")
    wrong = [name for name in names if not 0 <= float(weights[name]) < float("inf")]
    if wrong:
        raise ValueError(f"a weight is 0 or more; {wrong[0]} has {weights[wrong[0]]}")
    total = sum(float(weights[name]) for name in names)
    if not total > 0:
        raise ValueError("no weight is above 0, so there is nothing to add up")
    return {name: float(weights[name]) / total for name in names}


def weighted_means(values: NDArray[Any], weights: Any, how: str) -> NDArray[Any]:
    """Average the last axis of an array with weights that add up to 1.

    Parameters
    ----------
    values : numpy.ndarray
        Scores, indicators on the last axis.
    weights : array-like
        One weight an indicator, or one row of them for each set of weights.
    how : {"arithmetic", "geometric"}
        The mean.

    Returns
    -------
    numpy.ndarray
        One mean for each row and each set of weights.

    Raises
    ------
    ValueError
        If `how` is neither, or a geometric mean meets a score of 0 or less.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    columns = np.asarray(weights, dtype=float).T
    if how == "arithmetic":
        return np.asarray(values @ columns)
    if how != "geometric":
        raise ValueError(f'how is "arithmetic" or "geometric"; got {how!r}')
    if (values <= 0).any():
        raise ValueError("a geometric mean needs scores above 0: shift or rescale them first")
    return np.asarray(np.exp(np.log(values) @ columns))


def _few(columns: pd.Index) -> str:
    first = ", ".join(str(name) for name in columns[:6])
    return first if len(columns) <= 6 else f"{first} and {len(columns) - 6} more"  # noqa: PLR2004 - a line's room

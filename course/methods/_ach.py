"""Analysis of competing hypotheses: a table of evidence by hypothesis, and what follows from it.

The technique looks for what speaks *against* a hypothesis, since the same evidence can agree with
many [1]_. Experiments found no gain in accuracy from it [2]_ [3]_: use it to lay open what a
judgment rests on, not to prove one.

References
----------
.. [1] R. J. Heuer, Psychology of Intelligence Analysis, 1999.
.. [2] M. K. Dhami, I. K. Belton, D. R. Mandel, Applied Cognitive Psychology 33 (2019), 1080-1090.
.. [3] D. R. Mandel, C. W. Karvetski, M. K. Dhami, 2018.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SCALE = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
"""Ratings from very consistent to very inconsistent, with the number each stands for."""


def matrix(ratings: pd.DataFrame) -> pd.DataFrame:
    """Turn a table of ratings into numbers from 2 (very consistent) to -2 (very inconsistent).

    Parameters
    ----------
    ratings : pandas.DataFrame
        One row a piece of evidence, one column a hypothesis, values "CC", "C", "N", "I", "II".

    Returns
    -------
    pandas.DataFrame
        The same rows and columns, with whole numbers.

    Raises
    ------
    ValueError
        If there are fewer than two hypotheses, if evidence or hypotheses come twice, or if a value
        is not a rating.

    Examples
    --------
    >>> import pandas as pd
    >>> matrix(pd.DataFrame({"a": ["CC"], "b": ["II"]}, index=["E1"])).loc["E1"].tolist()
    [2, -2]
    """
    if ratings.shape[1] < 2:  # noqa: PLR2004 - one hypothesis has no rival
        raise ValueError(f"expected two hypotheses or more, got {list(ratings.columns)}")
    for what, labels in (("evidence", ratings.index), ("hypotheses", ratings.columns)):
        if not labels.is_unique:
            raise ValueError(f"the {what} {labels[labels.duplicated()][0]!r} comes twice")
    for name in ratings.columns:
        for evidence, rating in ratings[name].items():
            if rating not in SCALE:
                raise ValueError(
                    f"expected one of {', '.join(SCALE)} for {evidence} under {name!r}, "
                    f"got {rating!r}"
                )
    return ratings.apply(lambda column: column.map(SCALE).astype("int64"))


def inconsistency(ratings: pd.DataFrame) -> pd.Series[int]:
    """Sum up what speaks against each hypothesis: 1 for each "I", 2 for each "II".

    Parameters
    ----------
    ratings : pandas.DataFrame
        As for `matrix`.

    Returns
    -------
    pandas.Series
        A score for each hypothesis, in the order of the columns; the lower, the less speaks
        against it. It is no probability.

    Examples
    --------
    >>> import pandas as pd
    >>> inconsistency(pd.DataFrame({"a": ["CC", "I"], "b": ["II", "I"]})).tolist()
    [1, 3]
    """
    against: pd.Series[int] = -matrix(ratings).clip(upper=0).sum()
    return against.rename("inconsistency")


def diagnosticity(ratings: pd.DataFrame) -> pd.Series[int]:
    """Say how far each piece of evidence sets the hypotheses apart: highest minus lowest rating.

    Parameters
    ----------
    ratings : pandas.DataFrame
        As for `matrix`.

    Returns
    -------
    pandas.Series
        From 0 (equal under all hypotheses: it cannot choose between them) to 4.

    Examples
    --------
    >>> import pandas as pd
    >>> diagnosticity(pd.DataFrame({"a": ["CC", "I"], "b": ["II", "I"]})).tolist()
    [4, 0]
    """
    numbers = matrix(ratings)
    spread: pd.Series[int] = numbers.max(axis=1) - numbers.min(axis=1)
    return spread.rename("diagnosticity")


def leave_one_out(ratings: pd.DataFrame) -> pd.DataFrame:
    """Give the scores with each piece of evidence left out in turn.

    Parameters
    ----------
    ratings : pandas.DataFrame
        As for `matrix`.

    Returns
    -------
    pandas.DataFrame
        One row for the evidence that is left out, one column a hypothesis: `inconsistency` of the
        rest.

    Examples
    --------
    >>> import pandas as pd
    >>> leave_one_out(pd.DataFrame({"a": ["CC", "I"], "b": ["II", "I"]})).loc[0].tolist()
    [1, 1]
    """
    against = -matrix(ratings).clip(upper=0)
    return against.sum() - against


def first_places(scores: pd.Series[int]) -> list[str]:
    """Name the hypotheses with the lowest score, more than one when they tie.

    Parameters
    ----------
    scores : pandas.Series
        As `inconsistency` gives them.

    Returns
    -------
    list of str
        Names in the order of `scores`.

    Examples
    --------
    >>> import pandas as pd
    >>> first_places(pd.Series({"a": 3, "b": 1, "c": 1}))
    ['b', 'c']
    """
    return [str(name) for name in scores.index[scores == scores.min()]]


def flips(ratings: pd.DataFrame) -> dict[str, list[str]]:
    """Find the evidence that the first place hangs on.

    Parameters
    ----------
    ratings : pandas.DataFrame
        As for `matrix`.

    Returns
    -------
    dict
        Evidence that changes who is first (or who shares the first place) when it is left out,
        each with the new first places.

    Examples
    --------
    >>> import pandas as pd
    >>> flips(pd.DataFrame({"a": ["C", "C"], "b": ["I", "II"]}, index=["E1", "E2"]))
    {}
    >>> flips(pd.DataFrame({"a": ["I", "C"], "b": ["C", "II"]}, index=["E1", "E2"]))
    {'E2': ['b']}
    """
    now = first_places(inconsistency(ratings))
    rest = {str(name): first_places(row) for name, row in leave_one_out(ratings).iterrows()}
    return {name: first for name, first in rest.items() if first != now}

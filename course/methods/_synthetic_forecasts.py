"""SYNTHETIC forecasts and ratings by invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: True chance of a question in percent, and what the overconfident forecaster makes of it.
CHANCES = {10: 2, 30: 15, 50: 50, 70: 85, 90: 98}


def forecasts(*, questions: int = 200, seed: int = 10) -> pd.DataFrame:
    """Make the SYNTHETIC forecasts: three forecasters, the same questions.

    Ash says the true chance, Birch pushes it toward the ends, and Cedar always says 50 percent.
    The forecasters and the questions are invented.

    Parameters
    ----------
    questions : int
        Number of questions.
    seed : int
        Seed of the random numbers: the same seed gives the same answers.

    Returns
    -------
    pandas.DataFrame
        One row a forecaster and question: ``forecaster``, ``question``, ``said_percent``,
        ``happened`` and ``is_synthetic``.

    Raises
    ------
    ValueError
        If `questions` is not positive.

    Examples
    --------
    >>> int(forecasts().query("forecaster == 'Ash'").happened.sum())
    97
    """
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    if questions < 1:
        raise ValueError(f"expected questions of 1 or more, got {questions}")
    draws = np.random.Generator(np.random.PCG64(seed)).random((questions, 2))
    levels = list(CHANCES)
    true = [levels[int(draw * len(levels))] for draw in draws[:, 0]]
    said = {"Ash": true, "Birch": [CHANCES[chance] for chance in true], "Cedar": [50] * questions}
    return pd.DataFrame(
        [
            {
                "forecaster": forecaster,
                "question": question + 1,
                "said_percent": percent,
                "happened": bool(draws[question, 1] < true[question] / 100),
                "is_synthetic": True,
            }
            for forecaster, answers in said.items()
            for question, percent in enumerate(answers)
        ]
    )


def brief_ratings(*, briefs: int = 60, seed: int = 13) -> pd.DataFrame:
    """Make the SYNTHETIC levels that two invented raters gave to the same briefs.

    Both see the quality of a brief with an error of their own; the second rater is stricter.

    Parameters
    ----------
    briefs : int
        Number of briefs.
    seed : int
        Seed of the random numbers: the same seed gives the same levels.

    Returns
    -------
    pandas.DataFrame
        One row a brief: ``brief``, ``rater_1`` and ``rater_2`` (levels 1 to 4) and
        ``is_synthetic``.

    Raises
    ------
    ValueError
        If `briefs` is not positive.

    Examples
    --------
    >>> len(brief_ratings())
    60
    """
    import numpy as np  # noqa: PLC0415  # heavy: only when a table is made
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    if briefs < 1:
        raise ValueError(f"expected briefs of 1 or more, got {briefs}")
    draws = np.random.Generator(np.random.PCG64(seed)).random((briefs, 3))
    quality = 1 + 3 * draws[:, 0]
    levels = [
        np.clip(np.floor(quality - stricter + 1.2 * (error - 0.5) + 0.5), 1, 4).astype(int)
        for stricter, error in ((0.0, draws[:, 1]), (0.4, draws[:, 2]))
    ]
    return pd.DataFrame(
        [
            {
                "brief": brief + 1,
                "rater_1": int(levels[0][brief]),
                "rater_2": int(levels[1][brief]),
                "is_synthetic": True,
            }
            for brief in range(briefs)
        ]
    )

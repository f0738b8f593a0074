"""Single chances: from a few cases of one kind, and what it is worth to state one."""

from __future__ import annotations


def expected_brier(said: float, chance: float) -> float:
    """Give the Brier score to be expected of a number, if the chance were known.

    Parameters
    ----------
    said : float
        The probability that is stated.
    chance : float
        The chance of the event.

    Returns
    -------
    float
        The mean score. It is smallest where `said` is `chance`: the score rewards saying what one
        believes, which makes it a proper one.

    Raises
    ------
    ValueError
        If one of the two is not between 0 and 1.

    Examples
    --------
    >>> round(expected_brier(1, 0.7), 2), round(expected_brier(0.7, 0.7), 2)
    (0.3, 0.21)
    """
    for name, value in (("said", said), ("chance", chance)):
        if not 0 <= value <= 1:
            raise ValueError(f"expected {name} between 0 and 1, got {value}")
    return chance * (1 - said) ** 2 + (1 - chance) * said**2


def rule_of_succession(happened: int, trials: int) -> float:
    """Give the chance of the next case from a few cases of one kind.

    Parameters
    ----------
    happened : int
        In how many cases it happened.
    trials : int
        How many cases there were.

    Returns
    -------
    float
        ``(happened + 1) / (trials + 2)``: the share, drawn towards one half as if one case of
        each outcome had been seen before. Never 0 and never 1.

    Raises
    ------
    ValueError
        If the two are not whole numbers with ``0 <= happened <= trials``.

    Notes
    -----
    It is the mean of a beta law after counts, with every chance held equally likely before them.
    It takes the cases for independent and of one kind, which they seldom are.

    Examples
    --------
    >>> rule_of_succession(0, 0), rule_of_succession(2, 2)
    (0.5, 0.75)
    """
    if int(happened) != happened or int(trials) != trials or not 0 <= happened <= trials:
        raise ValueError(
            f"expected whole numbers with 0 <= happened <= trials, got {happened} and {trials}"
        )
    return (happened + 1) / (trials + 2)

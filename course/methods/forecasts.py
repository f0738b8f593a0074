"""Forecasts in numbers: base rates, scores, calibration, and how raters of a brief agree.

A probability is not right or wrong by one outcome. What can be judged is a set of forecasts: the
Brier score says how far they were from what happened, and its decomposition whether they were
honest (reliability) and whether they told cases apart (resolution).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.methods._agreement import weighted_kappa
from course.methods._brief_lint import Finding, lint_brief
from course.methods._chances import expected_brier, rule_of_succession
from course.methods._words import ICD_203, KENT_1964, word_for

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ICD_203",
    "KENT_1964",
    "Decomposition",
    "Finding",
    "brier_decomposition",
    "brier_score",
    "calibration",
    "expected_brier",
    "lint_brief",
    "rule_of_succession",
    "weighted_kappa",
    "word_for",
]


@dataclass(frozen=True)
class Decomposition:
    """The three parts of a Brier score: ``score = reliability - resolution + uncertainty``."""

    score: float
    """The Brier score; 0 is best."""
    reliability: float
    """How far the numbers said are from the shares that happened; 0 is best."""
    resolution: float
    """How far those shares are from the base rate; more is better."""
    uncertainty: float
    """The variance of the outcomes, which no forecaster can help."""


def brier_score(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Give the mean squared distance of probabilities from what happened.

    Parameters
    ----------
    probabilities : sequence of float
        Between 0 and 1, one a question.
    outcomes : sequence of bool
        Whether it happened.

    Returns
    -------
    float
        From 0 (always certain and right) to 1 (always certain and wrong). Half and half, always,
        gives 0.25.

    Raises
    ------
    ValueError
        If there is nothing to score, the lengths differ, or a probability is not between 0 and 1.

    Notes
    -----
    Brier himself added the scores of both outcomes, which gives twice this number. The half is
    now usual where there are two outcomes.

    References
    ----------
    .. [1] Brier (1950).

    Examples
    --------
    >>> brier_score([0.75, 0.5], [True, False])
    0.15625
    """
    pairs = _pairs(probabilities, outcomes)
    return sum((p - happened) ** 2 for p, happened in pairs) / len(pairs)


def calibration(probabilities: Sequence[float], outcomes: Sequence[bool]) -> pd.DataFrame:
    """Set what was said beside how often it happened.

    Parameters
    ----------
    probabilities, outcomes
        As for `brier_score`.

    Returns
    -------
    pandas.DataFrame
        One row for each number said, from low to high: ``said``, ``forecasts`` (how many) and
        ``happened`` (the share of them that did).

    Raises
    ------
    ValueError
        As for `brier_score`.

    Notes
    -----
    Each number that was said is a group of its own. Where people answer with any number, group
    the numbers first, and say how: the groups are a choice.

    Examples
    --------
    >>> calibration([0.2, 0.2, 0.8], [False, True, True]).to_dict("list")
    {'said': [0.2, 0.8], 'forecasts': [2, 1], 'happened': [0.5, 1.0]}
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    groups = _groups(_pairs(probabilities, outcomes))
    return pd.DataFrame(
        [
            {"said": said, "forecasts": len(found), "happened": sum(found) / len(found)}
            for said, found in groups.items()
        ]
    )


def brier_decomposition(probabilities: Sequence[float], outcomes: Sequence[bool]) -> Decomposition:
    """Take a Brier score apart into reliability, resolution and uncertainty.

    Parameters
    ----------
    probabilities, outcomes
        As for `brier_score`.

    Returns
    -------
    Decomposition
        The score and its parts. The equation holds exactly, since each number said is a group of
        its own.

    Raises
    ------
    ValueError
        As for `brier_score`.

    References
    ----------
    .. [1] Murphy (1973).

    Examples
    --------
    >>> parts = brier_decomposition([0.5, 0.5, 1.0, 1.0], [True, False, True, True])
    >>> parts.reliability, parts.resolution, parts.uncertainty
    (0.0, 0.0625, 0.1875)
    """
    pairs = _pairs(probabilities, outcomes)
    n = len(pairs)
    base = sum(happened for _, happened in pairs) / n
    shares = [(said, sum(of) / len(of), len(of) / n) for said, of in _groups(pairs).items()]
    return Decomposition(
        score=brier_score(probabilities, outcomes),
        reliability=sum(weight * (said - share) ** 2 for said, share, weight in shares),
        resolution=sum(weight * (share - base) ** 2 for _, share, weight in shares),
        uncertainty=base * (1 - base),
    )


def _pairs(probabilities: Sequence[float], outcomes: Sequence[bool]) -> list[tuple[float, bool]]:
    said, happened = [float(p) for p in probabilities], [bool(x) for x in outcomes]
    if len(said) != len(happened) or not said:
        raise ValueError(
            f"expected one outcome for each probability, got {len(said)} probabilities and "
            f"{len(happened)} outcomes"
        )
    wrong = [p for p in said if not 0 <= p <= 1]
    if wrong:
        raise ValueError(
            f"expected probabilities between 0 and 1, got {wrong[0]}: give 70 percent as 0.7"
        )
    return list(zip(said, happened, strict=True))


def _groups(pairs: list[tuple[float, bool]]) -> dict[float, list[bool]]:
    groups: dict[float, list[bool]] = {}
    for said, happened in sorted(pairs):
        groups.setdefault(said, []).append(happened)
    return groups

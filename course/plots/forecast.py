"""Pictures of module 10: forecast, score, brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.methods.forecasts import brier_score
from course.pictures import PALETTE, QUIET, show, theme
from course.plots._forecast_rates import base_rates, is_answered, word_ranges
from course.plots._forecast_scores import calibration_panels, score_parts
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "base_rates",
    "calibration_panels",
    "score_parts",
    "sealed_and_outcome",
    "updates",
    "word_ranges",
]


@picture
def sealed_and_outcome(revealed: Any) -> None:
    """Show sealed probabilities beside what happened.

    Parameters
    ----------
    revealed : pandas.DataFrame
        What ``reveal`` gave; the stub's dots while nothing is revealed.
    """
    if revealed is ...:
        say_waiting("your sealed forecast")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    score = brier_score(list(revealed.forecast), list(revealed.happened))
    title = f"Your Brier score over {len(revealed)} questions is {score:.2f}"
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 3.6))
        for y, row in enumerate(revealed.itertuples()):
            outcome = float(row.happened)
            ax.plot([row.forecast, outcome], [y, y], color=QUIET, linewidth=1.5)
            ax.plot(outcome, y, "s", color=PALETTE[3], markersize=10)
            ax.plot(row.forecast, y, "o", color=PALETTE[0], markersize=9)
            near = row.forecast > 0.5  # noqa: PLR2004 - the label goes to the side with room
            ax.annotate(
                f"{row.forecast:.2f}",
                (row.forecast, y),
                xytext=(0, 9),
                textcoords="offset points",
                ha="right" if near else "left",
                color=PALETTE[0],
            )
        ax.set_yticks(range(len(revealed)), list(revealed.index))
        ax.set_ylim(len(revealed) - 0.6, -0.8)
        ax.set_xlim(-0.06, 1.06)
        ax.set_xticks([0, 0.5, 1], ["0\ndid not happen", "0.5", "1\nhappened"])
        ax.grid(visible=False)
        ax.set_title(title)
    listed = "; ".join(
        f"{row.Index}: {row.forecast:.2f}, {'happened' if row.happened else 'did not happen'}"
        for row in revealed.itertuples()
    )
    show(
        fig,
        alt=f"{title}. What you sealed and what came: {listed}.",
        caption="Circle: what you sealed. Square: what happened. The score is the mean of the "
        "squared lengths.",
    )


@picture
def updates(years: pd.DataFrame, chances: Any) -> None:
    """Show yearly seizures, and the chance of a rise as it was updated.

    Parameters
    ----------
    years : pandas.DataFrame
        ``year``, ``seized_t``, ``series`` and ``rose``, one row a year.
    chances : dict
        The student's answer; the stub's dots while the exercise is open.
    """
    names = {"for_2023": 2023, "for_2024": 2024, "for_2025": 2025}
    if not is_answered(chances, tuple(names)):
        say_waiting("chances")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    said = {year: float(chances[name]) for name, year in names.items()}
    title = "Huge swings in tonnes move the chance of a rise very little"
    with theme():
        fig, (top, low) = plt.subplots(2, 1, figsize=(7.4, 4.6), sharex=True, height_ratios=(3, 2))
        top.bar(years.year, years.seized_t, color=PALETTE[0], width=0.66)
        for row in years.itertuples():
            if row.year >= min(said) - 1:
                top.annotate(
                    f"{row.seized_t:.1f}",
                    (row.year, row.seized_t),
                    xytext=(0, 3),
                    textcoords="offset points",
                    ha="center",
                )
        top.set_ylabel("tonnes seized")
        top.set_ylim(0, years.seized_t.max() * 1.15)
        top.set_title(title)
        low.plot(list(said), list(said.values()), "D-", color=PALETTE[3])
        places = (("right", -8), ("center", -16), ("left", 8))
        for (year, chance), (side, shift) in zip(said.items(), places, strict=True):
            low.annotate(
                f"{chance:.3f}",
                (year, chance),
                xytext=(0 if side == "center" else shift, shift if side == "center" else 4),
                textcoords="offset points",
                ha=side,
                color=PALETTE[3],
            )
        low.set_ylim(0, 1)
        low.set_yticks([0, 0.5, 1])
        low.set_ylabel("chance of\na rise")
        low.set_xticks(list(years.year)[::3])
        low.set_xlim(min(years.year) - 1, max(said) + 1)
    listed = ", ".join(f"{chance:.3f} for {year}" for year, chance in said.items())
    tonnes = ", ".join(
        f"{row.year} {row.seized_t:.1f}" for row in years.itertuples() if row.year >= min(said) - 1
    )
    show(
        fig,
        alt=f"{title}. Cocaine seized in France, tonnes: {tonnes}. Chance of a rise: {listed}.",
        caption="UNODC to 2022, all French services from then on. Sources in cocaine_seizures.",
    )

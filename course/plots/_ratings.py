"""Pictures of ratings: what speaks against which hypothesis, and what the ranking hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.methods.script import SCALE
from course.pictures import INK, PALETTE, QUIET, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_AGAINST = {"I": "#f7c7b3", "II": PALETTE[3]}
"""Fill of a rating that speaks against a hypothesis; all others stay white."""


@picture
def rating_table(ratings: pd.DataFrame, names: Mapping[str, str]) -> None:
    """Show the ratings, with what speaks against a hypothesis filled in.

    Parameters
    ----------
    ratings : pandas.DataFrame
        One row a piece of evidence, one column a hypothesis.
    names : mapping
        Column to the words above it.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - same

    against = int(ratings.isin(list(_AGAINST)).sum().sum())
    title = f"{against} of {ratings.size} ratings speak against a hypothesis"
    with theme():
        fig, ax = plt.subplots(figsize=(6.6, 4.9))
        for y, evidence in enumerate(ratings.index):
            for x, column in enumerate(ratings.columns):
                rating = ratings.loc[evidence, column]
                fill = _AGAINST.get(rating, "white")
                ax.add_patch(Rectangle((x, y), 1, 1, facecolor=fill, edgecolor=QUIET))
                ax.text(
                    x + 0.5,
                    y + 0.5,
                    rating,
                    ha="center",
                    va="center",
                    color="white" if rating == "II" else INK,
                    weight="bold" if rating in _AGAINST else "normal",
                )
        ax.set_xlim(0, ratings.shape[1])
        ax.set_ylim(len(ratings), 0)
        ax.set_xticks([x + 0.5 for x in range(ratings.shape[1])], [names[c] for c in ratings])
        ax.set_yticks([y + 0.5 for y in range(len(ratings))], list(ratings.index))
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.grid(visible=False)
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        ax.set_title(title, pad=32)
    told = "; ".join(
        f"{evidence}: "
        + ", ".join(f"{names[c].replace(chr(10), ' ')} {ratings.loc[evidence, c]}" for c in ratings)
        for evidence in ratings.index
    )
    show(
        fig,
        alt=f"{title}. Ratings by evidence: {told}.",
        caption="CC very consistent, C consistent, N neutral, I inconsistent, II very "
        "inconsistent. Filled: I and II. The ratings are the course's judgement.",
    )


@picture
def two_ways_to_score(ratings: pd.DataFrame, scores: Any) -> None:
    """Show a student's inconsistency scores beside the sums of what agrees.

    Parameters
    ----------
    ratings : pandas.DataFrame
        One row a piece of evidence, one column a hypothesis.
    scores : mapping or pandas.Series
        Hypothesis to the student's score; dots while the exercise is open.
    """
    against = dict(scores) if hasattr(scores, "keys") else {}
    if set(against) != set(ratings.columns) or any(value is ... for value in against.values()):
        say_waiting("scores")
        return
    numbers = ratings.apply(lambda column: column.map(SCALE))
    agreeing = numbers.clip(lower=0).sum().to_dict()
    best = _lowest(against)
    most = _lowest({name: -score for name, score in agreeing.items()})
    title = f"Most agrees with {most}; least speaks against {best}."
    _two_panels(
        (agreeing, "sum of C (1) and CC (2)"),
        (against, "sum of I (1) and II (2)"),
        title,
    )


def _two_panels(
    left: tuple[dict[str, float], str],
    right: tuple[dict[str, float], str],
    title: str,
) -> None:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    names = list(left[0])
    limit = max(*left[0].values(), *right[0].values(), 1) * 1.2
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(7.6, 2.9), sharey=True)
        for ax, (scores, label), color in zip(
            axes, (left, right), (PALETTE[2], PALETTE[3]), strict=True
        ):
            bars = ax.barh(names, [scores[name] for name in names], color=color, height=0.55)
            ax.bar_label(bars, fmt="%g", padding=5, color=INK)
            ax.set_xlim(min(0, *scores.values()) * 1.2, limit)
            ax.set_xlabel(label)
            ax.grid(visible=False)
        axes[0].invert_yaxis()
        fig.suptitle(title, x=0.01, ha="left", weight="bold", fontsize=12)
    told = "; ".join(
        f"{label}: " + ", ".join(f"{name} {scores[name]:g}" for name in names)
        for scores, label in (left, right)
    )
    show(fig, alt=f"{title} {told}.")


def _lowest(scores: Mapping[str, float]) -> str:
    least = min(scores.values())
    return " and ".join(name for name, score in scores.items() if score == least)

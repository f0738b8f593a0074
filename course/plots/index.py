"""Pictures of module 8: what a composite index is made of, and what its ranking rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, label_end, show, theme
from course.plots._index_beside import company, resilience
from course.plots._index_robust import first_by_noise, gaps_left_out, recipe_ranks
from course.plots._index_source import RIGHTS, plain
from course.plots._index_standing import leads, like_for_like
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "RIGHTS",
    "anatomy",
    "company",
    "crossing",
    "first_by_noise",
    "gaps_left_out",
    "leads",
    "like_for_like",
    "recipe_ranks",
    "resilience",
    "weight_strip",
]


@picture
def anatomy(
    scores: pd.DataFrame, groups: Mapping[str, Sequence[str]], country: str, answer: Any
) -> None:
    """Show every indicator of a country, and the mean of each group.

    Parameters
    ----------
    scores : pandas.DataFrame
        Countries by indicators.
    groups : mapping
        Names of indicators by group.
    country : str
        Whose score.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("rebuilt")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    row = scores.loc[country].astype(float)
    means = {group: row[list(members)].mean() for group, members in groups.items()}
    told, height = [], [len(members) for members in groups.values()]
    with theme():
        fig, axes = plt.subplots(
            len(groups), 1, figsize=(7.6, 6.6), sharex=True, height_ratios=height
        )
        styles = zip(axes, groups.items(), (PALETTE[0], PALETTE[3]), "os", strict=True)
        for ax, (group, members), color, marker in styles:
            part = row[list(members)].sort_values()
            ax.hlines(range(len(part)), 1, part, color=QUIET, linewidth=0.8)
            ax.plot(part, range(len(part)), marker, color=color, markersize=7)
            ax.axvline(means[group], color=color, linestyle="--")
            ax.set_yticks(range(len(part)), [plain(name) for name in part.index])
            ax.set_ylim(-0.7, len(part) - 0.3)
            ax.grid(visible=False)
            ax.set_title(f"{len(part)} {group}, mean {means[group]:.2f}", fontsize=11)
            spelled = ", ".join(f"{plain(name)} {score:g}" for name, score in part[::-1].items())
            told.append(f"{len(part)} {group}, mean {means[group]:.2f}: {spelled}")
        axes[-1].set_xlim(1, 10)
        axes[-1].set_xlabel("score, from 1 to 10")
        index = sum(means.values()) / len(means)
        title = f"{country}: {index:.2f} is halfway between two means"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(fig, alt=f"{title}. {'. '.join(told)}.", caption=f"Edition of 2023. {RIGHTS}")


@picture
def weight_strip(weights: pd.Series[float], answer: Any) -> None:
    """Show the share of the index that each indicator has, side by side.

    Parameters
    ----------
    weights : pandas.Series
        Weight by indicator; they add up to 1.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("leverage")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    shares = weights.astype(float) * 100
    broad = shares > shares.min() * 1.01
    ratio = shares.max() / shares.min()
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 2.5))
        left = 0.0
        for name, share in shares.items():
            color = PALETTE[3] if broad[name] else PALETTE[0]
            ax.barh(0, share, left=left, color=color, edgecolor="white", linewidth=1.5, height=0.6)
            left += share
        for label, chosen in (("one market each", ~broad), ("one actor type each", broad)):
            at = (shares.cumsum() - shares / 2)[chosen].mean()
            ax.text(at, 0.45, f"{int(chosen.sum())} pieces, {label}", ha="center", color=INK)
        ax.set_xlim(0, 100)
        ax.set_ylim(-0.4, 0.75)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.set_xlabel("share of the criminality score, per cent")
        title = f"One actor type weighs as much as {ratio:.0f} markets"
        ax.set_title(title)
    show(
        fig,
        alt=f"{title}. A bar of 100 per cent is cut into {int((~broad).sum())} narrow pieces of "
        f"{shares.min():.1f} per cent, the markets, and {int(broad.sum())} wide ones of "
        f"{shares.max():.1f} per cent, the actor types.",
        caption=RIGHTS,
    )


@picture
def crossing(halves: pd.DataFrame, pair: tuple[str, str], answer: Any) -> None:
    """Show the score of two countries at every weight of the markets.

    Parameters
    ----------
    halves : pandas.DataFrame
        ``markets`` and ``actors`` by country.
    pair : tuple of str
        The two countries.
    answer : float
        The student's weight in percent; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("tip")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    tip = float(answer)
    ends = {name: (float(halves.actors[name]), float(halves.markets[name])) for name in pair}
    actors_first = max(pair, key=lambda name: ends[name][0])
    markets_first = max(pair, key=lambda name: ends[name][1])
    with theme():
        fig, ax = plt.subplots(figsize=(7.4, 4.0))
        for name, color, style in zip(pair, (PALETTE[3], PALETTE[0]), ("-", "--"), strict=True):
            ax.plot([0, 100], ends[name], style, color=color)
            label_end(ax, 100, ends[name][1], name, color)
        low, high = ax.get_ylim()
        ax.axvline(tip, color=QUIET, linestyle=":")
        ax.axvline(50, color=QUIET, linewidth=1)
        for x, y, shift, ha, words in (
            (50, low, (5, 8), "left", "as published"),
            (tip, high, (-5, -8), "right", f"your tip: {tip:.1f}"),
        ):
            ax.annotate(words, (x, y), xytext=shift, textcoords="offset points", ha=ha)
        ax.set_xlim(0, 100)
        ax.set_xlabel("weight of the markets, per cent; the actors have the rest")
        ax.set_ylabel("score")
        title = f"Below the tip {actors_first} is first, above it {markets_first}"
        ax.set_title(title)
    listed = "; ".join(
        f"{name} runs from {actors:.2f} (actors alone) to {markets:.2f} (markets alone)"
        for name, (actors, markets) in ends.items()
    )
    show(
        fig,
        alt=f"{title}. Two straight lines cross: {listed}. Your tip is at {tip:.1f} per cent for "
        "the markets; the published index stands at 50.",
        caption=f"Edition of 2023; the axis does not begin at zero. {RIGHTS}",
    )

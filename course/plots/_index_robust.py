"""Pictures of module 8 on what the ranking withstands: noise, other recipes, parts left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.methods.index import composite, implied_weights, leave_one_out, rank, rank_shares
from course.pictures import INK, PALETTE, QUIET, label_end, show, theme
from course.plots._index_source import RIGHTS, plain
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

NOISES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
"""How far each score may be off, in points."""


@picture
def gaps_left_out(
    scores: pd.DataFrame, groups: Mapping[str, Sequence[str]], pair: tuple[str, str], answer: Any
) -> None:
    """Show the gap between two countries when each indicator is left out in turn.

    Parameters
    ----------
    scores : pandas.DataFrame
        Countries by indicators.
    groups : mapping
        Names of indicators by group.
    pair : tuple of str
        The two countries; a gap above zero means that the first is ahead.
    answer : object
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("tipping")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    left = leave_one_out(scores.loc[list(pair)], groups)
    gaps = (left[pair[0]] - left[pair[1]]).sort_values()
    full = composite(scores, implied_weights(groups))
    now = full[pair[0]] - full[pair[1]]
    turned = [name for name, gap in gaps.items() if gap < 0]
    with theme():
        fig, ax = plt.subplots(figsize=(8.0, 6.0))
        for y, gap in enumerate(gaps):
            color, hatch, fill = (PALETTE[3], "//", "white") if gap < 0 else (PALETTE[0], "", None)
            ax.barh(y, gap, color=fill or color, edgecolor=color, hatch=hatch)
        ax.axvline(0, color=INK, linewidth=1)
        ax.axvline(now, color=QUIET, linestyle=":")
        label_end(ax, now, 0.5, f"with all of them: {now:+.2f}", QUIET)
        ax.set_yticks(range(len(gaps)), [plain(str(name)) for name in gaps.index])
        ax.grid(visible=False)
        ax.set_xlabel(f"points by which {pair[0]} is ahead, without this indicator")
        title = f"{len(turned)} of {len(gaps)} indicators carry the lead, each on its own"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    listed = ", ".join(f"{plain(str(name))} {gap:+.2f}" for name, gap in gaps.items())
    show(
        fig,
        alt=f"{title}. Gap between {pair[0]} and {pair[1]} without each indicator: {listed}. With "
        f"all of them it is {now:+.2f}.",
        caption=f"Edition of 2023; hatched: {pair[1]} is ahead. {RIGHTS}",
    )


@picture
def first_by_noise(
    scores: pd.DataFrame, groups: Mapping[str, Sequence[str]], answer: Any, draws: int = 10_000
) -> None:
    """Show how often each country is first as single scores get less certain.

    Parameters
    ----------
    scores : pandas.DataFrame
        Countries by indicators.
    groups : mapping
        Names of indicators by group.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    draws : int
        How often the index is computed for each size of the error.
    """
    if answer is ...:
        say_waiting("first")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    weights = implied_weights(groups)
    contenders = list(composite(scores, weights).sort_values(ascending=False).index[:3])
    shares = {
        noise: rank_shares(scores, weights, noise, draws=draws, seed=2023)[1] for noise in NOISES
    }
    lines = {name: [shares[noise][name] for noise in NOISES] for name in contenders}
    styles = zip(lines.items(), (PALETTE[3], PALETTE[0], PALETTE[2]), "Dos", strict=True)
    half = NOISES.index(0.5)
    with theme():
        fig, ax = plt.subplots(figsize=(7.4, 4.2))
        for (name, values), color, marker in styles:
            ax.plot(NOISES, values, marker + "-", color=color)
            label_end(ax, NOISES[-1], values[-1], name, color)
        ax.axvline(0.5, color=QUIET, linestyle=":")
        ax.set_xlim(0, NOISES[-1] * 1.02)
        ax.set_ylim(0, 104)
        ax.set_xlabel("how far each score may be off, in points either way")
        ax.set_ylabel("first of eleven, per cent of draws")
        leader = contenders[0]
        title = f"One step off, and {leader} is first in {lines[leader][half]:.0f} of 100 draws"
        ax.set_title(title)
    listed = "; ".join(
        f"{name}: " + ", ".join(f"{x:.0f} at {n:g}" for n, x in zip(NOISES, values, strict=True))
        for name, values in lines.items()
    )
    show(
        fig,
        alt=f"{title}. Per cent of draws in which a country is first, by the size of the error in "
        f"points: {listed}.",
        caption=f"Edition of 2023, simulated errors, independent of each other. {RIGHTS}",
    )


@picture
def recipe_ranks(scores: pd.DataFrame, groups: Mapping[str, Sequence[str]], answer: Any) -> None:
    """Show the first ranks under four recipes for the same scores.

    Parameters
    ----------
    scores : pandas.DataFrame
        Countries by indicators.
    groups : mapping
        Names of indicators by group.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("recipes")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import pandas as pd  # noqa: PLC0415 - heavy

    halves = implied_weights(groups)
    flat = pd.Series(1.0, index=halves.index)
    ranks = pd.DataFrame(
        {
            "halves,\narithmetic": rank(composite(scores, halves)),
            "halves,\ngeometric": rank(composite(scores, halves, "geometric")),
            "flat,\narithmetic": rank(composite(scores, flat)),
            "flat,\ngeometric": rank(composite(scores, flat, "geometric")),
        }
    )
    shown = ranks[(ranks <= 4).any(axis=1)].sort_values(ranks.columns[0])  # noqa: PLR2004 - what fits
    others = zip((*PALETTE[:3], QUIET, INK), "osv^*", ("-", "--", ":", "-", ":"), strict=True)
    with theme():
        fig, ax = plt.subplots(figsize=(7.8, 4.2))
        for name, row in shown.iterrows():
            chosen = name == "France"
            color, marker, style = (PALETTE[3], "D", "-") if chosen else next(others)
            ax.plot(
                range(len(row)),
                row,
                marker + style,
                color=color,
                linewidth=4 if chosen else 2,
                markersize=10 if chosen else 7,
                zorder=3 if chosen else 2,
            )
            label_end(ax, len(row) - 1, row.iloc[-1], f"  {name}")
        ax.set_xticks(range(len(ranks.columns)), ranks.columns)
        ax.set_yticks(range(1, int(shown.to_numpy().max()) + 1))
        ax.invert_yaxis()
        ax.set_xlim(-0.2, len(ranks.columns) - 0.9)
        ax.set_ylabel("rank of 14")
        places = ", ".join(str(place) for place in ranks.loc["France"])
        title = f"Same scores, four recipes: France comes {places}"
        ax.set_title(title)
    listed = "; ".join(
        f"{recipe.replace(chr(10), ' ')}: "
        + ", ".join(f"{place} {name}" for name, place in column.sort_values().items())
        for recipe, column in shown.items()
    )
    show(
        fig,
        alt=f"{title}. First ranks among {len(ranks)} countries by recipe. {listed}.",
        caption=f"Edition of 2023. {RIGHTS}",
    )

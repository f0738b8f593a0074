"""Pictures of module 8 on where a country stands: over time and beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.pictures import PALETTE, show, theme
from course.plots._index_source import RIGHTS
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


@picture
def leads(index: pd.DataFrame, answer: Any) -> None:
    """Show where France stands among its neighbors in each edition, in points.

    Parameters
    ----------
    index : pandas.DataFrame
        The table ``crime_index``.
    answer : pandas.DataFrame
        The student's table; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("standing")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    told, points = [], []
    with theme():
        fig, axes = plt.subplots(3, 1, figsize=(8.0, 5.2), sharex=True)
        for ax, (edition, rows) in zip(axes, index.groupby("edition"), strict=True):
            by = rows.set_index("country")["criminality"].astype(float)
            inside = rows.set_index("country")["region"] == "Western Europe"
            region = by[inside].drop("France").sort_values(ascending=False)
            ax.plot(by[~inside], [0] * int((~inside).sum()), "s", color=PALETTE[2], mfc="white")
            ax.plot(region, [0] * len(region), "o", color=PALETTE[0])
            ax.plot(by["France"], 0, "D", color=PALETTE[3], markersize=10)
            second = region.index[region == region.iloc[0]]
            named = {"France": 1, "Italy": 1, "Spain": -1, " and ".join(second): -1}
            for name, side in named.items():
                x = by.get(name, region.iloc[0])
                ax.annotate(
                    f"{name} {x:.2f}",
                    (x, 0),
                    xytext=(0, 14 * side),
                    textcoords="offset points",
                    ha=_side(name, side),
                    va="center",
                    fontsize=9.5,
                )
            ax.set_ylim(-1, 1)
            ax.set_yticks([])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            lead = by["France"] - region.iloc[0]
            points.append(f"{lead:.2f}")
            ax.set_title(f"{edition}: ahead by {lead:.2f}", fontsize=11)
            listed = ", ".join(f"{name} {x:.2f}" for name, x in region.items())
            south = ", ".join(f"{name} {x:.2f}" for name, x in by[~inside].items())
            told.append(
                f"{edition}: France {by['France']:.2f}, ahead by {lead:.2f}; the other ten "
                f"{listed}; filed under Southern Europe {south}"
            )
        axes[-1].set_xlabel(
            "criminality score; diamond: France, dots: the index's Western Europe,\n"
            "hollow squares: filed under Southern Europe"
        )
        title = (
            f"France leads all eleven each time: by {points[0]}, {points[1]} and {points[2]} points"
        )
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(
        fig,
        alt=f"{title}. {'. '.join(told)}.",
        caption=f"Editions of 2021 and 2023 hold different indicators. {RIGHTS}",
    )


def _side(name: str, side: int) -> str:
    if name == "France":
        return "right"
    return "left" if side > 0 or name == "Spain" else "right"


@picture
def like_for_like(index: pd.DataFrame, answer: Any) -> None:
    """Show France and the United Kingdom across the break of 2023, as published and rebuilt.

    Parameters
    ----------
    index : pandas.DataFrame
        The table ``crime_index``.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("same_basis")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    pair = ("France", "United Kingdom")
    panels = (("criminality", "as published"), ("like_for_like", "the same 14 indicators"))
    told, rises = [], []
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.9), sharey=True)
        for ax, (column, name) in zip(axes, panels, strict=True):
            wanted = index[index.country.isin(pair) & index.edition.isin([2021, 2023])]
            by = wanted.pivot_table(column, "edition", "country").astype(float)
            styles = zip(pair, (PALETTE[3], PALETTE[0]), ("D-", "o--"), strict=True)
            for country, color, style in styles:
                ax.plot(by.index, by[country], style, color=color)
                for year, shift, ha in ((2021, -8, "right"), (2023, 8, "left")):
                    ax.annotate(
                        f"{by[country][year]:.2f}",
                        (year, by[country][year]),
                        xytext=(shift, 0),
                        textcoords="offset points",
                        ha=ha,
                        va="center",
                        color=color,
                    )
                above, ha = ((0, 10), "center") if country == pair[0] else ((8, -14), "left")
                ax.annotate(
                    country,
                    (2022, by[country].mean()),
                    xytext=above,
                    textcoords="offset points",
                    ha=ha,
                    color=color,
                )
            ax.set_xticks([2021, 2023])
            ax.set_xlim(2020.3, 2023.7)
            ax.set_title(name, fontsize=11)
            gap = by.loc[2023, pair[0]] - by.loc[2023, pair[1]]
            rises.append(by[pair[1]][2023] - by[pair[1]][2021])
            moved = ", ".join(f"{c} {by[c][2021]:.2f} to {by[c][2023]:.2f}" for c in pair)
            told.append(f"{name}: {moved}, gap of {gap:.2f} in 2023")
        axes[0].set_ylabel("score")
        gone = 100 * (1 - rises[1] / rises[0])
        title = f"On the same indicators, {gone:.0f} per cent of the British rise is gone"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(
        fig,
        alt=f"{title}. {'. '.join(told)}.",
        caption=f"Axes do not begin at zero. Right: worked out by the course. {RIGHTS}",
    )

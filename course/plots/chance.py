"""Pictures of module 4 over made-up counts: what chance does when nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.pictures import GRID, INK, PALETTE, QUIET, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting
from course.plots.counts import two_numbers

if TYPE_CHECKING:
    import pandas as pd


@picture
def unchanging(years: pd.DataFrame) -> None:
    """Show made-up histories of yearly counts that all have one rate (SYNTHETIC data).

    Parameters
    ----------
    years : pandas.DataFrame
        The table ``synthetic_years``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rate = float(years.rate.iloc[0])
    histories = list(years.groupby("history"))
    with theme():
        fig, grid = plt.subplots(3, 4, figsize=(7.6, 5.2), sharex=True, sharey=True)
        for ax, (number, history) in zip(grid.flat, histories, strict=True):
            ax.axhline(rate, color=PALETTE[3], linestyle="--", linewidth=1.4)
            ax.plot(history.year, history["count"], color=PALETTE[0], marker="o", markersize=4)
            ax.set_title(f"history {number}", fontsize=10, weight="normal", pad=3)
        grid[0, 0].set_ylim(0, years["count"].max() * 1.35)
        grid[0, 0].set_xticks(sorted(years.year.unique())[::2])
        synthetic_label(grid[0, 0])
        grid[0, 0].texts[-1].set(fontsize=8, position=(0.04, 0.94))
        fig.supxlabel("year of the history", fontsize=11)
        fig.supylabel("events in the year", fontsize=11)
        fig.suptitle(
            "In each of these histories nothing changes but luck", x=0.01, ha="left", weight="bold"
        )
    listed = "; ".join(
        f"history {number}: {', '.join(map(str, history.sort_values('year')['count']))}"
        for number, history in histories
    )
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. Counts jump between {years['count'].min()} and "
            f"{years['count'].max()}, although {len(histories)} histories all have the same rate "
            f"of {rate:g} events a year (dashed line). {listed}."
        ),
        caption=f"SYNTHETIC: invented counts. Dashed: the rate, {rate:g} a year, the same always.",
    )


@picture
def events_and_victims(cells: pd.DataFrame) -> None:
    """Show how counts of events and of victims spread over the same cells (SYNTHETIC data).

    Parameters
    ----------
    cells : pandas.DataFrame
        One row a district and month, with the columns ``events`` and ``victims``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import poisson  # noqa: PLC0415 - heavy

    top = int(cells.victims.max())
    seen = np.arange(top + 1)
    told = []
    with theme():
        fig, axes = plt.subplots(2, 1, figsize=(7.2, 4.8), sharex=True, sharey=True)
        for ax, name in zip(axes, ("events", "victims"), strict=True):
            found = np.bincount(cells[name], minlength=top + 1)
            due = poisson.pmf(seen, cells[name].mean()) * len(cells)
            ax.bar(seen, found, color=GRID, edgecolor=QUIET, width=0.8, label="counted")
            ax.plot(seen, due, "o", color=PALETTE[3], markersize=6, label="if independent")
            ax.set_ylabel(f"cells with\nso many {name}")
            told.append(
                f"{name}: {found[0]} cells with none (expected {due[0]:.0f}), highest "
                f"{int(cells[name].max())}"
            )
        axes[0].legend(loc="upper right", fontsize=11)
        synthetic_label(axes[1])
        axes[1].texts[-1].set_position((0.75, 0.9))
        axes[1].set_xlabel("in one district in one month")
        fig.suptitle(
            "Events scatter as chance expects; victims scatter more",
            x=0.01,
            ha="left",
            weight="bold",
        )
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. Over {len(cells)} district-months, counts of events lie close to "
            "what independence expects; counts of victims have more months with none and more with "
            f"many. {'; '.join(told)}."
        ),
        caption="SYNTHETIC: invented districts. Dots: a Poisson law with the same mean.",
    )


@picture
def after_the_worst(histories: Any, answer: Any) -> None:
    """Show the year after the worst of eight, for many histories with one rate (SYNTHETIC data).

    Parameters
    ----------
    histories : numpy.ndarray
        One row a history, one column a year; the last one comes after the others.
    answer : dict
        The student's answer; the stub's dots while the exercise is open.
    """
    if two_numbers(answer, ("falls", "halves")) is None:
        say_waiting("luck")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy

    worst, after = histories[:, :-1].max(axis=1), histories[:, -1]
    change = (after - worst) / worst * 100
    edges = np.arange(-100, 101, 10)
    shares = np.histogram(change, bins=edges)[0] / len(change) * 100
    falls = edges[:-1] < 0
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 3.8))
        places = edges[:-1] + 5
        ax.bar(places[falls], shares[falls], width=9, color=PALETTE[0], label="fewer")
        ax.bar(places[~falls], shares[~falls], width=9, color="white", edgecolor=INK, hatch="//")
        ax.axvline(0, color=INK, linestyle="--", linewidth=1.5)
        ax.annotate("as many or more", (4, shares.max() * 0.8), color=INK)
        ax.set_xlim(-90, 60)
        ax.set_xlabel("change from the worst of eight years to the year after, per cent")
        ax.set_ylabel("per cent of histories")
        ax.set_title("After the worst year, it mostly falls by itself")
        synthetic_label(ax)
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. After the worst of eight years, counts fall in "
            f"{np.mean(change < 0):.0%} of {len(change):,} histories with one rate, by "
            f"{-np.median(change):.0f} per cent in the middle of all histories."
        ),
        caption="SYNTHETIC: simulated counts. Nobody did anything in them.",
    )

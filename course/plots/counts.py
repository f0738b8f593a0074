"""Pictures of module 4: small counts and chance."""

from __future__ import annotations

from typing import Any

from course.pictures import GRID, INK, PALETTE, QUIET, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting


@picture
def two_rates(count: int, interval: Any) -> None:
    """Show the lowest and the highest rate that a count is still compatible with.

    Parameters
    ----------
    count : int
        What was counted.
    interval : dict
        The student's ``low`` and ``high``; the stub's dots while the exercise is open.
    """
    ends = two_numbers(interval, ("low", "high"))
    if ends is None or not 0 < ends[0] < ends[1]:
        say_waiting("interval")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.stats import poisson  # noqa: PLC0415 - heavy

    seen = np.arange(int(ends[0] / 2), int(ends[1] * 1.5))
    told = []
    with theme():
        fig, axes = plt.subplots(2, 1, figsize=(7.2, 4.6), sharex=True, sharey=True)
        for ax, rate, word in zip(axes, ends, ("or more", "or fewer"), strict=True):
            beyond = seen >= count if word == "or more" else seen <= count
            chance = poisson.sf(count - 1, rate) if word == "or more" else poisson.cdf(count, rate)
            bars = poisson.pmf(seen, rate)
            ax.bar(seen[~beyond], bars[~beyond], color=GRID, edgecolor=QUIET, width=0.9)
            ax.bar(seen[beyond], bars[beyond], color=PALETTE[3], edgecolor=INK, width=0.9)
            ax.axvline(rate, color=PALETTE[0], linestyle="--", linewidth=1.5)
            words = f"rate {rate:.2f} a year:\n{count} {word}\nin {chance:.1%} of years"
            ax.text(1, 0.95, words, transform=ax.transAxes, ha="right", va="top")
            ax.set_yticks([])
            ax.grid(visible=False)
            told.append(f"at a rate of {rate:.2f} a year, {count} {word} come in {chance:.1%}")
        axes[1].set_xlabel("killings in a year; orange: as counted, or further out")
        fig.supylabel("chance of each count", fontsize=11)
        fig.suptitle(
            f"Two rates that {count} is only just compatible with", x=0.01, ha="left", weight="bold"
        )
    show(
        fig,
        alt=(
            f"A count of {count} is only just compatible with two rates: {'; '.join(told)} of "
            "years. Your interval runs from the one rate to the other."
        ),
        caption="If both shares agree and together leave out what you meant to, it is exact.",
    )


@picture
def versions_of_a_ratio(versions: Any, after: int, national: tuple[float, float, float]) -> None:
    """Show a student's intervals for rival counts as lines, with the national one below.

    Parameters
    ----------
    versions : pandas.DataFrame
        Columns ``before``, ``low`` and ``high``; the stub's dots while the exercise is open.
    after : int
        The later count, the same for all.
    national : tuple of float
        Ratio, low and high end for the national counts.
    """
    if not {"before", "low", "high"} <= set(getattr(versions, "columns", ())):
        say_waiting("versions")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = [
        (f"Marseille, {int(row.before)} to {after}", after / row.before, row.low, row.high)
        for row in versions.sort_values("before").itertuples()
    ]
    rows.append(("France, victims", *national))
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 3.8))
        for place, (name, ratio, low, high) in enumerate(rows):
            color = PALETTE[3] if name.startswith("France") else PALETTE[0]
            ax.plot([low, high], [place, place], color=color)
            ax.plot(ratio, place, "o", color=color, markersize=8)
            words = f"{ratio:.2f} [{low:.2f}, {high:.2f}]"
            ax.annotate(words, (2.72, place), va="center", color=color, annotation_clip=False)
        ax.axvline(1, color=INK, linestyle="--", linewidth=1.5)
        ax.annotate("no change", (0.99, -0.62), ha="right", color=INK, fontsize=10)
        ax.set_xscale("log")
        ax.set_xticks([0.8, 1, 1.5, 2, 2.5], ["0.8", "1", "1.5", "2", "2.5"])
        ax.minorticks_off()
        ax.set_xlim(0.75, 2.7)
        ax.set_yticks(range(len(rows)), [row[0] for row in rows])
        ax.set_ylim(len(rows) - 0.4, -0.9)
        ax.grid(visible=False)
        ax.set_xlabel("2023 as a multiple of 2022, with its 95 % interval")
        ax.set_title("The smaller counts have the wider intervals", x=-0.3)
    listed = "; ".join(f"{name}: {r:.2f}, from {lo:.2f} to {hi:.2f}" for name, r, lo, hi in rows)
    show(
        fig,
        alt=f"{_no_change(rows)}. Ratio of 2023 to 2022, with its 95 % interval: {listed}.",
        caption="Exact intervals, as if every victim were an event of its own.",
    )


def _no_change(rows: list[tuple[str, float, float, float]]) -> str:
    """Say which intervals hold the line of no change."""
    over = sum(low <= 1 <= high for _, _, low, high in rows)
    return f"{over} of {len(rows)} intervals hold the ratio 1, no change"


def two_numbers(answer: Any, names: tuple[str, str]) -> tuple[float, float] | None:
    """Read two numbers out of a student's answer.

    Parameters
    ----------
    answer : dict
        What the student assigned; the stub's dots while the exercise is open.
    names : tuple of str
        The two keys.

    Returns
    -------
    tuple of float, or None
        The two numbers; None while they are not there.
    """
    try:
        first, second = (float(answer[name]) for name in names)
    except (TypeError, KeyError, ValueError):
        return None
    return first, second

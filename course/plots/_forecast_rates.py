"""Pictures of starting points: what words mean, and how often things happen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

Scale = Mapping[str, tuple[int, int]]


@picture
def word_ranges(scales: Mapping[str, Scale]) -> None:
    """Show the ranges that published scales give to their words.

    Parameters
    ----------
    scales : mapping
        Name of a scale to its words, each with a low and a high end in percent.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    sizes = [len(scale) for scale in scales.values()]
    with theme():
        fig, axes = plt.subplots(
            len(scales), 1, figsize=(7.6, 5.2), sharex=True, height_ratios=sizes
        )
        for ax, (name, scale), color in zip(axes, scales.items(), PALETTE[2:], strict=False):
            for y, (low, high) in enumerate(scale.values()):
                ax.barh(y, high - low, left=low, height=0.62, color=color)
                ax.text(high + 1.2, y, f"{low} to {high}", va="center", color=INK)
            ax.set_yticks(range(len(scale)), list(scale))
            ax.set_title(name, fontsize=11)
            ax.grid(visible=True, axis="x")
            ax.grid(visible=False, axis="y")
            ax.set_xlim(0, 112)
        axes[-1].set_xticks(range(0, 101, 20))
        axes[-1].set_xlabel("chance, per cent")
        title = "Each word is a range, and the two scales differ"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    listed = ". ".join(
        f"{name}: " + ", ".join(f"{word} {low} to {high}" for word, (low, high) in scale.items())
        for name, scale in scales.items()
    )
    show(
        fig,
        alt=f"Two published scales give the words of likelihood ranges that differ, in per cent. "
        f"{listed}.",
        caption="Kent (1964) gave a middle and a give or take; the ends here are worked out.",
    )


@picture
def base_rates(rates: Any, rises: pd.DataFrame) -> None:
    """Show in how many years seizures rose, country by country and together.

    Parameters
    ----------
    rates : dict
        The student's answer; the stub's dots while the exercise is open.
    rises : pandas.DataFrame
        One row a country, by its code: ``rises`` and ``changes``.
    """
    if not is_answered(rates, ("france", "all_five")):
        say_waiting("rates")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = rises.assign(share=rises.rises / rises.changes * 100).sort_values("share")
    together = 100 * rows.rises.sum() / rows.changes.sum()
    title = f"Seizures rose in {rows.share['FRA']:.0f} per cent of France's years"
    others = f"and in {together:.0f} per cent of the years of five countries"
    with theme():
        fig, ax = plt.subplots(figsize=(7.4, 3.6))
        for y, (code, row) in enumerate(rows.iterrows()):
            of_france = code == "FRA"
            ax.plot([0, row.share], [y, y], color=QUIET, linewidth=1)
            ax.plot(row.share, y, "D" if of_france else "o", color=PALETTE[3 if of_france else 0])
            ax.text(103, y, f"{row.rises:.0f} of {row.changes:.0f}", va="center", color=INK)
        ax.plot([together] * 2, [-0.6, len(rows) - 0.6], color=PALETTE[2], linestyle="--")
        ax.text(together, len(rows) - 0.5, "all five together", ha="center", color=PALETTE[2])
        ax.set_yticks(range(len(rows)), list(rows.index))
        ax.set_xlim(0, 118)
        ax.set_ylim(-0.6, len(rows) - 0.1)
        ax.set_xticks(range(0, 101, 20))
        ax.grid(visible=False)
        ax.set_xlabel("share of yearly changes that were rises, per cent")
        ax.set_title(f"{title}\n{others}")
    listed = ", ".join(
        f"{code} {row.rises:.0f} of {row.changes:.0f}" for code, row in rows.iterrows()
    )
    show(
        fig,
        alt=f"{title} {others}. Yearly changes in cocaine seized that were rises: {listed}.",
        caption="UNODC series of five countries; an unchanged figure counts as no rise.",
    )


def is_answered(answer: Any, names: tuple[str, ...]) -> bool:
    """Tell whether a student's dictionary holds a number under each name.

    Parameters
    ----------
    answer : dict
        What the student assigned; the stub's dots while the exercise is open.
    names : tuple of str
        The keys.
    """
    try:
        return all(float(answer[name]) == float(answer[name]) for name in names)
    except (TypeError, ValueError, KeyError, IndexError):
        return False

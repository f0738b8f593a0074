"""Pictures of module 9 on chance: alarms where nothing happened, changes that go unnoticed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_ASIDE = 0.16
"""Months by which the two intervals of a date are drawn apart."""
_ENOUGH = 80
"""Percent of the histories in which a change is to be noticed, by custom."""


@picture
def false_alarms(alarms: Any, plain: pd.DataFrame, corrected: pd.DataFrame) -> None:
    """Show the jump found at each date of a stretch in which nothing happened (SYNTHETIC data).

    Parameters
    ----------
    alarms : dict
        The student's answer; the stub's dots while the exercise is open.
    plain, corrected : pandas.DataFrame
        What `course.methods.evaluation.placebo_dates` gives without and with the correction.
    """
    if alarms is ...:
        say_waiting("alarms")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    found, left = int(plain["alarm"].sum()), int(corrected["alarm"].sum())
    title = f"{found} of {len(plain)} dates sound the alarm, {left} once corrected"
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 4.0))
        ax.axhline(1, color=QUIET)
        for table, color, aside, style in (
            (plain, PALETTE[3], -_ASIDE, "-"),
            (corrected, PALETTE[0], _ASIDE, (0, (2, 1))),
        ):
            ax.vlines(
                table["start"] + aside,
                table["low"],
                table["high"],
                color=color,
                linewidth=2.4,
                linestyles=[style],  # type: ignore[arg-type]
            )
        alarmed = plain[plain["alarm"]]
        ax.plot(plain["start"], plain["ratio"], "o", color="white", markeredgecolor=INK, zorder=3)
        ax.plot(alarmed["start"], alarmed["ratio"], "o", color=INK, zorder=3)
        last = plain.iloc[-1]
        label_end(ax, last["start"], last["high"] - 0.02, "independent calls", PALETTE[3])
        label_end(ax, last["start"], corrected.iloc[-1]["high"] + 0.05, "corrected", PALETTE[0])
        ax.set_xlim(plain["start"].min() - 2, plain["start"].max() + 6)
        ax.set_ylim(0.5, 1.75)
        ax.set_xlabel("month at which nothing happened")
        ax.set_ylabel("jump found, as a ratio")
        ax.set_title(title)
        synthetic_label(ax)
    months = ", ".join(str(month) for month in alarmed["start"])
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. Ratio of the jump with its interval for {len(plain)} dates "
            f"before the operation. For independent calls the interval leaves 1 out at month "
            f"{months}."
        ),
        caption="SYNTHETIC. Filled: an alarm if calls were independent. Broken lines: after the "
        "correction for overdispersion.",
    )


@picture
def noticed(power: Any, curves: Mapping[int, Mapping[int, float]]) -> None:
    """Show how often a true fall is noticed, by months of waiting (SYNTHETIC data).

    Parameters
    ----------
    power : dict
        The student's answer; the stub's dots while the exercise is open.
    curves : mapping
        By true fall in percent, the percent of histories in which it is noticed, by months.
    """
    if power is ...:
        say_waiting("power")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    told = []
    title = "A small effect can hide for a year and more"
    with theme():
        fig, ax = plt.subplots(figsize=(7.8, 4.0))
        for (fall, curve), color, line in zip(
            curves.items(), (PALETTE[0], PALETTE[3], PALETTE[2]), ("-", "-", "--"), strict=False
        ):
            months, shares = list(curve), list(curve.values())
            ax.plot(months, shares, line, color=color, marker="o")
            label_end(ax, months[-1], shares[-1], f"a fall by {fall} per cent", color)
            told.append(
                f"a fall by {fall} per cent: "
                + ", ".join(f"{share:.0f} after {month} months" for month, share in curve.items())
            )
        ax.axhline(_ENOUGH, color=QUIET, linestyle=":")
        ax.annotate(f"{_ENOUGH}: enough, by custom", (max(months) * 1.02, _ENOUGH - 7), color=QUIET)
        ax.set_xlim(0, max(months) * 1.42)
        ax.set_ylim(0, 125)
        ax.set_yticks(range(0, 101, 20))
        ax.set_xlabel("months watched after the start")
        ax.set_ylabel("noticed, per cent of histories")
        ax.set_title(title)
        synthetic_label(ax)
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. Per cent of histories in which the fall is noticed, "
            f"{'; '.join(told)}."
        ),
        caption="SYNTHETIC histories without trend or season: the best case.",
    )

"""Pictures of module 9: what an operation changed, and what only moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._crackdown_chance import false_alarms, noticed
from course.plots._crackdown_ports import port_map, two_views
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

    from course.methods.evaluation import Segments

__all__ = [
    "areas",
    "bend_and_jump",
    "false_alarms",
    "noticed",
    "port_map",
    "two_scales",
    "two_views",
]
_STYLES = (
    ("target", PALETTE[3], "-"),
    ("nearby", PALETTE[2], "-"),
    ("control", PALETTE[0], "--"),
)


@picture
def two_scales(
    effect: Any, city: Sequence[float], rest: Sequence[float], years: Sequence[int]
) -> None:
    """Show a city and its surroundings as numbers and as shares of the first year.

    Parameters
    ----------
    effect : dict
        The student's answer; the stub's dots while the exercise is open.
    city, rest : sequence of float
        Dealing points, before and after.
    years : sequence of int
        The two years.
    """
    if effect is ...:
        say_waiting("effect")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    panels = (
        ("dealing points", {"city": city, "rest": rest}),
        ("first year = 100", {"city": _hundred(city), "rest": _hundred(rest)}),
    )
    named = {"city": "city", "rest": "rest of department"}
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.7))
        for ax, (unit, series) in zip(axes, panels, strict=True):
            for (name, values), color, marker, nudge in zip(
                series.items(), (PALETTE[3], PALETTE[0]), "os", (-9, 9), strict=True
            ):
                ax.plot(years, values, marker + "-", color=color)
                shift = nudge if unit != panels[0][0] else 0
                ax.annotate(
                    f"{named[name]}: {values[1]:.0f}",
                    (years[1], values[1]),
                    xytext=(7, shift),
                    textcoords="offset points",
                    va="center",
                    color=color,
                )
            ax.set_xticks(years)
            ax.set_xlim(years[0] - 0.15, years[1] + 1.25)
            ax.set_ylim(0, max(max(values) for values in series.values()) * 1.12)
            ax.set_ylabel(unit)
        title = "The city lost more points, and about the same share"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    (c0, c1), (r0, r1) = city, rest
    show(
        fig,
        alt=(
            f"{title}. Dealing points at the end of {years[0]} and {years[1]}: the city from "
            f"{c0:.0f} to {c1:.0f}, the rest of the department from {r0:.0f} to {r1:.0f}. With the "
            f"first year as 100, the city ends at {c1 / c0 * 100:.0f} and the rest at "
            f"{r1 / r0 * 100:.0f}."
        ),
        caption="The city's later count was printed as a range; its middle is drawn. Source in "
        "place_nette.",
    )


@picture
def areas(table: pd.DataFrame, start: int) -> None:
    """Show the calls of three invented areas month by month (SYNTHETIC data).

    Parameters
    ----------
    table : pandas.DataFrame
        The table ``synthetic_crackdown``.
    start : int
        The first month with the operation.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    told = []
    title = "Calls fell at the target, and in the control as well"
    with theme():
        fig, axes = plt.subplots(1, 3, figsize=(9.2, 3.5), sharey=True)
        for ax, (area, color, _) in zip(axes, _STYLES, strict=True):
            rows = table[table["area"] == area].set_index("month")["calls"].astype(float)
            before, after = rows[rows.index < start], rows[rows.index >= start]
            ax.plot(rows.index, rows, ".", color=color, markersize=5)
            for part in (before, after):
                ends = [part.index[0], part.index[-1]]
                ax.plot(ends, [part.mean()] * 2, color=color)
                ax.annotate(
                    f"{part.mean():.1f}",
                    (sum(ends) / 2, max(part) + 4),
                    ha="center",
                    color=INK,
                    weight="bold",
                )
            ax.axvline(start - 0.5, color=QUIET, linestyle=":")
            ax.set_title(area, fontsize=12)
            ax.set_xlabel("month")
            ax.set_ylim(0, float(table["calls"].max()) * 1.3)
            told.append(f"{area}: {before.mean():.1f} a month before, {after.mean():.1f} after")
        axes[0].set_ylabel("calls a month")
        synthetic_label(axes[0])
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. An operation begins in month {start} in the target area. "
            f"Mean calls: {'; '.join(told)}."
        ),
        caption="SYNTHETIC: invented areas. Level lines are means; the dotted line is the start.",
    )


@picture
def bend_and_jump(effects: Any, counts: Sequence[float], fit: Segments) -> None:
    """Show a series in two pieces beside the earlier trend, carried on (SYNTHETIC data).

    Parameters
    ----------
    effects : dict
        The student's answer; the stub's dots while the exercise is open.
    counts : sequence of float
        Calls month by month.
    fit : Segments
        The fit.
    """
    if effects is ...:
        say_waiting("effects")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    months = list(range(1, len(counts) + 1))
    first = fit.start - 1
    below = {
        "at the start": (fit.fitted[first] / fit.unchanged[first] - 1) * 100,
        "at the end": (fit.fitted[-1] / fit.unchanged[-1] - 1) * 100,
    }
    title = "A jump down, and then the gap closes"
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 4.0))
        ax.plot(months, counts, "o", color=QUIET, markersize=4)
        ax.plot(months[:first], fit.fitted[:first], color=PALETTE[3])
        ax.plot(months[first:], fit.fitted[first:], color=PALETTE[3])
        ax.plot(months[first:], fit.unchanged[first:], "--", color=PALETTE[0])
        label_end(ax, months[-1], fit.unchanged[-1] + 2, "earlier trend,\ncarried on", PALETTE[0])
        label_end(ax, months[-1], fit.fitted[-1] - 6, "fitted", PALETTE[3])
        ax.axvline(fit.start - 0.5, color=QUIET, linestyle=":")
        ax.set_xlim(0, months[-1] + 9)
        ax.set_ylim(0, max(counts) * 1.15)
        ax.set_xlabel("month")
        ax.set_ylabel("calls a month")
        ax.set_title(title)
        synthetic_label(ax)
    gaps = ", ".join(f"{abs(gap):.0f} per cent below it {when}" for when, gap in below.items())
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. Fitted to {len(counts)} months of calls in the target area, "
            f"with a break at month {fit.start}. Beside the earlier trend, carried on, the fitted "
            f"line is {gaps}."
        ),
        caption="SYNTHETIC: invented area. Nobody observes the dashed line.",
    )


def _hundred(values: Sequence[float]) -> Sequence[float]:
    return [value / values[0] * 100 for value in values]

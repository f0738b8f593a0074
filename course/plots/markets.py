"""Pictures of module 5: hidden flows and the size of a market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from course.methods.markets import purity_adjusted_price
from course.pictures import INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._market_sizes import bands, driver_bars, market_versions
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


__all__ = [
    "bands",
    "driver_bars",
    "flow_curve",
    "four_cases",
    "market_versions",
    "pure_price",
    "two_rankings",
]


@picture
def four_cases(cases: pd.DataFrame) -> None:
    """Show four invented markets by the change in seizures and in price (SYNTHETIC data).

    Parameters
    ----------
    cases : pandas.DataFrame
        The table ``synthetic_cases``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    with theme():
        fig, ax = plt.subplots(figsize=(6.4, 4.4))
        ax.axhline(0, color=QUIET, linewidth=1.2)
        ax.axvline(0, color=QUIET, linewidth=1.2)
        for row in cases.itertuples():
            x, y = row.seizures_change_percent, row.price_change_percent
            ax.plot(x, y, "o", color=PALETTE[2], markersize=11)
            label_end(ax, x, y, f"  {row.case}")
        ax.set_xlim(-110, 110)
        ax.set_ylim(-60, 60)
        ax.grid(visible=False)
        ax.set_xlabel("change in weight seized, per cent")
        ax.set_ylabel("change in price of a pure gram, per cent")
        ax.set_title("One market in each corner")
        synthetic_label(ax)
    listed = "; ".join(
        f"{row.case}: seizures {row.seizures_change_percent:+g} per cent, "
        f"pure price {row.price_change_percent:+g} per cent"
        for row in cases.itertuples()
    )
    show(
        fig,
        alt=f"SYNTHETIC DATA. Each of four invented markets lies in a corner of its own. {listed}.",
        caption="SYNTHETIC: numbers chosen for teaching.",
    )


@picture
def pure_price(change: Any, sold: Mapping[int, float], purity: Mapping[int, float]) -> None:
    """Show the price of a gram as sold beside the price of a pure gram.

    Parameters
    ----------
    change : float
        The student's answer; the stub's dots while the exercise is open.
    sold : mapping
        Price in euros by year.
    purity : mapping
        Purity in percent by year.
    """
    if change is ...:
        say_waiting("change")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    years = list(sold)
    pure = {year: purity_adjusted_price(sold[year], purity[year]) for year in years}
    lines = (("a gram as sold", sold, PALETTE[0], "o"), ("a pure gram", pure, PALETTE[3], "s"))
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 3.8))
        for name, series, color, marker in lines:
            values = list(series.values())
            ax.plot(years, values, marker + "-", color=color)
            label_end(ax, years[-1], values[-1], f"{name}: {values[-1]:.0f}", color)
            ax.annotate(
                f"{values[0]:.0f}",
                (years[0], values[0]),
                xytext=(-8, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                color=color,
            )
        ax.set_xticks(years)
        ax.set_xlim(years[0] - 1.5, years[-1] + 5)
        ax.set_ylim(0, max(pure.values()) * 1.15)
        ax.set_ylabel("euros, not adjusted for inflation")
        ax.set_title("The bag became dearer, what is in it cheaper")
    first, last = years[0], years[-1]
    show(
        fig,
        alt=(
            f"A gram of cocaine as sold rose from {sold[first]:.0f} to {sold[last]:.0f} euros in "
            f"France between {first} and {last}; a pure gram fell from {pure[first]:.0f} to "
            f"{pure[last]:.0f} euros."
        ),
        caption="Two years only: the line between them is no measurement. Sources in prices and "
        "purity.",
    )


@picture
def flow_curve(
    function: Callable[..., Any], seized: float, guesses: Mapping[str, float], consumed: float
) -> None:
    """Show which flow each share intercepted implies, with published guesses.

    Parameters
    ----------
    function : callable
        The student's ``implied_flow(seized_t, percent)``.
    seized : float
        Weight seized, in tonnes.
    guesses : mapping
        Published share intercepted, in percent, by who said it.
    consumed : float
        Estimated yearly consumption, in tonnes.
    """
    try:
        shares = list(range(3, 46))
        flows = [float(function(seized, share)) for share in shares]
        marks = {name: (share, float(function(seized, share))) for name, share in guesses.items()}
    except (TypeError, ValueError, ZeroDivisionError):
        say_waiting("implied_flow")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    low, high = min(f for _, f in marks.values()), max(f for _, f in marks.values())
    title = f"The same {seized:g} tonnes can stand for {low:.0f} or for {high:.0f}"
    with theme():
        fig, ax = plt.subplots(figsize=(7.4, 4.4))
        ax.plot(shares, flows, color=PALETTE[0])
        for above, (name, (share, flow)) in enumerate(marks.items(), start=1):
            ax.plot(share, flow, "D", color=PALETTE[3], markersize=8)
            ax.annotate(
                f"{name}: {flow:.0f} t",
                (share, flow),
                xytext=(8, 22 - 5 * above),
                textcoords="offset points",
                color=INK,
            )
        ax.axhline(consumed, color=PALETTE[2], linestyle="--")
        label_end(ax, 0.2, consumed / 2, f"consumed in a year: {consumed:g} t", PALETTE[2])
        ax.set_xlim(0, 46)
        ax.set_ylim(0, max(flows[2:]) * 1.15)
        ax.set_xlabel("share of the flow that is seized, per cent")
        ax.set_ylabel("flow that this implies, tonnes")
        ax.set_title(title)
    listed = "; ".join(f"{share:g} per cent: {flow:.0f} t" for share, flow in marks.values())
    show(
        fig,
        alt=(
            f"{title}. The implied flow falls steeply as the share seized rises. Published "
            f"guesses: {listed}. Estimated consumption is {consumed:g} t."
        ),
        caption="Lowest and highest published guess of each place. Sources in interception.",
    )


@picture
def two_rankings(per_box: Any, ports: pd.DataFrame) -> None:
    """Show ports by raw tonnes and by weight per thousand containers.

    Parameters
    ----------
    per_box : pandas.DataFrame
        The student's table: ``port`` and ``kg``; the stub's dots while the exercise is open.
    ports : pandas.DataFrame
        ``port`` and ``seized_t``.
    """
    columns = getattr(per_box, "columns", ())
    if "port" not in columns or "kg" not in columns:
        say_waiting("per_box")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    panels = (
        (ports.set_index("port")["seized_t"], "tonnes seized", PALETTE[0], "%.3g"),
        (per_box.set_index("port")["kg"], "kg per 1,000 containers (TEU)", PALETTE[3], "%.2f"),
    )
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.2, 3.6))
        for ax, (series, name, color, form) in zip(axes, panels, strict=True):
            rows = series.astype(float).sort_values()
            bars = ax.barh(list(rows.index), rows, color=color, height=0.6)
            ax.bar_label(bars, fmt=form, padding=4, color=INK)
            ax.set_xlim(0, max(rows) * 1.25)
            ax.grid(visible=False)
            ax.set_xlabel(name)
        leaders = [series.astype(float).idxmax() for series, *_ in panels]
        title = f"By weight {leaders[0]} leads, per container {leaders[1]}"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    listed = ". ".join(
        f"By {name}: "
        + ", ".join(f"{port} {x:.3g}" for port, x in series.sort_values(ascending=False).items())
        for series, name, _, _ in panels
    )
    show(
        fig,
        alt=f"{title}. {listed}.",
        caption="Le Havre as counted by all services, with the traffic of HAROPA; Antwerp with "
        "that of Antwerp-Bruges. Sources in port_seizures and container_traffic.",
    )

"""Pictures of module 5: hidden flows and the size of a market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from course.methods.markets import Band, drivers, purity_adjusted_price, quantile_band
from course.pictures import GRID, INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


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
        alt=f"SYNTHETIC DATA. Four invented markets, one in each corner of the plot. {listed}.",
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
            f"Price of cocaine in France, {first} and {last}. A gram as sold rose from "
            f"{sold[first]:.0f} to {sold[last]:.0f} euros; a pure gram fell from "
            f"{pure[first]:.0f} to {pure[last]:.0f} euros."
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


@picture
def market_versions(versions: pd.DataFrame) -> None:
    """Show every published size of a drug market, as a point or a range.

    Parameters
    ----------
    versions : pandas.DataFrame
        Rows of ``market_size`` for one place and all drugs.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import pandas as pd  # noqa: PLC0415 - heavy

    rows = versions.sort_values(["year", "row_id"], ascending=False).to_dict("records")
    names, told, ends = [], [], []
    with theme():
        fig, ax = plt.subplots(figsize=(8.0, 0.42 * len(rows) + 1.3))
        for y, row in enumerate(rows):
            said = []
            if pd.notna(row["eur_bn"]):
                ax.plot(row["eur_bn"], y, "D", color=PALETTE[0], markersize=8, zorder=3)
                said.append(f"{row['eur_bn']:g}")
            if pd.notna(row["eur_bn_low"]):
                ends_here = [float(row["eur_bn_low"]), float(row["eur_bn_high"])]
                ax.plot(ends_here, [y, y], color=PALETTE[2], linewidth=5)
                said.append(f"{ends_here[0]:g} to {ends_here[1]:g}")
            else:
                ends_here = [float(row["eur_bn"])] * 2
            ends += ends_here
            names.append(f"{row['year']}  {row['row_id']}")
            told.append(f"{row['year']} ({row['row_id']}): {', '.join(said)}")
            label_end(ax, ends_here[1], y, f"  {row['said_by']}")
        ax.set_yticks(range(len(names)), names)
        ax.set_xlim(0, max(ends) * 1.45)
        ax.grid(visible=True, axis="x")
        ax.grid(visible=False, axis="y")
        ax.set_xlabel("billion euros a year; diamond: one figure, bar: a range")
        ax.set_title(f"Since {rows[-1]['year']}, figures from {min(ends):g} to {max(ends):g}")
    show(
        fig,
        alt=f"Published sizes of the French drug market in billion euros. {'; '.join(told[::-1])}.",
        caption="Not one thing measured many times: see the columns measure and method.",
    )


@picture
def bands(
    markets: Mapping[str, Any],
    published: Mapping[str, tuple[float, float]],
    answer: Any,
    name: str,
) -> None:
    """Show simulated market sizes with their middle 90 per cent over published ranges.

    Parameters
    ----------
    markets : mapping
        Simulated sizes in billion euros by what they assume.
    published : mapping
        Low and high end of published figures, by their name.
    answer : object
        The student's answer; the stub's dots while the exercise is open.
    name : str
        What that answer is called.
    """
    if answer is ...:
        say_waiting(name)
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    styles = ("-", "--")
    found: dict[str, Band] = {kind: quantile_band(sizes) for kind, sizes in markets.items()}
    with theme():
        fig, axes = plt.subplots(
            len(markets) + 1,
            1,
            figsize=(7.6, 1.9 * len(markets) + 1.9),
            sharex=True,
            squeeze=False,
        )
        for ax, (kind, sizes), style in zip(axes[:-1, 0], markets.items(), styles, strict=False):
            band = found[kind]
            ax.hist(sizes, bins=80, color=GRID)
            ax.axvspan(band.low, band.high, color=PALETTE[2], alpha=0.12)
            for edge in (band.low, band.high):
                ax.axvline(edge, color=PALETTE[2], linestyle=style)
            ax.axvline(band.median, color=PALETTE[0], linestyle=":")
            ax.set_yticks([])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.set_title(
                f"{kind}: {band.low:.1f} to {band.high:.1f}, median {band.median:.1f}", fontsize=11
            )
        ax = axes[-1, 0]
        right = max([high for _, high in published.values()] + [b.high for b in found.values()])
        for band, style in zip(found.values(), styles, strict=False):
            for edge in (band.low, band.high):
                ax.axvline(edge, color=PALETTE[2], linestyle=style, linewidth=1.4)
        for y, (label, (low, high)) in enumerate(published.items()):
            mark = "D" if low == high else "|"
            ax.plot([low, high], [y, y], color=PALETTE[3], linewidth=5, marker=mark, markersize=9)
            label_end(ax, right, y, f" {label}")
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.set_ylim(-0.7, len(published) - 0.3)
        ax.set_xlim(0, 12)
        ax.grid(visible=True, axis="x")
        ax.set_xlabel("market of all drugs, billion euros a year")
        ax.set_title("Published", fontsize=11)
    told = "; ".join(
        f"{kind}: median {band.median:.1f}, middle 90 per cent from {band.low:.1f} to "
        f"{band.high:.1f}"
        for kind, band in found.items()
    )
    listed = "; ".join(
        f"{label}: {low:g}" + (f" to {high:g}" if high != low else "")
        for label, (low, high) in published.items()
    )
    show(
        fig,
        alt=f"Simulated size of the French drug market in billion euros. {told}. Published: "
        f"{listed}.",
        caption="Every outcome rests on the ranges in market_inputs, which the course chose.",
    )


@picture
def driver_bars(market: pd.DataFrame, ranking: Any) -> None:
    """Show how strongly each input drives the result.

    Parameters
    ----------
    market : pandas.DataFrame
        A row a draw: inputs and ``result``.
    ranking : list
        The student's answer; the stub's dots while the exercise is open.
    """
    if ranking is ...:
        say_waiting("ranking")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    found = drivers(market)
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 2.9))
        colors = [PALETTE[3] if x < 0 else PALETTE[0] for x in found]
        bars = ax.barh(list(found.index), found, color=colors, height=0.6)
        ax.bar_label(bars, fmt="%+.2f", padding=4, color=INK)
        ax.axvline(0, color=QUIET, linewidth=1.2)
        ax.invert_yaxis()
        ax.set_xlim(-1, 1)
        ax.grid(visible=False)
        ax.set_xlabel("rank correlation with the size of the market")
        ax.set_title(f"{found.index[0]} drives the result most")
    listed = ", ".join(f"{name} {x:+.2f}" for name, x in found.items())
    show(
        fig,
        alt=f"Rank correlation of each input with the simulated market, strongest first: {listed}.",
    )

"""Pictures of module 5 on the size of a market: versions, bands and what drives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.methods.markets import Band, drivers, quantile_band
from course.pictures import BACKDROP, GRID, INK, PALETTE, QUIET, label_end, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


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
        title = f"Since {rows[-1]['year']}, figures run from {min(ends):g} to {max(ends):g}"
        ax.set_title(title)
    show(
        fig,
        alt=f"{title} billion euros for the French drug market. By year: {'; '.join(told[::-1])}.",
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
            ax.hist(sizes, bins=80, histtype="stepfilled", color=GRID, edgecolor=QUIET)
            ax.axvspan(band.low, band.high, color=PALETTE[2], alpha=0.12, gid=BACKDROP)
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
    widest = max(found.values(), key=lambda band: band.high / band.low)
    listed = "; ".join(
        f"{label}: {low:g}" + (f" to {high:g}" if high != low else "")
        for label, (low, high) in published.items()
    )
    show(
        fig,
        alt=f"The high end of the simulated French drug market is {widest.high / widest.low:.1f} "
        f"times its low end. In billion euros: {told}. Published: {listed}.",
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
        title = f"{found.index[0]} drives the result most"
        ax.set_title(title)
    listed = ", ".join(f"{name} {x:+.2f}" for name, x in found.items())
    show(
        fig,
        alt=f"{title}. Rank correlation of each input with the simulated market, strongest first: "
        f"{listed}.",
    )

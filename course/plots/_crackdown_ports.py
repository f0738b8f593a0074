"""Pictures of module 9 on ports: seizures on a map, and seizures beside what was shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._map import CREDIT, draw_outline
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Where a port is drawn (degrees east and north, approximate), and where its label stands.
_PLACES = {
    "Antwerp": (4.4, 51.25, 6.1, 50.35, "left"),
    "Rotterdam": (4.2, 51.95, 5.6, 52.35, "left"),
    "Zeeland and West Brabant": (3.6, 51.45, 2.6, 52.55, "right"),
    "Hamburg": (9.95, 53.5, 9.6, 52.75, "center"),
    "Le Havre": (0.15, 49.5, 1.0, 48.85, "left"),
}
_WINDOW = ((-6.0, 11.2), (48.1, 54.3))
_WAY = ((-5.8, 49.05), (3.35, 51.5))
"""Start and end of the arrow for loads that were caught before they came."""
_AREA = 17.0
"""Square points of a circle for each tonne."""


@picture
def port_map(ports: pd.DataFrame, caught_before: tuple[float, float]) -> None:
    """Show what was seized in each port in two years, as circles on a map.

    Parameters
    ----------
    ports : pandas.DataFrame
        Tonnes seized: a row for each port, a column for each of two years. A port outside the
        window is told in a line.
    caught_before : tuple of float
        Tonnes bound for Belgium that were seized in South America, in the same two years.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    old, new = ports.columns[:2]
    title = f"Seizures {old} (outline) and {new} (filled): less where most was seized"
    flow = f"bound for Belgium, seized in South America:\n{_tonnes(*caught_before)}"
    inside = [port for port in ports.index if port in _PLACES]
    with theme():
        fig, ax = plt.subplots(figsize=(8.6, 5.3))
        draw_outline(ax, *_WINDOW)
        for port in inside:
            _circles(ax, port, float(ports.loc[port, old]), float(ports.loc[port, new]))
        ax.annotate(
            "",
            _WAY[1],
            _WAY[0],
            arrowprops={
                "arrowstyle": "-|>",
                "color": PALETTE[2],
                "linewidth": 2.4,
                "linestyle": "--",
                "shrinkB": 12,
                "connectionstyle": "arc3,rad=0",
            },
        )
        ax.text(
            _WAY[0][0],
            48.45,
            flow,
            color=PALETTE[2],
            fontsize=10,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85},
        )
        far = [f"{port}, far to the south: {_tonnes(*ports.loc[port])}" for port in ports.index]
        ax.text(
            _WINDOW[0][1],
            _WINDOW[1][0] + 0.05,
            "\n".join(
                line for port, line in zip(ports.index, far, strict=True) if port not in inside
            ),
            ha="right",
            fontsize=10,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )
        ax.set_title(title, fontsize=12)
    listed = "; ".join(f"{port} {_tonnes(*row)}" for port, row in ports.iterrows())
    show(
        fig,
        alt=(
            f"From {old} to {new} less was seized where most was seized: {listed}. A map of "
            f"north-west Europe shows it as circles, and an arrow from the Atlantic stands for "
            f"loads {' '.join(flow.split())}."
        ),
        caption="Areas of the circles are tonnes; positions are approximate; services differ from "
        f"port to port. Sources in port_seizures and seizures_abroad. {CREDIT}",
    )


def _circles(ax: Axes, port: str, old: float, new: float) -> None:
    x, y, label_x, label_y, side = _PLACES[port]
    ax.scatter(x, y, s=new * _AREA, color=PALETTE[3], zorder=3, linewidths=0)
    ax.scatter(
        x,
        y,
        s=old * _AREA,
        facecolors="none",
        edgecolors=PALETTE[0],
        linewidths=1.8,
        zorder=4,
    )
    ax.annotate(
        f"{port}\n{_tonnes(old, new)}",
        (x, y),
        xytext=(label_x, label_y),
        ha=side,
        va="center",
        color=INK,
        fontsize=10,
        zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85},
        arrowprops={"arrowstyle": "-", "color": QUIET, "linewidth": 0.8},
    )


def _tonnes(old: float, new: float) -> str:
    return f"{old:.3g} → {new:.3g} t"


@picture
def two_views(views: Any, flows: pd.DataFrame, change: int) -> None:
    """Show seizures and the true flow of invented ports before and after (SYNTHETIC data).

    Parameters
    ----------
    views : dict
        The student's answer; the stub's dots while the exercise is open.
    flows : pandas.DataFrame
        The table ``synthetic_port_flows``.
    change : int
        The last month before controls got stricter.
    """
    if views is ...:
        say_waiting("views")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    when = flows["month"].gt(change).map({False: "before", True: "after"})
    sums = flows.groupby(["group", when], observed=True)[["seized_t", "true_flow_t"]].sum()
    panels = (("seized_t", "seized, tonnes"), ("true_flow_t", "shipped in truth, tonnes"))
    title = "Seizures rose in all, while less was shipped"
    told = []
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.6, 3.9))
        for ax, (column, unit) in zip(axes, panels, strict=True):
            for group, name, color, marker in (
                ("mega", "the two giants", PALETTE[3], "o"),
                ("other", "the six others", PALETTE[0], "s"),
            ):
                values = [float(sums.loc[(group, part), column]) for part in ("before", "after")]
                ax.plot((0, 1), values, marker + "-", color=color)
                label_end(ax, 1, values[1], f"{name}: {values[1]:,.0f}", color)
                told.append(f"{unit}, {name}: {values[0]:,.0f} before, {values[1]:,.0f} after")
            ax.set_xticks((0, 1), ("before", "after"))
            ax.set_xlim(-0.15, 2.1)
            ax.set_ylim(0, float(sums[column].max()) * 1.3)
            ax.set_ylabel(unit)
            synthetic_label(ax)
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(
        fig,
        alt=f"SYNTHETIC DATA. {title}. {'; '.join(told)}.",
        caption="SYNTHETIC: eight invented ports, the same number of months before and after.",
    )

"""A picture of brokerage roles in a SYNTHETIC network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from course.methods.networks import brokerage
from course.pictures import INK, PALETTE, show, theme
from course.plots._network_shapes import stamp
from course.plots._picture import picture

if TYPE_CHECKING:
    import networkx as nx


@picture
def roles(graph: nx.Graph, groups: Mapping[str, str], kinds: Mapping[str, str]) -> None:
    """Show how often people of each role broker inside their cell and between cells.

    Parameters
    ----------
    graph : networkx.Graph
        A SYNTHETIC network, undirected.
    groups : mapping
        Person to cell.
    kinds : mapping
        Person to role.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    counts = brokerage(graph, groups)
    shown = ("coordinator", "gatekeeper", "liaison")
    means = counts[list(shown)].groupby(counts.index.map(kinds.get)).mean()
    order = [
        kind for kind in ("head", "broker", "leader", "member", "recruit") if kind in means.index
    ]
    names = {
        "coordinator": "coordinator:\ninside one cell",
        "gatekeeper": "gatekeeper or\nrepresentative",
        "liaison": "liaison: between\ntwo other cells",
    }
    with theme():
        fig, axes = plt.subplots(1, len(shown), figsize=(8.4, 3.5))
        for ax, role, color in zip(axes, shown, PALETTE, strict=False):
            values = means.loc[order, role]
            bars = ax.barh(order, values, color=color, height=0.6)
            ax.bar_label(bars, fmt="%.1f", padding=4, color=INK)
            ax.set_xlim(0, max(values) * 1.35)
            ax.invert_yaxis()
            ax.grid(visible=False)
            ax.set_title(names[role], fontsize=11)
            ax.set_xlabel("open pairs a person")
        for ax in axes[1:]:
            ax.set_yticklabels([])
        top = {role: str(means[role].idxmax()) for role in shown}
        title = (
            f"{top['coordinator'].capitalize()}s join their own cell, {top['liaison']}s join cells"
        )
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
        stamp(axes[0], 0.98, 0.12, "right")
    listed = "; ".join(
        f"{role}: " + ", ".join(f"{kind} {means.loc[kind, role]:.1f}" for kind in order)
        for role in shown
    )
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {top['coordinator'].capitalize()}s join most pairs inside their "
            f"cell, {means['coordinator'].max():.1f} each, and {top['liaison']}s most between "
            f"two other cells, {means['liaison'].max():.1f} each. Open pairs that a person joins, "
            f"on average. {listed}."
        ),
        caption="SYNTHETIC. Roles after Gould and Fernandez (1989), ties read without direction; "
        "each panel has its own scale.",
    )

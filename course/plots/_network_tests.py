"""Pictures of what hidden ties do to a network's leaders (SYNTHETIC networks)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.methods.networks import betweenness as between
from course.methods.networks import ranks, top_survival
from course.pictures import PALETTE, QUIET, label_end, show, theme
from course.plots._network_shapes import stamp
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import networkx as nx

_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4)
_DRAWS = {"degree": 500, "betweenness": 60}
_MARKS = {
    "leader": ("*", PALETTE[3]),
    "broker": ("D", PALETTE[3]),
    "head": ("s", PALETTE[0]),
    "member": ("o", QUIET),
    "recruit": ("o", QUIET),
}
_LISTED = 10
"""How many places the picture of two sources shows."""


@picture
def hidden_ties(networks: Mapping[str, nx.Graph], stays: Any) -> None:
    """Show how often the leading person still leads when ties are hidden (SYNTHETIC data).

    Parameters
    ----------
    networks : mapping
        Name to network.
    stays : dict
        The student's answer; the stub's dots while the exercise is open.
    """
    if stays is ... or (isinstance(stays, dict) and ... in stays.values()):
        say_waiting("stays")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    styles = {"degree": ("-", "o"), "betweenness": ("--", "s")}
    lines = {
        (name, by): [
            100 * top_survival(graph, share, draws=_DRAWS[by], seed=6, by=by) for share in _SHARES
        ]
        for name, graph in networks.items()
        for by in styles
    }
    title = "Who leads depends on the ties that nobody saw"
    with theme():
        fig, axes = plt.subplots(1, len(networks), figsize=(8.4, 3.9), sharey=True)
        for ax, name, color in zip(axes, networks, (PALETTE[0], PALETTE[3]), strict=False):
            for by, (line, mark) in styles.items():
                values = lines[name, by]
                ax.plot([100 * share for share in _SHARES], values, line + mark, color=color)
                label_end(ax, 100 * _SHARES[-1], values[-1], f"by {by}", color)
            ax.set_xlim(-2, 66)
            ax.set_xticks([100 * share for share in _SHARES])
            ax.set_ylim(0, 104)
            ax.set_xlabel("ties hidden, per cent")
            ax.set_title(name)
            stamp(ax, 0.03, 0.08, "left")
        axes[0].set_ylabel("the leading person still leads,\nper cent of draws")
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    listed = "; ".join(
        f"{name} by {by}: "
        + ", ".join(f"{v:.0f} at {100 * s:.0f}" for s, v in zip(_SHARES, values, strict=True))
        for (name, by), values in lines.items()
    )
    show(
        fig,
        alt=(
            "SYNTHETIC DATA. With more ties hidden, the leader by betweenness leads in fewer "
            "draws, and the leader by degree in nearly all. Per cent of draws that keep the "
            f"leader, at per cent of ties hidden: {listed}."
        ),
        caption=f"SYNTHETIC. Draws a point: {_DRAWS['degree']} by degree, {_DRAWS['betweenness']} "
        "by betweenness. Ties are hidden evenly, which real ones are not.",
    )


@picture
def two_sources(whole: nx.Graph, seen: nx.Graph, kinds: Mapping[str, str], agreement: Any) -> None:
    """Show everybody's place by betweenness in the whole network and in what was seen of it.

    Parameters
    ----------
    whole, seen : networkx.Graph
        The SYNTHETIC network and the ties that an observer saw.
    kinds : mapping
        Person to role.
    agreement : dict
        The student's answer; the stub's dots while the exercise is open.
    """
    if agreement is ... or (isinstance(agreement, dict) and ... in agreement.values()):
        say_waiting("agreement")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    places = [ranks(between(graph)) for graph in (whole, seen)]
    firsts = [list(place.sort_values().index[:_LISTED]) for place in places]
    stay = [person for person in firsts[0] if person in firsts[1]]
    lower = _LISTED + 1.4
    title = f"Of the first {_LISTED} by betweenness, {len(stay)} stay among the first {_LISTED}"
    with theme():
        fig, ax = plt.subplots(figsize=(8.0, 5.6))
        for person in dict.fromkeys(firsts[0] + firsts[1]):
            ends = [f.index(person) + 1 if person in f else lower for f in firsts]
            mark, color = _MARKS[kinds[person]]
            line = "-" if person in stay else ":"
            ax.plot([0, 1], ends, line, color=color, linewidth=2.2 if person in stay else 1.4)
            for x, y, side in ((0, ends[0], "right"), (1, ends[1], "left")):
                if y == lower:
                    continue
                ax.plot(x, y, mark, color=color, markersize=9)
                ax.annotate(
                    f"{y}. {person}, {kinds[person]}",
                    (x, y),
                    xytext=(-12 if side == "right" else 12, 0),
                    textcoords="offset points",
                    ha=side,
                    va="center",
                    color=color,
                )
        for x, side in ((0, "right"), (1, "left")):
            ax.text(x, lower, " further down ", ha=side, va="center", color=QUIET)
        ax.set_xlim(-0.75, 1.75)
        ax.set_ylim(lower + 0.6, -0.4)
        ax.text(0, 0.1, "in the whole network", ha="right", weight="bold")
        ax.text(1, 0.1, "in what was seen", ha="left", weight="bold")
        ax.axis("off")
        ax.set_title(title)
        stamp(ax, 0.5, 0.02, "center")
    listed = [", ".join(f"{p} ({kinds[p]})" for p in first) for first in firsts]
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. By betweenness in the whole network: {listed[0]}. In what "
            f"was seen: {listed[1]}."
        ),
        caption="SYNTHETIC. Places by betweenness. Whole lines: among the first in both.",
    )

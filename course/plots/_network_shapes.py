"""Drawings of small networks, and how ties and nodes are drawn in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

Places = Mapping[Any, tuple[float, float]]


@picture
def two_drawings(graph: nx.Graph, places: Sequence[Places]) -> None:
    """Draw one small graph twice, in two layouts.

    Parameters
    ----------
    graph : networkx.Graph
        The graph.
    places : sequence of mapping
        For each drawing, node to its place.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    with theme():
        fig, axes = plt.subplots(1, len(places), figsize=(7.6, 3.3))
        for number, (ax, where) in enumerate(zip(axes, places, strict=True), start=1):
            draw_ties(ax, graph, where)
            ax.set_title(f"drawing {number}")
        fig.suptitle("Two drawings, one network", x=0.01, ha="left", weight="bold")
    ties = ", ".join(f"{one}-{other}" for one, other in graph.edges)
    top = " and ".join(max(where, key=lambda node: where[node][1]) for where in places)
    show(
        fig,
        alt=(
            f"The same {len(graph)} nodes and {graph.number_of_edges()} ties are drawn twice, and "
            f"another node stands at the top each time. The ties: {ties}. At the top: {top}."
        ),
    )


@picture
def kite(graph: nx.Graph, places: Places, leading: Any) -> None:
    """Draw the kite twice, with nodes sized by degree and by betweenness.

    Parameters
    ----------
    graph : networkx.Graph
        Krackhardt's kite.
    places : mapping
        Node to its place.
    leading : dict
        The student's answer; the stub's dots while the exercise is open.
    """
    if leading is ... or (isinstance(leading, dict) and ... in leading.values()):
        say_waiting("leading")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import networkx as nx  # noqa: PLC0415 - heavy

    sizes = (
        ("ties", {node: float(degree) for node, degree in graph.degree}),
        ("betweenness", nx.betweenness_centrality(graph)),
    )
    tops = [max(size, key=lambda node: size[node]) for _, size in sizes]
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.4))
        for ax, (name, size), top in zip(axes, sizes, tops, strict=True):
            most = max(size.values())
            draw_ties(ax, graph, places, {node: size[node] / most for node in graph}, top)
            ax.set_title(f"sized by {name}: {top} leads")
        title = f"{tops[0]} knows most people, {tops[1]} connects most pairs"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    degrees = ", ".join(f"{node} {value:.0f}" for node, value in sizes[0][1].items())
    shares = ", ".join(f"{node} {value:.2f}" for node, value in sizes[1][1].items())
    show(fig, alt=f"{title}. Ties: {degrees}. Betweenness, as a share of pairs: {shares}.")


def draw_ties(
    ax: Axes,
    graph: nx.Graph,
    places: Places,
    sizes: Mapping[Any, float] | None = None,
    marked: Any = None,
) -> None:
    """Draw ties as lines and nodes as circles that hold their names.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    graph : networkx.Graph
        What to draw.
    places : mapping
        Node to its place.
    sizes : mapping, optional
        Node to its size, from 0 to 1; without it, all are of one size.
    marked : object, optional
        The one node that is drawn dark.
    """
    for one, other in graph.edges:
        (x0, y0), (x1, y1) = places[one], places[other]
        ax.plot([x0, x1], [y0, y1], color=QUIET, linewidth=1.4, zorder=1)
    for node in graph:
        x, y = places[node]
        size = 15 + 17 * sizes[node] if sizes else 22
        dark = node == marked
        ax.plot(
            x,
            y,
            "o",
            markersize=size,
            markerfacecolor=PALETTE[0] if dark else "white",
            markeredgecolor=INK,
            zorder=2,
        )
        ax.text(
            x,
            y,
            node,
            ha="center",
            va="center",
            fontsize=9,
            weight="bold",
            color="white" if dark else INK,
            zorder=3,
        )
    ax.margins(0.16)
    ax.axis("off")


def stamp(ax: Axes, x: float, y: float, side: str) -> None:
    """Write SYNTHETIC DATA where no line or bar ends.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to write.
    x, y : float
        The place, as shares of the axes.
    side : str
        The side of the words that lies there: "left", "right" or "center".
    """
    ax.text(
        x,
        y,
        "SYNTHETIC DATA",
        transform=ax.transAxes,
        ha=side,
        fontsize=9,
        weight="bold",
        bbox={"facecolor": "white", "edgecolor": INK, "boxstyle": "square,pad=0.3"},
    )

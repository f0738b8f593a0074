"""Pictures of the case graph: all of it, and one sentence of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from course.case import LEVELS
from course.pictures import PALETTE, QUIET, show, theme
from course.plots._network_shapes import draw_ties
from course.plots._picture import picture

if TYPE_CHECKING:
    import networkx as nx

_STYLES: dict[str, Any] = {"stated": "-", "reported": "--", "alleged": ":"}
_NAMED = 6
"""How many of the most tied entities of the case have their name beside them."""


@picture
def case_map(graph: nx.MultiDiGraph) -> None:
    """Draw the case graph with the ties' certainty as their line.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `course.case.case_graph` makes it.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import networkx as nx  # noqa: PLC0415 - heavy
    from matplotlib.lines import Line2D  # noqa: PLC0415 - heavy
    from matplotlib.patheffects import withStroke  # noqa: PLC0415 - heavy

    flat = nx.Graph(graph)
    places = _spread(flat)
    first = sorted(flat, key=lambda node: -flat.degree[node])[:_NAMED]
    colors = dict(zip(LEVELS, (QUIET, PALETTE[2], PALETTE[3]), strict=True))
    with theme():
        fig, ax = plt.subplots(figsize=(8.4, 7.0))
        for one, other, level in graph.edges(data="certainty"):
            (x0, y0), (x1, y1) = places[one], places[other]
            ax.plot(
                [x0, x1],
                [y0, y1],
                _STYLES[level],
                color=colors[level],
                linewidth=1.0 if level == LEVELS[0] else 2.0,
                zorder=1,
            )
        for node, (x, y) in places.items():
            ax.plot(x, y, "o", color=PALETTE[0], markersize=4 + 0.7 * flat.degree[node], zorder=2)
        for node in first:
            ax.annotate(
                graph.nodes[node]["label"].partition(" (")[0],
                places[node],
                xytext=(0, 8 + 0.4 * flat.degree[node]),
                textcoords="offset points",
                ha="center",
                weight="bold",
                zorder=3,
                path_effects=[withStroke(linewidth=3, foreground="white")],
            )
        lines = [Line2D([], [], linestyle=_STYLES[n], color=colors[n], lw=2) for n in LEVELS]
        ax.legend(lines, LEVELS, loc="upper right", title="certainty of a tie")
        ax.axis("off")
        ax.set_title("One article as a graph: the man it is about has most neighbors")
    listed = ", ".join(f"{graph.nodes[n]['label']} {flat.degree[n]}" for n in first)
    counts = ", ".join(
        f"{sum(c == level for *_, c in graph.edges(data='certainty'))} {level}" for level in LEVELS
    )
    show(
        fig,
        alt=(
            f"One article joins {len(flat)} entities by {graph.number_of_edges()} ties, and the "
            f"man it is about has most neighbors. By certainty: {counts}. The entities with most "
            f"neighbors: {listed}."
        ),
        caption="Drawn by a layout program: where a point lies on the page means nothing. Ties "
        "that the article denies are left out.",
    )


def _spread(graph: nx.Graph) -> dict[Any, tuple[float, float]]:
    """Place the largest part by its distances, and the other parts in a row below it."""
    import networkx as nx  # noqa: PLC0415 - heavy

    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    places: dict[Any, tuple[float, float]] = {}
    for number, part in enumerate(parts):
        # Nodes and ties in a fixed order: the same graph gives the same picture.
        drawn: nx.Graph = nx.Graph()
        drawn.add_nodes_from(sorted(part))
        drawn.add_edges_from(sorted(map(sorted, graph.subgraph(part).edges)))
        size, left, down = (0.14, -1.25 + 0.5 * number, -1.25) if number else (1, 0, 0)
        for node, (x, y) in nx.kamada_kawai_layout(drawn, pos=nx.circular_layout(drawn)).items():
            places[node] = (left + size * x, down + size * y)
    return places


@picture
def one_sentence(graph: nx.MultiDiGraph, present: Sequence[str], sentence: str) -> None:
    """Draw one sentence twice: everybody tied to everybody, and the ties that it states.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The case graph.
    present : sequence of str
        The entities that the sentence names.
    sentence : str
        Its number, such as "S08".
    """
    from itertools import combinations  # noqa: PLC0415 - used here alone

    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy
    import networkx as nx  # noqa: PLC0415 - heavy

    together: nx.Graph = nx.Graph(combinations(present, 2))
    stated: nx.Graph = nx.Graph()
    stated.add_nodes_from(present)
    stated.add_edges_from(
        (one, other)
        for one, other, where in graph.edges(data="sentence")
        if where == sentence and {one, other} <= set(present)
    )
    places = nx.circular_layout(together)
    found = (together.number_of_edges(), stated.number_of_edges())
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.4, 4.2))
        for ax, drawn, name, number in zip(
            axes, (together, stated), ("named together", "said to be tied"), found, strict=True
        ):
            draw_ties(ax, drawn, places)
            ax.set_title(f"{name}: {number}")
        title = f"One sentence makes {found[0]} ties, or the {found[1]} that it states"
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    names = ", ".join(f"{node} {graph.nodes[node]['label']}" for node in present)
    ties = ", ".join(f"{one}-{other}" for one, other in stated.edges)
    show(
        fig,
        alt=(
            f"{title}. Sentence {sentence} names {len(present)} entities: {names}. Ties by being "
            f"named together: every pair. Ties that it states: {ties}."
        ),
        caption=names + ".",
    )

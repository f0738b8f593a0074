"""Pictures of module 1 on SYNTHETIC citations: the graph, and outlets beside origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.methods.claims import citation_graph, origins
from course.pictures import GRID, INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = 5
"""How many steps a chain of citations may have in the drawing."""


@picture
def who_cites_whom(citations: pd.DataFrame) -> None:
    """Draw a SYNTHETIC graph of citations, arrows pointing to the outlet that is cited.

    Parameters
    ----------
    citations : pandas.DataFrame
        The table ``synthetic_citations``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    graph = citation_graph(citations)
    places = _places(graph)
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 5.0))
        for start, end in graph.edges:
            both = graph.has_edge(end, start)
            ax.annotate(
                "",
                places[end],
                places[start],
                arrowprops={
                    "arrowstyle": "-|>",
                    "color": QUIET,
                    "shrinkA": 15,
                    "shrinkB": 15,
                    "linewidth": 1.6,
                    "connectionstyle": f"arc3,rad={0.3 if both else 0}",
                },
            )
        for node, (x, y) in places.items():
            ax.text(
                x,
                y,
                node.removeprefix("Outlet "),
                ha="center",
                va="center",
                weight="bold",
                bbox={"boxstyle": "circle,pad=0.35", "facecolor": "white", "edgecolor": INK},
            )
        xs, ys = zip(*places.values(), strict=True)
        ax.set_xlim(min(xs) - 0.5, max(xs) + 0.5)
        ax.set_ylim(min(ys) - 0.6, max(ys) + 1.0)
        ax.axis("off")
        synthetic_label(ax)
        ax.set_title("An arrow runs from an outlet to the one it cites")
    listed = "; ".join(f"{start} cites {end}" for start, end in graph.edges)
    free = [str(node) for node in graph if not graph.out_degree(node)]
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. Of {len(graph)} outlets, {len(free)} cite nobody; there are "
            f"{graph.number_of_edges()} citations. {listed}. Citing nobody: {', '.join(free)}."
        ),
        caption="SYNTHETIC: invented outlets; numbers are their names.",
    )


def _places(graph: Any) -> dict[str, tuple[float, float]]:
    """Place each outlet right of what it cites, one row a trail."""
    import networkx as nx  # noqa: PLC0415 - heavy

    ends = [node for node in graph if not graph.out_degree(node)]
    column: dict[str, int] = {}
    for node in graph:
        reach = [
            nx.shortest_path_length(graph, node, e) for e in ends if nx.has_path(graph, node, e)
        ]
        column[node] = min(max(reach, default=0), _COLUMNS)
    for circle in nx.strongly_connected_components(graph):
        for step, node in enumerate(sorted(circle)):
            column[node] += step
    for node in graph:  # what hangs on a circle stands right of it
        if not any(nx.has_path(graph, node, e) for e in ends) and not nx.ancestors(graph, node):
            column[node] = 2
    rows: dict[str, float] = {}
    taken: set[tuple[int, float]] = set()
    parts = sorted(
        nx.weakly_connected_components(graph), key=lambda p: (-len(p), min(p, key=_rank))
    )
    top = 0.0
    for part in parts:
        lowest = top
        for node in sorted(part, key=lambda n: (column[n], _rank(n))):
            wanted = top
            while (column[node], wanted) in taken:
                wanted -= 1.0
            taken.add((column[node], wanted))
            rows[node] = wanted
            lowest = min(lowest, wanted)
        top = lowest - 1.0
    # Every other column half a row lower: no arrow runs through an outlet between its ends.
    return {node: (1.6 * column[node], rows[node] - 0.5 * (column[node] % 2)) for node in graph}


def _rank(outlet: str) -> int:
    return int(outlet.rsplit(maxsplit=1)[-1])


@picture
def outlets_and_origins(
    citations: pd.DataFrame, briefs: Mapping[str, Sequence[str]], ranking: Any
) -> None:
    """Show for each SYNTHETIC brief its outlets beside the origins behind them.

    Parameters
    ----------
    citations : pandas.DataFrame
        The table ``synthetic_citations``.
    briefs : mapping
        Name of a brief to the outlets that it names.
    ranking : list of str
        The student's order of the briefs; anything but all of them, best founded first, waits.
    """
    graph = citation_graph(citations)
    behind = {name: len(origins(graph, named)) for name, named in briefs.items()}
    order = list(ranking) if isinstance(ranking, list | tuple) else []
    if order != sorted(briefs, key=lambda name: -behind[name]):
        say_waiting("ranking")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    most = max(briefs, key=lambda name: len(briefs[name]))
    title = f"Brief {most} has the most outlets, brief {order[0]} the most origins"
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 3.6))
        for place, name in enumerate(order):
            for shift, number, color, what in (
                (-0.2, len(briefs[name]), GRID, "outlets"),
                (0.2, behind[name], PALETTE[0], "origins"),
            ):
                ax.barh(place + shift, number, 0.36, color=color, edgecolor=INK)
                label_end(
                    ax, number, place + shift, f"{number} {what if number != 1 else what[:-1]}"
                )
        ax.set_yticks(range(len(order)), [f"brief {name}" for name in order])
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.set_xlim(0, max(map(len, briefs.values())) * 1.3)
        ax.set_xlabel("number")
        ax.set_title(title)
        ax.text(
            0.98,
            0.04,
            "SYNTHETIC DATA",
            transform=ax.transAxes,
            ha="right",
            weight="bold",
            bbox={"facecolor": "white", "edgecolor": INK, "boxstyle": "square,pad=0.3"},
        )
    listed = "; ".join(
        f"brief {name}: {len(briefs[name])} outlets, {behind[name]} origins" for name in order
    )
    show(fig, alt=f"SYNTHETIC DATA. {title}. {listed}.", caption="SYNTHETIC: invented outlets.")

"""How the lessons of module 7 draw a small network."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# By hand: left to right along the kite. Places in a drawing mean nothing.
KITE = {
    "A": (0.0, 0.9),
    "B": (0.0, -0.9),
    "C": (0.9, 1.7),
    "D": (0.9, 0.0),
    "E": (0.9, -1.7),
    "F": (1.9, 0.9),
    "G": (1.9, -0.9),
    "H": (2.9, 0.0),
    "I": (3.8, 0.0),
    "J": (4.7, 0.0),
}
"""Where the people of the kite stand."""


def draw_network(
    ax: Axes,
    graph: Any,
    places: Mapping[Any, tuple[float, float]],
    gone: Collection[Any] = (),
    marked: Collection[Any] = (),
) -> None:
    """Draw people as lettered disks and ties as lines; who is gone is a dashed empty ring.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    graph : networkx.Graph
        The network, those who are gone included.
    places : mapping
        Person to x and y.
    gone : collection
        People without whom the rest is drawn.
    marked : collection
        People drawn in a second color and as squares.
    """
    for one, other in graph.edges:
        (x1, y1), (x2, y2) = places[one], places[other]
        lost = one in gone or other in gone
        ax.plot(
            [x1, x2],
            [y1, y2],
            color=QUIET,
            linewidth=0.8 if lost else 1.8,
            linestyle=":" if lost else "-",
            zorder=1,
        )
    for person in graph:
        x, y = places[person]
        empty = person in gone
        special = person in marked
        ax.plot(
            x,
            y,
            "s" if special else "o",
            markersize=19,
            markerfacecolor="white" if empty else PALETTE[3] if special else PALETTE[0],
            markeredgecolor=QUIET if empty else "white",
            markeredgewidth=1.5,
            linestyle="none",
            zorder=2,
        )
        ax.annotate(
            str(person),
            (x, y),
            ha="center",
            va="center",
            color=INK if empty else "white",
            weight="bold",
            zorder=3,
        )
    ax.set_axis_off()
    ax.margins(0.1)
    ax.set_aspect("equal")

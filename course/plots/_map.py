"""A map without any library for maps: the course's own outline, and degrees made square."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from course.datasets import load
from course.pictures import INK, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CREDIT = "Outline: Natural Earth (public domain), by way of world-atlas (ISC license)."
"""What a caption below a map says."""


def draw_outline(
    ax: Axes, lon: tuple[float, float], lat: tuple[float, float], *, borders: bool = True
) -> None:
    """Draw coasts and borders in a window.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw; its grid, ticks and spines are taken away.
    lon, lat : tuple of float
        West and east, south and north end of the window, in degrees. The outline reaches from
        6 degrees west to 14 east and from 41.5 to 56 degrees north.
    borders : bool
        Whether to draw the borders of countries, for orientation.
    """
    outline = load("coast_outline")
    for (_, kind), line in outline.groupby(["piece", "kind"], observed=True):
        if kind == "coast":
            ax.plot(line["lon"], line["lat"], color=INK, linewidth=0.9)
        elif borders:
            ax.plot(line["lon"], line["lat"], color=QUIET, linewidth=0.7, linestyle=(0, (3, 3)))
    ax.set_xlim(lon)
    ax.set_ylim(lat)
    # A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
    ax.set_aspect(1 / math.cos(math.radians(sum(lat) / 2)))
    ax.set_xticks([])
    ax.set_yticks([])
    ax.grid(visible=False)
    for spine in ax.spines.values():
        spine.set_visible(False)

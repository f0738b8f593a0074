"""What a matplotlib figure shows: its marks and its texts, as they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import Collection, LineCollection, PathCollection, QuadMesh
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Annotation, Text

from course.pictures import BACKDROP
from tests._sight import RGB, contrast, over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

#: How near, in pixels, a text stands to the mark that it names.
_NEAR = 18


@dataclass(frozen=True)
class Mark:
    """One mark: the color that it is known by, and what else tells it from others."""

    kind: str
    color: RGB
    contrast: float
    shape: str = ""
    hollow: bool = False
    dashes: str = ""
    hatch: str = ""
    width: float = 0.0
    points: Any = field(default=None, compare=False, repr=False)

    def has_other_look(self, other: Mark) -> bool:
        """Whether more than color tells two marks apart."""
        thin, thick = sorted((self.width, other.width))
        return (
            (self.kind, self.shape, self.hollow, self.dashes, self.hatch)
            != (other.kind, other.shape, other.hollow, other.dashes, other.hatch)
        ) or (thin > 0 and thick / thin >= 2)


def marks(ax: Axes) -> list[Mark]:
    """Return the marks of one plot, but not its grid, its frame or its key."""
    ground = ground_of(ax)
    found: list[Mark] = []
    for line in ax.lines:
        found += _of_line(line, ground)
    for patch in ax.patches:
        found += _of_patch(patch, ground)
    for collection in ax.collections:
        found += _of_collection(collection, ground)
    for text in ax.texts:
        arrow = getattr(text, "arrow_patch", None)
        if isinstance(text, Annotation) and arrow is not None and arrow.get_visible():
            color = over(arrow.get_edgecolor(), ground)
            dashes, width = str(arrow.get_linestyle()), float(arrow.get_linewidth())
            seen = contrast(color, ground)
            found.append(Mark("arrow", color, seen, dashes=dashes, width=width))
    return found


def ground_of(ax: Axes) -> RGB:
    """Return the color behind the marks of a plot."""
    page = over(to_rgba(ax.figure.get_facecolor()), (1.0, 1.0, 1.0))
    return over(to_rgba(ax.get_facecolor()), page) if ax.axison else page


def heat_maps(ax: Axes) -> Iterator[Any]:
    """Yield the images and meshes of a plot whose colors stand for numbers."""
    for shown in (*ax.images, *ax.collections):
        if not isinstance(shown, Collection) or isinstance(shown, QuadMesh):
            yield shown


def says_itself(mark: Mark, ax: Axes) -> bool:
    """Whether a text inside a mark, such as the number in a cell, says what its color says."""
    if mark.kind != "bar":
        return False
    low, high = mark.points.min(axis=0), mark.points.max(axis=0)
    boxes = [text.get_window_extent() for text in ax.texts if text.get_visible()]
    centers = [((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for box in boxes]
    return any(low[0] < x < high[0] and low[1] < y < high[1] for x, y in centers)


def is_named(mark: Mark, ax: Axes) -> bool:
    """Whether a text stands at a mark, or a word on an axis in line with it."""
    if mark.points is None or not len(mark.points):
        return False
    for text in ax.texts:
        if text.get_visible() and text.get_text().strip():
            box = text.get_window_extent()
            x = np.clip(mark.points[:, 0], box.x0, box.x1) - mark.points[:, 0]
            y = np.clip(mark.points[:, 1], box.y0, box.y1) - mark.points[:, 1]
            if (np.hypot(x, y) <= _NEAR).any():
                return True
    low, high = mark.points.min(axis=0), mark.points.max(axis=0)
    for side, axis in enumerate((ax.xaxis, ax.yaxis)):
        for label in axis.get_ticklabels():
            if any(letter.isalpha() for letter in label.get_text()) and axis.get_visible():
                place = ax.transData.transform(label.get_position())[side]
                if low[side] - 4 <= place <= high[side] + 4:
                    return True
    return False


def faint_texts(figure: Figure, least: float, share: float = 0.85) -> list[str]:
    """Return the texts that have too little contrast with what is drawn behind them.

    A text passes when `share` of the pixels behind it give the contrast, so that a thin line
    through it does no harm. The figure's layout is frozen, and its texts are hidden, by this.
    """
    figure.canvas.draw()
    figure.set_layout_engine("none")
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    for text in texts:
        text.set_visible(False)
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[::-1, :, :3] / 255
    faint = []
    for text, box in zip(texts, boxes, strict=True):
        x0, x1 = (int(np.clip(x, 0, pixels.shape[1])) for x in (box.x0, box.x1 + 1))
        y0, y1 = (int(np.clip(y, 0, pixels.shape[0])) for y in (box.y0, box.y1 + 1))
        behind = pixels[y0:y1, x0:x1].reshape(-1, 3)
        patch = text.get_bbox_patch()
        if patch is not None:
            behind = np.array([over(patch.get_facecolor(), tuple(p)) for p in behind])
        if not len(behind):
            continue
        color = to_rgba(text.get_color(), text.get_alpha())
        grounds, counts = np.unique(behind.round(2), axis=0, return_counts=True)
        enough = [
            contrast(over(color, tuple(map(float, g))), tuple(map(float, g))) >= least
            for g in grounds
        ]
        if counts[enough].sum() < share * counts.sum():
            faint.append(text.get_text())
    return faint


def _of_line(line: Line2D, ground: RGB) -> list[Mark]:
    if not line.get_visible() or not len(line.get_xydata()) or line.get_gid() == BACKDROP:
        return []
    points = line.get_transform().transform(line.get_xydata())
    points = points[np.isfinite(points).all(axis=1)]
    found = []
    dashes = str(line.get_linestyle())
    marker = str(line.get_marker())
    if dashes not in ("None", "none", "", " ") and len(points) > 1:
        color = over(to_rgba(line.get_color(), line.get_alpha()), ground)
        found.append(
            Mark(
                "line",
                color,
                contrast(color, ground),
                shape=marker,
                dashes=dashes,
                width=float(line.get_linewidth()),
                points=_along(points),
            )
        )
    if marker not in ("None", "none", "", " ") and not found:
        face, edge = (
            over(to_rgba(part, line.get_alpha()), ground)
            for part in (line.get_markerfacecolor(), line.get_markeredgecolor())
        )
        found.append(
            _filled("point", face, edge, ground, outlined=True, shape=marker, points=points)
        )
    return found


def _of_patch(patch: Patch, ground: RGB) -> list[Mark]:
    if not patch.get_visible() or patch.get_gid() == BACKDROP:
        return []
    if isinstance(patch, Rectangle) and not (patch.get_width() and patch.get_height()):
        return []
    box = patch.get_window_extent()
    points = np.array([[x, y] for x in (box.x0, box.x1) for y in (box.y0, box.y1)])
    face, edge = over(patch.get_facecolor(), ground), over(patch.get_edgecolor(), ground)
    outlined = patch.get_linewidth() > 0 and patch.get_edgecolor()[3] > 0
    kind = "bar" if isinstance(patch, Rectangle) else "shape"
    hatch = patch.get_hatch() or ""
    return [_filled(kind, face, edge, ground, outlined=outlined, hatch=hatch, points=points)]


def _of_collection(collection: Collection, ground: RGB) -> list[Mark]:
    if not collection.get_visible() or collection.get_gid() == BACKDROP:
        return []
    if isinstance(collection, QuadMesh):
        return []
    collection.update_scalarmappable()
    faces, edges = collection.get_facecolor(), collection.get_edgecolor()
    widths = np.atleast_1d(collection.get_linewidth())
    if isinstance(collection, LineCollection):
        dashes = str(collection.get_linestyle()[0][1])
        found = []
        for place, segment in enumerate(collection.get_segments()):
            color = over(tuple(edges[place % len(edges)]), ground)
            points = collection.get_transform().transform(np.asarray(segment))
            width = float(widths[place % len(widths)])
            found.append(
                Mark(
                    "line",
                    color,
                    contrast(color, ground),
                    dashes=dashes,
                    width=width,
                    points=_along(points),
                )
            )
        return found
    hatch = collection.get_hatch() or ""
    if isinstance(collection, PathCollection):
        offsets = collection.get_offset_transform().transform(collection.get_offsets())
        shape = str(len(collection.get_paths()[0].vertices)) if collection.get_paths() else ""
        return [
            _filled(
                "point",
                over(tuple(faces[place % len(faces)]), ground) if len(faces) else ground,
                over(tuple(edges[place % len(edges)]), ground) if len(edges) else ground,
                ground,
                outlined=bool(len(edges)) and bool(widths[place % len(widths)] > 0),
                shape=shape,
                hatch=hatch,
                points=offsets[place : place + 1],
            )
            for place in range(len(offsets))
        ]
    face = over(tuple(faces[0]), ground) if len(faces) else ground
    edge = over(tuple(edges[0]), ground) if len(edges) else ground
    return [_filled("area", face, edge, ground, outlined=bool(len(edges)), hatch=hatch)]


def _filled(  # noqa: PLR0913 - what a filled mark is made of
    kind: str,
    face: RGB,
    edge: RGB,
    ground: RGB,
    *,
    outlined: bool,
    shape: str = "",
    hatch: str = "",
    points: Any = None,
) -> Mark:
    hollow = contrast(face, ground) < 1.05
    color = edge if hollow else face
    seen = contrast(face, ground)
    if outlined:
        seen = max(seen, contrast(edge, ground))
    return Mark(kind, color, seen, shape, hollow, "", hatch, 0.0, points)


def _along(points: Any) -> Any:
    """Points at every step of a line, so that a label in its middle is found as well."""
    if len(points) < 2:
        return points
    steps = np.linspace(0, 1, 9)[:, None]
    return np.concatenate([a + steps * (b - a) for a, b in pairwise(points)])

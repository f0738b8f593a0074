"""Every picture that a solved lesson shows, examined while it is drawn."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import matplotlib.pyplot as plt
import nbformat
import numpy as np

from course import pictures
from tests._marks import faint_texts, heat_maps, is_named, marks, says_itself
from tests._sight import differ, lightness, mistaken
from tests.checkout import ROOT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0


@dataclass
class Drawn:
    """One picture of a lesson and what was found wrong with it."""

    alt: str
    caption: str
    title: str
    synthetic: bool
    faint_texts: list[str]
    faint_marks: list[str]
    confused: list[str]


def modules() -> list[str]:
    """Return the names of the lessons that are built."""
    return sorted(path.stem for path in (ROOT / "solutions").glob("m*/m*.ipynb"))


@cache
def pictures_of(module: str) -> list[Drawn]:
    """Run a solved lesson outside Jupyter and examine each of its pictures."""
    found: list[Drawn] = []

    def draw(figure: Figure) -> bytes:
        found.append(examine(figure))
        plt.close(figure)
        return bytes(24)

    def say(_png: bytes, alt: str, caption: str | None) -> str:
        found[-1].alt, found[-1].caption = alt, caption or ""
        return ""

    lesson = nbformat.read(ROOT / "solutions" / module / f"{module}.ipynb", as_version=4)
    names: dict[str, Any] = {"__name__": "__main__", "display": lambda *_things: None}
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.callback(os.chdir, Path.cwd())
        os.chdir(folder)
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        for name, double in (("_png", draw), ("_figure_html", say), ("_publish", lambda _: None)):
            stack.enter_context(mock.patch.object(pictures, name, double))
        stack.enter_context(plt.rc_context({"backend": "agg"}))
        for cell in lesson.cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, module, "exec"), names)
    return found


def examine(figure: Figure) -> Drawn:
    """Find faint marks, faint texts and colors that can be mistaken in one figure."""
    figure.canvas.draw()
    faint, confused = [], []
    for ax in figure.axes:
        if not ax.get_visible():
            continue
        shown = marks(ax)
        faint += [
            f"{mark.kind} {_hex(mark.color)} has {mark.contrast:.1f} to 1"
            for mark in shown
            if mark.contrast < MARK_CONTRAST and not says_itself(mark, ax)
        ]
        looks = list({repr(mark): mark for mark in shown}.values())
        for one, other in combinations(looks, 2):
            if one.has_other_look(other) or not differ(one.color, other.color):
                continue
            eyes = mistaken(one.color, other.color)
            same = [[m for m in shown if repr(m) == repr(look)] for look in (one, other)]
            if eyes and not all(is_named(mark, ax) for group in same for mark in group):
                confused.append(
                    f"{one.kind} {_hex(one.color)} and {_hex(other.color)} for {', '.join(eyes)}"
                )
        for shown_map in heat_maps(ax):
            steps = [lightness(tuple(c[:3])) for c in shown_map.cmap(np.linspace(0, 1, 17))]
            if sorted(steps) != steps and sorted(steps, reverse=True) != steps:
                confused.append(f"the color map {shown_map.cmap.name} in gray")
    title = " ".join(
        [figure.get_suptitle(), *(ax.get_title(loc="left") for ax in figure.axes)]
    ).strip()
    words = [text.get_text() for text in figure.findobj(plt.Text) if text.get_visible()]
    synthetic = any("SYNTHETIC" in word for word in words)
    pale = faint_texts(figure, TEXT_CONTRAST)
    return Drawn("", "", title, synthetic, pale, sorted(set(faint)), sorted(set(confused)))


def _hex(color: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)

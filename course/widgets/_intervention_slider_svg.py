"""The intervention slider's picture: the months as bars, cut in two, a mean on either side."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._svg import below_title, line, picture, rect, subtitle, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.widgets._intervention_slider_model import InterventionModel, Month

_LEFT, _RIGHT, _HEIGHT = 52, 748, 250
_BEFORE, _AFTER = PALETTE[3], PALETTE[0]
_PALE = "#8a8a8a"
_GRID_LINES, _MONTH_LABELS = 5, 9


def draw(model: InterventionModel, month: Month) -> str:
    """Draw the series cut at a month.

    Parameters
    ----------
    model : InterventionModel
        The series.
    month : int or str
        The first month after the intervention.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    # Room for the longest title, so that nothing moves when the slider does.
    under = max(below_title(model.title(other)) for other in model.choices)
    frame = _Frame(model, under + 72)
    return picture(
        frame.bottom + 48,
        model.alt(month),
        [
            *title(model.title(month)),
            *subtitle(under, f"{model.what} per month", synthetic=model.synthetic),
            *_grid(frame),
            *_bars(frame, model, month),
            *_months(frame, model),
            *_cut(frame, model, month),
        ],
    )


class _Frame:
    """Where a month and a count are in the picture."""

    def __init__(self, model: InterventionModel, top: float) -> None:
        self.top, self.bottom = top, top + _HEIGHT
        self.most = max(*model.counts, 1)
        self.slot = (_RIGHT - _LEFT) / len(model.months)

    def x(self, place: float) -> float:
        return _LEFT + self.slot * place

    def y(self, value: float) -> float:
        return self.bottom - _HEIGHT * value / self.most


def _grid(frame: _Frame) -> Iterator[str]:
    steps = (digit * 10.0**power for power in count(-3) for digit in (1, 2, 5))
    step = next(step for step in steps if frame.most / step <= _GRID_LINES)
    for value in takewhile(lambda v: v <= frame.most, (step * n for n in count())):
        y = frame.y(value)
        yield line((_LEFT, y), (_RIGHT, y), QUIET if value == 0 else GRID, 1)
        yield text(_LEFT - 8, y + 4.5, f"{value:g}", anchor="end")


def _bars(frame: _Frame, model: InterventionModel, month: Month) -> Iterator[str]:
    cut = list(model.months).index(month)
    for place, value in enumerate(model.counts):
        width = frame.slot * 0.7
        corner = (frame.x(place + 0.5) - width / 2, frame.y(value))
        # Hollow before and filled after: told apart without color.
        fill, edge = ("white", _PALE) if place < cut else (_PALE, _PALE)
        yield rect(corner, width, frame.bottom - corner[1], fill, edge)


def _months(frame: _Frame, model: InterventionModel) -> Iterator[str]:
    every = -(-len(model.months) // _MONTH_LABELS)
    for place, month in enumerate(model.months):
        if place % every == 0:
            x = frame.x(place + 0.5)
            yield line((x, frame.bottom), (x, frame.bottom + 5), QUIET, 1)
            yield text(x, frame.bottom + 20, str(month), size=12)
    yield text((_LEFT + _RIGHT) / 2, frame.bottom + 40, "Month", fill=QUIET)


def _cut(frame: _Frame, model: InterventionModel, month: Month) -> Iterator[str]:
    cut = list(model.months).index(month)
    x = frame.x(cut)
    before, after = model.means(month)
    for value, start, stop, color, dashes in (
        (before, _LEFT, x, _BEFORE, "9 4"),
        (after, x, _RIGHT, _AFTER, ""),
    ):
        y = frame.y(value)
        yield line((start, y), (stop, y), "#ffffff", 7)
        yield line((start, y), (stop, y), color, 4, dashes)
    yield line((x, frame.top - 8), (x, frame.bottom), INK, 2, "3 3")
    y = frame.top - 34
    earlier, later = f"mean before: {before:.1f}", f"mean after: {after:.1f}"
    yield text(_LEFT, y, earlier, fill=_BEFORE, bold=True, anchor="start", halo=True)
    yield text(_RIGHT, y, later, fill=_AFTER, bold=True, anchor="end", halo=True)
    middle = min(max(x, _LEFT + 40), _RIGHT - 40)
    yield text(middle, frame.top - 13, model.name(month), bold=True)

"""The base-year explorer's picture as SVG text: quick to draw and sharp at any zoom."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._svg import line, picture, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.widgets._base_year_model import BaseYearModel

_HEIGHT = 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 598, 84, 352
_ARROW_X = _RIGHT + 24
_BASE, _END = PALETTE[3], PALETTE[0]
_OTHER = "#8a8a8a"  # 3.4 to 1 on white: seen, but behind the two years that are compared
_STRIPE = 6
_UNITS = {"t": "tonnes (t)"}
_GRID_LINES = 5


def draw(model: BaseYearModel, base_year: int) -> str:
    """Draw every year as a bar, the two years that are compared marked, the factor beside them.

    Parameters
    ----------
    model : BaseYearModel
        The series.
    base_year : int
        The year that the end year is compared with.

    Returns
    -------
    str
        An ``svg`` element with role and label, as wide as its surroundings allow.
    """
    scale = _Scale(model)
    bars: list[str] = []
    labels: list[str] = []
    for year in model.years:
        bars += _bar(model, scale, year, base_year)
        labels += _labels(model, scale, year, base_year)
    return picture(
        _HEIGHT,
        model.alt(base_year),
        [
            *title(model.title(base_year)),
            text(12, 58, _below_title(model), fill=QUIET, anchor="start"),
            *_grid(scale),
            *bars,
            *_span(model, scale, base_year),
            *labels,  # last, so that the line from the base never crosses a number
            text(_RIGHT + 12, _BOTTOM + 18, "Year", fill=QUIET, anchor="start"),
        ],
    )


class _Scale:
    """Where a year and a value are in the picture."""

    def __init__(self, model: BaseYearModel) -> None:
        self.top = max(model.series[year] for year in model.years)
        self.slot = (_RIGHT - _LEFT) / len(model.years)
        self._places = {year: place for place, year in enumerate(model.years)}

    def x(self, year: int) -> float:
        """Return the middle of a year's bar."""
        return _LEFT + self.slot * (self._places[year] + 0.5)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return _BOTTOM - (_BOTTOM - _TOP) * value / self.top

    def ticks(self) -> Iterator[float]:
        """Yield round values from zero up, at most five above it."""
        steps = (digit * 10.0**power for power in count(-6) for digit in (1, 2, 5))
        step = next(step for step in steps if self.top / step <= _GRID_LINES)
        return takewhile(lambda value: value <= self.top, (step * n for n in count()))


def _below_title(model: BaseYearModel) -> str:
    source = f". Source: {model.source}" if model.source else ""
    return f"{model.what}, {_UNITS.get(model.unit, model.unit)} per year{source}"


def _grid(scale: _Scale) -> Iterator[str]:
    for value in scale.ticks():
        y = scale.y(value)
        color = QUIET if value == 0 else GRID
        yield line((_LEFT, y), (_RIGHT, y), color, 1)
        yield text(_LEFT - 8, y + 4.5, f"{value:g}", anchor="end")


def _bar(model: BaseYearModel, scale: _Scale, year: int, base_year: int) -> Iterator[str]:
    width = scale.slot * 0.68
    left, top = scale.x(year) - width / 2, scale.y(model.series[year])
    fill = {base_year: "white", model.end_year: _END}.get(year, _OTHER)
    edge = f' stroke="{_BASE}" stroke-width="3"' if year == base_year else ""
    yield (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{_BOTTOM - top:.1f}" '
        f'fill="{fill}"{edge}/>'
    )
    if year == base_year:  # stripes, so that it is told apart without its color
        y = top + _STRIPE
        while y < _BOTTOM:
            yield line((left, y), (left + width, y), _BASE, 2)
            y += _STRIPE


def _labels(model: BaseYearModel, scale: _Scale, year: int, base_year: int) -> Iterator[str]:
    x, value = scale.x(year), model.series[year]
    mark = {base_year: "base", model.end_year: "end"}.get(year)
    color = {base_year: _BASE, model.end_year: _END}.get(year, INK)
    bold = mark is not None
    yield text(x, scale.y(value) - 7, f"{value:.1f}", fill=color, bold=bold, halo=True)
    yield text(x, _BOTTOM + 18, str(year), fill=color, bold=bold)
    if mark:
        yield text(x, _BOTTOM + 34, mark, fill=color, bold=True)


def _span(model: BaseYearModel, scale: _Scale, base_year: int) -> Iterator[str]:
    """Draw a line from the base at its own height, then an arrow to the end year's height."""
    start, stop = scale.y(model.series[base_year]), scale.y(model.series[model.end_year])
    x, middle = _ARROW_X, (start + stop) / 2
    head = 9 if stop < start else -9
    yield (
        f'<path d="M{scale.x(base_year):.1f} {start:.1f}H{x}" stroke="{_BASE}" stroke-width="2.5" '
        'stroke-dasharray="7 4" fill="none"/>'
    )
    yield line((scale.x(model.end_year), stop), (x + 8, stop), _END, 1.5)
    yield line((x, start), (x, stop), INK, 2.5)
    yield (
        f'<path d="M{x} {stop:.1f}l-6 {head}h12z" fill="{INK}"/>'
        f'<circle cx="{x}" cy="{start:.1f}" r="4.5" fill="{_BASE}"/>'
    )
    yield text(x + 16, middle, model.factor_text(base_year), size=19, bold=True, anchor="start")
    yield text(x + 16, middle + 20, model.percent_text(base_year), anchor="start")

"""The market sliders' picture: the flow and what is seized of it, and the latter enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.pictures import GRID, INK, PALETTE, QUIET
from course.widgets._market_sliders_model import MOST
from course.widgets._svg import Point, line, picture, rect, stripes, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.widgets._market_sliders_model import MarketModel

_HEIGHT = 372
_LEFT, _RIGHT, _BAR = 30, 730, 40
_FLOW_TOP, _SEIZED_TOP = 104, 254
_ENLARGED = 10
_LARGE_MOST = MOST / _ENLARGED
_SEIZED, _PURE, _MARK = PALETTE[3], PALETTE[0], INK
_KEY = 12
_BELOW_TITLE = "Tonnes a year; what is not seized is taken to reach the market"


def draw(model: MarketModel, flow: float, share: float, purity: float) -> str:
    """Draw a flow, the part that is seized, and the part of that which is pure.

    Parameters
    ----------
    model : MarketModel
        The published weight.
    flow : float
        The flow in tonnes.
    share, purity : float
        In percent.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    seized, pure = model.seized(flow, share), model.pure(flow, share, purity)
    reaches = f"reaching the market {model.reaches(flow, share):.1f} t"
    mark = f"{model.published:.1f} t seized in {model.year}"
    upper, lower = _FLOW_TOP - 14, _SEIZED_TOP + _BAR + 48
    return picture(
        _HEIGHT,
        model.alt(flow, share, purity),
        [
            *title(model.title(flow, share)),
            text(12, 58, _BELOW_TITLE, fill=QUIET, anchor="start"),
            *_enlargement(),
            *_axis(_FLOW_TOP, MOST, 100),
            *_bar(_FLOW_TOP, flow / MOST, "white", QUIET),
            *_bar(_FLOW_TOP, seized / MOST, _SEIZED, _SEIZED),
            *_key((_LEFT + 140, upper), f"seized {seized:.1f} t", _SEIZED, _SEIZED),
            *_key((_LEFT + 320, upper), reaches, "white", QUIET),
            *_marked(_FLOW_TOP, model.published / MOST, ""),
            *_axis(_SEIZED_TOP, _LARGE_MOST, 10),
            *_pure(seized, pure),
            *_key((_LEFT, lower), f"seized, pure cocaine {pure:.1f} t", _PURE, _PURE),
            *_key((_LEFT + 290, lower), f"seized, other {seized - pure:.1f} t", "white", _SEIZED),
            *_marked(_SEIZED_TOP, model.published / _LARGE_MOST, mark),
        ],
    )


def _x(part: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(part, 1.0)


def _axis(top: float, most: float, step: int) -> Iterator[str]:
    for tonnes in range(0, int(most) + 1, step):
        x = _x(tonnes / most)
        yield line((x, top - 6), (x, top + _BAR + 6), GRID, 1)
        yield text(x, top + _BAR + 20, f"{tonnes} t" if tonnes else "0", size=12)


def _bar(top: float, part: float, fill: str, edge: str) -> Iterator[str]:
    if part > 0:
        yield rect((_LEFT, top), _x(part) - _LEFT, _BAR, fill, edge)


def _pure(seized: float, pure: float) -> Iterator[str]:
    part = seized / _LARGE_MOST
    yield from _bar(_SEIZED_TOP, part, "white", _SEIZED)
    yield from stripes((_LEFT, _SEIZED_TOP), _x(part) - _LEFT, _BAR, _SEIZED)
    yield from _bar(_SEIZED_TOP, pure / _LARGE_MOST, _PURE, _PURE)
    if part > 1:
        y = _SEIZED_TOP + _BAR / 2
        yield f'<path d="M{_RIGHT + 20} {y:.1f}l-16 -14v28z" fill="{_SEIZED}"/>'


def _enlargement() -> Iterator[str]:
    """Show which part of the upper scale the lower one is."""
    top, bottom = _FLOW_TOP + _BAR + 26, _SEIZED_TOP - 30
    yield (
        f'<path d="M{_LEFT} {top}H{_x(1 / _ENLARGED):.1f}L{_RIGHT} {bottom}H{_LEFT}z" '
        'fill="#f2f2f2"/>'
    )
    words = f"the first {_LARGE_MOST:.0f} t, enlarged {_ENLARGED} times"
    yield text(_LEFT + 8, bottom - 8, words, size=12, anchor="start")


def _key(at: Point, words: str, fill: str, edge: str) -> Iterator[str]:
    """Say what a part of a bar is, beside a sample of it."""
    corner = (at[0], at[1] - _KEY + 1)
    yield rect(corner, _KEY + 6, _KEY, fill, edge)
    if fill == "white" and edge == _SEIZED:
        yield from stripes(corner, _KEY + 6, _KEY, edge)
    yield text(at[0] + _KEY + 14, at[1], words, bold=True, anchor="start")


def _marked(top: float, part: float, words: str) -> Iterator[str]:
    x = _x(part)
    yield line((x, top - 12), (x, top + _BAR + 8), "#ffffff", 6)
    yield line((x, top - 12), (x, top + _BAR + 8), _MARK, 3, "6 3")
    yield text(x, top - 16, words, bold=True, halo=True)

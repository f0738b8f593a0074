"""The picture of which module needs which, written as SVG: no font and no library to drift."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from html import escape

from course.authoring.concept_map import Needs, alt, arrows, layers

Stop = str | tuple[str, str, int]
"""A module's box, or the lane of an arrow (from, to) through a column."""
_WIDTH, _HEIGHT, _LANE, _GAP, _ACROSS, _EDGE = 208, 64, 8, 22, 268, 16
_LINE = 26
"""Letters on a line of a box."""


def svg(needs: Needs, titles: Mapping[str, str]) -> str:
    """Draw the map.

    Parameters
    ----------
    needs
        Module to what it needs.
    titles
        Module to its heading.

    Returns
    -------
    str
        A picture for light and dark pages: dark on white, told apart by place and text alone.
    """
    columns = _with_lanes(needs)
    tallest = max(map(_height, columns))
    place: dict[Stop, tuple[int, int]] = {}
    """The middle of the left side of each box and lane."""
    for i, column in enumerate(columns):
        top = _EDGE + (tallest - _height(column)) // 2
        for stop in column:
            tall = _tall(stop)
            place[stop] = (_EDGE + i * _ACROSS, top + tall // 2)
            top += tall + _GAP
    width = 2 * _EDGE + (len(columns) - 1) * _ACROSS + _WIDTH
    height = 2 * _EDGE + tallest
    drawn = [_arrow([place[stop] for stop in _stops(*arrow, columns)]) for arrow in arrows(needs)]
    drawn += [_box(name, titles[name], place[name]) for name in sorted(needs)]
    about, inside = escape(alt(needs)), "\n".join(drawn)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
  width="{width}" height="{height}" role="img" aria-labelledby="about"
  font-family="DejaVu Sans, Verdana, sans-serif" font-size="13">
<title id="about">{about}</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="5" markerHeight="5"
  orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#444444"/></marker></defs>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{inside}
</svg>
"""


def _with_lanes(needs: Needs) -> list[list[Stop]]:
    """Order the columns so that few arrows cross, with a lane where an arrow passes a column."""
    columns: list[list[Stop]] = [list(column) for column in layers(needs)]
    at = {name: i for i, column in enumerate(columns) for name in column}
    before: dict[Stop, list[Stop]] = {name: [] for name in needs}
    for one, other in arrows(needs):
        last: Stop = one
        for i in range(at[one] + 1, at[other]):
            lane = (one, other, i)
            columns[i].append(lane)
            before[lane] = [last]
            last = lane
        before[other].append(last)
    middle: dict[Stop, float] = {}

    def wanted(stop: Stop) -> tuple[float, bool, str]:
        found = [middle[other] for other in before[stop]]
        return (sum(found) / len(found) if found else 0.0, not isinstance(stop, str), str(stop))

    arranged = []
    for column in columns:
        ordered = sorted(column, key=wanted)
        for j, stop in enumerate(ordered):
            middle[stop] = j - (len(ordered) - 1) / 2
        arranged.append(ordered)
    return arranged


def _stops(one: str, other: str, columns: list[list[Stop]]) -> list[Stop]:
    """List what an arrow passes: its start, its lanes from left to right, its end."""
    lanes = [stop for column in columns for stop in column if stop[:2] == (one, other)]
    return [one, *lanes, other]


def _tall(stop: Stop) -> int:
    return _HEIGHT if isinstance(stop, str) else _LANE


def _height(column: list[Stop]) -> int:
    return sum(map(_tall, column)) + _GAP * (len(column) - 1)


def _arrow(stops: list[tuple[int, int]]) -> str:
    bend = (_ACROSS - _WIDTH) // 2
    x, y = stops[0][0] + _WIDTH, stops[0][1]
    path = f"M{x} {y}"
    for far, (to_x, to_y) in enumerate(stops[1:], start=2):
        path += f" C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
        if far < len(stops):
            path += f" H{to_x + _WIDTH}"
        x, y = to_x + _WIDTH, to_y
    return (
        f'<path d="{path}" fill="none" stroke="#444444" stroke-width="2" marker-end="url(#tip)"/>'
    )


def _box(name: str, title: str, at: tuple[int, int]) -> str:
    x, y = at[0], at[1] - _HEIGHT // 2
    lines = textwrap.wrap(title, _LINE, max_lines=2, placeholder=" …")
    middle = x + _WIDTH // 2
    words = [
        f'<text x="{middle}" y="{y + 36 + 17 * i}" text-anchor="middle">{escape(line)}</text>'
        for i, line in enumerate(lines)
    ]
    return (
        f'<g fill="#1a1a1a"><rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" '
        'fill="#eef3fb" stroke="#1f4e79" stroke-width="2"/>'
        f'<text x="{middle}" y="{y + 18}" text-anchor="middle" font-weight="bold">'
        f"{name.partition('_')[0]}</text>{''.join(words)}</g>"
    )

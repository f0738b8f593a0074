"""The evidence board's picture: six by six cells, darker where more claims are."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from course.pictures import INK, QUIET
from course.widgets._evidence_board_model import INFORMATION, SOURCE
from course.widgets._svg import below_title, picture, rect, text, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.widgets._evidence_board_model import BoardModel

_LEFT, _CELL_WIDTH, _CELL_HEIGHT = 172, 97, 44
_HEAD = 50
# From one claim to four or more; white text on the dark ones, dark text on the light ones.
_FILLS = ("white", "#d9cfe6", "#a98bc9", "#6b4299", "#33094c")
_FIRST_DARK = 3
_EDGE = "#8a8a8a"
_IDS_A_ROW, _MOST_IDS = 3, 6


def draw(model: BoardModel, grades: Mapping[str, str]) -> str:
    """Draw how many claims have each grade.

    Parameters
    ----------
    model : BoardModel
        The claims.
    grades : mapping of str to str
        The grade of each claim that has one.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    under = below_title(model.title(grades))
    top = under + 24 + _HEAD
    below = "Claims by the grade of their source (rows) and of their information (columns)"
    return picture(
        top + _CELL_HEIGHT * len(SOURCE) + 10,
        model.alt(grades),
        [
            *title(model.title(grades)),
            text(12, under, below, fill=QUIET, anchor="start"),
            *_heads(top),
            *_names(top),
            *_cells(model, grades, top),
        ],
    )


def _heads(top: float) -> Iterator[str]:
    for place, (digit, meaning) in enumerate(INFORMATION.items()):
        x = _LEFT + _CELL_WIDTH * (place + 0.5)
        rows = wrap(meaning, 14)
        yield text(x, top - 10 - 15 * len(rows), digit, size=15, bold=True)
        for number, row in enumerate(reversed(rows)):
            yield text(x, top - 10 - 15 * number, row, size=12)


def _names(top: float) -> Iterator[str]:
    for place, (letter, meaning) in enumerate(SOURCE.items()):
        middle = top + _CELL_HEIGHT * (place + 0.5)
        rows = wrap(meaning, 20)
        yield text(_LEFT - 12, middle + 5, letter, size=15, bold=True, anchor="end")
        for number, row in enumerate(rows):
            y = middle + 4 + 15 * (number - (len(rows) - 1) / 2)
            yield text(_LEFT - 32, y, row, size=12, anchor="end")


def _cells(model: BoardModel, grades: Mapping[str, str], top: float) -> Iterator[str]:
    for down, letter in enumerate(SOURCE):
        for right, digit in enumerate(INFORMATION):
            corner = (_LEFT + _CELL_WIDTH * right, top + _CELL_HEIGHT * down)
            yield from _cell(corner, model.cell(grades, letter + digit))


def _cell(corner: tuple[float, float], claims: list[str]) -> Iterator[str]:
    x, y = corner[0] + _CELL_WIDTH / 2, corner[1]
    shade = min(len(claims), len(_FILLS) - 1)
    ink = "#ffffff" if shade >= _FIRST_DARK else INK
    yield rect(corner, _CELL_WIDTH, _CELL_HEIGHT, _FILLS[shade], _EDGE)
    if not claims:
        yield text(x, y + _CELL_HEIGHT / 2 + 5, "0", fill=QUIET)
        return
    shown = claims if len(claims) <= _MOST_IDS else [*claims[: _MOST_IDS - 1], "…"]
    rows = [shown[n : n + _IDS_A_ROW] for n in range(0, len(shown), _IDS_A_ROW)]
    yield text(
        x, y + (20 if len(rows) == 1 else 15), str(len(claims)), fill=ink, size=15, bold=True
    )
    for number, row in enumerate(rows):
        yield text(
            x, y + (36 if len(rows) == 1 else 28 + 12 * number), " ".join(row), fill=ink, size=11
        )

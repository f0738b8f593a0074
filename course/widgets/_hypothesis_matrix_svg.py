"""The hypothesis matrix's picture: how much speaks against each hypothesis, the least on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.pictures import PALETTE, QUIET
from course.widgets._svg import below_title, line, picture, rect, text, title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from course.widgets._hypothesis_matrix_model import MatrixModel

_LEFT, _RIGHT = 12, 640
_STEP, _BAR = 52, 20
_COLOR, _MARK = PALETTE[0], PALETTE[3]


def draw(model: MatrixModel, left_out: Collection[str]) -> str:
    """Draw the hypotheses' scores in their order.

    Parameters
    ----------
    model : MatrixModel
        The ratings.
    left_out : collection of str
        The pieces of evidence that do not count.

    Returns
    -------
    str
        An ``svg`` element with role and label.
    """
    under = below_title(model.title(left_out))
    top = under + 22
    below = "Inconsistency: each I counts 1, each II counts 2; the lower, the less speaks against"
    return picture(
        top + _STEP * len(model.hypotheses) + 14,
        model.alt(left_out),
        [
            *title(model.title(left_out)),
            text(12, under, below, fill=QUIET, anchor="start"),
            *_bars(model, left_out, top),
        ],
    )


def _bars(model: MatrixModel, left_out: Collection[str], top: float) -> Iterator[str]:
    full = model.scores()
    unit = (_RIGHT - _LEFT) / max(1, *full.values())
    ranking = model.ranking(left_out)
    for place, (name, score) in enumerate(ranking):
        y = top + _STEP * place
        rank = 1 + sum(other < score for _, other in ranking)  # equal scores share a rank
        yield text(_LEFT, y + 13, f"{rank}. {name}", size=14, bold=True, anchor="start")
        bar = y + 20
        yield rect((_LEFT, bar), _RIGHT - _LEFT, _BAR, "#f2f2f2")
        yield rect((_LEFT, bar), unit * score, _BAR, _COLOR)
        yield line((_LEFT, bar - 2), (_LEFT, bar + _BAR + 2), QUIET, 2)
        mark = _LEFT + unit * full[name]
        yield line((mark, bar - 4), (mark, bar + _BAR + 4), _MARK, 3, "5 3")
        rest = "" if score == full[name] else f" (with all: {full[name]})"
        yield text(mark + 10, bar + 15, f"{score}{rest}", bold=True, anchor="start", halo=True)

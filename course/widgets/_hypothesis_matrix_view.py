"""The hypothesis matrix on the screen: a check box for each piece of evidence, and the ranking."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from course.widgets._hypothesis_matrix_model import MEANINGS, WEIGHTS, listed
from course.widgets._hypothesis_matrix_svg import draw
from course.widgets._panel import Panel

if TYPE_CHECKING:
    from course.widgets.hypothesis_matrix import HypothesisMatrix

_NARROWEST, _WIDEST, _EM_A_LETTER = 4.5, 9.0, 0.7
_TINTS = {1: "course-against", 2: "course-much-against"}


class _View(Panel):
    CLASS = "course-matrix"

    def __init__(self, matrix: HypothesisMatrix) -> None:
        super().__init__(matrix)
        self._matrix = matrix
        out = matrix.picks.get("item")
        self._boxes = {
            item: widgets.Checkbox(
                value=item != out, description=f"{item} {matrix.model.texts[item]}", indent=False
            )
            for item in matrix.model.items
        }
        self._ratings = {item: widgets.HTML() for item in matrix.model.items}
        for box in self._boxes.values():
            box.observe(self._redraw, names="value")
        self._keep = self._button("", self._pick)
        rows = [_piece([box, self._ratings[item]]) for item, box in self._boxes.items()]
        self._assemble([_key(), self._head(), *rows], [self._row([self._keep])])

    def _head(self) -> Any:
        names = "".join(f"<b>{escape(name)}</b>" for name in self._matrix.model.hypotheses)
        first = widgets.HTML("<b>Count it: evidence</b>")
        first.add_class("course-grow")
        return _piece([first, widgets.HTML(self._in_columns(names))])

    def _in_columns(self, cells: str) -> str:
        """Put a row's cells below the hypotheses' names; the same width for all rows."""
        names = self._matrix.model.hypotheses
        longest = max(len(word) for name in names for word in name.split() or [""])
        width = min(max(_NARROWEST, longest * _EM_A_LETTER), _WIDEST)
        columns = f"grid-template-columns: repeat({len(names)}, {width:.1f}em)"
        return f'<div class="course-ratings" style="{columns}">{cells}</div>'

    def _rated(self, item: str, *, counts: bool) -> str:
        """Return a row's ratings; those that do not count stand in parentheses."""
        cells = [
            f'<span class="{_TINTS.get(WEIGHTS.get(rating, 0), "") if counts else ""}">'
            f'<span class="course-unseen">{escape(name)}: </span>'
            f"{rating if counts else f'({rating})'}</span>"
            for name, rating in self._matrix.model.ratings[item].items()
        ]
        return self._in_columns("".join(cells))

    @property
    def _out(self) -> list[str]:
        return [item for item, box in self._boxes.items() if not box.value]

    def _pick(self) -> None:
        out = self._out
        if len(out) == 1:
            self._save(lambda: self._matrix.leave_out(out[0]))
        else:
            now = f"{listed(out)} are" if out else "none is"
            self._tell(f"Not saved: leave out exactly one piece of evidence; now {now} left out.")

    def _redraw(self, change: Any = None) -> None:
        super()._redraw(change)
        out = self._out
        for item, ratings in self._ratings.items():
            ratings.value = self._rated(item, counts=item not in out)
        self._keep.description = (
            f"Save {out[0]} as the piece that is left out"
            if len(out) == 1
            else "To save, leave out exactly one piece"
        )

    def _draw(self) -> str:
        return draw(self._matrix.model, self._out)

    def _alt(self) -> str:
        return self._matrix.model.alt(self._out)

    def _sentence(self) -> str:
        return self._matrix.model.sentence(self._out)


def _piece(parts: list[Any]) -> Any:
    row = widgets.Box(parts, layout=widgets.Layout(flex_flow="row wrap", width="100%"))
    row.add_class("course-piece")
    return row


def _key() -> Any:
    def says(rating: str) -> str:
        weight = f" (counts {WEIGHTS[rating]})" if rating in WEIGHTS else ""
        return f"<b>{rating}</b> {MEANINGS[rating]}{weight}"

    words = ", ".join(map(says, MEANINGS))
    return widgets.HTML(f"<p>The evidence is, with the hypothesis: {words}.</p>")


def display_matrix(matrix: HypothesisMatrix) -> None:
    """Display the matrix.

    Parameters
    ----------
    matrix : HypothesisMatrix
        What is displayed.
    """
    _View(matrix).display()

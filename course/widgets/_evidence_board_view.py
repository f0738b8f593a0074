"""The evidence board on the screen: two lists for each claim, and the table of grades."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from course.widgets._evidence_board_model import INFORMATION, SOURCE
from course.widgets._evidence_board_svg import draw
from course.widgets._panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.widgets.evidence_board import EvidenceBoard

_OPEN = ""  # neither letter nor digit is chosen yet


class _View(Panel):
    CLASS = "course-board"

    def __init__(self, board: EvidenceBoard) -> None:
        super().__init__(board)
        self._board = board
        self._quiet = False
        self._lists = {claim: self._pair(claim) for claim in board.model.claims}
        rows = [
            widgets.VBox(
                [
                    widgets.HTML(f"<p><strong>{escape(claim)}</strong> {escape(says)}</p>"),
                    self._row(self._lists[claim]),
                ]
            )
            for claim, says in board.model.claims.items()
        ]
        self._follow()
        self._assemble([], rows)

    def _pair(self, claim: str) -> tuple[Any, Any]:
        source = self._list(f"{claim} source", SOURCE)
        information = self._list(f"{claim} information", INFORMATION)
        for one in (source, information):
            one.observe(partial(self._chosen, claim), names="value")
        return source, information

    @staticmethod
    def _list(name: str, scale: Mapping[str, str]) -> Any:
        options = [
            ("not graded", _OPEN),
            *((f"{mark} {word}", mark) for mark, word in scale.items()),
        ]
        return widgets.Dropdown(
            options=options,
            value=_OPEN,
            description=name,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="auto"),
        )

    def _chosen(self, claim: str, _change: Any) -> None:
        if self._quiet:
            return
        grade = self._grade(claim)
        if len(grade) == len("A1"):
            self._save(partial(self._board.grade, claim, grade))
            return
        missing = "the source" if grade[:1] not in SOURCE else "the information"
        kept = self._board.picks.get(claim)
        rest = f" Until then {kept} stays saved." if kept else ""
        self._tell(f"{claim} is saved when {missing} is graded too.{rest}")

    def _grade(self, claim: str) -> str:
        return "".join(one.value for one in self._lists[claim])

    def _after_pick(self, key: str) -> None:
        self._follow(key)
        self._redraw()
        super()._after_pick(key)

    def _follow(self, just: str = "") -> None:
        """Have the lists say what is saved, also by another notebook; half a choice stays."""
        with self._silently():
            for claim, grade in self._board.picks.items():
                if claim == just or len(self._grade(claim)) != 1:
                    for one, mark in zip(self._lists[claim], grade, strict=True):
                        one.value = mark

    @contextmanager
    def _silently(self) -> Iterator[None]:
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def _draw(self) -> str:
        return draw(self._board.model, self._board.picks)

    def _alt(self) -> str:
        return self._board.model.alt(self._board.picks)

    def _sentence(self) -> str:
        return self._board.model.sentence(self._board.picks)


def display_board(board: EvidenceBoard) -> None:
    """Display the board.

    Parameters
    ----------
    board : EvidenceBoard
        What is displayed.
    """
    _View(board).display()

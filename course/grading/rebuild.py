"""Set a student's work into the released notebook.

Whatever happened to the cells of a submission, the notebook that is graded is the released one,
with the student's answers in its answer cells and the student's further cells where they stood.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import nbformat

from course.grading._notebook_text import copied


@dataclass
class Rebuilt:
    """A notebook that can be graded."""

    notebook: Any
    """The released notebook with the student's work in it."""
    repairs: list[str] = field(default_factory=list)
    """What had to be repaired, one sentence each."""


def rebuild(master: Any, submitted: Any) -> Rebuilt:
    """Set a student's work into the released notebook.

    Parameters
    ----------
    master
        The released notebook.
    submitted
        What the student handed in, in nbformat's version 4.

    Returns
    -------
    Rebuilt
        With all of the master's cells, in its order and with its metadata.
    """
    return _Rebuild(master, submitted).done()


def is_answer(cell: Any) -> bool:
    """Tell whether a cell of the master is for the student to fill in."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _grade_id(cell: Any) -> str | None:
    mark = cell.metadata.get("nbgrader")
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else None


def _same(one: Any, other: Any) -> bool:
    return bool(one.source.strip() == other.source.strip())


class _Rebuild:
    def __init__(self, master: Any, submitted: Any) -> None:
        self._master = master.cells
        self._theirs = submitted.cells
        self._notebook = copied(master)
        self._found: dict[int, list[int]] = {}
        """Place in the master to the places in the submission."""
        self._taken: set[int] = set()
        self._repairs: list[str] = []

    def done(self) -> Rebuilt:
        self._match_by(_grade_id)
        self._match_by(lambda cell: cell.get("id"))
        self._match_equal()
        self._match_between()
        self._fill()
        self._add_further_cells()
        spec = self._notebook.metadata.get("kernelspec")
        self._notebook.metadata = nbformat.NotebookNode(kernelspec=spec or {})
        return Rebuilt(self._notebook, self._repairs)

    def _match_by(self, name_of: Any) -> None:
        """Match cells that have the same name; of copies, the last one that was worked on."""
        theirs: dict[Any, list[int]] = {}
        for place, cell in enumerate(self._theirs):
            name = name_of(cell)
            if name is not None and place not in self._taken:
                theirs.setdefault(name, []).append(place)
        for place, cell in enumerate(self._master):
            same = theirs.get(name_of(cell), [])
            if place in self._found or not same:
                continue
            worked = [each for each in same if not _same(self._theirs[each], cell)]
            self._found[place] = [(worked or same)[-1]]
            self._taken.update(same)
            if len(same) > 1:
                self._repairs.append(f"{self._name(place)} was there {len(same)} times.")

    def _match_equal(self) -> None:
        """Match cells that lost their names by their unchanged text, in order."""
        start = 0
        for place, cell in enumerate(self._master):
            if place in self._found:
                start = max(start, self._found[place][-1] + 1)
                continue
            for each in range(start, len(self._theirs)):
                if each not in self._taken and _same(self._theirs[each], cell):
                    self._found[place] = [each]
                    self._taken.add(each)
                    start = each + 1
                    break

    def _match_between(self) -> None:
        """Give an answer cell that was not found the unknown code between its neighbors."""
        for place, cell in enumerate(self._master):
            if place in self._found or not is_answer(cell):
                continue
            before = [p for p in self._found if p < place]
            after = [p for p in self._found if p > place]
            low = self._found[max(before)][-1] if before else -1
            high = self._found[min(after)][0] if after else len(self._theirs)
            between = [
                each
                for each in range(low + 1, high)
                if each not in self._taken and self._theirs[each].source.strip()
            ]
            if between:
                self._found[place] = between
                self._taken.update(between)
                much = "one cell" if len(between) == 1 else f"{len(between)} cells"
                self._repairs.append(
                    f"{self._name(place)} had lost its name; its answer was taken from {much}."
                )

    def _fill(self) -> None:
        for place, cell in enumerate(self._notebook.cells):
            theirs = [self._theirs[each] for each in self._found.get(place, [])]
            name = self._name(place)
            marked = _grade_id(cell) is not None
            if not theirs:
                if marked:
                    self._repairs.append(f"{name} was missing.")
            elif is_answer(cell):
                cell.source = "\n\n".join(each.source for each in theirs)
                pictures = theirs[0].get("attachments")
                if cell.cell_type == "markdown" and isinstance(pictures, dict):
                    cell["attachments"] = pictures
                if theirs[0].cell_type != cell.cell_type:
                    self._repairs.append(f"{name} had become a {theirs[0].cell_type} cell.")
            elif marked and not _same(theirs[0], cell):
                self._repairs.append(f"{name} had been changed.")
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None

    def _add_further_cells(self) -> None:
        """Put cells of the student's own after the cell that they followed."""
        where = {each: place for place, all_ in self._found.items() for each in all_}
        known = {cell.get("id") for cell in self._notebook.cells}
        after: dict[int, list[Any]] = {}
        last = -1
        for place, cell in enumerate(self._theirs):
            last = where.get(place, last)
            if place in self._taken or not cell.source.strip():
                continue
            new = nbformat.v4.new_code_cell if cell.cell_type == "code" else None
            own = (new or nbformat.v4.new_markdown_cell)(cell.source)
            own.id = f"own-{place}"
            if own.id not in known:
                after.setdefault(last, []).append(own)
        cells = list(after.get(-1, []))
        for place, cell in enumerate(self._notebook.cells):
            cells += [cell, *after.get(place, [])]
        self._notebook.cells = cells

    def _name(self, place: int) -> str:
        cell = self._master[place]
        return _grade_id(cell) or f"The cell {cell.get('id')}"

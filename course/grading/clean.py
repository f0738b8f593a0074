"""What a student's notebook shows must not act in the browser of whoever grades it.

The formgrader and the feedback page show a notebook's HTML, Markdown and metadata as they are, on
the address where the instructor is signed in. `CleanOutputs` is the last step of grading: it leaves
in the graded notebook only what can be looked at, and says what it took out. What was handed in
stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from course.grading import _clean_metadata, _clean_text
from course.grading._clean_output import Left, clean_output
from course.grading.judge import check_cell_of

_ANSWERS = "course_answers"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MOST_OUTPUTS = 1_000
_MOST_NAMED = 12


class CleanOutputs(NbGraderPreprocessor):
    """Leave in a graded notebook only what cannot act in a browser."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Clean the cells and the metadata of a notebook that has been judged."""
        prose = self._prose_of(resources)
        left = Left()
        for index, cell in enumerate(nb.cells):
            judged = check_cell_of(cell, resources.get(_ANSWERS, {})) is not None
            if "id" in cell and not _ID.fullmatch(str(cell["id"])):
                cell["id"] = f"cell-{index}"
            if cell.cell_type == "code":
                taken = _clean_code(cell, left, judged=judged)
            else:
                taken = _clean_text_cell(cell, left, prose)
            cell.metadata = _clean_metadata.of_cell(cell, taken)
        nb.metadata = _clean_metadata.of_notebook(nb.metadata)
        return nb, resources

    def _prose_of(self, resources: Any) -> frozenset[str]:
        """Give the texts of the instructor's own cells, which may hold HTML."""
        course = CourseDirectory(parent=self)
        names = resources.get("nbgrader", {})
        folder = Path(course.root) / course.source_directory / str(names.get("assignment"))
        path = folder / f"{names.get('notebook')}.ipynb"
        try:
            return _prose_in(path, path.stat().st_mtime_ns)
        except (OSError, ValueError):
            return frozenset()


@lru_cache(maxsize=20)
def _prose_in(path: Path, _changed: int) -> frozenset[str]:
    cells = nbformat.read(path, as_version=4).cells
    return frozenset(cell.source for cell in cells if cell.cell_type != "code")


def _clean_code(cell: Any, left: Left, *, judged: bool) -> list[str]:
    """Clean a code cell; what the judge wrote into its check cell is HTML of our own."""
    taken: list[str] = []
    cell["source"] = _clean_text.cleaned(cell.source)
    count = cell.get("execution_count")
    cell["execution_count"] = count if isinstance(count, int) else None
    if judged:
        _clean_line(cell)
        return taken
    kept = []
    for output in cell.get("outputs", ())[:_MOST_OUTPUTS]:
        found: set[str] = set()
        cleaned = clean_output(output, found, left)
        if cleaned is not None:
            kept.append(cleaned)
        taken += sorted(found.difference(taken))
    if len(cell.get("outputs", ())) > _MOST_OUTPUTS:
        taken.append(f"all outputs after the first {_MOST_OUTPUTS}")
    if taken:
        taken = taken[:_MOST_NAMED]
        note = f"Taken out for whoever reads this: {', '.join(taken)}."
        shown = {"output_type": "display_data", "data": {"text/plain": note}}
        kept.append(clean_output(shown, set(), left))
    cell["outputs"] = kept
    return taken


def _clean_line(cell: Any) -> None:
    """Clean what the judge's line quotes of an answer; its HTML is escaped already."""
    for output in cell.outputs:
        for form, content in output.get("data", {}).items():
            output.data[form] = _clean_text.cleaned(str(content))


def _clean_text_cell(cell: Any, left: Left, prose: frozenset[str]) -> list[str]:
    """Clean a Markdown or raw cell: HTML is shown as the text that it is."""
    pictures = _clean_metadata.attachments(cell.pop("attachments", None))
    if pictures:
        cell["attachments"] = NotebookNode(pictures)
    if cell.source in prose:
        return []
    text = _clean_text.cleaned(cell.source)
    if cell.cell_type == "markdown":
        text = left.markdown_of(text, frozenset(pictures))
    elif "<" in text or "&" in text:
        text = escape(text, quote=False)
    same = text == cell.source
    cell["source"] = text
    return [] if same else ["what a browser would act on: it is shown as text"]

"""Metadata of a student's notebook: only what grading needs, in the form that it should have."""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode

from course.grading import _clean_text

_MARK = ("cell_type", "checksum", "grade", "grade_id", "locked", "points", "schema_version",
         "solution", "task")  # fmt: skip
_KERNEL = ("display_name", "language", "name")
_LANGUAGE = (
    "file_extension",
    "mimetype",
    "name",
    "nbconvert_exporter",
    "pygments_lexer",
    "version",
)
_NAME = re.compile(r"[\w +.#()/-]{1,60}")
# An SVG in an `img` neither runs nor fetches anything.
_PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+=*\s*")
_TAGS = 20


def of_cell(cell: Any, taken: list[str]) -> NotebookNode:
    """Give a cell's metadata: nbgrader's, ours, and tags that are plain words."""
    given = cell.metadata
    kept = NotebookNode()
    mark = given.get("nbgrader")
    if isinstance(mark, dict):
        kept["nbgrader"] = NotebookNode(
            {
                name: _clean_text.cleaned(value) if isinstance(value, str) else value
                for name, value in mark.items()
                if name in _MARK and isinstance(value, str | int | float | None)
            }
        )
    tags = given.get("tags")
    if isinstance(tags, list):
        kept["tags"] = [tag for tag in tags[:_TAGS] if _is_name(tag)]
    ours = given.get("course")
    stub = ours.get("stub") if isinstance(ours, dict) else None
    own = NotebookNode({"stub": stub} if isinstance(stub, str) else {})
    if taken:
        own["taken_out"] = taken
    if own:
        kept["course"] = own
    return kept


def of_notebook(given: Any) -> NotebookNode:
    """Give a notebook's metadata: kernel, language, and what the grader wrote."""
    kept = NotebookNode()
    for name, fields in (("kernelspec", _KERNEL), ("language_info", _LANGUAGE)):
        stated = given.get(name)
        if isinstance(stated, dict):
            named = {field: stated[field] for field in fields if _is_name(stated.get(field))}
            kept[name] = NotebookNode(named)
    if "course" in given:
        kept["course"] = given["course"]
    return kept


def attachments(given: Any) -> dict[str, dict[str, str]]:
    """Keep a cell's pictures; nbconvert writes the rest into the page as it is."""
    kept = {}
    for name, forms in given.items() if isinstance(given, dict) else ():
        pictures = {
            kind: forms[kind]
            for kind in _PICTURES
            if isinstance(forms, dict)
            and isinstance(forms.get(kind), str)
            and _BASE64.fullmatch(forms[kind])
        }
        if pictures:
            kept[str(name)] = pictures
    return kept


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None

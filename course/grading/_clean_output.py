"""One output of a student's cell, in the few forms that cannot act in a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from course.grading import _clean_html, _clean_markdown, _clean_text

_PICTURES = ("image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+=*\s*")
_SIZES = ("height", "width")
_LARGEST = 10_000
"""Pixels."""
_TRACEBACK_LINES = 200
_EMPTY = "(an output that cannot be shown)"


@dataclass
class Left:
    """What is still looked at in a notebook, so that nobody can keep the grader busy."""

    tags: int = 30_000
    """Tags of HTML."""
    markdown: int = 200_000
    """Characters of Markdown."""

    def markdown_of(self, text: str, attachments: frozenset[str] = frozenset()) -> str:
        """Clean Markdown."""
        self.markdown -= len(text)
        if self.markdown < 0:
            return _clean_markdown.as_typed(text)
        return _clean_markdown.cleaned(text, attachments)

    def html_of(self, html: str) -> _clean_html.Cleaned:
        """Clean HTML."""
        self.tags -= html.count("<")
        if self.tags < 0:
            return _clean_html.Cleaned("", (_clean_html.TOO_MUCH,))
        return _clean_html.cleaned(html)


def clean_output(output: Any, taken: set[str], left: Left) -> Any:
    """Give a copy of an output with nothing in it that acts, or None when nothing is left.

    Parameters
    ----------
    output
        In nbformat's form; anything may stand in it.
    taken
        The names of what is taken out are added to it.
    left
        What the notebook's outputs before it have left.
    """
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        text = _text(output.get("text"), taken, colors=True)
        return NotebookNode(output_type=kind, name=name, text=text)
    if kind == "error":
        lines = output.get("traceback")
        lines = lines[-_TRACEBACK_LINES:] if isinstance(lines, list) else []
        return NotebookNode(
            output_type=kind,
            ename=_text(output.get("ename"), taken),
            evalue=_text(output.get("evalue"), taken),
            traceback=[_text(line, taken, colors=True) for line in lines],
        )
    if kind not in ("display_data", "execute_result"):
        taken.add("an output of an unknown kind")
        return None
    return _shown(output, kind, taken, left)


def _shown(output: Any, kind: str, taken: set[str], left: Left) -> Any:
    given = output.get("data")
    data = NotebookNode()
    for name, content in given.items() if isinstance(given, dict) else ():
        cleaned = _content(name, content, taken, left)
        if cleaned is None:
            taken.add(_text(name, set())[:60])
        elif cleaned:
            data[name] = cleaned
    if not data:
        data["text/plain"] = _EMPTY
    # Not through nbformat.v4.new_output: it validates, which costs more than all the rest.
    done = NotebookNode(output_type=kind, data=data, metadata=_metadata(output.get("metadata")))
    if kind == "execute_result":
        count = output.get("execution_count")
        done["execution_count"] = count if isinstance(count, int) else None
    return done


def _content(name: str, content: Any, taken: set[str], left: Left) -> str | None:
    """Clean what an output holds in one form; None for a form that is not shown."""
    if name in _PICTURES:
        fits = isinstance(content, str) and _BASE64.fullmatch(content)
        return content if fits else None
    if name not in ("text/plain", "text/html", "text/markdown", "text/latex"):
        return None
    if name == "text/html":
        done = left.html_of(_joined(content))
        taken.update(done.taken_out)
        return done.html
    text = _text(content, taken, colors=name == "text/plain")
    if name == "text/markdown":
        done_text = left.markdown_of(text)
        if done_text != text:
            taken.add("HTML in Markdown")
        return done_text
    return text


def _joined(content: Any) -> str:
    return "".join(map(str, content)) if isinstance(content, list) else str(content or "")


def _text(content: Any, taken: set[str], *, colors: bool = False) -> str:
    text = _joined(content)
    cleaned = _clean_text.cleaned(text, colors=colors)
    if cleaned != text and (colors or not _clean_text.only_colors(text)):
        taken.add("control characters")
    return cleaned


def _metadata(given: Any) -> NotebookNode:
    """Keep the sizes and the descriptions of pictures: nbconvert writes sizes without quotes."""
    kept = NotebookNode()
    for name in _PICTURES:
        stated = given.get(name) if isinstance(given, dict) else None
        if isinstance(stated, dict):
            sizes: dict[str, int | str] = {
                size: int(stated[size])
                for size in _SIZES
                if type(stated.get(size)) in (int, float) and 0 < stated[size] <= _LARGEST
            }
            if isinstance(stated.get("alt"), str):
                sizes["alt"] = _clean_text.cleaned(stated["alt"])
            kept[name] = NotebookNode(sizes)
    return kept

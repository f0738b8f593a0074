"""Text for a page: what a student or an instructor wrote, so that it is read and never acts."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import mistune
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

_TEMPLATES = Path(__file__).parent / "templates"
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]+", re.IGNORECASE)
_LONGEST = 30_000
"""Characters of Markdown that are rendered; a longer text is shown as it was typed."""


@cache
def environment() -> Environment:
    """Give the templates; everything that is put into them is escaped."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(with_code=with_code, prose=prose, points=points)
    return made


def points(number: float) -> str:
    """Write points without needless zeros.

    Examples
    --------
    >>> points(3.0), points(2.5), points(1 / 3)
    ('3', '2.5', '0.33')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


def with_code(text: str) -> Markup:
    """Escape text, and set what stands between backticks as code.

    Examples
    --------
    >>> with_code("`a` < b")
    Markup('<code>a</code> &lt; b')
    """
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    made = (
        Markup("<code>{}</code>").format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )
    return Markup("").join(made)


def prose(text: str) -> Markup:
    r"""Render Markdown: HTML in it is shown as text, no picture is fetched, and no link runs.

    Examples
    --------
    >>> prose("# So\n\n*see* <b>x</b>")
    Markup('<p><strong>So</strong></p>\n<p><em>see</em> &lt;b&gt;x&lt;/b&gt;</p>\n')
    """
    if len(text) > _LONGEST:
        return as_typed(text)
    try:
        return Markup(_markdown()(text))  # noqa: S704 - the renderer escapes all that it is given
    except Exception:  # noqa: BLE001 - what the renderer stumbles over is shown as it was typed
        return as_typed(text)


def as_typed(text: str) -> Markup:
    """Show text letter by letter."""
    return Markup('<pre class="wrapped">{}</pre>').format(text)


class _Renderer(mistune.HTMLRenderer):
    """Escapes HTML; a heading would come between the page's own, and a picture would be fetched."""

    def __init__(self) -> None:
        super().__init__(escape=True)

    def text(self, text: str) -> str:
        """Escape text; what grading has escaped already reads as it was typed."""
        return str(escape(unescape(text)))

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002 - mistune's signature
        return f"<p><strong>{text}</strong></p>\n"

    def block_code(self, code: str, info: str | None = None) -> str:  # noqa: ARG002 - mistune's signature
        """Break long lines: what has to be scrolled is not reached by every keyboard."""
        return f'<pre class="wrapped"><code>{escape(code)}</code></pre>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 - mistune's signature
        return f"[picture: {text}]" if text else "[picture]"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Link to the web and to mail; anything else stays text."""
        if not _LINK.fullmatch(url):
            return text
        told = f' title="{escape(title)}"' if title else ""
        return f'<a href="{escape(url)}" rel="nofollow noreferrer"{told}>{text}</a>'


@cache
def _markdown() -> Any:
    return mistune.create_markdown(renderer=_Renderer(), plugins=["strikethrough", "table"])

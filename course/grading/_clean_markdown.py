"""Markdown that a student wrote, so that no renderer makes anything of it but text and links.

What nbconvert makes of a text is asked of its own renderer: where that finds no HTML, no picture
from elsewhere and no link that runs something, the text stays as it is, to the letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LONGEST = 30_000
"""Characters of a text that is rendered; a longer one is shown as it was typed."""
_ROUNDS = 3
# Without one of these, Markdown makes neither a tag, nor a link, nor a picture, nor a drawing.
_SUSPECT = re.compile(r"<[A-Za-z/!?]|\]|```|~~~")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"(?:https?://|mailto:|#)[^\x00-\x20]*|[\w./%-]+(?:#[\w.%-]*)?", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
_ATTACHMENT = "attachment:"


class _Finds(IPythonRenderer):
    """Renders as nbconvert does, and notes what the browser would act on."""

    def __init__(self, attachments: frozenset[str]) -> None:
        super().__init__(escape=False)
        self._names = attachments
        self.html: list[str] = []
        self.pictures = self.harmful = False

    def inline_html(self, html: str) -> str:
        self.html.append(html)
        return ""

    block_html = inline_html

    def block_mermaidjs(self, code: str) -> str:  # noqa: ARG002 - nbconvert's signature
        self.harmful = True
        return ""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        self.harmful |= not _LINK.fullmatch(url)
        return str(super().link(text, url, title))

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 - mistune's signature
        attached = url.startswith(_ATTACHMENT) and url.removeprefix(_ATTACHMENT) in self._names
        self.pictures |= not (attached or _PICTURE.fullmatch(url))
        return text

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002 - mistune's signature
        return text


def cleaned(text: str, attachments: frozenset[str] = frozenset()) -> str:
    r"""Escape raw HTML, pictures from elsewhere and links that run something.

    Parameters
    ----------
    text
        Markdown.
    attachments
        Names of the pictures that belong to the cell.

    Returns
    -------
    str
        The same text where there is nothing of that kind in it.

    Examples
    --------
    >>> cleaned("2 < 3, *see* <b onclick=x()>here</b> ![](http://example.org/x.png)")
    '2 < 3, *see* &lt;b onclick=x()>here&lt;/b> !\\[](http://example.org/x.png)'
    """
    if not _SUSPECT.search(text):
        return text
    if len(text) > LONGEST:
        return as_typed(text)
    return _neutral(text, attachments)


@lru_cache(maxsize=500)
def _neutral(text: str, attachments: frozenset[str]) -> str:
    original = text
    for _ in range(_ROUNDS):
        found = _Finds(attachments)
        try:
            MarkdownWithMath(renderer=found).render(text)
        except Exception:  # noqa: BLE001 - what its renderer stumbles over is shown as it was typed
            break
        if found.harmful:
            break
        if not found.html and not found.pictures:
            return text
        for piece in found.html:
            text = text.replace(piece.strip("\n"), _OPENING.sub("&lt;", piece.strip("\n")))
        if found.pictures:
            text = text.replace("![", "!\\[")
    return as_typed(original)


def as_typed(text: str) -> str:
    """Put a whole text into a code block."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"

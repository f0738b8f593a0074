"""Pictures of a notebook's outputs as files, each with its alternative text."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

FOLDER = "pictures"
_SOURCE = re.compile(r'src="data:image/(png|svg\+xml|jpeg);base64,([^"]+)"')
_FIGURE = re.compile(r'<figure\b.*?<img alt="([^"]*)"[^>]*src="\.\./([^"]+)"', re.DOTALL)
_SYNTHETIC = "SYNTHETIC"


@dataclass(frozen=True)
class Picture:
    """One picture that a lesson shows."""

    path: str
    """From the site's root."""
    alt: str
    """What it shows, in words."""


@dataclass
class Album:
    """The pictures of all lessons, each once."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Path from the site's root to content."""

    def take(self, markup: str) -> str:
        """Keep the pictures inside some HTML and give it with links to them.

        Parameters
        ----------
        markup
            HTML of a page one folder below the site's root.
        """
        return _SOURCE.sub(self._keep, markup)

    def _keep(self, found: re.Match[str]) -> str:
        kind, text = found.groups()
        try:
            content = base64.b64decode(text, validate=True)
        except binascii.Error:
            return found.group()
        ending = {"svg+xml": "svg", "jpeg": "jpg"}.get(kind, kind)
        path = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:16]}.{ending}"
        self.files[path] = content
        return f'loading="lazy" src="../{path}"'


def carrying(notebook: Any) -> Picture | None:
    """Give the picture that carries a lesson: its first of published figures, else its first.

    Parameters
    ----------
    notebook
        A lesson whose pictures are in an `Album`.
    """
    every = list(_figures(notebook))
    published = [picture for picture in every if _SYNTHETIC not in picture.alt]
    return next(iter(published or every), None)


def _figures(notebook: Any) -> Iterator[Picture]:
    for markup in _markup(notebook):
        for alt, path in _FIGURE.findall(markup):
            yield Picture(path, unescape(alt))


def _markup(notebook: Any) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield output.get("data", {}).get("text/html", "")

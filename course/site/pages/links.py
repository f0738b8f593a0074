"""Links of notebooks and guides as links of the site."""

from __future__ import annotations

import posixpath
import re

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_MODULE = re.compile(r"(?:.*/)?(m\d\d_\w+)\.ipynb$")
_PAGES = {
    "reference.ipynb": "reference.md",
    "start.ipynb": "index.md",
    "STUDENTS.md": "guides/students.md",
    "INSTRUCTORS.md": "guides/instructors.md",
    "AUTHORS.md": "guides/authors.md",
    "CLUSTER.md": "guides/cluster.md",
    "HUB.md": "guides/hub.md",
}
"""Files of the course by what they are on the site."""
KEPT_BACK = {"GUIDE.md": "solutions/GUIDE.md"}
"""Files that are not on the site, by where an instructor finds them."""


def within(folder: str, text: str) -> str:
    """Turn a text's links to files of the course into links to pages.

    Parameters
    ----------
    folder
        The folder of the page, from the site's root; "" for the root.
    text
        Markdown.

    Examples
    --------
    >>> within("guides", "the [list](reference.ipynb), the [guide](GUIDE.md)")
    'the [list](../reference.md), the guide (`solutions/GUIDE.md`)'
    >>> within("", "[m03](m03_change/m03_change.ipynb)")
    '[m03](lessons/m03_change.ipynb)'
    """

    def replaced(found: re.Match[str]) -> str:
        words, target = found.groups()
        path, mark, anchor = target.partition("#")
        name = posixpath.basename(path)
        if "://" in target:
            return found.group()
        if name in KEPT_BACK:
            return f"{words} (`{KEPT_BACK[name]}`)"
        module = _MODULE.match(path)
        page = f"lessons/{module.group(1)}.ipynb" if module else _PAGES.get(name)
        if page is None:
            return found.group()
        return f"[{words}]({posixpath.relpath(page, folder or '.')}{mark}{anchor})"

    return _LINK.sub(replaced, text)

"""The guides for students, instructors and authors: the files of the course themselves."""

from __future__ import annotations

import re
from pathlib import Path

from course.site.pages.links import within

SOURCES = {
    "students": "notebooks/STUDENTS.md",
    "instructors": "solutions/INSTRUCTORS.md",
    "authors": "solutions/AUTHORS.md",
    "cluster": "solutions/CLUSTER.md",
    "hub": "solutions/hub/HUB.md",
}
"""Page to file. The instructor's guide with its model answers is not among them."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(.*?)^```$", re.MULTILINE | re.DOTALL)


def write(root: Path, folder: Path) -> None:
    """Write the guides' pages with the pictures that they show.

    Parameters
    ----------
    root
        The repository.
    folder
        Where the pages go.
    """
    for name, source in SOURCES.items():
        text = (root / source).read_text(encoding="utf-8")
        for picture in _PICTURE.findall(text):
            there = folder / picture
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes((root / source).parent.joinpath(picture).read_bytes())
        text = _FENCE.sub(_named, within("guides", text))
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def _named(block: re.Match[str]) -> str:
    """Say of a plain block that it is text: Sphinx would take it for Python."""
    inside = block.group(1)
    return f"```text{inside}```" if inside.startswith("\n") else block.group()

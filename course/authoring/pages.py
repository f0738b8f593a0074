"""The pages about the whole course, made from every lesson: guide, reference and map.

``course build pages`` writes

- solutions/GUIDE.md            the instructor's guide
- notebooks/reference.ipynb     the students' reference page
- notebooks/concept_map.svg     which module needs which
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from course.authoring import catalog, concept_map, guide, map_picture, reference
from course.authoring.refusal import Refusal

NAME = "pages"
"""What `course build` calls them together."""


def build(root: Path) -> dict[Path, str]:
    """Make the pages and give the files to write, by path relative to the root.

    Raises
    ------
    Refusal
        When no module is built yet.
    """
    modules = catalog.modules(root)
    if not modules:
        raise Refusal(None, None, "no module is built yet; build the modules first")
    wanted = catalog.needs(module.lesson for module in modules)
    titles = {module.name: module.title for module in modules}
    page = str(nbformat.writes(reference.notebook(modules), version=4)).rstrip("\n") + "\n"
    return {
        Path("solutions") / guide.FILE: guide.text(modules),
        Path("notebooks") / reference.FILE: page,
        Path("notebooks") / concept_map.FILE: map_picture.svg(wanted, titles),
    }

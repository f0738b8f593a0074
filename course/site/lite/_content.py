"""The files that a student finds: the notebooks and what they show."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from course._bootstrap._environment import ROOT
from course.grading.release.pages import with_live_links
from course.site import SiteError

_PAGES = ("start.ipynb", "reference.ipynb", "concept_map.svg")
_GUIDE = "STUDENTS.md"


def write(to: Path, dated: int, root: Path = ROOT) -> None:
    """Copy the students' files.

    Parameters
    ----------
    to
        A folder that is not there yet.
    dated
        The second, since 1970, that a student sees as the files' date.
    root
        The repository.

    Raises
    ------
    SiteError
        If a notebook is missing.
    """
    source = root / "notebooks"
    modules = sorted(path.name for path in source.glob("m[0-9][0-9]_*") if path.is_dir())
    names = [*_PAGES, *(f"{name}/{name}.ipynb" for name in modules)]
    for name in names:
        if not (source / name).is_file():
            raise SiteError(
                f"notebooks/{name} is missing. Make the notebooks with: python3 -m course build"
            )
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, to / name)
    text = (source / _GUIDE).read_text(encoding="utf-8")
    guide = with_live_links(text, lambda path: (to / path).is_file())
    (to / _GUIDE).write_text(guide + "\n", encoding="utf-8", newline="\n")
    for path in to.rglob("*"):
        os.utime(path, (dated, dated))

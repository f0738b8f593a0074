"""What the page of a module says, from the lesson itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import course
from course.authoring.catalog import Module
from course.authoring.markdown import hours
from course.authoring.spec import Written
from course.datasets import UnknownName, value
from course.site.pages import doors
from course.site.pages.pictures import Picture, carrying
from course.site.settings import Settings

_FIGURE = re.compile(r'\]\([^)\s]+ "([A-Z]{1,5}-?\d{2,4}[a-z]?): ')


@dataclass(frozen=True)
class Row:
    """One exercise in a module's table."""

    name: str
    """Such as "m03-q1"."""
    what: str
    """What the lesson calls it."""
    verb: str
    """Bloom's verb."""
    aim: str
    """The objective, such as "O1"."""
    kind: str
    """How it is answered."""
    minutes: int
    """How long it takes."""
    points: int
    """What it is worth."""


@dataclass(frozen=True)
class Page:
    """One module, as its page and the lists show it."""

    module: Module
    """The module."""
    notebook: Any
    """Its page of the lesson."""
    modules: tuple[Module, ...]
    """All modules."""
    settings: Settings
    """The edition."""

    @property
    def name(self) -> str:
        """Give the folder's name."""
        return self.module.name

    @property
    def title(self) -> str:
        """Give the heading."""
        return self.module.title

    @property
    def short(self) -> str:
        """Give the number."""
        return self.module.short

    @property
    def time(self) -> str:
        """Give the time for exercises and reading."""
        return hours(self.module.minutes)

    @property
    def exercise_time(self) -> str:
        """Give the time for the exercises alone."""
        return hours(self.module.lesson.minutes)

    @property
    def points(self) -> int:
        """Give the points of all exercises."""
        return sum(row.points for row in self.rows)

    @property
    def opening(self) -> str:
        """Give the lesson's first words, before its aims; Markdown."""
        first: str = self.notebook.cells[0].source
        text = first.partition('class="as-handed-out"')[2].partition("\n")[2]
        return text.partition("**After this module")[0].strip()

    @property
    def aims(self) -> dict[str, tuple[str, str]]:
        """Give the objectives: verb and what, by their names."""
        return self.module.lesson.declared.objectives

    @property
    def picture(self) -> Picture | None:
        """Give the picture that carries the lesson."""
        return carrying(self.notebook)

    @property
    def rows(self) -> list[Row]:
        """List the exercises, in order."""
        found = []
        for name, spec in self.module.lesson.declared.exercises.items():
            kind = "checked at once"
            if isinstance(spec, Written):
                kind = "written, read by a person"
            elif re.fullmatch(r"m\d\d-w\d+", name):
                kind = "interactive, checked at once"
            what = self.module.headings.get(name, "")
            found.append(
                Row(name, what, spec.verb, spec.objective, kind, spec.minutes, spec.points)
            )
        return found

    @property
    def before(self) -> list[Module]:
        """List the modules that should come before."""
        return [other for other in self.modules if other.name in self.module.needs]

    @property
    def after(self) -> list[Module]:
        """List the modules that build on this one."""
        return [other for other in self.modules if self.name in other.needs]

    @property
    def tables(self) -> list[str]:
        """List the tables that it uses."""
        return sorted(self.module.tables)

    @property
    def figures(self) -> list[tuple[str, Any]]:
        """List the figures that its text quotes, each with where it comes from."""
        text = "\n".join(
            cell.source for cell in self.notebook.cells if cell.cell_type == "markdown"
        )
        found = []
        for name in dict.fromkeys(_FIGURE.findall(text)):
            try:
                found.append((name, value(name)))
            except UnknownName:
                continue
        return found

    @property
    def browser(self) -> str:
        """Give the address in the browser edition, from a page one folder down."""
        return doors.browser(f"{self.name}/{self.name}.ipynb", "../")

    @property
    def wheel(self) -> str:
        """Give the name of the course's package among the downloads."""
        return f"organized_crime_course-{course.__version__}-py3-none-any.whl"

    @property
    def doors(self) -> list[doors.Door]:
        """List the services that open it."""
        return doors.elsewhere(f"{self.name}/{self.name}.ipynb", self.settings)


def pages(modules: Sequence[Module], notebooks: dict[str, Any], settings: Settings) -> list[Page]:
    """Give the modules' pages, in order.

    Parameters
    ----------
    modules
        All modules.
    notebooks
        Module to the page of its lesson.
    settings
        The edition.
    """
    return [Page(m, notebooks[m.name], tuple(modules), settings) for m in modules]

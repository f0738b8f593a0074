"""Write what Sphinx reads, and have it make the site."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat

from course import _package
from course._bootstrap._environment import ROOT
from course.authoring import catalog, concept_map, reference
from course.authoring.catalog import Module
from course.authoring.markdown import hours
from course.datasets import value
from course.site import SiteError, tools
from course.site.pages import doors, first_run, guides, lessons, modules, tables, words
from course.site.pages.links import within
from course.site.pages.pictures import Album
from course.site.pages.render import code, rendered
from course.site.settings import Settings

_SPHINX = Path(__file__).with_name("sphinx")
_LEFT_OUT = (".buildinfo", "objects.inv", "_sources", "_static/webpack-macros.html")
"""What Sphinx writes for itself or for other books."""
_RISE = ("C19", "FRA-001", "FRA-002")
"""The claim on the first page, and the figures before and after."""
_SAMPLE = "m03_change"
"""The module that the claim on the first page is an exercise of."""
_EXAMPLE = "C27"
"""The figure that is followed to its source on the page of the data."""


def build(folder: Path, settings: Settings) -> None:
    """Make the pages.

    Parameters
    ----------
    folder
        Where the site goes; it is made where it does not exist.
    settings
        The edition.

    Raises
    ------
    SiteError
        When a lesson does not run, when something is missing, or when Sphinx warns of anything.
    """
    every = catalog.modules(ROOT)
    if not every:
        raise SiteError("No module is built yet. Build them with: python3 -m course build")
    with tempfile.TemporaryDirectory(prefix="course-pages-") as scratch:
        source, made = Path(scratch) / "source", Path(scratch) / "html"
        shutil.copytree(_SPHINX, source)
        _write(source, every, settings)
        trees = Path(scratch) / "trees"
        words_ = ["sphinx", "-q", "-W", "--keep-going", "-E", "-j", "auto", "-b", "html"]
        more = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
        tools.run([*words_, "-d", str(trees), str(source), str(made)], source, more)
        for left in _LEFT_OUT:
            _remove(made / left)
        shutil.copytree(made, folder, dirs_exist_ok=True)
    _downloads(folder / "downloads", every)


def _write(source: Path, every: list[Module], settings: Settings) -> None:
    album = Album()
    runs = first_run.first_runs(_student(module) for module in every)
    notebooks = {name: lessons.page(name, run, album) for name, run in runs.items()}
    for part in ("lessons", "modules", "data", "guides"):
        (source / part).mkdir()
    for name, notebook in notebooks.items():
        nbformat.write(notebook, source / "lessons" / f"{name}.ipynb")
    for path, content in album.files.items():
        there = source / "extra" / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content)
    shutil.copy(ROOT / "notebooks" / concept_map.FILE, source / "_static")
    _write_modules(source, modules.pages(every, notebooks, settings))
    _write_data(source / "data", every)
    _text(source / "glossary.md", rendered("glossary.md", letters=words.by_letter(every)))
    methods = within("", reference.methods(every))
    claims = within("", reference.claims(every))
    _text(source / "reference.md", rendered("reference.md", methods=methods, claims=claims))
    guides.write(ROOT, source / "guides")
    _text(source / "guides" / "index.md", rendered("guides_index.md"))


def _write_modules(source: Path, pages: list[modules.Page]) -> None:
    wanted = catalog.needs(page.module.lesson for page in pages)
    rise, before, after = map(value, _RISE)
    sampled = next(page for page in pages if page.name == _SAMPLE)
    minutes = sum(page.module.minutes for page in pages)
    of_all = {"pages": pages, "exercises": sum(len(page.rows) for page in pages)}
    every = tables.every([page.module for page in pages])
    index = rendered(
        "index.md",
        **of_all,
        title=_title(),
        first=pages[0],
        sampled=sampled,
        picture=sampled.picture,
        start=doors.browser("start.ipynb", ""),
        sample=sampled.browser.removeprefix("../"),
        claims=len(_package.rows("claims")),
        rise=rise,
        before=before,
        after=after,
        counted=_counted(before),
        tables=len(every),
        figures=f"{sum(len(table.rows) for table in every if table.sourced):,}",
        to_modules="modules/",
        card_level=3,
    )
    _text(source / "index.md", index)
    alt = concept_map.alt(wanted)
    listed = rendered(
        "modules_index.md", **of_all, whole=hours(minutes), map_alt=alt, to_modules="", card_level=2
    )
    _text(source / "modules" / "index.md", listed)
    for page in pages:
        _text(source / "modules" / f"{page.name}.md", rendered("module.md", page=page))


def _write_data(folder: Path, every: list[Module]) -> None:
    found = tables.every(every)
    described = _package.description()
    license_ = described["licenses"][0]
    index = rendered(
        "data_index.md",
        tables=found,
        sourced=sum(table.sourced for table in found),
        made_up=sum(table.synthetic for table in found),
        figure=value(_EXAMPLE),
        grades=_grades(),
        published=tables.listed(table for table in found if not table.synthetic),
        synthetic=tables.listed(table for table in found if table.synthetic),
        license=described["license_note"],
        license_title=license_["title"],
        license_path=license_["path"],
    )
    _text(folder / "index.md", index)
    for table in found:
        _text(folder / f"{table.name}.md", rendered("table.md", table=table))


def _grades() -> str:
    fields = _package.resource(value(_EXAMPLE).table)["schema"]["fields"]
    return code(next(str(f["description"]) for f in fields if f["name"] == "grade"))


def _counted(figure: Any) -> str:
    rows = _package.rows(figure.table)
    return next(row["unit_counted"] for row in rows if row["row_id"] == figure.id)


def _title() -> str:
    first = nbformat.read(ROOT / "notebooks" / "start.ipynb", as_version=4).cells[0].source
    return str(first).partition("\n")[0].removeprefix("# ")


def _student(module: Module) -> Path:
    return ROOT / "notebooks" / module.name / f"{module.name}.ipynb"


def _downloads(folder: Path, every: list[Module]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for module in every:
        shutil.copyfile(_student(module), folder / f"{module.name}.ipynb")
    for resource in _package.description()["resources"]:
        shutil.copyfile(_package.folder() / resource["path"], folder / resource["path"])
    shutil.copyfile(_package.folder() / "datapackage.json", folder / "datapackage.json")


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

"""The built pages, read once: text, links, ids, pictures, headings and tables of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.name for path in (ROOT / "notebooks").glob("m[0-9][0-9]_*"))
_VOID = {"img", "br", "hr", "input", "meta", "link", "source", "col", "wbr", "area", "base"}
_UNSEEN = {"script", "style"}


@dataclass
class Page:
    """One page."""

    path: Path
    text: str = ""
    """What a reader sees, spaces made one."""
    language: str = ""
    ids: set[str] = field(default_factory=set)
    doubled: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Addresses that a reader can follow."""
    loads: list[str] = field(default_factory=list)
    """Addresses that the page itself asks for."""
    pictures: list[dict[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    """Body rows of the table that shows a data set."""
    sources: list[list[str]] = field(default_factory=list)
    """Addresses in each of these rows."""
    codes: list[str] = field(default_factory=list)
    """Preformatted blocks."""


@cache
def pages(site: Path) -> dict[str, Page]:
    """Give every page but those of JupyterLite, by its path from the site's root."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("lite/"):
            found[name] = read(path)
    return found


def read(path: Path) -> Page:
    """Read one page."""
    reader = _Reader(Page(path))
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.page.text = " ".join("".join(reader.said).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.said: list[str] = []
        self.open: list[str] = []
        self.cell: list[str] | None = None
        self.heading: list[str] | None = None
        self.block: list[str] | None = None
        self.data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self.open.append(tag)
        self._note(tag, told)
        if tag == "table" and "data-table" in told:
            self.data = True
        elif tag == "tr" and self.data and "tbody" in self.open:
            self.page.rows.append([])
            self.page.sources.append([])
        elif tag in ("td", "th") and self.data and self.page.rows:
            self.cell = []
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.heading = []
        elif tag == "pre":
            self.block = []

    def _note(self, tag: str, told: dict[str, str]) -> None:
        page = self.page
        if "id" in told:
            (page.doubled.append if told["id"] in page.ids else page.ids.add)(told["id"])
        if tag == "html":
            page.language = told.get("lang", "")
        elif tag == "a" and "href" in told:
            page.links.append(told["href"])
            if self.cell is not None:
                page.sources[-1].append(told["href"])
        elif tag == "img":
            page.pictures.append(told)
        if tag == "link" and told.get("rel") not in ("next", "prev", "search", "index"):
            page.loads.append(told["href"])
        elif "src" in told:
            page.loads.append(told["src"])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in ("td", "th") and self.cell is not None:
            self.page.rows[-1].append("".join(self.cell))
            self.cell = None
        elif tag == "table":
            self.data = False
        elif tag == "pre" and self.block is not None:
            self.page.codes.append("".join(self.block))
            self.block = None
        elif self.heading is not None and tag[0] == "h" and tag[1:].isdigit():
            self.page.headings.append((int(tag[1:]), " ".join("".join(self.heading).split())))
            self.heading = None
        if tag in ("p", "li", "td", "th", "div", "h1", "h2", "h3", "dt", "dd", "pre", "summary"):
            self.said.append(" ")

    def handle_data(self, data: str) -> None:
        if _UNSEEN.intersection(self.open):
            return
        self.said.append(data)
        for part in (self.cell, self.heading, self.block):
            if part is not None:
                part.append(data)

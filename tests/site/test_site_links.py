"""Nothing on the site leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.site._pages import Page, pages


@pytest.fixture(scope="module", name="built")
def _built(offline_site: Path) -> dict[str, Page]:
    return pages(offline_site)


def test_every_inner_link_meets_its_place(built: dict[str, Page], offline_site: Path) -> None:
    broken = []
    for name, page in built.items():
        for address in {*page.links, *page.loads}:
            target = urlsplit(address)
            if target.scheme or target.netloc:
                continue
            there = (page.path.parent / unquote(target.path)) if target.path else page.path
            inner = there.resolve().relative_to(offline_site.resolve()).as_posix()
            if not there.resolve().is_file():
                broken.append((name, address))
            elif target.fragment and inner in built:
                anchor = unquote(target.fragment)
                if anchor not in built[inner].ids | {"", "top"}:
                    broken.append((name, address))
    assert broken == []


def test_the_browser_edition_has_what_the_pages_open(
    built: dict[str, Page], offline_site: Path
) -> None:
    opened = {
        parse_qs(urlsplit(address).query)["path"][0]
        for page in built.values()
        for address in page.links
        if "lite/lab/index.html" in address
    }
    assert len(opened) == 11
    assert [path for path in opened if not (offline_site / "lite/files" / path).is_file()] == []


def test_outside_addresses_are_well_formed(built: dict[str, Page]) -> None:
    seen = {address for page in built.values() for address in page.links if ":" in address}
    outside = {each for each in seen if not each.startswith(("#", "../", "mailto:"))}
    assert len(outside) > 100
    for address in outside:
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https"), address
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.?", parts.netloc.lower()), address
        assert not re.search(r"[\s<>\"{}|\\^]", address), address


def test_no_page_has_one_id_twice(built: dict[str, Page]) -> None:
    assert {name: page.doubled for name, page in built.items() if page.doubled} == {}

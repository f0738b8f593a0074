"""The first page and the reference page as a student sees them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from _lab import REPOSITORY
from playwright.sync_api import expect

if TYPE_CHECKING:
    from _lab import Lab

FILES = ("start.ipynb", "reference.ipynb", "concept_map.svg", "STUDENTS.md")


def test_the_start_page_shows_the_map_and_leads_to_modules_and_reference(lab: Lab) -> None:
    for name in FILES:
        shutil.copy(REPOSITORY / "notebooks" / name, lab.folder)
    lab.open("start.ipynb")

    picture = lab.notebook.locator('img[alt*="modules to those that build on it"]')
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    lab.page.wait_for_function(
        "e => e.complete && e.naturalWidth > 0", arg=picture.element_handle()
    )
    lab.screenshot("start-map")
    for target in ("m01_claims", "reference.ipynb", "STUDENTS.md"):
        assert lab.notebook.locator(f'a[href*="{target}"]').count() > 0
    lab.run_all()
    expect(lab.outputs.last).to_contain_text("together")
    lab.screenshot("start-progress")
    assert lab.errors() == []


def test_the_reference_page_shows_words_methods_tables_and_claims(lab: Lab) -> None:
    shutil.copy(REPOSITORY / "notebooks" / "reference.ipynb", lab.folder)
    words = json.loads((lab.folder / "reference.ipynb").read_text(encoding="utf-8"))
    assert len(words["cells"]) == 5
    lab.open("reference.ipynb")

    lab.page.set_viewport_size({"width": 1200, "height": 1400})
    for heading in ("Words", "Methods", "Tables", "Claims"):
        place = lab.notebook.get_by_role("heading", name=heading, exact=False).last
        place.scroll_into_view_if_needed()
        place.evaluate("e => e.scrollIntoView({block: 'start'})")
        lab.page.wait_for_timeout(400)
        lab.screenshot(f"reference-{heading.lower()}")
    expect(lab.notebook.get_by_role("cell", name="C49", exact=True)).to_be_visible()
    assert lab.errors() == []

"""The report in a real browser: accessible, fit for a phone, and nothing in it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.grading.report.gather import gather
from course.grading.report.page import page
from tests.grading._report_class import MODULE, make_class

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.grading]
PHONE, DESK = 360, 1200


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("class")
    make_class(root, 14)
    report = gather(root, MODULE, f"sqlite:///{root / 'gradebook.db'}")
    path = root / "report.html"
    path.write_text(page(report), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_the_page_is_accessible_and_asks_for_nothing(
    running_browser: Browser, written: Path, width: int, scheme: str
) -> None:
    asked, shown = [], []
    tab = running_browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
    tab.goto(written.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = Axe().run(tab)
    broken = {each["id"]: each["nodes"][0]["html"] for each in found.response["violations"]}
    assert broken == {}
    assert len(found.response["passes"]) > 20
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("[...document.images].every(each => each.naturalWidth > 0)")
    assert shown == []
    assert [url for url in asked if not url.startswith("data:")] == [written.as_uri()]
    tab.close()

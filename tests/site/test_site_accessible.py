"""The pages for everybody: axe, keyboard, light and dark, phone and desktop, offline search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TYPES = {
    "first page": "index.html",
    "list of modules": "modules/index.html",
    "module": "modules/m03_change.html",
    "lesson": "lessons/m03_change.html",
    "glossary": "glossary.html",
    "reference": "reference.html",
    "list of tables": "data/index.html",
    "table": "data/interception.html",
    "SYNTHETIC table": "data/synthetic_town.html",
    "list of guides": "guides/index.html",
    "guide": "guides/students.html",
    "search": "search.html?q=interception",
}
CROSSED = ("first page", "module")
"""Without and with a menu at the side: colors go with the theme and not with the page's width, but
for what is only there at one of the widths, which is the same on all pages."""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WORST = ("serious", "critical")
# Everything open; and of rows and words, which are alike, no more than ten in each list.
_PREPARE = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  for (const list of document.querySelectorAll("main tbody, main dl, .bd-sidebar-primary ul"))
    [...list.children].slice(10).forEach((each) => each.remove());
}"""
_THEME = "document.documentElement.dataset.theme"


@pytest.fixture(scope="module", name="page")
def _page(running_browser: Browser, served_site: str) -> Iterator[Page]:
    context = running_browser.new_context(color_scheme="light", viewport=DESKTOP)
    outside: list[str] = []

    def noted(url: str) -> None:
        if not url.startswith((served_site, "data:", "blob:")):
            outside.append(url)

    context.on("request", lambda request: noted(request.url))
    context.on(
        "console",
        lambda said: (
            outside.append(f"{said.text} {said.location}") if said.type == "error" else None
        ),
    )
    yield context.new_page()
    context.close()
    assert outside == [], "nothing is asked of others, and nothing fails in silence"


def violations(page: Page, **options: Any) -> list[str]:
    # Without preload axe fetches no style sheet of its own accord, one of them at a wrong address.
    found = Axe().run(page, options={"preload": False, **options}).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in found
        if each["impact"] in WORST
    ]


def switch(page: Page, theme: Literal["light", "dark"]) -> None:
    """Have the machine ask for a theme, and wait until no color changes any more."""
    page.emulate_media(color_scheme=theme)
    settle(page, theme)


def settle(page: Page, theme: str) -> None:
    page.wait_for_function(f"{_THEME} === '{theme}' && document.getAnimations().length === 0")


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_has_no_serious_violation_in_light_or_dark_on_desktop_or_phone(
    page: Page, served_site: str, kind: str
) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(f"{served_site.rstrip('/')}/{TYPES[kind]}")
    page.evaluate(_PREPARE)
    settle(page, "light")
    assert violations(page) == []
    if kind in CROSSED:
        switch(page, "dark")
        assert violations(page, runOnly=["color-contrast"]) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    page.reload()
    page.evaluate(_PREPARE)
    settle(page, "dark")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []
    if kind in CROSSED:
        switch(page, "light")
        assert violations(page, runOnly=["color-contrast"]) == []


def test_the_keyboard_goes_past_the_menu_to_the_text(page: Page, served_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{served_site.rstrip('/')}/modules/m03_change.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main-content"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_on_a_phone_the_keyboard_opens_and_closes_the_menu(page: Page, served_site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{served_site.rstrip('/')}/modules/m03_change.html")
    button = page.get_by_role("button", name="Site navigation")
    button.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("dialog").get_by_role("link", name="Glossary")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


def test_the_reader_can_choose_light_or_dark(page: Page, served_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(f"{served_site.rstrip('/')}/index.html")
    page.evaluate("localStorage.clear()")
    button = page.get_by_role("button", name="Color mode").first
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Dark").first.press("Enter")
    assert page.evaluate(_THEME) == "dark"
    page.reload()
    assert page.evaluate(_THEME) == "dark"
    page.evaluate("localStorage.clear()")


def test_search_finds_words_of_lessons_tables_and_guides(page: Page, served_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    for words, where in (
        ("denominators", "lessons/m03_change.html"),
        ("narchomicide", "glossary.html"),
        ("kubectl", "guides/cluster.html"),
    ):
        page.goto(f"{served_site.rstrip('/')}/search.html?q={words}")
        expect(page.locator(f"ul.search a[href*='{where}']").first).to_be_visible()

"""What tests in several folders share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from course.authoring.catalog import Module

BUILDS_THE_SITE = "tests/site/test_lite_in_chromium.py"
"""By far the longest of the files that need the built site."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the file that builds the site, so that no other worker waits for it later."""
    items.sort(key=lambda item: not item.nodeid.startswith(BUILDS_THE_SITE))


@pytest.fixture(scope="session", name="running_browser")
def _running_browser() -> Iterator[Browser]:
    """Give the one browser of this process: Playwright cannot be started twice."""
    from tests.browser._lab import browser, chromium

    executable = chromium()
    if executable is None:
        pytest.skip("no Chromium here: install Debian's chromium, or set E2E_CHROMIUM to one")
    with browser(executable) as running:
        yield running


@pytest.fixture(scope="session", name="lessons")
def _lessons() -> dict[str, Module]:
    """Give every built module by its name; reading them all takes a second, so once."""
    from course.authoring import catalog
    from tests.checkout import ROOT

    return {module.name: module for module in catalog.modules(ROOT)}

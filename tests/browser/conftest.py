from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from _lab import Lab, Server, browser, chromium, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session", name="running_browser")
def _running_browser() -> Iterator[Browser]:
    executable = chromium()
    if executable is None:
        pytest.skip("no Chromium here: install Debian's chromium, or set E2E_CHROMIUM to one")
    with browser(executable) as running:
        yield running


@pytest.fixture(scope="session", name="running_server")
def _running_server(
    running_browser: Browser,  # noqa: ARG001  # without a browser no server is needed
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture(scope="session", name="window")
def _window(running_browser: Browser) -> Iterator[BrowserContext]:
    """Give the window that all pages share, so that JupyterLab is loaded from its cache."""
    context = running_browser.new_context()
    yield context
    context.close()


@pytest.fixture
def lab(
    window: BrowserContext, running_server: Server, request: pytest.FixtureRequest
) -> Iterator[Lab]:
    """Give a page with a folder of its own; nothing may be asked of the world outside."""
    folder = running_server.root / request.node.name
    folder.mkdir()
    shown = window.new_page()
    shown.set_viewport_size({"width": 1280, "height": 960})
    try:
        page = Lab(shown, running_server, folder)
        yield page
        page.close()
        assert page.outside == []
    finally:
        shown.close()

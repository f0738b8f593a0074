from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from _lab import Lab, Server, Tab, lab_in, server

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from playwright.sync_api import Browser, BrowserContext

FAILED = pytest.StashKey[bool]()


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


@pytest.fixture(scope="session", name="tab")
def _tab(window: BrowserContext) -> Tab:
    return Tab(window)


@pytest.fixture
def lab(tab: Tab, running_server: Server, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """Give a page with a folder of its own."""
    with lab_in(tab, running_server, request.node.name) as page:
        yield page
        if request.node.stash.get(FAILED, False):
            tab.close()  # whatever state it is in


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Tell the fixtures of a test that it failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report

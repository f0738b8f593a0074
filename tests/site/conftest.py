"""One built site for all tests of a run, and its address."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course._locked import locked
from course.site import command, lite
from course.site.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BUILD_S = 900.0
_DATED = "1790000000"  # so that two builds of one run agree, at midnight too


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback while the block runs; give its address without a last slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session", name="shared_folder")
def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that the workers of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", name="offline_site")
def _offline_site(shared_folder: Path) -> Path:
    """Give the folder of one ``course site --offline``."""
    folder = shared_folder / "offline-site"
    with locked(folder, wait_s=_LONGEST_BUILD_S), pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _DATED)
        if not folder.is_dir():
            command.build(folder, Settings(offline=True))
    return folder


@pytest.fixture(scope="session", name="public_lite")
def _public_lite(shared_folder: Path) -> Path:
    """Give the folder of the public browser edition, built on its own."""
    folder = shared_folder / "public-lite"
    with locked(folder, wait_s=_LONGEST_BUILD_S), pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _DATED)
        if not folder.is_dir():
            lite.build(folder, Settings(offline=False))
    return folder


@pytest.fixture(scope="session", name="served_site")
def _served_site(offline_site: Path) -> Iterator[str]:
    """Give the address of the offline site on loopback."""
    with served(offline_site) as address:
        yield address

"""`course doctor` inside a JupyterHub: does its server let the formgrader show?"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from course.grading.doctor import hub
from course.grading.doctor.finding import BAD, OK, WARN
from tests.grading._doctor import book, place, root

__all__ = ["book", "place", "root"]


@pytest.fixture
def served(root, monkeypatch):  # noqa: ARG001 - it clears the hub's variables first
    """Give a function that makes this a JupyterHub's server with some headers."""
    servers = []

    def serve(policy: str, code: int = 200) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(code)
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ann/")
        address = f"http://127.0.0.1:{server.server_port}/user/ann/"
        monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", address)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("policy", "code", "state"),
    [
        ("frame-ancestors 'none'; report-uri /x", 200, BAD),
        ("frame-ancestors 'none'", 403, BAD),
        ("default-src 'none'; FRAME-ANCESTORS 'self'", 200, OK),
        ("default-src 'self'", 403, OK),
        ("", 200, OK),
    ],
)
def test_a_hub_that_hides_the_formgrader(place, served, policy, code, state):
    served(policy, code)
    finding = hub.hub(place)

    assert finding.state == state
    assert ("frame-ancestors 'self'" in finding.cure) == (state == BAD)
    assert ("stays empty" in finding.found) == (state == BAD)


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:1/", "file:///etc/passwd"])
def test_a_hub_that_does_not_answer(place, monkeypatch, address):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ann/")
    monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", address)
    finding = hub.hub(place)

    assert finding.state == WARN
    assert "does not answer" in finding.found

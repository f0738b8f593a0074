"""Whether this runs inside a JupyterHub, and whether its server lets the formgrader show."""

from __future__ import annotations

import os
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

from course.grading.doctor.finding import BAD, OK, WARN, Finding, Place

_SECONDS = 5.0
_CURE = (
    "Write into the instructor's jupyter_server_config.py, and start the server again: "
    'c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": '
    "\"frame-ancestors 'self'\"}}"
)


def hub(_: Place) -> Finding:
    """Ask the server around this for its headers: JupyterLab shows the formgrader in a frame."""
    if not os.environ.get("JUPYTERHUB_SERVICE_PREFIX"):
        return Finding("hub", OK, "not inside a JupyterHub")
    address = os.environ.get("JUPYTERHUB_SERVICE_URL", "")
    try:
        policy = _policy(f"{address.rstrip('/')}/api")
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        found = f"the server of this JupyterHub does not answer ({reason})"
        return Finding("hub", WARN, found, "Start this in a terminal of the hub's JupyterLab.")
    ancestors = frame_ancestors(policy)
    if ancestors is None or {"'self'", "*"} & set(ancestors):
        return Finding("hub", OK, "the formgrader shows in JupyterLab")
    said = f"frame-ancestors {' '.join(ancestors)}: the formgrader stays empty in JupyterLab"
    return Finding("hub", BAD, said, _CURE)


def frame_ancestors(policy: str) -> list[str] | None:
    """Read who may show a page in a frame; None where a policy does not say.

    Examples
    --------
    >>> frame_ancestors("default-src 'none'; frame-ancestors 'self' https://a.example")
    ["'self'", 'https://a.example']
    >>> frame_ancestors("default-src 'none'") is None
    True
    """
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name.lower() == "frame-ancestors":
            return sources
    return None


def _policy(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError("JUPYTERHUB_SERVICE_URL is no address")
    opener = build_opener(ProxyHandler({}))  # it is this very computer
    try:
        with opener.open(address, timeout=_SECONDS) as answer:
            return str(answer.headers.get("Content-Security-Policy", ""))
    except HTTPError as refused:  # its pages are refused with the same headers
        return str(refused.headers.get("Content-Security-Policy", ""))

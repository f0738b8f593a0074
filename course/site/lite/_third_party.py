"""The list of what others wrote, with its licenses."""

from __future__ import annotations

import json
from typing import Any

from course.site.lite._metadata import WheelFile
from course.site.supply import Supply

_HEAD = """\
# What others wrote

This folder carries the work of others. Each keeps its own license. The text of a wheel's license
is inside the wheel, which is a zip file.

| name | version | license | file | license text |
| --- | --- | --- | --- | --- |
"""
_TAIL = """
`{runtime}` is Pyodide with CPython {python} and its standard library
(Python Software Foundation License, in `LICENSE.txt` of CPython's sources). Pyodide's sources are
at {source}.

JupyterLite, JupyterLab and the JavaScript packages in them are listed with their licenses in
`build/third-party-licenses.json` and in each `extensions/**/third-party-licenses.json`.
"""


def write(supply: Supply, wheels: list[WheelFile]) -> str:
    """List what an edition carries.

    Parameters
    ----------
    supply
        What was fetched.
    wheels
        The wheels of others in the edition.

    Returns
    -------
    str
        Markdown.
    """
    runtime = _package(supply, "pyodide")
    scrypt = _package(supply, "scrypt-js")
    folder = "static/pyodide"
    rows = [
        _row(runtime, f"{folder}/pyodide.*", "Mozilla Public License 2.0, mozilla.org/MPL/2.0"),
        _row(scrypt, "course/_browser/scrypt.js in the course's wheel", "scrypt.LICENSE.txt there"),
    ]
    for wheel in sorted(wheels, key=lambda each: each.name):
        told = ", ".join(f"`{name}`" for name in wheel.license_files) or "in its sources"
        words = [wheel.name, wheel.version, wheel.license, f"{folder}/{wheel.path.name}", told]
        rows.append("| " + " | ".join(word.replace("|", "/") for word in words) + " |\n")
    source = str(runtime["repository"]["url"]).removeprefix("git+").removesuffix(".git")
    python = supply.lock()["info"]["python"]
    tail = _TAIL.format(runtime=f"{folder}/python_stdlib.zip", python=python, source=source)
    return _HEAD + "".join(rows) + tail


def _package(supply: Supply, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(supply.npm(name)["package.json"].read_bytes())
    return found


def _row(package: dict[str, Any], file: str, text: str) -> str:
    return (
        f"| {package['name']} | {package['version']} | {package['license']} | {file} | {text} |\n"
    )

"""The course's own wheel in the browser edition: all that students need, and nothing else."""

from __future__ import annotations

import ast
import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from course.site import supply
from tests.checkout import ROOT


@pytest.fixture(name="wheel")
def _wheel(offline_site: Path) -> dict[str, bytes]:
    """Give the files of the course's own wheel."""
    runtime = offline_site / "lite" / "static" / "pyodide"
    (path,) = runtime.glob("organized_crime_course-*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_s_record_holds_the_sum_of_every_file(wheel: dict[str, bytes]) -> None:
    (record,) = (name for name in wheel if name.endswith(".dist-info/RECORD"))
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(wheel[record].decode()))}
    assert rows.keys() == wheel.keys()
    for name in wheel.keys() - {record}:
        digest = base64.urlsafe_b64encode(hashlib.sha256(wheel[name]).digest()).rstrip(b"=")
        assert rows[name] == f"sha256={digest.decode()}", name


def test_the_wheel_holds_all_tables_and_keys(wheel: dict[str, bytes]) -> None:
    for folder, inside in (("datasets", "_datasets"), ("course/exercises/keys", "exercises/keys")):
        for path in (ROOT / folder).iterdir():
            if path.is_file():
                assert wheel[f"course/{inside}/{path.name}"] == path.read_bytes(), path


def test_the_wheel_holds_nothing_of_authors_and_graders(wheel: dict[str, bytes]) -> None:
    parts = {name.split("/")[1] for name in wheel if name.startswith("course/")}
    assert parts.isdisjoint({"_bootstrap", "_commands", "authoring", "grading", "site", "cli.py"})


def test_the_wheel_imports_nothing_of_the_course_that_it_lacks(wheel: dict[str, bytes]) -> None:
    def there(name: str) -> bool:
        path = name.replace(".", "/")
        return f"{path}.py" in wheel or f"{path}/__init__.py" in wheel

    modules = [name for name in wheel if name.endswith(".py")]
    assert len(modules) > 50
    for module in modules:
        for node in ast.walk(ast.parse(wheel[module])):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course."):
                assert there(str(node.module)), module
            elif isinstance(node, ast.ImportFrom) and node.module == "course":
                names = [each.name for each in node.names if each.name.startswith("_")]
                assert all(there(f"course.{name}") for name in names), module


def test_scrypt_comes_with_its_license(wheel: dict[str, bytes]) -> None:
    pinned = next(each for each in supply.ready(offline=False).pins.npm if each.name == "scrypt-js")
    found = {
        "scrypt.js": wheel["course/_browser/scrypt.js"],
        "LICENSE.txt": wheel["course/_browser/scrypt.LICENSE.txt"],
    }
    for name, content in found.items():
        assert hashlib.sha256(content).hexdigest() == pinned.files[name]
    assert b"MIT" in found["LICENSE.txt"]

"""The first import cell where the course, or something else, cannot be imported."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from fnmatch import fnmatch

import nbformat
import pytest

from course.authoring.build import ROOT, START, every_module
from course.authoring.first_cell import guarded

NAMES = every_module()
# IPython shows an error as it does in a kernel, Colab's and VS Code's too.
SHELL = """
import sys
from IPython.core.interactiveshell import InteractiveShell
sys.modules[sys.argv[1]] = None  # as if it were not installed
shell = InteractiveShell.instance(colors="nocolor")
shell.run_cell(sys.argv[2])
"""


def first_code(name: str) -> str:
    folder = ROOT / "notebooks" / ("" if name == START else name)
    cells = nbformat.read(folder / f"{name}.ipynb", as_version=4).cells
    return next(cell.source for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize("name", NAMES)
def test_without_the_course_each_notebook_says_what_to_do(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "course", None)
    with pytest.raises(SystemExit) as raised:
        exec(first_code(name), {})
    said = str(raised.value)

    assert "course" in said.splitlines()[0]
    for place, cure in {
        "Terminal": "python3 -m course lab",
        "VS Code": ".venv",
        "Colab": "%pip install organized_crime_course*.whl",
    }.items():
        assert cure in said.partition(place)[2], place


@pytest.mark.parametrize("name", [name for name in NAMES if name != START])
def test_any_other_package_that_is_missing_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SystemExit, match="pandas"):
        exec(first_code(name), {})


@pytest.mark.parametrize("package", ["course", "pandas"])
def test_a_student_sees_no_traceback(package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SHELL, package, first_code("m03_change")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert package in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stdout.strip().splitlines()) <= 8, done.stdout


def test_the_wheel_that_the_message_names_is_the_course_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wheel = f"{project['name'].replace('-', '_')}-0.1.0-py3-none-any.whl"
    pattern = first_code(START).partition("%pip install ")[2].split()[0]
    assert fnmatch(wheel, pattern)


def test_only_what_a_cell_begins_with_is_guarded() -> None:
    source = "import math\n\nfrom course import load\n\nx = 1\nimport json"
    lines = guarded(source).splitlines()
    assert lines[:4] == ["try:", "    import math", "", "    from course import load"]
    assert lines[-3:] == ["", "x = 1", "import json"]


@pytest.mark.parametrize("source", ["", "x = 1\nfrom course import load", "import coursework"])
def test_a_cell_that_does_not_begin_with_the_course_stays_as_it_is(source: str) -> None:
    assert guarded(source) == source


def test_what_is_imported_under_the_guard_is_there_afterwards() -> None:
    names: dict[str, object] = {}
    exec(guarded("from course import load, value"), names)
    assert {"load", "value"} <= names.keys()
    assert "missing" not in names

"""What is committed is what a build makes, and it runs."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course import load
from course.authoring.build import START, build, differing, every_module
from course.authoring.lesson import read

ROOT = Path(__file__).resolve().parents[2]
MODULES = [name for name in every_module() if name != START]
EXERCISED = {
    "m01_claims": {"C09", "C15", "C16", "C18", "C22", "C32", "C33", "C37", "C40", "C42", "C48"},
    "m02_script": {"C01", "C02", "C03", "C06", "C07", "C08", "C10", "C11", "C12", "C13", "C38"},
    "m03_change": {"C19", "C20", "C21", "C26", "C27", "C28", "C30", "C31"},
    "m04_counts": {"C19", "C20", "C21", "C34"},
    "m05_markets": {"C17", "C23", "C24", "C25", "C26", "C27", "C39", "C45"},
    "m06_networks": {"C11", "C12", "C13", "C14", "C48"},
    "m07_disruption": {"C09", "C35", "C37"},
    "m08_index": {"C18"},
    "m09_crackdown": {"C21", "C23", "C35", "C36", "C37"},
    "m10_forecast": {"C38", "C44", "C46", "C47"},
}


SEEN_BY_NBVAL = "m03_change"


def solved(module: str) -> Path:
    return ROOT / "solutions" / module / f"{module}.ipynb"


def released(module: str) -> Path:
    return ROOT / "notebooks" / module / f"{module}.ipynb"


def run_nbval(path: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    home = folder / path.stem
    home.mkdir()
    shutil.copy(path, home)
    command = [sys.executable, "-m", "pytest", *options, path.name, "-q", "-p", "no:cacheprovider"]
    command += ["--sanitize-with", str(ROOT / "tests" / "notebooks" / "sanitize.cfg")]
    return subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", str(home)],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("module", every_module())
def test_a_build_changes_nothing_that_is_committed(module):
    assert differing(build(module)) == []


@pytest.mark.parametrize("module", MODULES)
def test_the_solved_notebook_has_outputs(module):
    cells = nbformat.read(solved(module), as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]

    assert len([cell for cell in code if cell.outputs]) > len(code) / 2


# The rebuild above compares every output of every module, and the browser runs every untouched
# notebook; that nbval, a runner that is not ours, finds the same is seen on one.
def test_the_solved_notebook_reproduces_its_outputs(tmp_path):
    cells = nbformat.read(solved(SEEN_BY_NBVAL), as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]

    ran = run_nbval(solved(SEEN_BY_NBVAL), tmp_path, "--nbval")

    assert ran.returncode == 0, ran.stdout[-3000:]
    assert f"{len(code)} passed" in ran.stdout


def test_a_changed_output_would_be_noticed(tmp_path):
    notebook = nbformat.read(solved(SEEN_BY_NBVAL), as_version=4)
    check = next(cell for cell in notebook.cells if cell.id.endswith("-q1-check"))
    check.outputs[0].data["text/plain"] = "Right. Something else."
    notebook.cells = notebook.cells[: notebook.cells.index(check) + 1]
    changed = tmp_path / "changed" / f"{SEEN_BY_NBVAL}.ipynb"
    changed.parent.mkdir()
    nbformat.write(notebook, changed)

    assert "1 failed" in run_nbval(changed, tmp_path, "--nbval").stdout


def test_the_untouched_notebook_runs_from_top_to_bottom(tmp_path):
    ran = run_nbval(released(SEEN_BY_NBVAL), tmp_path, "--nbval-lax")

    assert ran.returncode == 0, ran.stdout[-3000:]


@pytest.mark.parametrize("module", MODULES)
def test_the_module_exercises_its_claims(module):
    key = json.loads((ROOT / "course/exercises/keys" / f"{module}.json").read_text("utf-8"))
    claims = {claim for entry in key["exercises"].values() for claim in entry["claims"]}

    assert claims >= EXERCISED[module]
    assert claims <= set(load("claims").claim_id)


def numbers_in_data() -> set[str]:
    """Collect every number that stands in a table, as prose writes it."""
    found = set()
    for path in (ROOT / "datasets").glob("*.csv"):
        for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", path.read_text("utf-8")):
            found |= {number, f"{float(number):,.10g}"}
    return found


@pytest.mark.parametrize("module", MODULES)
def test_no_number_in_students_prose_is_absent_from_the_tables(module):
    lesson = read(ROOT / "solutions" / f"{module}.py")
    sources = {cell.id: cell.source for cell in lesson.cells}
    of_method = set(re.findall(r"\{!([\d.,]+)\}", "".join(sources.values())))
    known = numbers_in_data() | of_method | {str(len(load("claims")))}
    for cell in nbformat.read(released(module), as_version=4).cells:
        # What the run computed stands behind {=...}; the build put it there.
        if cell.cell_type != "markdown" or "{=" in sources[cell.id]:
            continue
        text = re.sub(
            r"\]\([^)]*\)|`[^`]*`|^\|.*\|$|\(O\d\)|\bm\d\d\S*", " ", cell.source, flags=re.MULTILINE
        )
        # A reference's year, volume and pages are no figures of the case.
        text = re.sub(r"^- .*\((?:19|20)\d\d\)(?:.*\n  )*.*$", " ", text, flags=re.MULTILINE)
        text = re.sub(r"\b(?:19|20)\d\d\b", " ", text)
        text = re.sub(r"\d+ points?, about \d+ minutes|about \d+ minutes of exercises", " ", text)
        missing = [n for n in re.findall(r"\d[\d,.]*\d|\d", text) if n.strip(",.") not in known]
        assert missing == [], cell.source


@pytest.mark.parametrize("module", MODULES)
def test_no_figure_is_typed_in_code(module):
    of_method = {0, 1, 2, 3, 4, 10, 100, 1000, 0.5}
    for cell in nbformat.read(released(module), as_version=4).cells:
        if cell.cell_type != "code":
            continue
        lines = cell.source.splitlines()
        for node in ast.walk(ast.parse(cell.source)):
            number = getattr(node, "value", None)
            if not isinstance(number, int | float) or isinstance(number, bool):
                continue
            for_looks = "# layout" in lines[node.lineno - 1]
            assert number in of_method or 2000 <= number <= 2030 or for_looks, cell.source

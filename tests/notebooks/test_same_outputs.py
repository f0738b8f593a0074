"""The runner puts out what the stock kernel puts out, in every notebook.

The outputs stored in the solved notebooks were made by a stock kernel, and a test of the build
holds them to that: the runner is compared with what is stored. Students' notebooks, which are
handed out without outputs, go through both as they are graded; so does one with its pictures.

A widget has no other end here: its view is put out as in the stock kernel (with an id that nobody
can compare), and what it would say to a browser is not. That needs the stock kernel.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from course.authoring.alike import alike
from course.authoring.build import START, every_module
from course.exercises._emit import SWITCH
from course.grading.runner._limits import Limits
from course.grading.runner.warm import warm_process
from course.grading.validate import MODULES as PRELOADED

ROOT = Path(__file__).resolve().parents[2]
MODULES = [name for name in every_module() if name != START]
GRADED = {SWITCH: "outside", "NBGRADER_EXECUTION": "autograde"}
WITH_PICTURES = "m03_change"
# The other four simulate for seconds, and have in their solved notebooks all that is in these.
QUICK = ["m01_claims", "m02_script", "m03_change", "m05_markets", "m08_index", "m10_forecast"]
VIEW = "application/vnd.jupyter.widget-view+json"


def read(folder: str, module: str):
    return nbformat.read(ROOT / folder / module / f"{module}.ipynb", as_version=4)


def text_of(notebook) -> str:
    """Give all outputs as text, without what differs from run to run."""
    kept = nbformat.v4.new_notebook()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    before = code[0].execution_count - 1
    for cell in code:
        made = nbformat.v4.new_code_cell(outputs=cell.outputs, id=cell.id)
        made.execution_count = cell.execution_count - before
        for output in made.outputs:
            output.get("data", {}).pop(VIEW, None)
        kept.cells.append(made)
    text = nbformat.writes(kept)
    text = re.sub(r"ipykernel_\d+", "ipykernel", text)
    return re.sub(r"0x[0-9a-f]{6,}", "an address", text)


@pytest.fixture(scope="module")
def warm():
    process = warm_process(PRELOADED)
    yield process
    process.close()


def by_fork(warm, notebook, module: str, environment=None):
    """Fill a notebook with the runner's outputs."""
    with warm.submit(None, Limits(cell_seconds=60), environment, module) as submission:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                ran = submission.run(cell.source)
                cell.outputs, cell.execution_count = ran.outputs, ran.count
    return notebook


def by_kernel(modules: list[str], folder: Path, environment: dict[str, str]):
    """Run students' notebooks in one stock kernel; each finds no names of the one before."""
    cells, parts = [], {}
    for module in modules:
        (folder / module).mkdir()
        fresh = f"import os; os.chdir({str(folder / module)!r}); get_ipython().reset()"
        cells.append(nbformat.v4.new_code_cell(fresh))
        parts[module] = read("notebooks", module)
        cells += parts[module].cells
    client = NotebookClient(
        nbformat.v4.new_notebook(cells=cells),
        kernel_name="python3",
        allow_errors=True,
        coalesce_streams=True,
        timeout=60,
        resources={"metadata": {"path": str(folder)}},
    )
    known = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    client.execute(env={**known, **environment})
    return {module: text_of(part) for module, part in parts.items()}


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    return by_kernel(QUICK, tmp_path_factory.mktemp("stock"), GRADED)


@pytest.mark.parametrize("module", MODULES)
def test_a_solved_notebook_has_the_outputs_that_are_stored(warm, module):
    stored = text_of(read("solutions", module))
    found = text_of(by_fork(warm, read("solutions", module), module))

    # The stored ones may come from another processor; the other tests here compare on this one.
    assert alike(found, stored)


@pytest.mark.parametrize("module", QUICK)
def test_a_students_notebook_has_the_outputs_of_the_stock_kernel(warm, stock, module):
    found = text_of(by_fork(warm, read("notebooks", module), module, GRADED))

    assert "answer handed to the judge" in found
    assert found == stock[module]


def test_pictures_are_the_same_to_the_byte(warm, tmp_path):
    wanted = by_kernel([WITH_PICTURES], tmp_path, {})[WITH_PICTURES]
    found = text_of(by_fork(warm, read("notebooks", WITH_PICTURES), WITH_PICTURES))

    assert wanted.count("data:image/png;base64,") == 2
    assert found == wanted

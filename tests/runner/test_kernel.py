"""The stock kernel runs what the fork cannot, when it is asked to, and says so when it cannot."""

from __future__ import annotations

import json
import sys

import nbformat
import pytest
from traitlets.config import Config

from course.grading.confined import Confined
from course.grading.handed_in import Ungradable
from course.grading.runner.warm import NoSandbox

MESSAGE = "stopped after 1 s."


def notebook(*sources, name="python3", language="python"):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    spec = {"name": name, "language": language, "display_name": name}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})


def run(given, modules=(), **settings):
    runner = Confined(config=Config({"Confined": settings}))
    done, _ = runner.run_cells(given, {"metadata": {"path": ""}}, modules, {"MARK": "seen"})
    return done


@pytest.fixture
def other_language(tmp_path, monkeypatch):
    """Install a kernel whose language is not Python, as far as a grader can tell."""
    folder = tmp_path / "kernels" / "other"
    folder.mkdir(parents=True)
    program = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": program, "display_name": "Other", "language": "other"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return {"name": "other", "language": "other"}


def test_a_notebook_in_another_language_runs_in_its_own_kernel(other_language):
    done = run(notebook("import os\nos.environ['MARK']", **other_language), no_sandbox=True)

    assert done.cells[0].outputs[0].data["text/plain"] == "'seen'"
    assert done.metadata.course == {"sandbox": [], "ended": ""}


def test_it_does_not_without_a_word_that_students_may_have_the_graders_rights(other_language):
    with pytest.raises(NoSandbox, match=r"with your rights.*--Confined\.no_sandbox=True"):
        run(notebook("1", **other_language))


def test_one_option_chooses_the_stock_kernel_and_what_was_stopped_is_said():
    cells = ("import ipykernel.kernelapp as k", "while True: pass", "k.IPKernelApp.initialized()")

    done = run(notebook(*cells), engine="kernel", no_sandbox=True, timeout=1)

    assert done.cells[2].outputs[0].data["text/plain"] == "True"
    assert done.metadata.course["ended"] == f"1 cell was {MESSAGE}"


def test_a_kernel_that_dies_leaves_what_ran():
    cells = ("1 + 1", "import os; os._exit(1)", "2")

    done = run(notebook(*cells), engine="kernel", no_sandbox=True)

    assert done.cells[0].outputs[0].data["text/plain"] == "2"
    assert done.metadata.course["ended"] == "Its process ended itself."


def test_a_kernel_that_is_not_installed_is_named():
    with pytest.raises(Ungradable, match=r"kernel 'ir' \(R\), which is not installed here"):
        run(notebook("1", name="ir", language="R"), no_sandbox=True)


def test_stopped_cells_are_counted_and_the_others_run():
    cells = ("x = 1", "while True: pass", "while True: pass", "x + 1")

    done = run(notebook(*cells), ("numpy", "pandas", "matplotlib.pyplot"), timeout=1)

    assert done.metadata.course["ended"] == f"2 cells were {MESSAGE}"
    assert done.cells[3].outputs[0].data["text/plain"] == "2"


def test_what_was_stopped_is_said_beside_what_ended_it():
    cells = ("while True: pass", "import os; os._exit(1)", "1")

    done = run(notebook(*cells), ("numpy", "pandas", "matplotlib.pyplot"), timeout=1)

    assert done.metadata.course["ended"] == f"1 cell was {MESSAGE} Its process ended itself."
    assert done.cells[2].outputs[0].ename == "NotRun"


def test_nothing_is_said_of_a_notebook_that_ran():
    done = run(notebook("1 / 0", "2"), ("numpy", "pandas", "matplotlib.pyplot"))

    assert done.metadata.course["ended"] == ""

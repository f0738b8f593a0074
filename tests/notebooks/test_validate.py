"""Validate runs a notebook in the sandbox, and its own checks decide.

As the button of JupyterLab does it, with the settings of nbgrader_config.py; once by the command,
and once as on a student's machine, which has no such settings and runs the stock kernel.
"""

from __future__ import annotations

import copy
import json
import logging
import os
import shutil
import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbgrader.server_extensions.validate_assignment.handlers import ValidateAssignmentHandler
from nbgrader.utils import is_grade
from nbgrader.validator import Validator
from traitlets.config import Config

from course.grading import confined
from course.grading.runner.warm import NoSandbox
from course.grading.validate import RunAndCheck

ROOT = Path(__file__).resolve().parents[2]
ONE = "m03_change"
# Among them all kinds of answer. What every module's own checks say of every cell is compared with
# the stock kernel elsewhere; this is about how nbgrader reads it.
SOME = [ONE, "m06_networks", "m10_forecast"]
WIDTH = 87
PASSED = "Success! Your notebook passes all the tests.\n"


def path_of(folder: str, module: str) -> Path:
    return ROOT / folder / module / f"{module}.ipynb"


def graded(module: str) -> set[str]:
    """Give the sources of the cells that earn points."""
    cells = nbformat.read(path_of("notebooks", module), as_version=4).cells
    return {cell.source.strip() for cell in cells if is_grade(cell)}


@pytest.fixture(scope="module")
def button():
    """Press JupyterLab's Validate button, in a server that was started in the course's folder."""
    server = SimpleNamespace(root_dir="/", log=logging.getLogger("server"))
    server.load_config = lambda: ValidateAssignmentHandler.load_config(server)

    def press(path: Path):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            patch.setenv("JUPYTER_CONFIG_DIR", os.devnull)
            patch.setattr(Validator, "preprocessors", Validator.preprocessors)
            answer = ValidateAssignmentHandler.validate_notebook(server, str(path)[1:])
        assert answer["success"], answer["value"]
        return answer["value"]

    yield press
    confined.let_go([threading.get_ident()])


@pytest.mark.parametrize("module", SOME)
def test_the_solved_notebook_passes_and_no_exercise_of_the_released_one(button, module):
    assert button(path_of("solutions", module)) == {}

    failed = button(path_of("notebooks", module))["failed"]
    assert {cell["source"] for cell in failed} == graded(module)


def command(folder: Path, *notebooks: Path) -> str:
    """Run nbgrader's command in a folder, with the settings that lie there and no others."""
    here = str(Path(sys.executable).parent)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", *map(str, notebooks)],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "JUPYTER_CONFIG_DIR": os.devnull,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def said_of(printed: str) -> dict[str, list[str]]:
    """Take what the command prints apart: cell that failed to lines below it, as indented."""
    found = {}
    for part in printed.split("The following cell failed:")[1:]:
        source, said = part.split("The error was:")
        lines = [line for line in said.splitlines() if line.strip(" =")]
        found[textwrap.dedent(source).strip()] = lines
    return found


def test_one_clean_line_for_each_open_exercise(tmp_path):
    shutil.copy(path_of("notebooks", ONE), tmp_path)

    failed = said_of(command(ROOT, tmp_path / f"{ONE}.ipynb"))

    assert set(failed) == graded(ONE)
    for source, lines in failed.items():
        if source.startswith("check("):
            assert lines[0].startswith("    Not attempted.")
        else:
            assert lines == ["    You did not provide a response."]
        assert max(map(len, lines)) <= WIDTH


def test_a_student_without_these_settings_gets_the_same_from_the_stock_kernel(tmp_path):
    for folder in ("solutions", "notebooks"):
        (tmp_path / folder).mkdir()
        shutil.copy(path_of(folder, ONE), tmp_path / folder)
    places = [tmp_path / folder / f"{ONE}.ipynb" for folder in ("solutions", "notebooks")]

    first, second = command(tmp_path, *places).split(PASSED)

    assert first == ""
    assert set(said_of(second)) == graded(ONE)


def greedy(folder: Path):
    """Give a notebook that looks for the first answer and leaves a file behind."""
    solved = nbformat.read(path_of("solutions", ONE), as_version=4)
    keys = ROOT / "solutions" / f"{ONE}.answers.json"
    name = "m03-q1"
    answer = next(cell for cell in solved.cells if cell.id == name)
    check = next(cell for cell in solved.cells if cell.id == f"{name}-check")
    first = copy.deepcopy(answer)
    variable = json.loads(keys.read_text("utf-8"))["exercises"][name]["answer"]
    first.source = (
        "import json\nfrom course import check\n"
        f"try: open({str(folder / 'left behind')!r}, 'w').close()\nexcept OSError: pass\n"
        f"try: key = json.load(open({str(keys)!r}, encoding='utf-8'))['exercises'][{name!r}]\n"
        "except OSError: key = {'right': ...}\n"
        f"{variable} = key['right']"
    )
    return nbformat.v4.new_notebook(cells=[first, check], metadata=solved.metadata), check.source


def test_a_notebook_that_looks_for_the_answers_achieves_nothing(button, tmp_path):
    notebook, exercise = greedy(tmp_path)
    handed_in = tmp_path / "submitted" / "eve" / ONE / f"{ONE}.ipynb"
    handed_in.parent.mkdir(parents=True)
    nbformat.write(notebook, handed_in)

    failed = button(handed_in)["failed"]

    assert [cell["source"] for cell in failed] == [exercise]
    assert list(tmp_path.iterdir()) == [tmp_path / "submitted"]
    assert list(handed_in.parent.iterdir()) == [handed_in]


def test_with_the_stock_kernel_it_would_get_what_it_is_after(tmp_path):
    notebook, _ = greedy(tmp_path)
    nbformat.write(notebook, tmp_path / "eve.ipynb")

    assert command(tmp_path, tmp_path / "eve.ipynb") == PASSED
    assert (tmp_path / "left behind").exists()


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An instructor's folder, and a way to validate a notebook of one cell in a part of it."""
    for name in ("solutions", "notebooks", "submitted"):
        (tmp_path / name).mkdir()
    settings = Config(
        {
            "CourseDirectory": {"source_directory": "solutions", "release_directory": "notebooks"},
            "RunAndCheck": {"root": str(tmp_path)},
        }
    )

    def run(folder: Path, source: str):
        monkeypatch.chdir(folder)
        cell = nbformat.v4.new_code_cell(source)
        notebook = nbformat.v4.new_notebook(cells=[cell])
        return RunAndCheck(config=settings).preprocess(notebook, {})[0].cells[0].outputs

    run.root = tmp_path
    return run


@pytest.mark.parametrize("inside", ["", "solutions"])
def test_a_notebook_beside_the_solutions_gets_nothing_of_what_lies_there(course, inside):
    (course.root / inside / "secret.json").write_text("{}")

    shown = course(course.root / inside, "import os\nsorted(os.listdir())")

    assert shown[0].data["text/plain"] == "[]"


def test_a_submission_has_its_own_files(course):
    (course.root / "submitted" / "answers.json").write_text("{}")

    shown = course(course.root / "submitted", "import os\nos.listdir()")

    assert shown[0].data["text/plain"] == "['answers.json']"


def test_a_folder_that_is_too_large_is_a_line_that_says_what_to_do(course):
    with (course.root / "submitted" / "film").open("wb") as file:
        file.truncate(65 << 20)

    with pytest.raises(SystemExit, match=r"64 MiB\. Put the notebook into a folder of its own"):
        course(course.root / "submitted", "1")


def test_without_a_sandbox_only_what_is_the_users_own_runs(course, monkeypatch):
    def refused(*_, **__):
        raise NoSandbox("this machine gives no sandbox")

    monkeypatch.setattr(confined, "warm_for", refused)

    assert course(course.root / "notebooks", "print('ran')")[0].text == "ran\n"
    with pytest.raises(SystemExit, match="Not validated: this machine gives no sandbox"):
        course(course.root / "submitted", "print('ran')")

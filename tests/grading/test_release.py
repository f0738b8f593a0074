"""The zip for students: opened and looked at, unpacked, and worked in."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import jsonschema
import nbformat
import pytest
from nbclient import NotebookClient

from tests.grading._course import ROOT, answers, solved
from tests.grading._release import run, secrets

pytestmark = pytest.mark.grading
MODULE = "m03_change"
LINK = re.compile(r"\]\(([^)\s]+)")
ALONE = f"""
import sys
sys.path = [path for path in sys.path if path != {str(ROOT)!r}]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Give an instructor's folder outside of the checkout."""
    made = tmp_path_factory.mktemp("class")
    for name in ("solutions", "notebooks"):
        (made / name).symlink_to(ROOT / name)
    return made


@pytest.fixture(scope="module")
def packed(root) -> Path:
    code, said, wrong = run(root, MODULE)
    assert (code, wrong) == (0, "")
    assert said.startswith("released/m03_change.zip: Change, denominators and base rates, 14 ex")
    return root / "released" / f"{MODULE}.zip"


@pytest.fixture(scope="module")
def files(packed) -> dict[str, str]:
    """Give every file of the zip as text, by its path below the one folder on top."""
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {name.partition("/")[0] for name in names} == {MODULE}
        return {name.partition("/")[2]: archive.read(name).decode() for name in names}


@pytest.fixture(scope="module")
def unpacked(packed, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder / MODULE


def test_nothing_but_what_students_need_is_in_it(files):
    top = {PurePosixPath(name).parts[0] for name in files}
    parts = {part for name in files for part in PurePosixPath(name).parts}

    assert top == {
        *("LICENSE", "LICENSE-text-and-tables.md", "README.md", "requirements.lock.txt"),
        *("course", "datasets", "notebooks"),
    }
    assert not parts & {"solutions", "grading", "authoring", "tests", "__pycache__", "_pins.py"}
    assert not [name for name in files if "answers" in name and not name.endswith(".py")]
    assert [name for name in files if "/keys/" in name] == [f"course/exercises/keys/{MODULE}.json"]
    assert [name for name in files if name.endswith(".ipynb")] == [
        f"notebooks/{MODULE}/{MODULE}.ipynb",
        "notebooks/start.ipynb",
    ]
    assert [name for name in files if name.startswith("course/_commands/")] == [
        "course/_commands/__init__.py"
    ]
    assert {PurePosixPath(name).suffix for name in files} <= {
        *("", ".md", ".txt", ".py", ".json", ".csv", ".ipynb")
    }


def test_no_solution_and_no_answer_is_in_it(files):
    whole = "\n".join(files.values())
    notebook = nbformat.reads(files[f"notebooks/{MODULE}/{MODULE}.ipynb"], as_version=4)
    told = "\n".join(cell.source for cell in notebook.cells)

    assert len(secrets(MODULE)) > 40
    assert [text for text in secrets(MODULE) if text in whole or text in told] == []
    assert "BEGIN SOLUTION" not in whole
    assert '"right"' not in files[f"course/exercises/keys/{MODULE}.json"]
    assert not any(cell.get("outputs") for cell in notebook.cells)


def test_the_key_holds_no_call_that_only_the_judge_makes(files):
    key = json.loads(files[f"course/exercises/keys/{MODULE}.json"])["exercises"]
    judged = {name: entry for name, entry in answers(MODULE).items() if entry["shown"]}

    assert judged
    for name, entry in judged.items():
        assert len(entry["kind"]["cases"]) > entry["shown"]
        assert key[name]["kind"]["cases"] == entry["kind"]["cases"][: entry["shown"]]


def test_its_bytes_are_the_same_each_time_and_anywhere(root, packed, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    old = os.umask(0o077)
    try:
        code, said, _ = run(root, MODULE, "--to", str(tmp_path / "other" / "copy.zip"))
    finally:
        os.umask(old)
    with zipfile.ZipFile(packed) as archive:
        entries = archive.infolist()

    assert code == 0
    assert "No exercise has changed since" in said
    assert (tmp_path / "other" / "copy.zip").read_bytes() == packed.read_bytes()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {stat.filemode(entry.external_attr >> 16) for entry in entries} == {"-rw-r--r--"}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_notebook_runs_there_and_a_right_answer_is_right(unpacked, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(unpacked))
    folder = unpacked / "notebooks" / MODULE
    notebook = nbformat.read(folder / f"{MODULE}.ipynb", as_version=4)
    right = next(cell.source for cell in solved(MODULE).cells if cell.id == "m03-q1")
    index = next(i for i, cell in enumerate(notebook.cells) if cell.id == "m03-q1")
    notebook.cells[index].source = right
    code = nbformat.v4.new_code_cell
    notebook.cells.insert(0, code(ALONE))
    last = code(
        "import importlib.util, json, course\n"
        "from course.datasets import load, table_names, verify\n"
        "packages = [f'course.{name}' for name in ('grading', 'authoring')]\n"
        "rows = {name: len(load(name)) for name in table_names()}\n"
        "try:\n    load('crime_index')\n    other = ''\n"
        "except KeyError as error:\n    other = str(error)\n"
        "print(json.dumps([course.__file__, verify(), rows, other, str(course.value('C19')),\n"
        "    [name for name in packages if importlib.util.find_spec(name)]]))"
    )
    notebook.cells.append(last)
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()  # a cell that raises would be raised here

    shown = {cell.id: json.dumps(cell.get("outputs", [])) for cell in notebook.cells}
    where, differences, rows, other, claim, more = json.loads(notebook.cells[-1].outputs[0].text)
    assert "Right." in shown["m03-q1-check"]
    assert "Right." not in shown["m03-q2-check"]
    assert Path(where).is_relative_to(unpacked)
    assert (differences, more) == ([], [])
    assert rows == {
        path.stem: len(list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))))
        for path in (unpacked / "datasets").glob("*.csv")
    }
    assert other.startswith("there is no table 'crime_index'.")
    assert "percent" in claim


def test_the_tables_are_described_and_only_they(files):
    described = json.loads(files["datasets/datapackage.json"])
    schema = json.loads((ROOT / "tests" / "datapackage.schema.json").read_text(encoding="utf-8"))
    named = {table["name"] for table in described["resources"]}
    whole = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))

    jsonschema.validate(described, schema)
    there = {PurePosixPath(name).stem for name in files if name.endswith(".csv")}
    assert named == there
    assert {"synthetic_town", "cocaine_seizures", "claims", "sources"} <= named
    assert "crime_index" not in named
    assert all(table in whole["resources"] for table in described["resources"])
    refers = {
        key["reference"]["resource"]
        for table in described["resources"]
        for key in table["schema"].get("foreignKeys", ())
    }
    assert refers <= named


def test_links_lead_somewhere(files):
    for name in ("README.md", "notebooks/start.ipynb"):
        text = files[name]
        if name.endswith(".ipynb"):
            cells = nbformat.reads(text, as_version=4).cells
            text = "\n".join(cell.source for cell in cells)
            assert "](m03_change/m03_change.ipynb)" in text
        links = [link for link in LINK.findall(text) if not link.startswith("http")]
        folder = PurePosixPath(name).parent

        assert links
        assert [link for link in links if str(folder / link) not in files] == []


def test_the_command_line_there_has_only_what_is_there(unpacked):
    def course(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {n: v for n, v in os.environ.items() if n != "PYTHONPATH"}
        command = [sys.executable, "-m", "course", *words]
        return subprocess.run(
            command, cwd=unpacked, env=environment, capture_output=True, text=True, check=False
        )

    shown, refused = course("--help"), course("grade", MODULE)

    assert (shown.returncode, shown.stderr) == (0, "")
    assert re.findall(r"(?m)^    (\w+) ", shown.stdout) == ["lab"]
    assert refused.returncode == 2
    assert refused.stderr.splitlines() == [
        "There is no command 'grade'. The commands of python3 -m course are:",
        "  lab      open the course in JupyterLab",
    ]


def test_lab_opens_its_first_page(unpacked):
    program = (
        "from course import cli\nfrom course._bootstrap import _replace\n"
        "_replace.replace = lambda command, _: print(command) or 0\n"
        "raise SystemExit(cli.main(['lab', '--allow-root']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert f"--ServerApp.root_dir={unpacked.resolve() / 'notebooks'}" in done.stdout
    assert "--LabApp.default_url=/lab/tree/start.ipynb" in done.stdout

"""The wheel that the site gives away, used as in Colab: no checkout, and all work in one folder."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

from course.authoring.first_cell import SAYS
from course.exercises._key import read_module
from tests.checkout import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MODULES = ["m03_change", "m08_index"]
ASKS = "import course\nfrom course import progress\nprint(course.__file__)\nprint(repr(progress()))"


@pytest.fixture(name="wheel")
def _wheel(offline_site: Path) -> Path:
    pattern = SAYS.partition("%pip install ")[2].split()[0]
    (found,) = (offline_site / "downloads").glob(pattern)
    return found


def test_two_modules_share_a_folder_and_nothing_is_lost(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed, content = tmp_path / "installed", tmp_path / "content"
    content.mkdir()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    # In front of this environment's own way to the checkout.
    monkeypatch.setenv("PYTHONPATH", os.fspath(installed))
    for module in MODULES:
        path = ROOT / "solutions" / module / f"{module}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(ASKS, id="asks"))
        resources = {"metadata": {"path": str(content)}}
        NotebookClient(notebook, timeout=300, resources=resources).execute()
    said = notebook.cells[-1].outputs[0].text.splitlines()

    assert said[0] == os.fspath(installed / "course" / "__init__.py")
    rows = {words[0]: words[1] for words in map(str.split, said[2:])}
    answers = json.loads((content / "answers.json").read_text())["answers"]
    for module in MODULES:
        for name, entry in read_module(module).items():
            assert rows[name] == ("written:" if entry.get("written") else "right"), name
        assert any(name.startswith(module[:3]) for name in answers)

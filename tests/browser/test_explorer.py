from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nbformat
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from _lab import Lab
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

CELLS = [
    "from course import base_year_explorer, saved",
    "base_year_explorer('m03-w1')",
    "print('in the file:', saved('m03-w1'))",
]


def write_notebook(folder: Path, cells: list[str], name: str = "explorer.ipynb") -> str:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / name)
    return name


def picks(folder: Path) -> dict[str, int]:
    content = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    data: dict[str, int] = content["answers"]["m03-w1"]["data"]
    return data


def picture(lab: Lab) -> Locator:
    return lab.outputs.get_by_role("img").first


def slider(lab: Lab) -> Locator:
    return lab.outputs.get_by_role("slider").first

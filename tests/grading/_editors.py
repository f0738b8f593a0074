"""What other programs make of a notebook when they save it. SYNTHETIC: imitated, not recorded.

Each function takes a notebook's JSON and gives what the program would write. What is imitated,
and who saw it:

- Colab names cells in ``metadata.id`` and adds ``outputId``, ``executionInfo``, ``colab`` and
  ``cellView``: googlecolab/colabtools#581, NeuromatchAcademy/course-content#101,
  AnswerDotAI/nbdev#229. It keeps a cell's own id only when the notebook was in format 4.5 and
  makes none itself: its developer in sagemathinc/cocalc#5504; what it makes is format 4.0.
- nbgrader's extensions do not run in Colab, so nothing there guards its metadata:
  jupyter/nbgrader#1273; cells that lost it are jupyter/nbgrader#424.
- VS Code once removed all metadata of a cell that was run: microsoft/vscode-jupyter#2325; it lost
  cell ids until microsoft/vscode-jupyter#7682. It writes the language of a cell into its metadata,
  microsoft/vscode-jupyter#4757, gives a pasted cell the id of the one that was copied,
  microsoft/vscode#143396, wrote Windows line ends into sources, microsoft/vscode#133762, and
  ``orig_nbformat`` into the notebook, microsoft/vscode-jupyter#5246.
"""

from __future__ import annotations

import copy
import hashlib
from typing import Any

INSTALL = "%pip install organized_crime_course*.whl"


def colab(notebook: Any) -> Any:
    """Open a notebook in Colab, run it there and download it: all metadata are kept."""
    made = _colab(notebook)
    for cell, before in zip(made["cells"], notebook["cells"], strict=True):
        cell["metadata"] = {**before["metadata"], **cell["metadata"]}
    return made


def colab_without_ids(notebook: Any) -> Any:
    """As before, but with names of Colab's own in place of the cells' ids."""
    made = colab(notebook)
    for cell in made["cells"]:
        cell["metadata"]["id"] = hashlib.sha256(cell["metadata"]["id"].encode()).hexdigest()[:12]
    return made


def colab_moved_ids(notebook: Any) -> Any:
    """Keep nothing but Colab's metadata; the cells' ids stand among those."""
    return _colab(notebook)


def colab_new_notebook(notebook: Any) -> Any:
    """Copy all cells into a new notebook of Colab: neither metadata nor ids come along."""
    made = _colab(notebook)
    for number, cell in enumerate(made["cells"]):
        cell["metadata"]["id"] = hashlib.sha256(str(number).encode()).hexdigest()[:12]
    return made


def colab_with_install(notebook: Any) -> Any:
    """Do what the first cell's message says: install the course in a cell of one's own."""
    made = colab_moved_ids(notebook)
    own = {"cell_type": "code", "source": [INSTALL], "outputs": [], "execution_count": 1}
    made["cells"].insert(0, {**own, "metadata": {"id": "Zq3kT1vXbY7c"}})
    return made


def vscode(notebook: Any) -> Any:
    """Open a notebook in today's VS Code, run it and save it."""
    made = copy.deepcopy(notebook)
    for number, cell in enumerate(made["cells"]):
        cell["metadata"]["vscode"] = {"languageId": "python"}
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
    made["metadata"] = _VSCODE | {"kernelspec": _KERNEL | {"display_name": ".venv"}}
    return made


def vscode_windows(notebook: Any) -> Any:
    """As before, with Windows line ends."""
    made = vscode(notebook)
    for cell in made["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in _lines(cell["source"])]
    return made


def vscode_pasted(notebook: Any) -> Any:
    """Copy each answer cell and paste it above, as a trial: id and metadata are there twice."""
    made = vscode(notebook)
    cells = []
    for cell in made["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
            cells.append({**copy.deepcopy(cell), "source": ["# my first try"]})
        cells.append(cell)
    made["cells"] = cells
    return made


def vscode_2020(notebook: Any) -> Any:
    """Run every cell in an old VS Code: what was run has lost its metadata, and all their ids."""
    made = vscode(notebook)
    for cell in made["cells"]:
        cell.pop("id", None)
        if cell["cell_type"] == "code":
            cell["metadata"] = {}
    made["nbformat_minor"] = 2
    return made


def vscode_2020_windows(notebook: Any) -> Any:
    """As before, with Windows line ends."""
    made = vscode_2020(notebook)
    for cell in made["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in _lines(cell["source"])]
    return made


KEEPS_NAMES = [colab, colab_moved_ids, vscode, vscode_windows]
"""What leaves nbgrader's metadata or the cells' ids."""
LOSES_NAMES = [colab_new_notebook, vscode_2020, vscode_2020_windows]
EVERY = [*KEEPS_NAMES, colab_without_ids, colab_with_install, vscode_pasted, *LOSES_NAMES]

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_VSCODE = {
    "language_info": {"name": "python", "version": "3.11.7", "file_extension": ".py"},
    "orig_nbformat": 4,
    "vscode": {"interpreter": {"hash": 64 * "0"}},
}


def _colab(notebook: Any) -> Any:
    cells = []
    for number, before in enumerate(notebook["cells"]):
        metadata = {"id": before["id"]}
        cell = {"cell_type": before["cell_type"], "source": _lines(before["source"])}
        if before["cell_type"] == "code":
            metadata |= {
                "colab": {"base_uri": "https" + "://localhost:8080/", "height": 35},
                "executionInfo": {"status": "ok", "elapsed": 12, "user": {"displayName": "A"}},
                "outputId": f"58365a4e-7b83-4a48-d957-{number:012d}",
                "cellView": "form",
            }
            cell |= {"execution_count": number, "outputs": []}
        cells.append({**cell, "metadata": metadata})
    return {
        "nbformat": 4,
        "nbformat_minor": 0,
        "metadata": {
            "colab": {"provenance": [], "toc_visible": True},
            "kernelspec": {"name": "python3", "display_name": "Python 3"},
            "language_info": {"name": "python"},
        },
        "cells": cells,
    }


def _lines(source: Any) -> list[str]:
    text = source if isinstance(source, str) else "".join(source)
    return text.splitlines(keepends=True)

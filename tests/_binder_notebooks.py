"""Run by the image's own Python: notebooks one after the other, from top to bottom, in one kernel.

Its words are the solved notebooks. Each works in a folder of its own, under the current one, finds
no names of the one before, and leaves there what the course writes and a note of where its Python
and its course were.
"""

import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FIRST = "import os; os.chdir({folder!r}); get_ipython().reset()"
LAST = """
import json, pathlib, sys
import course
where = {"prefix": sys.prefix, "course": course.__file__}
pathlib.Path("where.json").write_text(json.dumps(where))
"""


def run(client: NotebookClient, path: Path) -> str:
    folder = Path(path.stem).resolve()
    folder.mkdir()
    cells = nbformat.read(path, as_version=4).cells
    first = nbformat.v4.new_code_cell(FIRST.format(folder=str(folder)))
    for cell in [first, *cells, nbformat.v4.new_code_cell(LAST)]:
        client.nb.cells.append(cell)
        try:
            client.execute_cell(cell, len(client.nb.cells) - 1)
        except CellExecutionError as problem:
            return str(problem)[-2000:]
    return ""


def main(notebooks: list[Path]) -> None:
    client = NotebookClient(nbformat.v4.new_notebook(), kernel_name="python3", timeout=300)
    with client.setup_kernel():
        problems = {path.stem: run(client, path) for path in notebooks}
    Path("problems.json").write_text(json.dumps(problems))


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])

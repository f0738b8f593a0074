"""JupyterLite in a real browser: what a student does with its page."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser._lab import Lab, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# A promise that is awaited from outside has no time limit, so it leaves its result here instead.
_RUN = """(ids) => {
  window.courseRan = null;
  const done = (result) => { window.courseRan = result; };
  const run = async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (const [index, cell] of notebook.widgets.entries()) {
      if (!ids.includes(cell.model.id)) continue;
      notebook.deselectAll();
      notebook.activeCellIndex = index;
      await window.jupyterapp.commands.execute("notebook:run-cell");
    }
  };
  run().then(() => done("done"), (problem) => done(String(problem)));
}"""
_TYPE = """(codes) => {
  for (const cell of window.jupyterapp.shell.currentWidget.content.widgets) {
    if (cell.model.id in codes) cell.model.sharedModel.setSource(codes[cell.model.id]);
  }
}"""
_ADD = """async (code) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.deselectAll();
  notebook.activeCellIndex = notebook.widgets.length - 1;
  await window.jupyterapp.commands.execute("notebook:insert-cell-below");
  notebook.activeCell.model.sharedModel.setSource(code);
  return notebook.activeCell.model.id;
}"""
_OUTPUTS = """(id) => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  return cells.find((cell) => cell.model.id === id).model.outputs.toJSON();
}"""
_SOURCE = """(id) => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  return cells.find((cell) => cell.model.id === id).model.sharedModel.getSource();
}"""
_NOT_RUN = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets.map((each) => each.model);
  const left = cells.filter((cell) => cell.type === "code" && !cell.executionCount);
  return left.map((cell) => cell.id);
}"""
_SHOWN = "(name) => window.jupyterapp?.shell.currentWidget?.context?.path === name"
_COMMAND = """([name, words]) => {
  window.courseRan = null;
  window.jupyterapp.commands.execute(name, words).then(
    () => { window.courseRan = "done"; },
    (problem) => { window.courseRan = String(problem); });
}"""


class Lite(Lab):
    """One page on JupyterLite; the files are in the browser's own storage."""

    def __init__(self, page: Page, site: str) -> None:
        super().__init__(page, Server(site, Path()), Path())
        self.first_output_s = 0.0
        """Seconds from the address to the first output, of the last notebook that was run."""
        self._began = 0.0

    def load(self, name: str) -> None:
        """Open a notebook by its address; its kernel is a new one."""
        self._began = time.monotonic()
        self.page.goto(f"{self._address}/lite/lab/index.html?path={name}")
        # What was open when the page was left opens first.
        self.page.wait_for_function(_SHOWN, arg=name, timeout=60_000)
        self._wait_until_ready()

    def type(self, codes: dict[str, str]) -> None:
        """Put code into cells, by their ids."""
        self.page.evaluate(_TYPE, codes)

    def add(self, code: str) -> str:
        """Put a cell of the student's own at the end, and give its id."""
        name: str = self.page.evaluate(_ADD, code)
        return name

    def run(self, *cells: str, seconds: float = 180) -> None:
        """Run cells, from top to bottom."""
        self.page.evaluate(_RUN, list(cells))
        self._wait("run", seconds)

    def run_all(self, *, seconds: float = 240) -> None:
        """Run all cells, and note when the first of them showed something."""
        self._do("clear", 10)
        self._begin("notebook:run-all-cells")
        self.outputs.first.wait_for(state="attached", timeout=seconds * 1000)
        self.first_output_s = time.monotonic() - self._began
        self._wait("run", seconds)

    def _begin(self, command: str, **words: str) -> None:
        self.page.evaluate(_COMMAND, [command, words])

    def source(self, cell: str) -> str:
        """Give what is written in a cell."""
        text: str = self.page.evaluate(_SOURCE, cell)
        return text

    def not_run(self) -> list[str]:
        """Name the code cells that were not run."""
        names: list[str] = self.page.evaluate(_NOT_RUN)
        return names

    def shown(self, cell: str) -> list[str]:
        """Give what a cell shows, as plain text."""
        outputs: list[dict[str, Any]] = self.page.evaluate(_OUTPUTS, cell)
        return ["".join(o.get("data", {}).get("text/plain", o.get("text", ""))) for o in outputs]

    def list_files(self, folder: str) -> Locator:
        """Show a folder in the list of files, and give its rows."""
        self._begin("filebrowser:go-to-path", path=folder)
        self._wait("list", 20)
        return self.page.locator(".jp-DirListing-item")

    def download_notebook(self) -> tuple[str, bytes]:
        """Download the open notebook as the File menu does; give its name and content."""
        with self.page.expect_download() as found:
            self._begin("docmanager:download")
        return found.value.suggested_filename, found.value.path().read_bytes()

    def download(self, folder: str, name: str) -> tuple[str, bytes]:
        """Download a file from the list of files; give its name and content."""
        self.list_files(folder).get_by_text(name, exact=True).click(button="right")
        with self.page.expect_download() as found:
            self.page.get_by_role("menuitem", name="Download", exact=True).click()
        return found.value.suggested_filename, found.value.path().read_bytes()

"""JupyterLab in a real browser: a server of our own and what a test does with its page."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

REPOSITORY = Path(__file__).resolve().parents[2]
ARTIFACTS = REPOSITORY / ".artifacts"

_CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing outside can be reached; a route that refuses would turn the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_LAB_OPTIONS = [
    "--no-browser",
    "--ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--ServerApp.allow_root=True",
    "--IdentityProvider.token=",
    "--LabApp.expose_app_in_browser=True",
    "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
]
# A promise that is awaited from outside has no time limit, so it leaves its result here instead.
_START = """(name) => {
  window.courseRan = null;
  const done = (result) => { window.courseRan = result; };
  const tasks = {
    run: () => window.jupyterapp.commands.execute("notebook:run-all-cells"),
    clear: () => window.jupyterapp.commands.execute("notebook:clear-all-cell-outputs"),
    restart: () =>
      window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart(),
    save: () => window.jupyterapp.commands.execute("docmanager:save"),
    leave: async () => {
      const app = window.jupyterapp;
      for (const { context } of app.shell.widgets("main")) {
        if (context) context.model.dirty = false; // else a dialog asks whether to save
      }
      await app.commands.execute("application:close-all");
      await app.serviceManager.sessions.shutdownAll();
    },
  };
  tasks[name]().then(() => done("done"), (problem) => done(String(problem)));
}"""
# Type into cells, found by their ids, and run each of them and on to its check, from top to bottom.
_ANSWER = """(codes) => {
  window.courseRan = null;
  const done = (result) => { window.courseRan = result; };
  const run = async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (const [index, cell] of notebook.widgets.entries()) {
      if (!(cell.model.id in codes)) continue;
      cell.model.sharedModel.setSource(codes[cell.model.id]);
      const check = `${cell.model.id}-check`;
      const last = notebook.widgets.findIndex((each) => each.model.id === check);
      notebook.deselectAll();
      notebook.activeCellIndex = index;
      notebook.extendContiguousSelectionTo(last);
      await window.jupyterapp.commands.execute("notebook:run-cell");
    }
  };
  run().then(() => done("done"), (problem) => done(String(problem)));
}"""
_OPEN = """(path) => {
  window.courseRan = null;
  const done = (result) => { window.courseRan = result; };
  const run = async () => {
    const opened = await window.jupyterapp.commands.execute(
      "docmanager:open", { path, factory: "Notebook" });
    await opened.revealed;
    await opened.sessionContext.ready;
  };
  run().then(() => done("done"), (problem) => done(String(problem)));
}"""
_LOOK = 100
"""Milliseconds between two looks; by the default, every look asks for one more frame."""
_READY = "window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady === true"


def chromium() -> str | None:
    """Where Chromium is, if there is one."""
    return os.environ.get("E2E_CHROMIUM") or shutil.which("chromium")


@contextlib.contextmanager
def browser(executable: str) -> Iterator[Browser]:
    """Run a headless Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=_CHROMIUM_OPTIONS)
        try:
            yield running
        finally:
            running.close()


@contextlib.contextmanager
def server(work: Path) -> Iterator[Server]:
    """Run a JupyterLab that knows nothing of this machine's user, with its files under `work`."""
    root = work / "root"
    root.mkdir()
    environment = _environment(work)
    # The list of fonts takes seconds to make the first time, and matplotlib then says so on stderr.
    fonts = [sys.executable, "-c", "import matplotlib.font_manager"]
    subprocess.run(fonts, env=environment, check=True, timeout=300, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", *_LAB_OPTIONS]
    command += [f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}"]
    log = work / "server.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(address, process, log)
        yield Server(address, root)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(work: Path) -> dict[str, str]:
    kept = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    for name, folder in {
        "HOME": "home",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
    }.items():
        (work / folder).mkdir()
        environment[name] = str(work / folder)
    # Otherwise a question about Jupyter's news covers a corner of every page.
    quiet = work / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    path = [str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]
    environment["PATH"] = os.pathsep.join(path)
    environment["PYTHONPATH"] = str(REPOSITORY)
    environment["MPLCONFIGDIR"] = str(ARTIFACTS / "matplotlib")
    return environment


def _wait_until_up(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/api/status"):
            return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-3000:]}")


class Server:
    """A running JupyterLab: its address and the folder that it shows."""

    def __init__(self, address: str, root: Path) -> None:
        self.address = address
        self.root = root


class Tab:
    """A page of the browser that one test after another may use: loading JupyterLab is slow."""

    def __init__(self, window: BrowserContext) -> None:
        self._window = window
        self._page: Page | None = None

    def page(self) -> Page:
        """Give the page, in its usual size."""
        if self._page is None:
            self._page = self._window.new_page()
        self._page.set_viewport_size({"width": 1280, "height": 960})
        return self._page

    def close(self) -> None:
        """Close the page; the next test gets another."""
        if self._page is not None:
            self._page.close()
            self._page = None


@contextlib.contextmanager
def lab_in(tab: Tab, at: Server, name: str) -> Iterator[Lab]:
    """Give a page with a folder of its own; nothing may be asked of the world outside."""
    folder = at.root / name
    folder.mkdir()
    page = Lab(tab.page(), at, folder)
    try:
        yield page
        page.leave()
    except BaseException:
        tab.close()  # whatever state it is in
        raise
    finally:
        page.forget()
    assert page.outside == []


class Lab:
    """One browser page on JupyterLab, with a folder of its own for the files of one test."""

    def __init__(self, page: Page, at: Server, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.outside: list[str] = []
        self._address = at.address
        self._root = at.root
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.outside.append(request.url)

    @property
    def notebook(self) -> Locator:
        """The notebook that is open."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    @property
    def outputs(self) -> Locator:
        """What the cells of the open notebook show."""
        return self.notebook.locator(".jp-OutputArea-output")

    def open(self, name: str) -> None:
        """Open a notebook of the test's folder and wait until its kernel is ready."""
        if self._in_lab() and self.page.locator(".jp-Dialog").count() == 0:
            self.leave()
            self.page.evaluate(_OPEN, self._path(name))
            self._wait("open", 60)
            self._wait_until_ready()
        else:
            self.load(name)

    def load(self, name: str) -> None:
        """Open a notebook by its address: JupyterLab itself is loaded anew."""
        self.page.goto(f"{self._address}/lab/tree/{self._path(name)}?reset")
        self._wait_until_ready()

    def _path(self, name: str) -> str:
        return (self.folder / name).relative_to(self._root).as_posix()

    def _in_lab(self) -> bool:
        """Tell whether JupyterLab is what the page shows: a test may have put something else."""
        at = self.page.url.startswith(f"{self._address}/lab")
        return at and self.page.locator(".jp-LabShell").count() == 1

    def _wait_until_ready(self) -> None:
        self.notebook.wait_for(timeout=60_000)
        # Running before this opens a dialog, and nothing ever runs.
        self.page.wait_for_function(_READY, timeout=60_000, polling=_LOOK)

    def run_all(self, *, seconds: float = 120) -> None:
        """Clear the outputs, if there are any, run all cells and wait for the end."""
        if self.outputs.count():
            self._do("clear", 10)
        self._do("run", seconds)

    def answer(self, codes: dict[str, str], *, seconds: float = 120) -> None:
        """Put code into answer cells and run each of them, down to its check."""
        self.page.evaluate(_ANSWER, codes)
        self._wait("answer", seconds)

    def restart(self) -> None:
        """Restart the kernel."""
        self._do("restart", 60)
        self.page.wait_for_function(_READY, timeout=60_000, polling=_LOOK)

    def save(self) -> None:
        """Save the notebook."""
        self._do("save", 20)

    def leave(self) -> None:
        """Close what is open and stop its kernels."""
        if not self.page.is_closed() and self._in_lab():
            self._do("leave", 20)

    def forget(self) -> None:
        """No longer note what the page asks for."""
        self.page.remove_listener("request", self._note)

    def _do(self, task: str, seconds: float) -> None:
        self.page.evaluate(_START, task)
        self._wait(task, seconds)

    def _wait(self, task: str, seconds: float) -> None:
        self.page.wait_for_function(
            "window.courseRan !== null", timeout=seconds * 1000, polling=_LOOK
        )
        result = self.page.evaluate("window.courseRan")
        if result != "done":
            raise RuntimeError(f"JupyterLab could not {task}: {result}")

    def errors(self) -> list[str]:
        """Return the texts of tracebacks and of whatever came on stderr."""
        kinds = ("error", "stderr")
        selector = ", ".join(f"[data-mime-type='application/vnd.jupyter.{kind}']" for kind in kinds)
        # Not the inner text: JupyterLab does not lay out what is off the screen.
        return self.notebook.locator(selector).all_text_contents()

    def unlabeled_pictures(self) -> list[str]:
        """Return the beginning of every picture in an output that has no text alternative."""
        script = """all => all.filter(e => !(e.getAttribute("alt") || e.getAttribute("aria-label")))
          .map(e => e.outerHTML.slice(0, 200))"""
        found: list[str] = self.outputs.locator("img, svg[role=img], canvas").evaluate_all(script)
        return found

    def screenshot(self, name: str) -> Path:
        """Keep a picture of the page among the artifacts of the tests."""
        path = ARTIFACTS / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        self.page.screenshot(path=path)
        return path

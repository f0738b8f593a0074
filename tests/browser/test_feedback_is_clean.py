"""What hostile submissions put out does nothing in the browser of whoever grades them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell
from nbgrader.api import Gradebook

from tests.browser._lab import server
from tests.grading._course import ROOT, Course, solved, with_code
from tests.grading._payloads import BEACON, HTML, MARK, MARKDOWN, TEXT, ran

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.grading]
MODULE = "m03_change"
WRITTEN = "m03-e1"
STUDENTS = {"trudy": "course grade", "mallory": "nbgrader autograde"}
PNG = "iVBORw0KGgo" + "A" * 20
# The page's own: nbconvert's template asks for MathJax.
MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"
# What a careless click or a passing mouse would do to whatever the student's cells show.
POKE = """() => {
  for (const area of document.querySelectorAll(".output, .text_cell_render"))
    for (const each of area.querySelectorAll("*")) {
      for (const kind of ["mouseover", "mouseenter", "focus", "toggle", "error", "load"])
        each.dispatchEvent(new Event(kind));
      const link = each.getAttribute("href") || each.getAttribute("xlink:href") || "";
      if (each.click && !/^(https?:|mailto:|#)/.test(link)) each.click();
    }
}"""
RAN = f"Object.keys(window).filter(name => name.startsWith('{MARK}'))"
SHOW = """
from IPython.display import display
class _Failed(Exception):
    pass
for _data, _metadata in {shown!r}:
    display(_data, raw=True, metadata=_metadata)
for _text in {texts!r}:
    print(_text)
raise type({html!r}, (Exception,), {{}})({html!r})
"""
BAD_METADATA = {
    "image/png": {"width": f"1 onerror={ran('width')}", "height": f"1 onload={ran('height')}"},
    "text/html": {"isolated": True},
    "filenames": {"image/png": f"{BEACON}/filenames"},
    "course": {"status": "right", "score": 5.0, "mistake": None, "line": "Forged."},
}


def shown() -> list[tuple[dict[str, str], dict]]:
    """Give what the hostile cell displays."""
    outputs = [({"text/html": html, "text/plain": "x"}, {}) for html in HTML.values()]
    outputs += [({"text/markdown": text}, {}) for text in MARKDOWN.values()]
    outputs += [({"text/markdown": HTML[name]}, {}) for name in ("script", "img-onerror", "deep")]
    outputs += [
        ({"application/javascript": ran("javascript")}, {}),
        ({"text/html": f"<script>{ran('isolated')}</script>"}, BAD_METADATA),
        ({"image/png": PNG}, BAD_METADATA),
        ({"image/png": f'" onerror="{ran("png")}'}, {}),
        ({"image/svg+xml": HTML["svg-onload"]}, {}),
        ({"text/latex": f"$\\href{{javascript:{ran('latex')}}}{{x}}$ {HTML['img-onerror']}"}, {}),
        ({"application/vnd.jupyter.widget-view+json": {"model_id": HTML["script"]}}, {}),
        ({"text/vnd.mermaid": HTML["img-onerror"]}, {}),
    ]
    return outputs


def hostile_notebook():
    """Give a solved notebook with every payload in it, wherever a notebook can hold one."""
    show = SHOW.format(shown=shown(), texts=list(TEXT.values()), html=HTML["img-onerror"])
    notebook = with_code(solved(MODULE), "m03-q1", f"rise = {HTML['img-onerror']!r}")
    notebook = with_code(notebook, WRITTEN, "\n\n".join([*MARKDOWN.values(), HTML["script"]]))
    own = [new_markdown_cell(text) for text in (*HTML.values(), *MARKDOWN.values())]
    attached = new_markdown_cell("![a](attachment:a.png) ![b](attachment:b.png)")
    attached["attachments"] = {
        "a.png": {f'image/png" onerror="{ran("attachment-type")}': PNG},
        "b.png": {"image/png": f'" onerror="{ran("attachment")}'},
    }
    raw = new_raw_cell(HTML["script"], metadata={"raw_mimetype": "text/html"})
    code = new_code_cell(show)
    code.metadata = nbformat.from_dict(
        {"tags": [f'"><img src=x: onerror={ran("tags")}>'], "magics_language": HTML["script"]}
    )
    notebook.cells += [*own, attached, raw, code]
    notebook.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {}, "x": HTML["script"]}
    }
    notebook.metadata["language_info"] = {"name": HTML["script"], "pygments_lexer": "\"'><script>"}
    return notebook


def grade(root: Path, student: str) -> None:
    """Run `course grade` for one student."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    words = [sys.executable, "-m", "course", "grade", MODULE, "--student", student, "--json"]
    done = subprocess.run(
        words,
        cwd=root,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(done.stdout)["state"] == "graded", done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(running_browser, tmp_path_factory):  # noqa: ARG001 - without a browser nothing needs to be graded
    """Give a server in an instructor's folder with two hostile submissions, graded both ways."""
    with server(tmp_path_factory.mktemp("desk")) as running:
        course = Course(running.root, MODULE)
        for student in STUDENTS:
            course.submit(student, hostile_notebook())
        course.nbgrader("autograde", MODULE, "--student", "mallory")
        grade(course.root, "trudy")
        course.feedback()
        yield running, course


class Watched:
    """A page, and all that it did."""

    def __init__(self, browser: Browser, own: str) -> None:
        self.context = browser.new_context()
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        self.page = self.context.new_page()
        self._own = own
        self.context.route("**/*", self._route)
        self.page.on("dialog", self._dialog)

    def _route(self, route) -> None:
        url = route.request.url
        if url.startswith((self._own, "data:", "blob:")):
            route.continue_()
        else:
            self.asked.append(url)
            route.abort()

    def _dialog(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def look(self, url: str) -> Page:
        """Open a page, touch everything in it, and wait until it is still."""
        self.page.goto(url, wait_until="domcontentloaded")
        self.page.evaluate(POKE)
        self.page.wait_for_timeout(300)
        return self.page

    def did(self) -> set[str]:
        """Give the names of the payloads that ran or fetched something."""
        fetched = {url.removeprefix(f"{BEACON}/") for url in self.asked if MATHJAX not in url}
        return {*self.page.evaluate(RAN), *fetched, *self.dialogs}


def feedback_of(notebook, folder: Path) -> str:
    """Give the address of a page made as nbgrader makes feedback."""
    from nbgrader.server_extensions import formgrader

    templates = Path(formgrader.__file__).parent / "templates"
    exporter = HTMLExporter(
        template_name="feedback",
        extra_template_basedirs=[str(templates)],
        extra_template_paths=[
            str(templates.parent / "static/node_modules/bootstrap/dist/css"),
        ],
    )
    marks = {"notebook": MODULE, "score": 0, "max_score": 0, "late_penalty": 0}
    page, _ = exporter.from_notebook_node(notebook, resources={"nbgrader": marks})
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def one_cell(payload: str, kind: str):
    """Give a notebook that shows one payload."""
    cell = new_markdown_cell(payload)
    if kind != "cell":
        cell = new_code_cell("x", outputs=[new_output("display_data", {kind: payload})])
    return nbformat.v4.new_notebook(cells=[cell])


def test_most_of_these_payloads_do_something_when_nobody_cleans(running_browser, tmp_path):
    apart = {"meta-refresh", "base", "deep", "giant-attribute", "many-attributes"}
    cells = [one_cell(HTML[name], "text/html").cells[0] for name in HTML.keys() - apart]
    cells += [one_cell(MARKDOWN[name], "cell").cells[0] for name in ("md-image", "md-mermaid")]
    watched = Watched(running_browser, "file:")

    watched.look(feedback_of(nbformat.v4.new_notebook(cells=cells), tmp_path))

    assert len(watched.did()) >= 10, watched.did()
    watched.context.close()


@pytest.mark.parametrize("student", STUDENTS, ids=STUDENTS.values())
def test_the_feedback_page_does_nothing(running_browser, desk, student):
    _, course = desk
    watched = Watched(running_browser, "file:")

    page = watched.look(
        (course.root / "feedback" / student / MODULE / f"{MODULE}.html").resolve().as_uri()
    )

    assert watched.did() == set()
    assert "Student's answer" in page.inner_text("body")
    watched.context.close()


@pytest.mark.parametrize("student", STUDENTS, ids=STUDENTS.values())
def test_the_formgrader_does_nothing(running_browser, desk, student):
    running, course = desk
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        number = book.find_submission_notebook(MODULE, MODULE, student).id
    watched = Watched(running_browser, running.address)

    page = watched.look(f"{running.address}/formgrader/submissions/{number}/")
    page.locator("input.score").first.wait_for()

    assert watched.did() == set()
    watched.context.close()

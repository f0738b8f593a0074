"""`course mark` in a browser, and the pages that students and raters get."""

from __future__ import annotations

import contextlib
import io
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from course import cli
from course.grading.feedback.lesson import Lesson
from course.grading.marking.waiting import read_marking
from tests.browser._lab import _environment
from tests.grading._course import answers, solved, with_code
from tests.grading._marked_class import Class, make_class
from tests.grading._payloads import HTML, MARK, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.grading]
MODULE, WRITTEN = "m03_change", "m03-e1"
STUDENTS = ["trudy SYNTHETIC", "Зоя SYNTHETIC"]
TOKEN = "synthetic-token"
BOOK = "sqlite:///class.db"
BAD = [
    *(MARKDOWN[name] for name in ("md-image", "md-link-javascript", "md-mermaid", "md-table")),
    *(HTML[name] for name in ("script", "img-onerror", "svg-onload", "img-beacon")),
]
RAN = f"Object.keys(window).filter(name => name.startsWith('{MARK}'))"
SIZES = {360: 800, 1200: 900}


class Renamed(Class):
    """A class whose gradebook has a name of its own, as with ``--db``."""

    @property
    def db(self) -> str:
        return f"sqlite:///{self.root / 'class.db'}"


@pytest.fixture(scope="module")
def class_(running_browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Class:  # noqa: ARG001 - without a browser nothing needs to be graded
    made = make_class(tmp_path_factory.mktemp("class"), MODULE)
    (made.root / "gradebook.db").rename(made.root / "class.db")
    made = Renamed(made.root, MODULE)
    wrong = with_code(solved(MODULE), WRITTEN, "\n\n".join(BAD))
    for name, entry in list(answers(MODULE).items())[::2]:
        wrong = with_code(wrong, name, next(iter(entry["mistake_code"].values())))
    shown = [new_output("display_data", {"text/html": each, "text/plain": each}) for each in BAD]
    wrong.cells += [new_code_cell("'own'", outputs=shown), *map(new_markdown_cell, BAD)]
    graded = made.hand_in(STUDENTS[0], wrong)
    for number, student in enumerate(STUDENTS[1:]):
        made.enter(student, with_code(graded, WRITTEN, f"## Number {number}\n\n[a](http://b.test)"))
    made.hand_in_broken("broken SYNTHETIC", "The file is no notebook.")
    return made


def course(class_: Class, *words: str) -> None:
    with contextlib.chdir(class_.root), contextlib.redirect_stdout(io.StringIO()):
        assert cli.main([*words, "--db", BOOK]) in {0, 1}


@pytest.fixture(scope="module")
def desk(class_: Class, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start `course mark` as an instructor does; give the address that it opens."""
    work = tmp_path_factory.mktemp("desk")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "course", "mark", MODULE, "--no-browser", "--port", str(port)]
    log = work / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*words, "--allow-root", "--db", BOOK],
            cwd=class_.root,
            env={**_environment(work), "JUPYTER_TOKEN": TOKEN, "JUPYTER_PORT_RETRIES": "0"},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/api", process, log)
        said = log.read_text(errors="replace")
        assert f"{WRITTEN}: 2 to mark, 0 marked by hand" in said
        assert f"http://127.0.0.1:{port}/course/mark/{MODULE}?token=" in said
        yield f"http://127.0.0.1:{port}/course/mark/{MODULE}?token={TOKEN}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    raise RuntimeError(f"course mark did not start:\n{log.read_text(errors='replace')[-3000:]}")


def waiting(class_: Class) -> list[str]:
    """Give the waiting submissions' ids, in the order of marking."""
    written = Lesson.read(class_.root, MODULE).written
    return [a.entry for a in read_marking(class_.root, MODULE, class_.db, written).waiting()]


def violations(page: Page, **only: object) -> list[str]:
    # The frame holds nbgrader's own page.
    found = Axe().run(page, {"exclude": [["iframe"]]}, only or None).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def test_the_next_answer_opens_with_rubric_and_samples_and_a_mark_is_kept(
    running_browser: Browser, class_: Class, desk: str
) -> None:
    due = waiting(class_)
    page = running_browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(desk)
    for left, entry in (("2 answers wait", due[0]), ("1 answer waits", due[1])):
        expect(page.locator("header")).to_contain_text(left)
        assert f"/formgrader/submissions/{entry}/" in page.locator("iframe").get_attribute("src")
        field = page.frame_locator("iframe").locator(f"#{WRITTEN}[data-course-ready]")
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
        if entry == due[0]:
            page.keyboard.type("2.5")
            page.get_by_role("link", name="Next answer").click()

    with Gradebook(class_.db) as book:
        graded = book.find_submission_notebook_by_id(due[0])
        grade = next(each for each in graded.grades if each.name == WRITTEN)
        assert (grade.manual_score, grade.needs_manual_grade) == (2.5, False)

    written = Lesson.read(class_.root, MODULE).written[WRITTEN]
    aside = page.locator("aside")
    for level in written.rubric:
        expect(aside).to_contain_text(level.does.replace("`", ""))
    assert aside.locator("summary").count() == len(written.samples) + 1
    sample = aside.locator("details").first
    sample.locator("summary").click()
    expect(sample).to_contain_text(written.samples[0].why)
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
    page.close()


def test_what_students_and_raters_read_does_nothing_and_anybody_can_read_it(
    running_browser: Browser, class_: Class
) -> None:
    course(class_, "feedback", MODULE)
    course(class_, "mark", MODULE, "--rater", "one")
    pages = [*class_.root.glob("feedback/*/*/*.html"), *class_.root.glob("marking/*.html")]
    assert len(pages) == len(STUDENTS) + 2
    # The policy in the page keeps axe out; and what is on the page must do nothing without it.
    context = running_browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme="light", bypass_csp=True
    )
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, runOnly=["color-contrast"]) == []
        page.emulate_media(color_scheme="light")
        assert page.evaluate(RAN) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()

"""The people of the play, each in a browser window of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser._lab import Lab, Server
from tests.hub._folders import MODULE
from tests.hub._hub import COURSE, Hub

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Locator, Request

SECONDS = 90_000
"""Milliseconds that a server may take to start, or a submission to be graded."""
_WRITE = """([id, text]) => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  cells.find(cell => cell.model.id === id).model.sharedModel.setSource(text);
}"""


class Person:
    """Somebody who is logged in."""

    def __init__(self, browser: Browser, at: Hub, who: str) -> None:
        self.hub = at
        self.who = who
        self.name = at.names[who]
        self.outside: list[str] = []
        self.transports: set[str] = set()
        context = browser.new_context(viewport={"width": 1280, "height": 960})
        context.on("request", self._note)
        self.page = context.new_page()
        self.page.goto(at.address)
        self.page.get_by_label("Username").fill(self.name)
        self.page.get_by_label("Password").fill(at.plan.passwords[self.name])
        self.page.get_by_role("button", name="Sign in").click(no_wait_after=True)

    def wait(self) -> None:
        """Wait until JupyterLab is there: a server of one's own is started first."""
        self.page.locator("#jp-MainMenu").wait_for(timeout=SECONDS)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.hub.address, "data:", "blob:")):
            self.outside.append(request.url)

    def menu(self) -> Locator:
        """Open nbgrader's menu."""
        self.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
        menu = self.page.locator(".lm-Menu").last
        menu.wait_for()
        return menu

    def choose(self, command: str) -> None:
        """Choose a command in nbgrader's menu."""
        self.menu().get_by_text(command, exact=True).click()

    def picture(self, name: str) -> Path:
        """Keep a picture of the window among the artifacts of the tests."""
        return Lab(self.page, self._server(), self.hub.home(self.who)).screenshot(name)

    def _server(self) -> Server:
        return Server(f"{self.hub.address}/user/{self.name}", self.hub.home(self.who))


class Student(Person):
    """Somebody with a JupyterLab of their own."""

    @property
    def folder(self) -> Path:
        """Where the fetched module lies."""
        return self.hub.home(self.who) / COURSE / MODULE

    def list(self, part: str) -> Locator:
        """Give a part of the Assignment List: released, fetched or submitted."""
        if not self.page.locator("#assignments").is_visible():
            self.choose("Assignment List")
        return self.page.locator(f"#{part}_assignments_list")

    def press(self, part: str, button: str) -> None:
        """Press a button in a part of the Assignment List."""
        self.list(part).get_by_role("button", name=button, exact=True).click(timeout=SECONDS)

    def fetch_feedback(self) -> str:
        """Fetch the feedback, and give the page that came."""
        self.press("submitted", "Fetch Feedback")
        expect(self.list("submitted")).to_contain_text("view feedback")
        expect(self.page.get_by_text("Fetching Feedback")).to_have_count(0)
        return next(self.folder.glob(f"feedback/*/{MODULE}.html")).read_text(encoding="utf-8")

    def answer(self, codes: dict[str, str], text: str) -> str:
        """Open the notebook, answer, save, and give what the checks show."""
        lab = Lab(self.page, self._server(), self.folder)
        lab.open(f"{MODULE}.ipynb")
        lab.answer(codes)
        self.page.evaluate(_WRITE, ["m03-e1", text])
        lab.save()
        shown = " ".join(lab.outputs.all_text_contents())
        for file in self.hub.home(self.who).rglob("kernel-*.json"):
            self.transports.add(json.loads(file.read_text(encoding="utf-8"))["transport"])
        lab.leave()
        return shown


class Instructor(Person):
    """Somebody who uses the formgrader inside the course's JupyterLab."""

    @property
    def formgrader(self) -> FrameLocator:
        """The formgrader's page, inside JupyterLab."""
        if not self.page.locator("#formgrader iframe, iframe[src*=formgrader]").count():
            self.choose("Formgrader")
        return self.page.frame_locator("iframe[src*=formgrader]")

    def go(self, path: str) -> None:
        """Send the formgrader's frame to another of its pages."""
        self.formgrader.locator("body").wait_for()
        frame = next(one for one in self.page.frames if "/formgrader" in one.url)
        frame.goto(f"{self.hub.address}/services/{COURSE}/formgrader/{path}")

    def press(self, row: str, button: str) -> None:
        """Press a button in the table's row and wait until it is said that it worked."""
        line = self.formgrader.locator("tr").filter(has_text=row)
        line.locator(f".{button} a").click(timeout=SECONDS)
        said = self.formgrader.locator(".modal.in")
        title = said.locator(".modal-title")
        title.wait_for(timeout=SECONDS)
        assert title.inner_text() == "Success", said.inner_text()
        said.locator(".modal-footer button").click()
        expect(self.formgrader.locator(".modal, .modal-backdrop")).to_have_count(0)

    def mark(self, number: str, points: str, comment: str) -> None:
        """Give points and a comment by hand."""
        # What is typed before the marks have come from the server is written over.
        with (
            self.page.expect_response(lambda answer: "/api/grades" in answer.url),
            self.page.expect_response(lambda answer: "/api/comments" in answer.url),
        ):
            self.go(f"submissions/{number}/")
        frame = next(one for one in self.page.frames if "/submissions/" in one.url)
        frame.wait_for_function("window.jQuery && jQuery.active === 0")
        for box, text in (("input.score:not([disabled])", points), ("textarea.comment", comment)):
            field = self.formgrader.locator(box).last
            field.fill(text)
            with self.page.expect_response(lambda answer: answer.request.method == "PUT") as kept:
                field.press("Tab")
            assert kept.value.ok

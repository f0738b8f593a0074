"""One module's week in the hub, each step through the browser as people take it."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import nbformat
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from tests.browser._lab import ARTIFACTS
from tests.hub._folders import MODULE
from tests.hub._hub import COURSE, Hub
from tests.hub._people import Instructor, Student

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

COMMENT = "Three figures of four have their source (SYNTHETIC comment)."
# What nbconvert's template asks for, which the formgrader uses. HUB.md says so.
MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"
_COUNTS = (
    "from course import check, value\n"
    'victims_2022, victims_2023 = value("FRA-001").value, value("FRA-002").value\n'
)
_ANSWERS = {
    "ada": f"{_COUNTS}rise = (victims_2023 - victims_2022) / victims_2022 * 100",
    # One of the lesson's named mistakes.
    "bela": f"{_COUNTS}rise = (victims_2023 - victims_2022) / victims_2023 * 100",
}


@dataclass
class Week:
    """What came of it."""

    shown: dict[str, str] = field(default_factory=dict)
    marks: dict[str, dict[str, float | None]] = field(default_factory=dict)
    sandbox: dict[str, Any] = field(default_factory=dict)
    feedback: dict[str, str] = field(default_factory=dict)
    again: str = ""
    """What Ada fetched the second time, after `course feedback`."""
    frames: dict[str, str] = field(default_factory=dict)
    menus: dict[str, list[str]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    marking: str = ""
    """The page for marks by hand, as the instructor gets it."""
    outside: list[str] = field(default_factory=list)
    transports: set[str] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note how long a step took."""
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 1)


def play(windows: Browser, hub: Hub) -> Week:
    """Play the week."""
    week = Week()
    with week.step("log in, all three at once"):
        teacher = Instructor(windows, hub, "teacher")
        students = [Student(windows, hub, who) for who in _ANSWERS]
        for one in (teacher, *students):
            one.wait()
    _hand_out(week, hub, teacher, students)
    _work(week, students)
    _grade(week, hub, teacher)
    _give_back(week, hub, teacher, students)
    _look_around(week, hub, teacher, students[-1])
    everybody = (teacher, *students)
    week.outside = [url for one in everybody for url in one.outside if MATHJAX not in url]
    week.transports = {kind for one in students for kind in one.transports}
    for one in everybody:
        one.page.context.close()
    (ARTIFACTS / "hub-seconds.json").write_text(json.dumps(week.seconds, indent=1))
    return week


def _hand_out(week: Week, hub: Hub, teacher: Instructor, students: list[Student]) -> None:
    with week.step("roster"):
        hub.terminal("course", "nbgrader", "db", "student", "import", "roster.csv")
    with week.step("generate and release"):
        teacher.press(MODULE, "assign")
        teacher.press(MODULE, "release")
    with week.step("fetch, two students"):
        for one in students:
            one.press("released", "Fetch")
            expect(one.list("fetched")).to_contain_text(MODULE)


def _work(week: Week, students: list[Student]) -> None:
    with week.step("answer, two students"):
        for one in students:
            text = f"SYNTHETIC essay of {one.who}."
            week.shown[one.who] = one.answer({"m03-q1": _ANSWERS[one.who]}, text)
    with week.step("hand in, two students"):
        for one in students:
            one.press("fetched", "Submit")
            expect(one.list("submitted")).to_contain_text(MODULE)
            one.picture(f"hub-{one.who}-handed-in")


def _grade(week: Week, hub: Hub, teacher: Instructor) -> None:
    with week.step("collect"):
        teacher.press(MODULE, "collect")
    with week.step("autograde one by the button"):
        teacher.go(f"manage_submissions/{MODULE}")
        teacher.press(hub.names["ada"], "autograde")
        teacher.picture("hub-formgrader-submissions")
    with week.step("course grade"):
        words = ("python3", "-m", "course", "grade", MODULE, "--student", hub.names["bela"])
        hub.terminal("course", *words)
    with week.step("mark by hand"):
        with _book(hub) as book:
            number = book.find_submission_notebook(MODULE, MODULE, hub.names["ada"]).id
        teacher.mark(number, "3", COMMENT)
        teacher.picture("hub-formgrader-by-hand")


def _give_back(week: Week, hub: Hub, teacher: Instructor, students: list[Student]) -> None:
    with week.step("nbgrader's feedback, by the buttons"):
        teacher.go("manage_assignments")
        teacher.press(MODULE, "generate-feedback")
        teacher.press(MODULE, "release-feedback")
        teacher.picture("hub-formgrader-assignments")
    with week.step("fetch feedback, two students"):
        for one in students:
            week.feedback[one.who] = one.fetch_feedback()
            one.picture(f"hub-{one.who}-feedback")
    with week.step("course feedback"):
        hub.terminal("course", "python3", "-m", "course", "feedback", MODULE, "--exchange")
    with week.step("fetch it again, one student"):
        week.again = students[0].fetch_feedback()


def _look_around(week: Week, hub: Hub, teacher: Instructor, student: Student) -> None:
    with _book(hub) as book:
        for who in _ANSWERS:
            week.marks[who] = _marks(book, hub.names[who])
            graded = hub.scratch / f"class/autograded/{hub.names[who]}/{MODULE}/{MODULE}.ipynb"
            about = nbformat.read(graded, as_version=4).metadata["course"]
            week.sandbox[who] = about["sandbox"]
    for one, path in (
        (teacher, f"/services/{COURSE}/formgrader/manage_assignments"),
        (student, f"/user/{student.name}/lab"),
    ):
        items = one.menu().locator(".lm-Menu-item:visible").all_inner_texts()
        week.menus[one.who] = [item.strip() for item in items]
        answer = one.page.request.get(hub.address + path)
        week.frames[one.who] = answer.headers["content-security-policy"].partition(";")[0]
    marking = f"{hub.address}/services/{COURSE}/course/mark/{MODULE}"
    week.marking = teacher.page.request.get(marking).text()
    for path in (
        f"/services/{COURSE}/formgrader",
        "/user/ADA/lab",
        "/user/BELA/formgrader/manage_assignments",
        "/user/BELA/formgraders",
        f"/user/BELA/course/mark/{MODULE}",
        "/hub/admin",
    ):
        there = path.replace("ADA", hub.names["ada"]).replace("BELA", hub.names["bela"])
        week.statuses[path] = student.page.request.get(hub.address + there).status


def _book(hub: Hub) -> Gradebook:
    return Gradebook(f"sqlite:///{hub.scratch}/class/gradebook.db", COURSE)


def _marks(book: Gradebook, student: str) -> dict[str, float | None]:
    grades = book.find_submission_notebook(MODULE, MODULE, student).grades
    found = {grade.name.removesuffix("-check"): grade for grade in grades}
    first, essay = found["m03-q1"], found["m03-e1"]
    return {"m03-q1": first.auto_score, "m03-e1": essay.manual_score}

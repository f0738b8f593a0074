"""JupyterHub as solutions/hub configures it: one module's week, through the browser.

Two SYNTHETIC students and an instructor, with real accounts, from a clean state to feedback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hub import _week
from tests.hub._folders import MODULE
from tests.hub._hub import COURSE, Hub, hub, missing
from tests.hub._probe import tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.grading]


@pytest.fixture(scope="module", name="running_hub")
def _running_hub(running_browser: Browser) -> Iterator[Hub]:  # noqa: ARG001 - no browser, no hub
    reason = missing()
    if reason:
        pytest.skip(f"the hub cannot be tested here: {reason}")
    with hub() as running:
        yield running


@pytest.fixture(scope="module", name="week")
def _played(running_hub: Hub, running_browser: Browser) -> _week.Week:
    """Give what came of a module's week; each step of it has to work for the next one."""
    return _week.play(running_browser, running_hub)


def test_a_student_s_check_answers_in_the_hub(week):
    assert "Right." in week.shown["ada"]
    assert "divided by the new count" in week.shown["bela"]


def test_marks_are_those_of_the_judge_and_of_the_instructor(week):
    # The lesson gives 1 point for m03-q1; 3 of the essay's 4 were typed in by the instructor.
    assert week.marks["ada"] == {"m03-q1": 1, "m03-e1": 3}
    assert week.marks["bela"] == {"m03-q1": 0, "m03-e1": None}


def test_submissions_ran_in_a_sandbox(week):
    assert week.sandbox["ada"]  # by the formgrader's button
    assert week.sandbox["bela"] == week.sandbox["ada"]  # by `course grade`


def test_each_student_gets_their_own_feedback(week):
    assert _week.COMMENT in week.feedback["ada"]
    assert "divided by the new count" in week.feedback["bela"]
    assert _week.COMMENT not in week.feedback["bela"]


def test_the_courses_own_feedback_takes_the_place_of_nbgraders(week):
    assert week.again != week.feedback["ada"]
    assert _week.COMMENT in week.again


def test_the_page_for_marks_by_hand_has_the_next_answer_and_its_rubric(week):
    # Bela's essay still waits. The rubric is the lesson's.
    assert "Figures are repeated as printed" in week.marking
    assert "/formgrader/submissions/" in week.marking


def test_the_formgrader_may_be_framed_by_its_own_pages_and_a_student_s_server_by_none(week):
    assert week.frames == {"teacher": "frame-ancestors 'self'", "bela": "frame-ancestors 'none'"}


def test_students_see_nothing_of_the_instructors_tools(week):
    assert week.menus == {
        "teacher": ["Assignment List", "Formgrader", "Create assignment"],
        "bela": ["Assignment List"],
    }
    assert week.statuses == {
        f"/services/{COURSE}/formgrader": 403,
        "/user/ADA/lab": 403,
        "/user/BELA/formgrader/manage_assignments": 404,
        "/user/BELA/formgraders": 404,
        f"/user/BELA/course/mark/{MODULE}": 404,
        "/hub/admin": 403,
    }


def test_nobody_can_listen_to_another_s_kernel(week):
    assert week.transports == {"ipc"}


def test_nothing_was_asked_of_the_world_outside(week):
    assert week.outside == []


@pytest.mark.usefixtures("week")
def test_what_students_must_not_read_is_refused_by_the_system(running_hub):
    ada, inbound = running_hub.names["ada"], f"exchange/{COURSE}/inbound"
    secret = [
        "class/solutions",
        f"class/solutions/{MODULE}.py",
        f"class/solutions/{MODULE}.answers.json",
        f"class/submitted/{ada}/{MODULE}/{MODULE}.ipynb",
        "class/gradebook.db",
        "class",
        inbound,
        f"exchange/{COURSE}/feedback",
        f"home/{ada}",
        f"home/{ada}/{COURSE}/{MODULE}/{MODULE}.ipynb",
        "state",
        "state/jupyterhub.sqlite",
        "state/cookie_secret",
    ]
    assert all((running_hub.scratch / name).exists() for name in secret)

    said = tried(running_hub, "bela", secret)

    assert said == dict.fromkeys(secret, "PermissionError")
    assert set(tried(running_hub, "course", secret[:8]).values()) == {"read"}


@pytest.mark.usefixtures("week")
def test_students_cannot_move_a_course_out_of_the_exchange(running_hub):
    path = running_hub.scratch / "exchange" / COURSE
    moved = running_hub.terminal("bela", "sh", "-c", f"mv {path} {path}-gone 2>&1 || echo refused")
    assert "refused" in moved
    assert path.is_dir()


@pytest.mark.usefixtures("week")
def test_the_students_package_has_nothing_of_grading_and_authoring(running_hub):
    code = "from importlib.util import find_spec as f; print(*(bool(f(f'course.{n}')) for n in"
    words = f"{code} ('exercises', 'grading', 'authoring')))"
    assert running_hub.terminal("bela", "python", "-c", words).split() == ["True", "False", "False"]

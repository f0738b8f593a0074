"""A sealed forecast under a real nbgrader: the file that was handed in decides."""

from __future__ import annotations

import json

import pytest

from course.exercises._forecast_form import digest_of
from tests.grading._course import Course, full_marks, no_marks, released, solved, with_code

pytestmark = pytest.mark.grading

MODULE = "m10_forecast"
ME = "m10-q5"
SAID = {
    "caught-6-months": 0.3,
    "caught-12-months": 0.6,
    "cocaine-2024-record": 0.4,
    "marseille-2024-fall": 0.8,
    "prosecutor-2025": 0.1,
}


def answer_file(forecast, *, digest_of_what=None):
    """Give answers.json as a student hands it in after the reveal."""
    nonce, when = "0123456789abcdef", "2026-11-23T10:00:00+00:00"
    data = {
        "forecast": forecast,
        "nonce": nonce,
        "sealed_at": when,
        "digest": digest_of(ME, digest_of_what or forecast, nonce, when),
        "revealed": True,
        "form": "coherent",
    }
    answers = {ME: {"model": "sealed_forecast", "version": 1, "data": data}}
    return {"answers.json": json.dumps({"version": 1, "answers": answers})}


def other_numbers(notebook):
    """Give a notebook whose cell now says something else than was sealed."""
    code = f'forecast = {dict.fromkeys(SAID, 0.5)}\nseal("{ME}", forecast)'
    return with_code(notebook, ME, code)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp(MODULE), MODULE)
    course.submit("only-the-file", released(MODULE), answer_file(SAID))
    course.submit("changed-cell", other_numbers(solved(MODULE)), answer_file(SAID))
    changed = answer_file({**SAID, "caught-12-months": 0.99}, digest_of_what=SAID)
    course.submit("changed-file", other_numbers(solved(MODULE)), changed)
    course.autograde()
    return course


def kept(course, student):
    path = course.root / "autograded" / student / MODULE / "answers.json"
    return json.loads(path.read_text(encoding="utf-8"))["answers"][ME]["data"]["forecast"]


def test_a_seal_that_was_handed_in_is_graded_from_its_file(graded):
    points = full_marks(MODULE)[ME]

    assert graded.result("only-the-file").scores == {**no_marks(MODULE), ME: points}


def test_numbers_that_were_changed_in_the_cell_after_the_reveal_cost_nothing_and_do_not_count(
    graded,
):
    assert graded.result("changed-cell").scores == full_marks(MODULE)
    assert kept(graded, "changed-cell") == SAID


def test_numbers_that_were_changed_in_the_file_cost_the_exercise_and_nothing_else(graded):
    result = graded.result("changed-file")

    assert result.scores == {**full_marks(MODULE), ME: 0.0}
    assert result.mistakes[ME] == "changed-after-the-reveal"

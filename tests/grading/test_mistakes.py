"""Every named mistake, handed in for real: no mark for it, all others, and its own line."""

from __future__ import annotations

from html import escape

import pytest

from tests.grading._course import Course, answers, solved, with_code

pytestmark = pytest.mark.grading
ANSWERS = answers()
MISTAKES = [(name, wrong["name"]) for name, entry in ANSWERS.items() for wrong in entry["mistakes"]]


def student_of(exercise: str, mistake: str) -> str:
    return f"{exercise}.{mistake}"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    made = Course(tmp_path_factory.mktemp("course"))
    for exercise, mistake in MISTAKES:
        code = ANSWERS[exercise]["mistake_code"][mistake]
        made.submit(student_of(exercise, mistake), with_code(solved(), exercise, code))
    made.autograde()
    made.feedback()
    return made


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES)
def test_a_named_mistake_costs_its_exercise_and_nothing_else(course, exercise, mistake):
    graded = course.result(student_of(exercise, mistake))

    full = {name: float(entry["points"]) for name, entry in ANSWERS.items()}
    assert graded.scores == {**full, exercise: 0.0}


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES)
def test_a_named_mistake_gets_its_own_line_in_the_feedback(course, exercise, mistake):
    graded = course.result(student_of(exercise, mistake))
    says = next(w["says"] for w in ANSWERS[exercise]["mistakes"] if w["name"] == mistake)

    assert graded.mistakes[exercise] == mistake
    assert graded.lines[exercise] == says
    plain = graded.feedback.replace("<code>", "`").replace("</code>", "`")
    assert escape(says) in plain

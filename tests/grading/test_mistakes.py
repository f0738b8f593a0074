"""Every named mistake, handed in for real: no mark for it, all others, and its own line."""

from __future__ import annotations

from functools import cache
from html import unescape

import pytest

from tests.grading._course import MODULES, Course, answers, full_marks, solved, with_code

pytestmark = pytest.mark.grading
MISTAKES = [
    (module, name, wrong["name"])
    for module in MODULES
    for name, entry in answers(module).items()
    for wrong in entry["mistakes"]
]


def student_of(exercise: str, mistake: str) -> str:
    return f"{exercise}.{mistake}"


@pytest.fixture(scope="module")
def course_of(tmp_path_factory):
    """Give the graded course of a module, made when it is first asked for."""

    @cache
    def graded(module: str) -> Course:
        made = Course(tmp_path_factory.mktemp(module), module)
        entries = answers(module)
        for _, exercise, mistake in (item for item in MISTAKES if item[0] == module):
            code = entries[exercise]["mistake_code"][mistake]
            made.submit(student_of(exercise, mistake), with_code(solved(module), exercise, code))
        made.autograde()
        made.feedback()
        return made

    return graded


@pytest.mark.parametrize(("module", "exercise", "mistake"), MISTAKES)
def test_a_named_mistake_costs_its_exercise_and_nothing_else(course_of, module, exercise, mistake):
    graded = course_of(module).result(student_of(exercise, mistake))

    assert graded.scores == {**full_marks(module), exercise: 0.0}


@pytest.mark.parametrize(("module", "exercise", "mistake"), MISTAKES)
def test_a_named_mistake_gets_its_own_line_in_the_feedback(course_of, module, exercise, mistake):
    graded = course_of(module).result(student_of(exercise, mistake))
    entry = answers(module)[exercise]
    says = next(wrong["says"] for wrong in entry["mistakes"] if wrong["name"] == mistake)

    assert graded.mistakes[exercise] == mistake
    assert graded.lines[exercise] == says
    page = graded.feedback.replace("<code>", "`").replace("</code>", "`")
    assert says in unescape(page)

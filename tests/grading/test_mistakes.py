"""Every named mistake, handed in for real: no mark for it, all others, and its own line.

One class a module, so that two workers can share the work.
"""

from __future__ import annotations

from html import unescape

import pytest

from tests.grading._course import MODULES, Course, answers, full_marks, solved, with_code

pytestmark = pytest.mark.grading


def student_of(exercise: str, mistake: str) -> str:
    return f"{exercise}.{mistake}"


def suite_of(module: str) -> type:
    entries = answers(module)
    mistakes = [(name, wrong["name"]) for name, e in entries.items() for wrong in e["mistakes"]]
    says = {
        (name, wrong["name"]): wrong["says"]
        for name, e in entries.items()
        for wrong in e["mistakes"]
    }

    class Suite:
        @pytest.fixture(scope="class")
        def course(self, tmp_path_factory):
            made = Course(tmp_path_factory.mktemp(module), module)
            for exercise, mistake in mistakes:
                code = entries[exercise]["mistake_code"][mistake]
                submission = with_code(solved(module), exercise, code)
                made.submit(student_of(exercise, mistake), submission)
            made.autograde()
            made.feedback()
            return made

        @pytest.mark.parametrize(("exercise", "mistake"), mistakes)
        def test_a_mistake_costs_its_exercise_and_nothing_else(self, course, exercise, mistake):
            graded = course.result(student_of(exercise, mistake))

            assert graded.scores == {**full_marks(module), exercise: 0.0}

        @pytest.mark.parametrize(("exercise", "mistake"), mistakes)
        def test_a_mistake_gets_its_own_line_in_the_feedback(self, course, exercise, mistake):
            graded = course.result(student_of(exercise, mistake))

            assert graded.mistakes[exercise] == mistake
            assert graded.lines[exercise] == says[exercise, mistake]
            page = graded.feedback.replace("<code>", "`").replace("</code>", "`")
            assert says[exercise, mistake] in unescape(page)

    return Suite


for _module in MODULES:
    globals()[f"Test_{_module}"] = suite_of(_module)

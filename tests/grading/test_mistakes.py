"""Every named mistake, handed in for real: no mark for it, all others, and its own line.

A submission holds mistakes of some exercises and the right answers of the others, which still have
to earn their marks; a handful of them covers a module. One module goes through nbgrader's own
commands to the feedback page; the others through the same runner and judge. One class a module lets
two workers share the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest

from tests.grading._course import (
    MODULES,
    THROUGH_NBGRADER,
    Course,
    Graded,
    answers,
    full_marks,
    graded_in_memory,
    solved,
    with_code,
)

pytestmark = pytest.mark.grading


@dataclass(frozen=True)
class Handed:
    """One student's submission and the mistakes in it."""

    student: str
    mistakes: dict[str, str]
    """Exercise to the name of its mistake."""


READS = dict.fromkeys(
    ["ends-against-ends", "only-one-uncertain", "later-count-as-certain"], "m04-q3"
)
"""Mistake to an earlier exercise whose answer it is made with: that one has to be right."""


def handed_in(module: str) -> list[Handed]:
    """Give the submissions of a module: each mistake is in one of them.

    Exercise 0 begins with the first submission, exercise 1 with the second, and so on round, so
    that none has mistakes only. In one submission at least each exercise is right.
    """
    mistakes = {
        exercise: [wrong["name"] for wrong in entry["mistakes"]]
        for exercise, entry in answers(module).items()
    }
    made: list[dict[str, str]] = [{} for _ in range(max(map(len, mistakes.values())) + 1)]
    for place, (exercise, names) in enumerate(mistakes.items()):
        start = place % len(made)
        turns = [*made[start:], *made[:start]]
        for name in sorted(names, key=lambda name: name not in READS):
            taken = {exercise, READS.get(name)}
            next(carried for carried in turns if not taken & carried.keys())[exercise] = name
    return [Handed(f"student{number}", carried) for number, carried in enumerate(made)]


def with_mistakes(module: str, mistakes: dict[str, str]) -> Any:
    """Give the solved notebook with these mistakes made."""
    notebook = solved(module)
    for exercise, name in mistakes.items():
        code = answers(module)[exercise]["mistake_code"][name]
        notebook = with_code(notebook, exercise, code)
    return notebook


@pytest.fixture(scope="class")
def graded(request, tmp_path_factory) -> dict[str, Graded]:
    """Give the results of a class's module by student."""
    module = request.cls.module
    class_ = {each.student: with_mistakes(module, each.mistakes) for each in handed_in(module)}
    if module != THROUGH_NBGRADER:
        return {student: graded_in_memory(module, work) for student, work in class_.items()}
    made = Course(tmp_path_factory.mktemp(module), module)
    for student, work in class_.items():
        made.submit(student, work)
    made.autograde()
    made.feedback()
    return {student: made.result(student) for student in class_}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.cls is None:
        metafunc.parametrize("module", MODULES)
        return
    module = metafunc.cls.module
    if "handed" in metafunc.fixturenames:
        every = handed_in(module)
        metafunc.parametrize("handed", every, ids=[handed.student for handed in every])
    else:
        every = [
            (handed.student, exercise, mistake)
            for handed in handed_in(module)
            for exercise, mistake in handed.mistakes.items()
        ]
        metafunc.parametrize(
            ("student", "exercise", "mistake"), every, ids=[f"{e}-{m}" for _, e, m in every]
        )


class Mistakes:
    """What holds of the mistakes of every module."""

    module: str

    def test_mistakes_cost_their_exercises_and_nothing_else(self, graded, handed):
        lost = dict.fromkeys(handed.mistakes, 0.0)

        assert graded[handed.student].scores == {**full_marks(self.module), **lost}

    def test_a_mistake_gets_its_own_line_in_the_feedback(self, graded, student, exercise, mistake):
        result = graded[student]
        wrong = answers(self.module)[exercise]["mistakes"]
        says = next(each["says"] for each in wrong if each["name"] == mistake)

        assert result.mistakes[exercise] == mistake
        assert result.lines[exercise] == says
        page = result.feedback.replace("<code>", "`").replace("</code>", "`")
        assert says in unescape(page)


for each in MODULES:
    named = f"TestMistakes{each.partition('_')[0].upper()}"
    globals()[named] = type(named, (Mistakes,), {"module": each})


def test_every_mistake_is_handed_in_once(module):
    handed = [pair for each in handed_in(module) for pair in each.mistakes.items()]

    assert sorted(handed) == sorted(
        (exercise, wrong["name"])
        for exercise, entry in answers(module).items()
        for wrong in entry["mistakes"]
    )

"""Right, untouched and hostile submissions; one module through nbgrader and a real gradebook."""

from __future__ import annotations

import json
from functools import cache
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
    no_marks,
    released,
    solved,
    with_code,
    with_first_cell,
)

pytestmark = pytest.mark.grading
ATTACKED = THROUGH_NBGRADER
ALSO = [
    (module, name, index)
    for module in MODULES
    for name, entry in answers(module).items()
    for index, _ in enumerate(entry["also_code"])
]

FAKE = json.dumps({"format": 1, "module": "m03_change", "exercises": {}})
# All of them, and many more, run in tests/attacks; these show that nbgrader's way is as safe.
ATTACKS = {
    "drops-the-checks": """
import ast
class Drop(ast.NodeTransformer):
    def visit_Expr(self, node):
        return ast.Pass() if "check" in ast.dump(node) else node
get_ipython().ast_transformers.append(Drop())
""",
    "emits-a-score": """
import course, course.exercises._check
from IPython.display import display
def check(exercise, answer):
    mime = "application/vnd.organized-crime-course.answer+json"
    answer = {"exercise": exercise, "data": "right", "status": "right", "score": 4.0}
    display({mime: answer}, raw=True)
    get_ipython().displayhook(4.0)
course.check = course.exercises._check.check = check
""",
    "writes-a-fake-answer-file": f"""
import pathlib
for path in pathlib.Path.cwd().parents[2].glob("solutions/*.answers.json"):
    path.write_text({FAKE!r})
""",
}


def handed_in(module: str) -> dict[str, Any]:
    """Give who hands in what: the solution, the stubs, and rounds of alternative answers."""
    made = {"solved": solved(module), "untouched": released(module)}
    for turn in range(max(index for name, _, index in ALSO if name == module) + 1):
        # Every exercise's alternative of this turn together: all are right, so all must be.
        notebook = solved(module)
        for name, exercise, index in ALSO:
            if (name, index) == (module, turn):
                code = answers(module)[exercise]["also_code"][index]
                notebook = with_code(notebook, exercise, code)
        made[f"also{turn}"] = notebook
    return made


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Give a course that was graded by nbgrader's own commands."""
    made = Course(tmp_path_factory.mktemp(ATTACKED), ATTACKED)
    for student, notebook in handed_in(ATTACKED).items():
        made.submit(student, notebook)
    for name, code in ATTACKS.items():
        made.submit(f"attack.{name}", with_first_cell(released(ATTACKED), code))
    saved = {"model": "base_year", "version": 1, "data": {"dramatic": 2010, "mild": 2021}}
    answer_file = json.dumps({"version": 1, "answers": {"m03-w1": saved}})
    made.submit("saved", released(ATTACKED), {"answers.json": answer_file})
    made.autograde()
    return made


@pytest.fixture(scope="module")
def result(request):
    """Give the result of a student in a module, graded when it is first asked for."""

    @cache
    def in_memory(module: str) -> dict[str, Graded]:
        return {who: graded_in_memory(module, work) for who, work in handed_in(module).items()}

    def found(module: str, student: str) -> Graded:
        if module == ATTACKED:
            return request.getfixturevalue("course").result(student)
        return in_memory(module)[student]

    return found


@pytest.mark.parametrize("module", MODULES)
def test_the_solved_notebook_scores_everything(result, module):
    assert result(module, "solved").scores == full_marks(module)


@pytest.mark.parametrize("module", MODULES)
def test_the_untouched_notebook_scores_nothing_and_reads_as_not_attempted(result, module):
    graded = result(module, "untouched")

    assert graded.scores == no_marks(module)
    assert set(graded.mistakes.values()) == {None}
    for name, entry in answers(module).items():
        assert graded.lines[name] == entry["blank"]


@pytest.mark.parametrize(("module", "exercise", "index"), ALSO)
def test_an_alternative_right_answer_scores_everything(result, module, exercise, index):
    graded = result(module, f"also{index}")

    assert graded.scores[exercise] == full_marks(module)[exercise]
    assert graded.scores == full_marks(module)


def test_an_answer_saved_by_the_widget_is_graded_from_its_file(course):
    graded = course.result("saved")

    points = full_marks(ATTACKED)["m03-w1"]
    assert graded.scores == {**no_marks(ATTACKED), "m03-w1": points}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_first_cell_without_answers_scores_nothing(course, attack):
    assert course.result(f"attack.{attack}").scores == no_marks(ATTACKED)


def test_a_changed_answer_file_is_put_back_and_reported(course):
    path = course.root / "solutions" / f"{ATTACKED}.answers.json"

    known = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    assert known.keys() >= answers(ATTACKED).keys()
    assert "attack.writes-a-fake-answer-file" in course.said

"""What the judge does with assignments that are not the course's, and without its answer file."""

from __future__ import annotations

import nbformat
import pytest

from tests.grading._course import Course, solved

pytestmark = pytest.mark.grading

OWN = "ps1"


def own_notebook(answer: str) -> nbformat.NotebookNode:
    """Give an instructor's own assignment with a test inside the notebook, as nbgrader has it."""
    cells = []
    for name, source, grade in (("a", answer, False), ("t", "assert x == 4", True)):
        cell = nbformat.v4.new_code_cell(source, id=name)
        cell.metadata["nbgrader"] = {
            "grade": grade,
            "solution": not grade,
            "locked": grade,
            "task": False,
            "grade_id": name,
            "schema_version": 3,
            **({"points": 3} if grade else {}),
        }
        cells.append(cell)
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    return notebook


def test_an_instructors_own_assignment_is_graded_as_nbgrader_grades_it(tmp_path):
    from nbgrader.api import Gradebook

    course = Course(tmp_path, "m03_change")
    (tmp_path / "solutions" / OWN).mkdir()
    nbformat.write(own_notebook("x = 4"), tmp_path / "solutions" / OWN / f"{OWN}.ipynb")
    course.nbgrader("generate_assignment", OWN)
    for student, answer in (("right", "x = 2 + 2"), ("wrong", "x = 5")):
        folder = tmp_path / "submitted" / student / OWN
        folder.mkdir(parents=True)
        nbformat.write(own_notebook(answer), folder / f"{OWN}.ipynb")
    course.nbgrader("autograde", OWN)

    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        scores = {s: book.find_submission(OWN, s).score for s in ("right", "wrong")}
    assert scores == {"right": 3.0, "wrong": 0.0}


def test_without_its_answer_file_the_course_is_not_graded_and_the_cure_is_named(tmp_path):
    course = Course(tmp_path, "m03_change")
    (tmp_path / "solutions" / "m03_change.answers.json").unlink()
    course.submit("solved", solved("m03_change"))

    with pytest.raises(AssertionError, match="python3 -m course build m03_change"):
        course.autograde()
    assert not (tmp_path / "autograded" / "solved" / "m03_change").exists()

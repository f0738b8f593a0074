"""A submission's cells end up in the released notebook, whatever happened to them."""

from __future__ import annotations

import copy

import nbformat
import pytest

from course.grading.rebuild import is_answer, rebuild
from tests.grading._course import answers, released, solved

MODULE = "m03_change"
EXERCISES = list(answers(MODULE))


@pytest.fixture
def master():
    return released(MODULE)


def worked(master):
    """Give the released notebook with a text of its own in every answer cell."""
    submitted = copy.deepcopy(master)
    for cell in submitted.cells:
        if is_answer(cell):
            cell.source = f"answer_to = {cell.metadata.nbgrader.grade_id!r}"
    return submitted


def answer(notebook, exercise):
    return next(cell.source for cell in notebook.cells if cell.id == exercise)


def cell(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


def holds_every_answer(rebuilt, but=()):
    return all(
        answer(rebuilt.notebook, name) == f"answer_to = {name!r}"
        for name in EXERCISES
        if name not in but
    )


def test_an_ordinary_submission_needs_no_repair(master):
    rebuilt = rebuild(master, worked(master))

    assert rebuilt.repairs == []
    assert [c.id for c in rebuilt.notebook.cells] == [c.id for c in master.cells]
    assert holds_every_answer(rebuilt)


def test_the_solved_notebook_keeps_its_answers(master):
    rebuilt = rebuild(master, solved(MODULE))

    for name in EXERCISES:
        assert answer(rebuilt.notebook, name) == answer(solved(MODULE), name)


def test_a_picture_pasted_into_a_written_answer_stays_with_it(master):
    submitted = worked(master)
    pictures = {"image.png": {"image/png": "iVBORw0KGgo="}}
    cell(submitted, "m03-e1")["attachments"] = pictures

    rebuilt = rebuild(master, submitted)

    assert cell(rebuilt.notebook, "m03-e1")["attachments"] == pictures
    assert rebuilt.repairs == []


def test_a_cell_that_was_deleted_is_back_as_it_was_released(master):
    submitted = worked(master)
    submitted.cells = [c for c in submitted.cells if c.id not in ("m03-q2", "m03-q2-check")]

    rebuilt = rebuild(master, submitted)

    assert answer(rebuilt.notebook, "m03-q2") == answer(master, "m03-q2")
    assert cell(rebuilt.notebook, "m03-q2-check").source == cell(master, "m03-q2-check").source
    assert rebuilt.repairs == ["m03-q2 was missing.", "m03-q2-check was missing."]
    assert holds_every_answer(rebuilt, but=["m03-q2"])


@pytest.mark.parametrize("stub_last", [True, False])
def test_of_copies_the_one_that_was_worked_on_counts(master, stub_last):
    submitted = worked(master)
    place = next(i for i, c in enumerate(submitted.cells) if c.id == "m03-q1")
    stub = copy.deepcopy(cell(master, "m03-q1"))
    submitted.cells.insert(place + stub_last, stub)

    rebuilt = rebuild(master, submitted)

    assert holds_every_answer(rebuilt)
    assert rebuilt.repairs == ["m03-q1 was there 2 times."]


def test_an_answer_without_metadata_is_known_by_its_cell_id(master):
    submitted = worked(master)
    for each in submitted.cells:
        each.metadata = nbformat.NotebookNode()

    assert holds_every_answer(rebuild(master, submitted))


def test_an_answer_without_metadata_and_id_is_known_by_its_neighbors(master):
    submitted = worked(master)
    for number, each in enumerate(submitted.cells):
        each.metadata = nbformat.NotebookNode()
        each.id = f"x{number}"

    rebuilt = rebuild(master, submitted)

    assert holds_every_answer(rebuilt)
    told = "m03-q1 had lost its name; its answer was taken from one cell."
    assert told in rebuilt.repairs


def test_a_split_answer_without_a_name_is_put_together(master):
    submitted = worked(master)
    place = next(i for i, c in enumerate(submitted.cells) if c.id == "m03-q1")
    parts = [nbformat.v4.new_code_cell("old, new = 1, 2"), nbformat.v4.new_code_cell("rise = 3")]
    submitted.cells[place : place + 1] = parts

    rebuilt = rebuild(master, submitted)

    assert answer(rebuilt.notebook, "m03-q1") == "old, new = 1, 2\n\nrise = 3"
    assert "taken from 2 cells" in rebuilt.repairs[0]


def test_a_split_answer_with_a_name_runs_in_order(master):
    submitted = worked(master)
    place = next(i for i, c in enumerate(submitted.cells) if c.id == "m03-q1")
    submitted.cells.insert(place + 1, nbformat.v4.new_code_cell("rise = 3"))

    cells = rebuild(master, submitted).notebook.cells

    after = next(i for i, c in enumerate(cells) if c.id == "m03-q1")
    assert cells[after + 1].source == "rise = 3"


def test_a_retyped_answer_is_code_again(master):
    submitted = worked(master)
    place = next(i for i, c in enumerate(submitted.cells) if c.id == "m03-q1")
    text = nbformat.v4.new_markdown_cell("rise = 5", metadata=submitted.cells[place].metadata)
    submitted.cells[place] = text

    rebuilt = rebuild(master, submitted)

    assert cell(rebuilt.notebook, "m03-q1").cell_type == "code"
    assert answer(rebuilt.notebook, "m03-q1") == "rise = 5"
    assert rebuilt.repairs == ["m03-q1 had become a markdown cell."]


def test_a_changed_check_and_changed_points_are_put_back(master):
    submitted = worked(master)
    check = cell(submitted, "m03-q1-check")
    check.source = "4.0"
    check.metadata.nbgrader.points = 1000

    rebuilt = rebuild(master, submitted)

    assert cell(rebuilt.notebook, "m03-q1-check") == {
        **cell(master, "m03-q1-check"), "outputs": [], "execution_count": None
    }  # fmt: skip
    assert rebuilt.repairs == ["m03-q1-check had been changed."]


def test_a_bonus_cell_of_the_students_own_earns_nothing(master):
    submitted = worked(master)
    mark = {"grade": True, "grade_id": "bonus", "points": 50, "locked": False, "solution": False}
    submitted.cells.append(nbformat.v4.new_code_cell("50.0", metadata={"nbgrader": mark}))

    cells = rebuild(master, submitted).notebook.cells

    assert cells[-1].source == "50.0"
    assert "nbgrader" not in cells[-1].metadata


def test_a_wrong_kernel_is_put_right(master):
    submitted = worked(master)
    submitted.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}

    spec = rebuild(master, submitted).notebook.metadata.kernelspec

    assert spec == master.metadata.kernelspec


def test_what_is_rebuilt_is_a_valid_notebook(master):
    submitted = worked(master)
    submitted.cells = submitted.cells[::-1] + submitted.cells

    nbformat.validate(rebuild(master, submitted).notebook)

"""Notebooks that Colab or VS Code has saved: the marks are those of the untouched one."""

from __future__ import annotations

import json
from functools import cache

import pytest

from course.grading.handed_in import Ungradable, find
from course.grading.lms.pick import _judge
from course.grading.rebuild import is_answer, rebuild
from tests.grading import _editors
from tests.grading._course import MODULES, answers, full_marks, graded_in_memory, released, solved

MODULE = "m03_change"
SAVED = [(MODULE, editor) for editor in _editors.EVERY]
SAVED += [(module, each) for module in MODULES if module != MODULE for each in _editors.LOSES_NAMES]


@cache
def solution(module):
    """Give the released notebook with the solved one's answers: what a student hands in."""
    notebook = released(module)
    right = {cell.id: cell.source for cell in solved(module).cells}
    for cell in notebook.cells:
        if is_answer(cell):
            cell.source = right[cell.id]
    return notebook


def through(editor, notebook, folder, module=MODULE, name=None):
    """Save a notebook as an editor does, hand it in and read it."""
    path = folder / f"{name or module}.ipynb"
    path.write_text(json.dumps(editor(json.loads(json.dumps(notebook)))), encoding="utf-8")
    return find(folder, module, set(answers(module)))


def sources(rebuilt):
    return {c.id: c.source for c in rebuilt.notebook.cells if not c.id.startswith("own-")}


@pytest.mark.parametrize(
    ("module", "editor"), SAVED, ids=lambda each: getattr(each, "__name__", each)
)
def test_what_an_editor_saved_becomes_what_the_student_wrote(module, editor, tmp_path):
    handed = through(editor, solution(module), tmp_path, module)
    rebuilt = rebuild(released(module), handed.notebook)

    assert sources(rebuilt) == sources(rebuild(released(module), solution(module)))


@pytest.mark.parametrize("editor", _editors.KEEPS_NAMES, ids=lambda each: each.__name__)
def test_a_cell_that_kept_a_name_of_its_needs_no_repair(editor, tmp_path):
    handed = through(editor, solution(MODULE), tmp_path)

    assert handed.repairs == ["It had Windows line ends."] * ("windows" in editor.__name__)
    assert rebuild(released(MODULE), handed.notebook).repairs == []


@pytest.mark.parametrize("editor", _editors.LOSES_NAMES, ids=lambda each: each.__name__)
def test_a_name_that_was_lost_is_said(editor, tmp_path):
    handed = through(editor, solution(MODULE), tmp_path)
    repairs = rebuild(released(MODULE), handed.notebook).repairs

    for name in answers(MODULE):
        assert f"{name} had lost its name; its answer was taken from one cell." in repairs


# Colab calls a copy so; cells that lost their ids are still known by their checks.
@pytest.mark.parametrize("editor", _editors.EVERY, ids=lambda each: each.__name__)
def test_a_copy_under_another_name_is_known_by_its_cells(editor, tmp_path):
    handed = through(editor, solution(MODULE), tmp_path, name="Copy of Untitled12")

    assert handed.repairs[-1] == "It was handed in as Copy of Untitled12.ipynb."
    with pytest.raises(Ungradable, match=r"belongs to m04_counts"):
        find(tmp_path, "m04_counts", set(answers("m04_counts")))


@pytest.mark.parametrize("editor", _editors.EVERY, ids=lambda each: each.__name__)
def test_a_zip_of_the_lms_gives_it_up_too(editor):
    text = json.dumps(editor(json.loads(json.dumps(solution(MODULE)))), indent=1).encode()

    assert _judge("Copy of Untitled12.ipynb", 1, text, MODULE) is not None
    assert _judge("Copy of Untitled12.ipynb", 1, text, "m04_counts") is None


# The rest follows: the marks are those of the cells, and above all cells are the same.
@pytest.mark.grading
@pytest.mark.parametrize(
    "editor",
    [_editors.colab_with_install, _editors.vscode_pasted, _editors.vscode_2020_windows],
    ids=lambda each: each.__name__,
)
def test_the_marks_are_those_of_the_untouched_notebook(editor, tmp_path):
    handed = through(editor, solution(MODULE), tmp_path)
    graded = graded_in_memory(MODULE, rebuild(released(MODULE), handed.notebook).notebook)

    assert graded.scores == full_marks(MODULE)

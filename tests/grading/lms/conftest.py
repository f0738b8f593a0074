"""A class that has been graded."""

from __future__ import annotations

import pytest

from tests.grading.lms._class import enter, make_book, make_class
from tests.grading.lms._downloads import MODULE


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory):
    """Everybody has five points, of which two by hand; one waits and one is missing."""
    root = make_class(tmp_path_factory.mktemp("made"))
    make_book(root / "gradebook.db")
    for student in ("ada", "lee1", "lee2"):
        enter(root, student, 3.0, 1.25)
    enter(root, "salma", 3.0, None)
    return root


@pytest.fixture
def graded(tmp_path, monkeypatch, graded_class):
    make_class(tmp_path, graded_class / "gradebook.db")
    (tmp_path / "grading").mkdir()
    journal = graded_class / "grading" / f"{MODULE}.jsonl"
    (tmp_path / "grading" / journal.name).write_bytes(journal.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path

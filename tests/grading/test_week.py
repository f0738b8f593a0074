"""From an LMS's zip to marks, feedback and report, by the documented commands alone."""

from __future__ import annotations

import zipfile
from collections import Counter
from functools import cache

import pytest

from course import cli
from tests.grading._broken import UNGRADABLE
from tests.grading._course import Course
from tests.grading._week import (
    COLUMN,
    MODULE,
    answer_questions,
    grades,
    mark_everything,
    students,
    write_download,
)

pytestmark = pytest.mark.grading


@cache
def class_():
    """Give the class; not before it is needed: it takes a moment to make up."""
    return students(20)


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    """Give the class's folder at the end of the week, and each command's exit codes in order."""
    root = tmp_path_factory.mktemp("week")
    Course(root, MODULE)
    write_download(root, class_())
    codes: list[tuple[str, int]] = []

    def run(*words: str) -> None:
        codes.append((words[0], cli.main(list(words))))

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        run("collect", "submissions.zip", "--lms", "canvas")
        if answer_questions(root, class_()):
            run("collect", "submissions.zip", "--lms", "canvas")
        run("grade", MODULE)
        run("mark", MODULE, "--rater", "ann", "--sample", str(len(class_())))
        mark_everything(root, "ann")
        run("mark", MODULE, "--enter", f"marking/{MODULE}-m03-e1-ann.csv")
        run("feedback", MODULE, "--lms", "canvas")
        words = ("--template", "Grades.csv", "--column", COLUMN)
        run("export", MODULE, "--to", "canvas", *words)
        run("report", MODULE)
    return root, codes


def test_the_class_holds_what_a_class_brings():
    kinds = {student.made.kind for student in class_()}

    assert {"right", "mistakes", "partly done", "untouched"} < kinds
    assert any(student.late for student in class_())
    assert any(student.made.state == UNGRADABLE for student in class_())


def test_no_command_refuses(week):
    _, codes = week

    assert {code for _, code in codes} <= {0, 1}, codes
    assert Counter(name for name, _ in codes)["collect"] == 2  # late work was asked about


def test_the_marks_are_in_the_table_and_not_a_byte_else(week):
    root, _ = week

    assert (root / "exported" / f"{MODULE}-canvas.csv").read_bytes() == grades(
        class_(), filled=True
    )
    assert (root / "Grades.csv").read_bytes() == grades(class_(), filled=False)


def test_everybody_has_a_page_of_their_own(week):
    root, _ = week
    with zipfile.ZipFile(root / "feedback" / f"{MODULE}.zip") as packed:
        names = packed.namelist()

    for student in class_():
        page = (root / "feedback" / student.id / MODULE / f"{MODULE}.html").read_text("utf-8")
        assert "SYNTHETIC" not in page.replace(student.last, "")  # nobody else's name
        assert sum(f"_{student.canvas}_" in name for name in names) == 1


def test_the_report_counts_the_class(week):
    root, _ = week
    page = (root / "reports" / f"{MODULE}.html").read_text("utf-8")
    ungradable = [student.id for student in class_() if student.made.state == UNGRADABLE]

    assert "<html lang=" in page
    assert all(student in page for student in ungradable)

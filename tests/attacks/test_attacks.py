"""Hostile submissions, one file each: they earn nothing, harm nothing and leave nothing behind."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
import time
from pathlib import Path

import nbformat
import pytest
from traitlets.config import Config

from course.grading import confined
from course.grading.mark import mark
from tests.grading._course import (
    ROOT,
    answers,
    full_marks,
    no_marks,
    released,
    solved,
    with_code,
    with_first_cell,
)
from tests.runner._machine import layers

pytestmark = pytest.mark.grading
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.py"))
MODULE = "m03_change"
SECRET = "a-secret-of-the-instructor"
ACTS = re.compile(
    r"<(?:script|iframe|svg|base|style|form|link)|<[^>]*\bon\w+ *=|\]\(javascript:|!\["
)
"""HTML that runs or fetches something."""
CONTROLS = re.compile(r"\\u001b(?!\[[0-9;]*m)|\\u0000|[\u202a-\u202e\u2066-\u2069\x7f-\x9f]")
"""In a notebook's JSON: terminal codes that are not colors, and invisible characters."""
SHORT = Config({"RunAndCollect": {"timeout": 3}})


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Give an instructor's folder with a gradebook and another student's work."""
    root = tmp_path_factory.mktemp("course")
    (root / "solutions" / MODULE).mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / MODULE / f"{MODULE}.ipynb", root / "solutions" / MODULE)
    shutil.copy(ROOT / "solutions" / f"{MODULE}.answers.json", root / "solutions")
    with sqlite3.connect(root / "gradebook.db") as book:
        book.execute("create table grade (score real)")
    other = root / "submitted" / "other" / MODULE / "answers.json"
    other.parent.mkdir(parents=True)
    other.write_text('{"version": 1, "answers": {}}')
    return root


@pytest.fixture(scope="module")
def doors():
    """Give a port and an abstract socket that somebody listens on."""
    name = f"course-{os.getpid()}"
    with socket.socket() as port, socket.socket(socket.AF_UNIX) as abstract:
        port.bind(("127.0.0.1", 0))
        port.listen()
        abstract.bind(f"\0{name}")
        abstract.listen()
        yield {"port": str(port.getsockname()[1]), "abstract": name}


def hostile(code: str, course: Path, doors: dict[str, str]):
    """Give the released notebook with an attack in front, or in place of every answer."""
    places = {
        "{solutions}": str(course / "solutions"),
        "{answers}": str(course / "solutions" / f"{MODULE}.answers.json"),
        "{gradebook}": str(course / "gradebook.db"),
        "{sibling}": str(course / "submitted" / "other" / MODULE / "answers.json"),
        "{secret}": SECRET,
        "{grader}": str(os.getpid()),
        "{port}": doors["port"],
        "{abstract}": doors["abstract"],
        "{every}": "hostile",
    }
    for name, path in places.items():
        code = code.replace(name, path)
    notebook = released(MODULE)
    if "hostile" in code:
        for exercise, entry in answers(MODULE).items():
            if re.fullmatch(r"\w+", entry["answer"]):
                notebook = with_code(notebook, exercise, f"{entry['answer']} = hostile")
    return with_first_cell(notebook, code)


def files_of(course: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in course.rglob("*") if path.is_file()}


def printed_by(notebook) -> str:
    """Give all that the notebook printed; a traceback quotes the attack's own text."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return "\n".join(str(output) for output in outputs if output.output_type != "error")


def shown_by(notebook) -> str:
    """Give the HTML of the outputs, but for the judge's own lines."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    theirs = [output for output in outputs if "course" not in output.get("metadata", {})]
    shown = [data for output in theirs for data in output.get("data", {}).items()]
    return "\n".join(text for kind, text in shown if kind == "text/html")


def no_process_is_left() -> bool:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if not any(warm.children() for warm in confined.running()):
            return True
        time.sleep(0.05)
    return False


def test_there_are_at_least_forty_attacks_and_each_says_what_it_tries():
    assert len(CORPUS) >= 40
    for path in CORPUS:
        assert re.match(r'"""[A-Z].+\."""\n\n', path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_an_attack_achieves_nothing(course, doors, monkeypatch, path):
    monkeypatch.setenv("A_TOKEN", SECRET)
    before = files_of(course)
    installed = (ROOT / "course" / "__init__.py").read_bytes()

    notebook = hostile(path.read_text(encoding="utf-8"), course, doors)
    graded = mark(notebook, MODULE, course, config=SHORT)
    said = printed_by(graded.notebook)

    assert {name: each.score for name, each in graded.marks.items()} == no_marks(MODULE)
    assert "BREACH" not in said
    assert not ACTS.search(shown_by(graded.notebook))
    assert not CONTROLS.search(nbformat.writes(graded.notebook, ensure_ascii=False))
    assert files_of(course) == before
    assert (ROOT / "course" / "__init__.py").read_bytes() == installed
    assert no_process_is_left()


def test_the_honest_submission_after_all_of_them_earns_full_marks(course):
    graded = mark(solved(MODULE), MODULE, course)

    assert {name: each.score for name, each in graded.marks.items()} == full_marks(MODULE)
    assert set(graded.sandbox) >= layers()

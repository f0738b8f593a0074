"""`course report`: the page of a class, and what it says when there is nothing to report."""

from __future__ import annotations

import base64
import contextlib
import io
import re
import shutil
import sqlite3
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course import cli
from tests.grading._course import answers
from tests.grading._report_class import HOSTILE, MODULE, SCRIPT, enter_module, make_class

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.grading
USUAL = 24


def report(root: Path, *words: str, module: str = MODULE) -> subprocess.CompletedProcess[str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(["report", module, *words])
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


class Reader(HTMLParser):
    """Collects what a page holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("class")
    make_class(folder, USUAL)
    return folder


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    done = report(root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "30 of 32 students" in done.stdout
    return (root / "reports" / f"{MODULE}.html").read_text(encoding="utf-8")


def test_it_counts_what_became_of_everybody(page: str) -> None:
    text = Reader(page).text
    assert "32 students: 30 graded (1 of them partly), 1 without a mark, 1 handed in" in text
    assert "In 30 graded submissions something still waits for a person." in text
    assert "Points before late penalties, without m03-e1, which waits for a person in many" in text


def test_every_picture_says_its_finding_and_needs_no_network(page: str) -> None:
    found = Reader(page)
    pictures = found.of("img")
    assert len(pictures) == 8
    for picture in pictures:
        assert len(picture["alt"] or "") > 40
        head, _, content = (picture["src"] or "").partition(",")
        assert head == "data:image/svg+xml;base64"
        svg = base64.b64decode(content).decode()
        assert "<script" not in svg
        assert not re.findall(r'(?:href|src)="(?!#)', svg)
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)
    assert "default-src 'none'" in page


def test_what_students_wrote_is_text(page: str) -> None:
    found = Reader(page)
    assert not found.of("script")
    assert all(not name.startswith("on") for _, each in found.tags for name in each)
    assert "\u202e" not in page
    assert SCRIPT in found.text.replace('\\"', '"')
    assert found.text.count("<img src=x onerror=alert(1)>\ufffdevil") == 3


def test_mistakes_and_answers_without_a_name_are_counted(page: str) -> None:
    text = Reader(page).text
    assert "m03-q1 2 12.25 and 1 close to it" in text
    line = answers(MODULE)["m03-q1"]["mistakes"][0]["says"]
    assert re.search(rf"m03-q1 divided-by-new {re.escape(line)} \d+ \d+ %", text)
    assert "Tries are not recorded" in text


def test_what_a_person_should_look_at_is_listed_without_accusing(page: str) -> None:
    text = Reader(page).text
    assert "Nothing here is an accusation." in text
    assert "Similarity is not proof." in text
    assert re.search(r"s001 and thief : (9\d|100) %", text)
    assert "1.0 h late after the due date" in text
    assert "Handed in nothing: no-one-yet" in text


def test_every_table_has_a_caption_and_headers(page: str) -> None:
    found = Reader(page)
    assert len(found.of("table")) == len(found.of("caption")) >= 8
    assert {each.get("scope") for each in found.of("th")} == {"col", "row"}
    assert [each["lang"] for each in found.of("html")] == ["en"]
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_for_the_class_names_nobody(root: Path) -> None:
    assert report(root, "--anonymous", "--to", "shown.html").returncode == 0
    text = Reader((root / "shown.html").read_text(encoding="utf-8")).text
    assert "Commonest mistakes" in text
    for private in ("thief", "broken", "s001", "no-one-yet", "evil", "accusation", "alert("):
        assert private not in text
    assert "12.25" in text  # two gave it


def test_the_same_class_gives_the_same_page(root: Path, page: str) -> None:
    assert report(root, "--to", "again.html").returncode == 0
    assert (root / "again.html").read_text(encoding="utf-8") == page


def test_nothing_graded_is_said(tmp_path: Path) -> None:
    enter_module(tmp_path)
    done = report(tmp_path)
    assert done.returncode == 2
    assert f"python3 -m course grade {MODULE}" in done.stderr
    assert not (tmp_path / "reports").exists()


def test_a_missing_gradebook_and_an_unknown_module_are_said(root: Path, tmp_path: Path) -> None:
    done = report(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no gradebook" in done.stderr
    done = report(root, module="m99_nothing")
    assert done.returncode == 2
    assert "m99_nothing" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_is_said(root: Path, tmp_path: Path) -> None:
    done = report(root, "--to", str(tmp_path))
    assert done.returncode == 2
    assert "Name another file with --to" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_class_of_one_and_an_assignment_without_answers(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "gradebook.db", tmp_path)
    shutil.copytree(root / "autograded" / "s000", tmp_path / "autograded" / "s000")
    with contextlib.closing(sqlite3.connect(tmp_path / "gradebook.db")) as book, book:
        book.execute("DELETE FROM submitted_assignment WHERE student_id != 's000'")
        book.execute(
            "DELETE FROM submitted_notebook WHERE assignment_id NOT IN"
            " (SELECT id FROM submitted_assignment)"
        )
    assert report(tmp_path).returncode == 0
    text = Reader((tmp_path / "reports" / f"{MODULE}.html").read_text(encoding="utf-8")).text
    assert "the only submission" in text
    assert "not given: fewer than 10 submissions" in text
    assert "maps no exercise to an objective" in text
    assert HOSTILE not in text

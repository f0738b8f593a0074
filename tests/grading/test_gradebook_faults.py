"""A gradebook that cannot be used, and settings that do not work: each is said in one line."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from traitlets.config import Config

from course.grading.gradebook import Book, GradebookError, NoAssignment, nbgrader_settings
from tests.grading._gradebook import RIGHT, WHEN, count, make

SECRET = "pass-word"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("master") / "gradebook.db")


@pytest.fixture
def path(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(master, tmp_path / "gradebook.db"))


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (
            "167914646830",
            r"older nbgrader \(schema 167914646830\).* nbgrader db upgrade --db sqlite",
        ),
        ("ffffffffffff", "newer nbgrader .*Update nbgrader"),
    ],
)
def test_another_nbgraders_gradebook_is_said(path: Path, url: str, version: str, said: str) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (version,))
    database.close()
    with pytest.raises(GradebookError, match=said):
        Book(url, "m")


def test_a_gradebook_without_a_version_is_told_by_its_tables(path: Path, url: str) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE alembic_version")
    Book(url, "m").close()
    database.execute("DROP TABLE task_cells")
    with pytest.raises(GradebookError, match="nbgrader db upgrade"):
        Book(url, "m")
    database.close()


def test_a_module_that_was_not_entered_is_said_and_no_file_is_made(url: str, tmp_path) -> None:
    with pytest.raises(NoAssignment, match="nbgrader generate_assignment m99 --force"):
        Book(url, "m99")
    with pytest.raises(NoAssignment):
        Book(f"sqlite:///{tmp_path / 'none.db'}", "m")

    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("gradebook.db", "not an address; expected is sqlite:///gradebook.db or postgresql://"),
        (f"postgresql://me:{SECRET}@host:port/db", "not an address"),
        ("sqlite://", "names no file"),
        (f"mysql://me:{SECRET}@host/db", "names mysql; a gradebook is kept in SQLite or Postgre"),
        (f"postgresql+none://me:{SECRET}@host/db", r"driver for postgresql\+none is not installed"),
        (f"postgresql://me:{SECRET}@127.0.0.1:1/db", r"\+psycopg://me:\*\*\*@.*refused"),
        (f"postgres://me:{SECRET}@127.0.0.1:1/db", "cannot be used"),
    ],
)
def test_an_address_that_does_not_serve_is_said_without_the_password(address, said) -> None:
    with pytest.raises(GradebookError, match=said) as found:
        Book(address, "m", wait_seconds=2)

    assert SECRET not in str(found.value)
    assert "\n" not in str(found.value)


def test_a_driver_that_repeats_the_password_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(**words: object) -> None:
        raise psycopg.OperationalError(f"cannot connect\nwith {words['password']}")

    monkeypatch.setattr(psycopg, "connect", connect)
    with pytest.raises(GradebookError, match=r"cannot connect with \*\*\*\."):
        Book(f"postgresql://me:{SECRET}@host/db", "m")


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(GradebookError, match=r'pip install "psycopg\[binary\]"'):
        Book(f"postgresql://me:{SECRET}@host/db", "m")


def test_a_file_that_is_no_gradebook_is_said(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all" * 100, encoding="utf-8")
    with pytest.raises(GradebookError, match=r"notes\.txt cannot be used: .*not a database"):
        Book(f"sqlite:///{text}", "m")
    with sqlite3.connect(tmp_path / "x.db") as database:
        database.execute("CREATE TABLE lists (name TEXT)")
    database.close()
    with pytest.raises(GradebookError, match="another program's tables"):
        Book(f"sqlite:///{tmp_path / 'x.db'}", "m")


class Broken(LateSubmissionPlugin):
    """A plugin with a mistake."""

    def late_submission_penalty(self, *_: object) -> float:
        return 1 / 0


class Gift(LateSubmissionPlugin):
    """A plugin that gives points."""

    def late_submission_penalty(self, *_: object) -> float:
        return -2.0


def penalized(url: str, plugin: Any) -> float | None:
    """Grade a late submission with a plugin and give what it loses."""
    with Gradebook(url, "") as there:
        there.find_assignment("m").duedate = datetime(2026, 2, 1)  # noqa: DTZ001 - as nbgrader has it
        there.db.commit()
    book = Book(url, "m", Config({"AssignLatePenalties": {"plugin_class": plugin}}))
    try:
        book.record("ann", RIGHT, WHEN)
    finally:
        book.close()
    with Gradebook(url, "") as there:
        lost: float | None = there.find_submission_notebook("m", "m", "ann").late_submission_penalty
    return lost


def test_a_penalty_is_never_a_gift(url: str) -> None:
    assert penalized(url, LateSubmissionPlugin) is None
    assert penalized(url, Gift) == 0.0


def test_a_plugin_that_does_not_work_is_said(url: str, path: Path) -> None:
    with pytest.raises(
        GradebookError, match=r"Broken, the plugin .* stops at ann with ZeroDivision"
    ):
        penalized(url, Broken)
    assert count(path)[0] == 0
    with pytest.raises(GradebookError, match=r"in nbgrader_config\.py names no plugin"):
        penalized(url, "no.such.Plugin")


def test_the_courses_settings_are_read_and_a_mistake_in_them_is_said(tmp_path: Path) -> None:
    settings = tmp_path / "nbgrader_config.py"
    settings.write_text("c.LateSubmissionPlugin.penalty_method = 'zero'", encoding="utf-8")
    assert nbgrader_settings(tmp_path).LateSubmissionPlugin.penalty_method == "zero"
    settings.write_text("c.A.b = nothing", encoding="utf-8")
    with pytest.raises(GradebookError, match=r"nbgrader_config\.py in .* stops with NameError"):
        nbgrader_settings(tmp_path)

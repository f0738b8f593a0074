"""`course doctor` on the folder, the gradebook and the exchange, each broken once."""

from __future__ import annotations

import contextlib
import os
import sqlite3

import pytest

from course.grading.doctor import class_folder
from course.grading.doctor.finding import BAD, OK, WARN, Place
from tests.grading._doctor import book, place, root, settings

__all__ = ["book", "place", "root"]


def test_a_folder_that_is_not_an_instructors(place, root):
    assert class_folder.folder(place).state == OK
    (root / "solutions").rmdir()
    finding = class_folder.folder(place)

    assert finding.state == WARN
    assert finding.found.endswith("has no solutions")
    assert "in the instructor's folder" in finding.cure


def test_a_folder_that_cannot_be_written_to(place, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    finding = class_folder.folder(place)

    assert finding.state == BAD
    assert "a place of your own" in finding.cure


def test_no_gradebook_yet(place, root):
    (root / "gradebook.db").unlink()
    finding = class_folder.gradebook(place)

    assert finding.state == WARN
    assert finding.found.endswith("is not there yet")
    assert "nbgrader generate_assignment" in finding.cure
    assert not (root / "gradebook.db").exists()
    sqlite3.connect(root / "gradebook.db").close()
    (root / "gradebook.db").touch()
    assert class_folder.gradebook(place).found.endswith("is empty")


@pytest.mark.parametrize(
    ("broken", "found", "cure"),
    [
        ("UPDATE alembic_version SET version_num = '50a4d84c131a'", "older", "nbgrader db upgrade"),
        ("UPDATE alembic_version SET version_num = 'next'", "newer nbgrader", "Update nbgrader"),
        ("", "file is not a database", "Check the address"),
    ],
)
def test_a_gradebook_that_cannot_be_used(place, root, broken, found, cure):
    path = root / "gradebook.db"
    if broken:
        with contextlib.closing(sqlite3.connect(path)) as book:
            book.execute(broken)
            book.commit()
    else:
        path.write_bytes(b"no database at all" * 100)
    before = path.read_bytes()
    finding = class_folder.gradebook(place)

    assert finding.state == BAD
    assert found in finding.found
    assert cure in finding.cure
    assert path.read_bytes() == before


def test_a_locked_gradebook(place, root, monkeypatch):
    monkeypatch.setattr(class_folder, "_WAIT_SECONDS", 0.1)
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        finding = class_folder.gradebook(place)
        other.rollback()

    assert finding.state == BAD
    assert "Another program has been writing to the gradebook" in finding.found
    assert "Close it" in finding.cure
    assert class_folder.gradebook(place).state == OK


def test_a_server_that_is_not_there_and_a_password_that_is_not_shown(root, monkeypatch):
    monkeypatch.setattr(class_folder, "_WAIT_SECONDS", 0.1)
    secret = "hunter2"
    url = f"postgresql://teacher:{secret}@127.0.0.1:1/marks"
    finding = class_folder.gradebook(Place(str(root), url))
    strange = class_folder.gradebook(Place(str(root), f"mysql://teacher:{secret}@h/marks"))

    assert (finding.state, strange.state) == (BAD, BAD)
    assert "127.0.0.1:1/marks cannot be used" in finding.found
    assert "Check the address" in finding.cure
    assert "a gradebook is kept in SQLite or PostgreSQL" in strange.found
    assert secret not in f"{finding}{strange}"


def test_an_exchange_that_is_fine(place, root):
    shared = root / "exchange"
    shared.mkdir()
    shared.chmod(0o777)
    line = f"c.Exchange.root = {str(shared)!r}"
    settings(root, line, 'c.CourseDirectory.course_id = "crime"')
    named = class_folder.exchange(place)
    settings(root, line)
    nameless = class_folder.exchange(place)

    assert (named.state, named.found) == (OK, f"{shared}, course crime")
    assert nameless.state == WARN
    assert "c.CourseDirectory.course_id" in nameless.cure


def test_an_exchange_that_students_cannot_use(place, root, monkeypatch):
    shared = root / "exchange"
    course = 'c.CourseDirectory.course_id = "crime"'
    settings(root, f"c.Exchange.root = {str(shared)!r}", course)
    absent = class_folder.exchange(place)
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)
    closed = class_folder.exchange(place)
    settings(
        root,
        f"c.Exchange.root = {str(shared)!r}",
        course,
        "c.CourseDirectory.groupshared = True",
    )
    shared_by_group = class_folder.exchange(place)
    monkeypatch.setattr(os, "access", lambda *_: False)
    unwritable = class_folder.exchange(place)

    assert (absent.state, absent.found) == (BAD, f"{shared} is not there")
    assert absent.cure.endswith(f"install -d -m 777 {shared}")
    assert closed.state == BAD
    assert "has the permissions 755; students cannot hand in" in closed.found
    assert closed.cure == f"chmod 777 {shared}"
    assert shared_by_group.state == OK
    assert (unwritable.state, unwritable.found) == (BAD, f"{shared} cannot be written to")


def test_settings_that_cannot_be_read_and_an_exchange_of_another_kind(place, root):
    settings(root, "c.ExchangeFactory.exchange = 'ngshare_exchange.Exchange'")
    other = class_folder.exchange(place)
    settings(root, "1 / 0")
    broken = class_folder.exchange(place)

    assert other.state == WARN
    assert "ngshare_exchange.Exchange" in other.found
    assert broken.state == BAD
    assert "ZeroDivisionError" in broken.found
    assert broken.cure == "Correct it."

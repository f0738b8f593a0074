"""What a class earned, read from a gradebook on a server."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from course.grading._database import Database
from course.grading.gradebook import Book, NoAssignment
from course.grading.results import results
from tests.grading import _postgres
from tests.grading._gradebook import RIGHT, WHEN, _enter

pytestmark = [
    pytest.mark.grading,
    pytest.mark.skipif(_postgres.programs() is None, reason=_postgres.MISSING),
]


def test_results_come_from_postgresql_as_well(tmp_path: Path) -> None:
    bin_ = _postgres.programs()
    assert bin_ is not None
    with _postgres.server(bin_) as server:
        url = server.database()
        with closing(Database(url)) as database:
            assert database.is_there()
        with Gradebook(url.replace("postgresql:", "postgresql+psycopg:"), "") as book:
            _enter(book)
            book.add_student("bob")
        with closing(Book(url, "m")) as entered:
            entered.record("ann", RIGHT, WHEN)
        ann, bob = results(tmp_path, "m", url)
        with pytest.raises(NoAssignment):
            results(tmp_path, "other", url)
    assert (ann.student, ann.waiting, ann.score) == ("ann", True, None)
    assert {one.exercise: one.points for one in ann.exercises} == {
        "q1": 3.0,
        "q2": 2.0,
        "q3": None,
        "t1": None,
    }
    assert (bob.student, bob.state) == ("bob", "missing")

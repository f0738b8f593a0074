"""More time and late penalties are what nbgrader's own plugin makes of the same gradebook."""

from __future__ import annotations

import sqlite3

import pytest
from alembic.script import ScriptDirectory
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from course.grading._extensions import read_extensions, settle_penalties
from course.grading._late import nbgrader_settings
from course.grading.gradebook import GradebookError
from tests.grading.lms._class import DB, enter, make_book, make_class, mark_by_hand
from tests.grading.lms._downloads import MODULE

RULE = """
from nbgrader.plugins import BasePlugin

class PointADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        if total_seconds_late > 3600:
            return 1.0 + total_seconds_late // 86400
"""
SETTINGS = "c = get_config()\nc.AssignLatePenalties.plugin_class = 'late_day.PointADay'\n"
HANDED_IN = {
    "ada": "2026-11-19 12:00:00 UTC",
    "zoe_b": "2026-11-20 00:30:00 UTC",
    "salma": "2026-11-21 12:00:00 UTC",
    "lee1": "2026-11-21 12:00:00 UTC",
    "lee2": "2026-12-24 12:00:00 UTC",
}
"""Due was the first second of 20 November."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        root = make_class(tmp_path_factory.mktemp("late"))
        (root / "late_day.py").write_text(RULE, encoding="utf-8")
        (root / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
        patch.syspath_prepend(str(root))
        make_book(root / "gradebook.db")
        for student, when in HANDED_IN.items():
            place = root / "submitted" / student / MODULE
            place.mkdir(parents=True)
            (place / "timestamp.txt").write_text(when, encoding="utf-8")
            enter(root, student, 3.0, None)
            mark_by_hand(root, student, 2.0)  # after the penalty was worked out
        yield root


@pytest.fixture
def root(made, tmp_path, monkeypatch):
    for path in made.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    monkeypatch.setattr("nbgrader.api.get_alembic_version", lambda: head)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def penalties(root) -> dict[str, float | None]:
    query = (
        "SELECT s.student_id, n.late_submission_penalty FROM submitted_notebook n"
        " JOIN submitted_assignment s ON s.id = n.assignment_id"
    )
    with sqlite3.connect(root / "gradebook.db") as book:
        found = dict(book.execute(query).fetchall())
    book.close()
    return found


def by_nbgrader(root) -> dict[str, float | None]:
    """Let nbgrader's own preprocessor work the penalties out once more."""
    for student in HANDED_IN:
        resources = {
            "nbgrader": {
                "notebook": MODULE,
                "assignment": MODULE,
                "student": student,
                "db_url": DB,
            }
        }
        step = AssignLatePenalties(config=Config(nbgrader_settings(root)))
        step.preprocess(new_notebook(), resources)
    return penalties(root)


def extensions(root, *lines: str) -> None:
    text = "\n".join(["student,module,until", *lines, ""])
    (root / "extensions.csv").write_text(text, encoding="utf-8")


def test_penalties_and_extensions_are_nbgraders_own(root):
    extensions(
        root,
        f"salma,{MODULE},2026-11-21 12:00 UTC",
        f"lee1,{MODULE},2026-11-20T13:00+01:00",
        "lee2,m04_counts,2027-01-01",
        f"nobody,{MODULE},2027-01-01",
    )
    changed = settle_penalties(root, MODULE, DB)

    ours = penalties(root)
    # An hour is given; a day and a half late; 34 days take no more than there is.
    assert ours == {"ada": None, "zoe_b": None, "salma": None, "lee1": 2.0, "lee2": 5.0}
    assert changed == {"salma": (2.0, 0.0), "lee2": (3.0, 5.0)}
    assert by_nbgrader(root) == ours
    with Gradebook(DB) as book:
        assert book.find_submission(MODULE, "salma").total_seconds_late == 0
        assert book.find_submission(MODULE, "lee1").total_seconds_late == 24 * 3600


def test_settling_twice_changes_nothing_and_an_extension_of_nbgraders_stays(root):
    with Gradebook(DB) as book:
        book.grant_extension(MODULE, "lee1", days=2)
    assert settle_penalties(root, MODULE, DB) == {"lee1": (2.0, 0.0), "lee2": (3.0, 5.0)}

    before = penalties(root)
    assert settle_penalties(root, MODULE, DB) == {}
    assert penalties(root) == before


def test_the_zero_rule_takes_everything_that_came_later_too(root):
    zero = "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    (root / "nbgrader_config.py").write_text(zero, encoding="utf-8")
    settle_penalties(root, MODULE, DB)

    assert penalties(root) == {"ada": None, "zoe_b": 5.0, "salma": 5.0, "lee1": 5.0, "lee2": 5.0}
    assert by_nbgrader(root) == penalties(root)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["student,until", "a,2026-01-01"], "no column module"),
        (["student,module,until", f"a,{MODULE},Friday"], "line 2: until is 'Friday'"),
        (["student,module,until", f"a,{MODULE},"], "line 2: until is ''"),
        (["student,module,until", *[f"a,{MODULE},2026-01-01"] * 2], "line 3, has a in"),
        (["student,module,until", f",{MODULE},2026-01-01"], "names no student"),
    ],
)
def test_a_table_that_cannot_be_read_changes_nothing(root, lines, why):
    (root / "extensions.csv").write_text("\n".join(lines), encoding="utf-8")
    before = penalties(root)

    with pytest.raises(GradebookError, match=why):
        settle_penalties(root, MODULE, DB)
    assert penalties(root) == before


def test_times_without_a_zone_are_this_computers(tmp_path, monkeypatch):
    import time

    extensions(tmp_path, f"a,{MODULE},2026-11-27 23:59", f"b,{MODULE},2026-11-27T23:59Z")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        found = read_extensions(tmp_path, MODULE)
    finally:
        monkeypatch.undo()
        time.tzset()

    assert f"{found['a']:%d %H:%M}" == "28 04:59"
    assert f"{found['b']:%d %H:%M}" == "27 23:59"

"""A SYNTHETIC class of m03_change as `course grade` leaves it, made up without grading anything."""

from __future__ import annotations

import copy
import json
import random
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from nbgrader.api import Gradebook
from nbgrader.dbutil import ALEMBIC_DIR

from course.grading.gradebook import Book, CellMarks
from tests.grading._course import ROOT, answers, full_marks
from tests.grading._honest import Cells, copied, honest

MODULE = "m03_change"
WRITTEN = "m03-e1"
SCRIPT = "<script>alert('x')</script>"
HOSTILE = f"{SCRIPT}<img src=x onerror=alert(1)>\u202eevil"
DUE = datetime(2026, 4, 30, 22)  # noqa: DTZ001 - as nbgrader keeps it


def enter_module(root: Path) -> None:
    """Make a gradebook that knows the module, and put the lesson beside it."""
    for kind in ("notebooks", "solutions"):
        place = Path(kind) / MODULE / f"{MODULE}.ipynb"
        (root / place).parent.mkdir(parents=True)
        shutil.copy(ROOT / place, root / place)
    shutil.copy(ROOT / "solutions" / f"{MODULE}.answers.json", root / "solutions")
    with pytest.MonkeyPatch.context() as patch:
        # Else nbgrader starts alembic to ask it, which costs more than all the rest.
        head = ScriptDirectory(ALEMBIC_DIR).get_current_head()
        patch.setattr("nbgrader.api.get_alembic_version", lambda: head)
        with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "") as book:
            book.add_assignment(MODULE, course_id="", duedate=DUE)
            book.add_notebook(MODULE, MODULE)
            for name, points in full_marks(MODULE).items():
                cell = {"max_score": points, "cell_type": "code"}
                book.add_grade_cell(f"{name}-check", MODULE, MODULE, **cell)
                book.add_solution_cell(name, MODULE, MODULE)
            book.add_grade_cell(WRITTEN, MODULE, MODULE, max_score=4, cell_type="markdown")
            book.add_solution_cell(WRITTEN, MODULE, MODULE)
            book.add_student("no-one-yet")


class Maker:
    """Enters students one by one, as `course grade` would."""

    def __init__(self, root: Path) -> None:
        self._root = root
        path = root / "notebooks" / MODULE / f"{MODULE}.ipynb"
        self._released = json.loads(path.read_text(encoding="utf-8"))
        self._most = full_marks(MODULE)

    def enter(
        self,
        book: Book,
        student: str,
        said: dict[str, dict[str, Any]],
        cells: Cells,
        hour: int,
        **course: Any,
    ) -> None:
        """Enter a student; exercises that `said` leaves out are right."""
        notebook = copy.deepcopy(self._released)
        notebook["metadata"]["course"] = {"sandbox": [], "repairs": [], **course}
        scores: dict[str, float | None] = {WRITTEN: None}
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            if name in cells:
                cell["source"] = cells[name][1]
            elif name in self._most:
                cell["source"] = answers(MODULE)[name]["also_code"][0]
            exercise = name.removesuffix("-check")
            if name.endswith("-check"):
                right = {"status": "right", "mistake": None, "line": "Right."}
                verdict = said.get(exercise, right)
                scores[name] = self._most[exercise] * (verdict["status"] == "right")
                cell["outputs"] = [{"metadata": {"course": verdict}}]
        for kind in ("autograded", "submitted"):
            (self._root / kind / student / MODULE).mkdir(parents=True)
        place = self._root / "autograded" / student / MODULE / f"{MODULE}.ipynb"
        place.write_text(json.dumps(notebook), encoding="utf-8")
        day, of_day = divmod(24 * 28 + hour, 24)
        book.record(student, CellMarks(scores, {}), f"2026-04-{day:02} {of_day:02}:00:00 UTC")


def make_class(root: Path, n: int) -> None:
    """Make a class: `n` usual students, and six of whom each has something to look at."""
    enter_module(root)
    chance = random.Random(n)
    names = list(answers(MODULE))
    with closing(Book(f"sqlite:///{root / 'gradebook.db'}", MODULE)) as book:
        maker = Maker(root)
        for number in range(n):
            able = chance.random()
            said = {name: _wrong(name, chance) for name in names if chance.random() > able}
            cells = honest(chance)
            maker.enter(book, f"s{number:03}", said, cells, chance.randrange(40, 66))
            if number == 1:
                maker.enter(book, "thief", said, copied(cells), 60)
        same = {"m03-q1": {"status": "not-yet", "mistake": None, "line": "Not yet."}}
        for student, answer in {
            "one": "12.25",
            "two": "12.26",
            "evil": json.dumps(HOSTILE),
        }.items():
            said = {"m03-q1": {**same["m03-q1"], "answer": answer}}
            maker.enter(book, student, said, honest(chance), 60)
        maker.enter(book, f"x{SCRIPT[:8]}", {}, {WRITTEN: ("markdown", HOSTILE)}, 71)
        ended = {"ended": "It ended itself.", "repairs": [f"Put back {HOSTILE}"]}
        maker.enter(book, "ended", {}, honest(chance), 60, **ended)
        book.record_ungradable("broken", None)
    entry = {"student": "broken", "state": "ungradable", "reason": f"{HOSTILE} is not JSON."}
    (root / "grading").mkdir()
    (root / "grading" / f"{MODULE}.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")


def _wrong(name: str, chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(("mistake", "mistake", "not-attempted"))
    mistake = chance.choice(answers(MODULE)[name]["mistakes"])["name"]
    return {"status": kind, "mistake": mistake if kind == "mistake" else None, "line": "Look."}

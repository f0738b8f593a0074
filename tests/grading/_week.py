"""An instructor's week with a SYNTHETIC class: what lies in the download, and what has to come out.

The marks are known from how each submission was made (`_generated`); the tables of the LMS are
written here by hand.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.grading._broken import UNGRADABLE
from tests.grading._course import ROOT
from tests.grading._generated import Made, generated_class

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULE = "m03_change"
WRITTEN = "m03-e1"
GIVEN = 2.0
"""What a person gives to every written answer here."""
COLUMN = "Week 3 (777)"
_IN_TIME = "2026-04-30"


@dataclass(frozen=True)
class Student:
    """One student and what was handed in."""

    number: int
    made: Made

    @property
    def id(self) -> str:
        return f"s{self.number:04}"

    @property
    def last(self) -> str:
        return f"{self.made.student.partition(' ')[2]} {self.number}, SYNTHETIC"

    @property
    def canvas(self) -> int:
        return 5000 + self.number

    @property
    def late(self) -> bool:
        return not self._when.startswith(_IN_TIME)

    @property
    def _when(self) -> str:
        return self.made.handed.files["timestamp.txt"].decode()

    @property
    def when(self) -> str:
        """When it was handed in, as an instructor types it."""
        return self._when[:16]

    @property
    def mark(self) -> str:
        """What has to stand in the LMS's table."""
        if self.made.state == UNGRADABLE or self.made.marks is None:
            return ""
        written = 0.0 if self.made.kind == "untouched" else GIVEN
        return f"{sum(self.made.marks.values()) + written:g}"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give the names in Canvas's zip, and the contents."""
        name = re.sub(r"\W", "", f"{self.last}Ann".lower())
        late = "LATE_" if self.late else ""
        for place, (file, content) in enumerate(self.made.handed.files.items()):
            if file != "timestamp.txt":
                yield (
                    f"{name}_{late}{self.canvas}_{90_000 + 10 * self.number + place}_{file}",
                    content,
                )


def students(size: int, seed: int = 6) -> list[Student]:
    """Make up a class: right, wrong, named mistakes, blank, late, a tenth of it broken."""
    made = [
        each
        for each in generated_class(MODULE, size + size // 5 + 5, seed)
        if not each.handed.links and any(name.endswith(".ipynb") for name in each.handed.files)
    ]
    return [Student(number, each) for number, each in enumerate(made[:size])]


def write_download(root: Path, class_: list[Student]) -> None:
    """Write the roster and Canvas's two downloads: submissions.zip and Grades.csv."""
    with (root / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "last_name", "first_name", "email", "lms_user_id"])
        rows.writerows([s.id, s.last, "Ann", f"{s.id}@example.org", s.canvas] for s in class_)
    with zipfile.ZipFile(root / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for student in class_:
            for name, content in student.files():
                packed.writestr(name, content)
    (root / "Grades.csv").write_bytes(grades(class_, filled=False))


def grades(class_: list[Student], *, filled: bool) -> bytes:
    """Write Canvas's table, without marks or with the right ones."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (9)", COLUMN])
    rows.writerow(["    Points Possible", "", "", "", "", "10.00", f"{_full_marks():.2f}"])
    rows.writerows(
        [f"{s.last}, Ann", s.canvas, s.id, s.id, "A", "7.5", s.mark if filled else ""]
        for s in class_
    )
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def answer_questions(root: Path, class_: list[Student]) -> int:
    """Say when late work came, which Canvas's download does not tell; give how many asked."""
    path = root / "collected" / f"{MODULE}-ask.csv"
    if not path.is_file():
        return 0
    when = {str(student.canvas): student.when for student in class_}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["handed_in"] = when[row["identifier"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def mark_everything(root: Path, rater: str) -> int:
    """Fill in a rater's sheet; give how many answers are in it."""
    path = root / "marking" / f"{MODULE}-{WRITTEN}-{rater}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "points": f"{GIVEN:g}"} for row in rows)
    return len(rows)


def _full_marks() -> float:
    path = ROOT / "solutions" / f"{MODULE}.answers.json"
    every = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    return float(sum(entry["points"] for entry in every.values()))

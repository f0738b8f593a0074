"""Everything that the page shows, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from course.grading._results_rows import read_rows
from course.grading.report import answers, goals, items, similar, timing
from course.grading.report.lesson import Lesson, read_lesson
from course.grading.report.sums import Sums, add_up
from course.grading.results import SubmissionResult, results
from course.grading.work import GRADED, PARTLY


class NothingGraded(Exception):
    """There is nothing to report about yet."""


@dataclass(frozen=True)
class Report:
    """What a class did in a module."""

    module: str
    """The assignment."""
    lesson: Lesson
    """The module."""
    everybody: Sequence[SubmissionResult]
    """All students."""
    graded: Sequence[SubmissionResult]
    """The submissions that numbers rest on: graded, wholly or partly."""
    due: datetime | None
    """When it was due, in UTC."""
    items: Sequence[items.Item]
    """Its exercises."""
    sums: Sums
    """Their points."""
    tries: Mapping[str, Sequence[int]]
    """Exercise to checks of each student who handed in a record of them."""
    recorders: int
    """How many handed one in."""
    mistakes: Sequence[answers.Mistake]
    """Named ones."""
    unnamed: Sequence[answers.Cluster]
    """Wrong answers without a name."""
    objectives: Sequence[goals.Goal]
    """The module's."""
    claims: Sequence[goals.Goal]
    """The article's."""
    times: Sequence[timing.HandedIn]
    """Hand-in times, the earliest first."""
    similarity: similar.Similarity
    """Who shares what is rare."""
    own: Mapping[str, similar.Own]
    """Student to own cells."""

    def of_state(self, state: str) -> list[SubmissionResult]:
        """Give the submissions of one state."""
        return [each for each in self.everybody if each.state == state]

    def median_tries(self, exercise: str) -> float | None:
        """Give how often half of those who recorded it checked an exercise."""
        found = self.tries.get(exercise)
        return median(found) if found else None


def gather(root: Path, module: str, db: str) -> Report:
    """Read a class and work out its report.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.
    db
        The gradebook's address.

    Raises
    ------
    GradebookError
        When the gradebook cannot be read or does not know the module.
    NothingGraded
        When nobody's submission has been graded.
    """
    everybody = results(root, module, db)
    graded = [each for each in everybody if each.state in {GRADED, PARTLY}]
    if not graded:
        raise NothingGraded(
            f"No submission of {module} has been graded, so there is nothing to report about. "
            f"Grade the class with: python3 -m course grade {module}"
        )
    rows = read_rows(db, module)
    lesson = read_lesson(root, module)
    own = {each.student: _own(root, module, each.student, lesson) for each in graded}
    checks = timing.tries(root, module, [each.student for each in graded])
    sums = add_up(graded)
    objectives, claims = goals.goals(graded, lesson, sums.left_out)
    return Report(
        module,
        lesson,
        everybody,
        graded,
        rows.due,
        items.items(graded, sums),
        sums,
        _by_exercise(checks),
        len(checks),
        answers.named(graded, lesson.exercises),
        answers.unnamed(graded, lesson.exercises),
        objectives,
        claims,
        timing.handed_in(everybody, rows.due, {s: e.extension for s, e in rows.entries.items()}),
        similar.compare(own, lesson.known, lesson.names),
        own,
    )


def _own(root: Path, module: str, student: str, lesson: Lesson) -> similar.Own:
    path = root / "autograded" / student / module / f"{module}.ipynb"
    return similar.own_cells(path, lesson.given)


def _by_exercise(checks: Mapping[str, Mapping[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for record in checks.values():
        for exercise, count in record.items():
            found.setdefault(exercise, []).append(count)
    return found

"""Grade a whole class: many at once, one never stopping another, and nothing done twice."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc
from traitlets.config import Config

from course._atomic import write_bytes
from course.grading.cluster import Cluster
from course.grading.desk import Desk
from course.grading.flight import Workers, graded
from course.grading.gradebook import Book, NotRecorded, nbgrader_settings
from course.grading.journal import Journal, code_digest, digest, only_run
from course.grading.release.basis import basis, settled
from course.grading.task import Assignment, Submission
from course.grading.work import GRADED, PARTLY, UNGRADABLE, Outcome, with_kept_checks

__all__ = ["GRADED", "PARTLY", "UNGRADABLE", "Classroom", "Result"]
_TIMESTAMP = "timestamp.txt"
_PAGE_NAME = "submission_secret.txt"
"""What nbgrader's exchange names a student's feedback by."""


@dataclass
class Result:
    """What became of one submission."""

    student: str
    state: str
    """graded, partly graded (it ended early; what ran counts) or ungradable."""
    key: str
    """A digest of all that the result hangs on."""
    reason: str = ""
    """Why it is not simply graded."""
    points: float | None = None
    """What the machine gave; None when nothing could be graded."""
    marks: dict[str, Any] = field(default_factory=dict)
    """Exercise to score, status and the name of the recognized mistake."""
    repairs: list[str] = field(default_factory=list)
    """What was repaired."""
    sandbox: list[str] = field(default_factory=list)
    """What confined it."""
    basis: dict[str, str] = field(default_factory=dict)
    """Graded cell to a digest of what its mark hangs on."""
    again: bool = False
    """Whether it is a result of an earlier run."""


@dataclass
class Classroom:
    """A module's submissions in an instructor's folder."""

    root: Path
    """With ``solutions``, ``notebooks`` and ``submitted``."""
    module: str
    """The assignment."""
    database: str
    """The gradebook's address."""
    jobs: int = 2
    """How many are graded at once on this computer."""
    config: Config = field(default_factory=Config)
    """Settings for the runner."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers grade instead of this computer."""
    say: Callable[[str], object] = str
    """Takes a line about what the run waits for."""

    @property
    def journal_path(self) -> Path:
        """Where results are kept."""
        return self.root / "grading" / f"{self.module}.jsonl"

    @cached_property
    def assignment(self) -> Assignment:
        """What submissions are graded by; raises NoAnswers when that cannot be read."""
        return Assignment.read(self.root, self.module, self.config)

    def students(self) -> list[str]:
        """List who has handed something in."""
        places = (self.root / "submitted").glob(f"*/{self.module}")
        return sorted(place.parent.name for place in places if place.is_dir())

    def grade(
        self, students: list[str], *, again: bool = False, exercises: Sequence[str] = ()
    ) -> Generator[Result]:
        """Grade submissions and give each result when everything about it is on disk.

        Parameters
        ----------
        students
            Whose.
        again
            Whether also those that have been graded and have not changed since.
        exercises
            Write the marks of these only, and leave all others as they are. A submission that was
            never graded is graded wholly.

        Raises
        ------
        NoAnswers, NoAssignment, NoSandbox, NoCluster, AlreadyRunning, GradebookError
            What was graded until then is kept.
        """
        basis = self.assignment
        with (
            only_run(self.journal_path),
            closing(Book(self.database, self.module, nbgrader_settings(self.root))) as book,
        ):
            journal = Journal(self.journal_path)
            waiting = []
            for student in students:
                known = None
                if not again and not exercises:
                    known = journal.result(student, self._key(self._submission(student)))
                if known and known["key"]:
                    yield Result(**{**known, "again": True})
                else:
                    waiting.append(student)
            if not waiting:
                return
            with closing(self._workers(basis)) as workers:
                for submission, outcome in graded(map(self._submission, waiting), workers):
                    result = self._result(submission, outcome)
                    yield _Keeper(self, book, journal, exercises).keep(result, submission, outcome)

    def _workers(self, assignment: Assignment) -> Workers:
        if self.scheduler:
            name = digest(str(self.root).encode())[:8]
            return Cluster(self.scheduler, assignment, name, self.say)
        scratch = self.journal_path.with_suffix(".work")
        return Desk(assignment, scratch, self.jobs)

    def folder(self, kind: str, student: str) -> Path:
        """Give a student's folder of this module among nbgrader's (submitted, autograded)."""
        return self.root / kind / student / self.module

    def _submission(self, student: str) -> Submission:
        return Submission.read(student, self.folder("submitted", student))

    def _result(self, submission: Submission, outcome: Outcome) -> Result:
        return Result(
            submission.student,
            outcome.state,
            self._key(submission),
            outcome.reason,
            marks=outcome.marks,
            repairs=list(outcome.repairs),
            sandbox=list(outcome.sandbox),
        )

    @cached_property
    def _basis(self) -> bytes:
        """Give a digest of everything but the submission that a result hangs on."""
        lock = Path(__file__).resolve().parents[2] / "requirements.lock.txt"
        packages = lock.read_bytes() if lock.is_file() else b""
        parts = (self.assignment.answers, self.assignment.released, packages, code_digest())
        return bytes.fromhex(digest(*parts))

    def _key(self, submission: Submission) -> str:
        """Give a digest of all that a result hangs on; none for what was not read to its end."""
        return "" if submission.problem else digest(self._basis, submission.digest())


@dataclass
class _Keeper:
    """Writes results down: the notebook, then the gradebook, then the journal."""

    classroom: Classroom
    book: Book
    journal: Journal
    exercises: Sequence[str]

    def keep(self, result: Result, submission: Submission, outcome: Outcome) -> Result:
        """Write one result down; once this returns, it survives a power cut."""
        earlier = self._earlier(submission.student) if self.exercises else b""
        try:
            if earlier:
                return self._keep_some(result, outcome, earlier)
            self._keep_all(result, outcome, submission)
        except NotRecorded as error:
            result.state, result.reason, result.points = UNGRADABLE, str(error), None
        self.journal.write(asdict(result))
        return result

    def _keep_all(self, result: Result, outcome: Outcome, submission: Submission) -> None:
        when = _timestamp(submission)
        if outcome.cells is None:
            self.book.record_ungradable(result.student, when)
            return
        self._write(result.student, outcome.notebook)
        place = self.classroom.folder("autograded", result.student)
        if when:
            write_bytes(place / _TIMESTAMP, when.encode())
        if _PAGE_NAME in submission.files:
            write_bytes(place / _PAGE_NAME, submission.files[_PAGE_NAME])
        result.basis = basis(self.classroom.assignment, outcome.notebook, outcome.cells.scores)
        same = settled(result.basis, self.journal.last(result.student))
        result.points = self.book.record(result.student, outcome.cells, when, settled=same)

    def _keep_some(self, result: Result, outcome: Outcome, earlier: bytes) -> Result:
        """Write the chosen exercises' marks, and keep everything else."""
        if outcome.cells is None:
            result.reason += " Its marks were left as they are."
            return result
        checks = {f"{name}-check" for name in self.exercises}
        self._write(result.student, with_kept_checks(outcome.notebook, earlier, checks))
        known = self.journal.last(result.student)
        now = basis(self.classroom.assignment, outcome.notebook, outcome.cells.scores)
        now = {name: what for name, what in now.items() if name in checks}
        same = settled(now, known)
        result.points = self.book.record(
            result.student, outcome.cells, None, only=checks, settled=same
        )
        fresh = {name: result.marks[name] for name in self.exercises if name in result.marks}
        result.marks = {**(known["marks"] if known else {}), **fresh}
        if known:
            # The key stays: it tells what the other marks hang on.
            kept = {"marks": result.marks, "points": result.points}
            self.journal.write({**known, **kept, "basis": {**known.get("basis", {}), **now}})
        return result

    def _earlier(self, student: str) -> bytes:
        """Give the notebook of an earlier grading; none when that did not come to a mark."""
        known = self.journal.last(student)
        path = self._path(student)
        if (known and known["state"] == UNGRADABLE) or not path.is_file():
            return b""
        return path.read_bytes()

    def _path(self, student: str) -> Path:
        return self.classroom.folder("autograded", student) / f"{self.classroom.module}.ipynb"

    def _write(self, student: str, notebook: bytes) -> None:
        path = self._path(student)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, notebook)


def _timestamp(submission: Submission) -> str | None:
    """Read when it was handed in: the student wrote it, so it may be anything."""
    try:
        when = submission.files.get(_TIMESTAMP, b"").decode().strip()
        parse_utc(when)
    except (ValueError, OverflowError):
        return None
    return when

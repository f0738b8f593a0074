"""Grade a whole class: many at once, one never stopping another, and nothing done twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import parse_utc
from traitlets.config import Config

from course._atomic import write_bytes
from course.grading.answers import AnswerFile
from course.grading.gradebook import Book
from course.grading.handed_in import HandedIn, Ungradable, find
from course.grading.journal import Journal, digest, digest_of_folder
from course.grading.mark import mark
from course.grading.rebuild import rebuild
from course.grading.runner.warm import NoSandbox, TooLarge

GRADED, PARTLY, UNGRADABLE = "graded", "partly graded", "ungradable"
_TIMESTAMP = "timestamp.txt"


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
    """How many are graded at once."""
    config: Config = field(default_factory=Config)
    """Settings for the runner."""

    @property
    def journal_path(self) -> Path:
        """Where results are kept."""
        return self.root / "grading" / f"{self.module}.jsonl"

    def students(self) -> list[str]:
        """List who has handed something in."""
        places = (self.root / "submitted").glob(f"*/{self.module}")
        return sorted(place.parent.name for place in places if place.is_dir())

    def grade(self, students: list[str], *, again: bool = False) -> Iterator[Result]:
        """Grade submissions and give each result when everything about it is on disk.

        Parameters
        ----------
        students
            Whose.
        again
            Whether also those that have been graded and have not changed since.

        Raises
        ------
        NoAnswers, NoAssignment, NoSandbox
            Before anything is graded.
        """
        journal = Journal(self.journal_path)
        book = Book(self.database, self.module)
        try:
            keys = {student: self._key(student) for student in students}
            waiting = []
            for student in students:
                key = "" if again else keys[student]
                known = journal.result(student, key) if key else None
                if known:
                    yield Result(**{**known, "again": True})
                else:
                    waiting.append(student)
            with ThreadPoolExecutor(self.jobs) as pool:
                try:
                    running = {pool.submit(self._grade_one, s, keys[s]): s for s in waiting}
                    for done in as_completed(running):
                        yield self._keep(*done.result(), book, journal)
                finally:
                    pool.shutdown(cancel_futures=True)
        finally:
            book.close()

    def _grade_one(self, student: str, key: str) -> tuple[Result, Any]:
        """Run and judge one submission, on a thread of its own. Never raises for what is in it."""
        folder = self.root / "submitted" / student / self.module
        try:
            handed = find(folder, self.module, self._names)
            result, notebook = self._run(student, key, handed)
        except (Ungradable, TooLarge) as error:
            return Result(student, UNGRADABLE, key, str(error)), None
        except NoSandbox:
            raise
        except Exception as error:  # noqa: BLE001 - one submission never stops another
            what = f"{type(error).__name__}: {error}"
            return Result(student, UNGRADABLE, key, f"The grader failed on it ({what})."), None
        return result, notebook

    def _run(self, student: str, key: str, handed: HandedIn) -> tuple[Result, Any]:
        rebuilt = rebuild(self._master, handed.notebook)
        marked = mark(rebuilt.notebook, self.module, self.root, handed.folder, self.config)
        ended = marked.notebook.metadata.course.get("ended", "")
        result = Result(student, PARTLY if ended else GRADED, key, ended)
        result.repairs = handed.repairs + rebuilt.repairs
        result.sandbox = list(marked.sandbox)
        result.marks = {
            name: {"score": one.score, "status": one.status, "mistake": one.mistake}
            for name, one in marked.marks.items()
        }
        marked.notebook.metadata.course["repairs"] = result.repairs
        return result, marked.notebook

    def _keep(self, result: Result, notebook: Any, book: Book, journal: Journal) -> Result:
        """Write a result down: the notebook, then the gradebook, then the journal."""
        when = self._timestamp(result.student)
        if notebook is None:
            book.record_ungradable(result.student, when)
        else:
            target = self.root / "autograded" / result.student / self.module
            target.mkdir(parents=True, exist_ok=True)
            content = nbformat.writes(notebook, version=4).encode()
            write_bytes(target / f"{self.module}.ipynb", content)
            if when:
                write_bytes(target / _TIMESTAMP, when.encode())
            result.points = book.record(result.student, notebook, when)
        journal.write(asdict(result))
        return result

    def _timestamp(self, student: str) -> str | None:
        path = self.root / "submitted" / student / self.module / _TIMESTAMP
        try:
            when = path.read_text(encoding="utf-8").strip()
            parse_utc(when)
        except (OSError, ValueError, OverflowError):
            return None  # none, or none that can be read: the student wrote it, nothing hangs on it
        return when

    @cached_property
    def _master(self) -> Any:
        path = self.root / "notebooks" / self.module / f"{self.module}.ipynb"
        return nbformat.read(path, as_version=4)

    @cached_property
    def _names(self) -> set[str]:
        marks = [cell.metadata.get("nbgrader", {}) for cell in self._master.cells]
        return {mark["grade_id"] for mark in marks if "grade_id" in mark}

    @cached_property
    def _basis(self) -> bytes:
        """Give a digest of everything but the submission that a result hangs on."""
        answers = AnswerFile.read(self.root / "solutions", self.module).content
        master = json.dumps(self._master, sort_keys=True).encode()
        lock = Path(__file__).resolve().parents[2] / "requirements.lock.txt"
        packages = lock.read_bytes() if lock.is_file() else b""
        return bytes.fromhex(digest(answers, master, packages))

    def _key(self, student: str) -> str:
        folder = self.root / "submitted" / student / self.module
        try:
            return digest(self._basis, digest_of_folder(folder))
        except OSError:
            return ""  # a file that cannot be read: grading it says so, and is never skipped

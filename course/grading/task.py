"""What grading is given, as plain data that travels: an assignment, a student's submission."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course._atomic import write_bytes
from course.grading.answers import AnswerFile
from course.grading.journal import digest
from course.grading.runner._limits import Limits

if TYPE_CHECKING:
    from traitlets.config import Config


class Interrupted(Exception):
    """The worker was closed under a submission: its result says nothing, and it runs again."""


class NoCluster(Exception):
    """The cluster cannot be used; the text says why and what to do."""


_BLOCK = 512
"""What a file's name takes up in the archive that the sandbox gets."""


@dataclass(frozen=True)
class Assignment:
    """What every submission of a module is graded by."""

    module: str
    """Its name."""
    released: bytes
    """The notebook that students were given."""
    solved: bytes
    """The instructor's notebook without outputs, for what it imports; empty when there is none."""
    answers: bytes
    """The answer file."""
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    """For the runner, as in ``nbgrader_config.py``."""

    @classmethod
    def read(cls, root: Path, module: str, settings: Config) -> Assignment:
        """Read an assignment from an instructor's folder.

        Raises
        ------
        NoAnswers
            When the answer file is missing or cannot be read.
        """
        answers = AnswerFile.read(root / "solutions", module).content
        released = (root / "notebooks" / module / f"{module}.ipynb").read_bytes()
        solved = root / "solutions" / module / f"{module}.ipynb"
        outline = _outline(solved) if solved.is_file() else b""
        plain = {section: dict(values) for section, values in settings.items()}
        return cls(module, released, outline, answers, plain)

    def unpack(self, root: Path) -> None:
        """Make an instructor's folder with what grading reads from it."""
        place = root / "solutions" / self.module
        place.mkdir(parents=True, exist_ok=True)
        write_bytes(root / "solutions" / f"{self.module}.answers.json", self.answers)
        if self.solved:
            write_bytes(place / f"{self.module}.ipynb", self.solved)

    @cached_property
    def master(self) -> Any:
        """The released notebook, in nbformat's form."""
        import nbformat  # noqa: PLC0415 - heavy, and a cluster's scheduler only passes tasks on

        return nbformat.reads(self.released, as_version=4)

    @cached_property
    def names(self) -> frozenset[str]:
        """The grade ids of the released notebook."""
        marks = [cell.metadata.get("nbgrader", {}) for cell in self.master.cells]
        return frozenset(mark["grade_id"] for mark in marks if "grade_id" in mark)

    def exercises(self) -> list[str]:
        """List the exercises that the judge marks."""
        entries = json.loads(self.answers)["exercises"]
        return [name for name in entries if f"{name}-check" in self.names]

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what can be made again from the rest."""
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}


@dataclass(frozen=True)
class Submission:
    """What one student handed in."""

    student: str
    """Who."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Relative path to content; regular files only."""
    links: tuple[str, ...] = ()
    """Relative paths of links. Where they point is nobody's business."""
    problem: str = ""
    """Why it cannot be graded, if that is known already."""

    @classmethod
    def read(cls, student: str, folder: Path, most: int = Limits.file_size) -> Submission:
        """Read a submission's folder.

        Parameters
        ----------
        student
            Who handed it in.
        folder
            Where it lies.
        most
            Bytes that its files may have together.
        """
        files, links, size = {}, [], 0
        try:
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                if path.is_symlink():
                    links.append(name)
                elif path.is_file():
                    size += path.stat().st_size + _BLOCK
                    if size > most:
                        problem = f"The files handed in are more than {most >> 20} MiB."
                        return cls(student, problem=problem)
                    files[name] = path.read_bytes()
        except OSError as error:
            return cls(student, problem=f"A file of it cannot be read ({error.strerror}).")
        return cls(student, files, tuple(links))

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(len(content) for content in self.files.values())

    def digest(self) -> bytes:
        """Give a digest of names and contents."""
        parts = []
        for name, content in self.files.items():
            parts += [name.encode(errors="surrogateescape"), content]
        named = [f"link {name}".encode(errors="surrogateescape") for name in self.links]
        return bytes.fromhex(digest(*parts, *named))

    def unpack(self, folder: Path) -> None:
        """Write the files into an empty folder."""
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        for name in self.links:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # where a link cannot be made, it is not missed
                (folder / name).symlink_to("nowhere")


def _outline(path: Path) -> bytes:
    """Give a notebook without its outputs: pictures need not travel."""
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return json.dumps(notebook).encode()

"""The instructor's answer file, read before a submission runs and guarded while it does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course._atomic import write_bytes
from course.exercises._key import FORMAT


class NoAnswers(Exception):
    """There is no answer file to judge by."""


@dataclass(frozen=True)
class AnswerFile:
    """One module's answers as they were before any student's code ran."""

    path: Path
    """Where the file stands: beside the module's folder, so that nbgrader copies it to nobody."""
    content: bytes
    """The bytes that were read."""

    @classmethod
    def read(cls, source: Path, module: str) -> AnswerFile:
        """Read the answers of a module.

        Parameters
        ----------
        source
            nbgrader's source directory.
        module
            The assignment.

        Raises
        ------
        NoAnswers
            When the file is missing, broken or of another format.
        """
        path = source / f"{module}.answers.json"
        cure = f"Make it with: python3 -m course build {module}"
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise NoAnswers(f"{path.name} is not in {source.name}/. {cure}") from None
        try:
            found = json.loads(content)["format"]
        except (ValueError, KeyError, TypeError):
            raise NoAnswers(f"{path.name} cannot be read as an answer file. {cure}") from None
        if found != FORMAT:
            raise NoAnswers(f"{path.name} has format {found}; {FORMAT} is expected. {cure}")
        return cls(path, content)

    def exercises(self) -> dict[str, dict[str, Any]]:
        """Give the entries, by exercise."""
        entries: dict[str, dict[str, Any]] = json.loads(self.content)["exercises"]
        return entries

    def was_changed(self) -> bool:
        """Tell whether the file on disk is another one now."""
        try:
            return self.path.read_bytes() != self.content
        except OSError:
            return True

    def restore(self) -> None:
        """Put the bytes back that were read before the submission ran."""
        write_bytes(self.path, self.content)

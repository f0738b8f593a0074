"""Who handed in what, in the LMS's own words: ``collected/MODULE.json``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from course._atomic import write_text
from course.grading.lms._problem import LmsError

_FORMAT = 1


@dataclass(frozen=True)
class HandIn:
    """One student's submission as the LMS has it."""

    student: str
    """The id in roster.csv, and the folder in ``submitted``."""
    lms: str
    """canvas, moodle, blackboard or brightspace."""
    identifier: str
    """The LMS's own number or login."""
    full_name: str
    """As the LMS writes it; empty where it does not."""
    feedback_name: str
    """A path in the zip that the LMS takes back as this student's feedback: a file's name, or a
    folder's with a slash at its end."""
    handed_in: str
    """When, in ISO 8601 and UTC; empty where the download does not say."""
    attempt: int
    """How many attempts were in the download up to this one, from 1 on."""
    late: bool = False
    """Whether the LMS itself calls it late."""
    graded_before: str = ""
    """The journal's key of an earlier submission of the same student, graded before this one
    came; empty when there is none."""
    digest: str = ""
    """Of the files as they were collected."""


def path_of(root: Path, module: str) -> Path:
    """Give where the record of a module is kept."""
    return root / "collected" / f"{module}.json"


def read_record(root: Path, module: str) -> dict[str, HandIn]:
    """Read who handed in a module.

    Parameters
    ----------
    root
        The class's folder.
    module
        The assignment.

    Returns
    -------
    dict
        Student to submission; nothing when nothing was collected.

    Raises
    ------
    LmsError
        When the record cannot be read.
    """
    path = path_of(root, module)
    known = {each.name for each in fields(HandIn)}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        entries = [
            HandIn(**{key: value for key, value in entry.items() if key in known})
            for entry in found["submissions"]
        ]
        known_format = found["format"] == _FORMAT
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LmsError(
            f"collected/{path.name} cannot be read ({error}). Move it away, and collect the "
            "download again: submissions are kept."
        ) from None
    if not known_format:
        raise LmsError(
            f"collected/{path.name} has format {found['format']}; {_FORMAT} is expected. "
            "A newer version of the course wrote it: use that one."
        )
    return {entry.student: entry for entry in entries}


def write_record(root: Path, module: str, record: dict[str, HandIn]) -> None:
    """Write who handed in a module, all or nothing."""
    entries = [asdict(record[student]) for student in sorted(record)]
    text = json.dumps(
        {"format": _FORMAT, "module": module, "submissions": entries},
        ensure_ascii=False,
        indent=1,
    )
    path_of(root, module).parent.mkdir(parents=True, exist_ok=True)
    write_text(path_of(root, module), text + "\n")

"""Pack pages under the names that an LMS takes back."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from course.grading.lms.record import HandIn

_DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Packed:
    """A zip for an LMS, and what is not in it."""

    content: bytes
    """The zip."""
    students: tuple[str, ...]
    """Whose pages are in it."""
    left_out: dict[str, str]
    """Student to why the page is not in it."""


def pack(pages: Mapping[str, bytes], record: Mapping[str, HandIn], lms: str, module: str) -> Packed:
    """Pack pages; nobody's name is guessed.

    Parameters
    ----------
    pages
        Student to page.
    record
        Student to the submission, as `course collect` took it in.
    lms
        Which LMS the zip is for.
    module
        The assignment.
    """
    names, left_out = {}, {}
    for student in pages:
        name, why = _name(record.get(student), lms, module)
        if why:
            left_out[student] = why
        else:
            names[student] = name
    times = Counter(name.casefold() for name in names.values())
    for student, name in list(names.items()):
        if times[name.casefold()] > 1:
            left_out[student] = f"{lms} would take the name {name!a} for two students"
            del names[student]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for student, name in sorted(names.items(), key=lambda item: item[1]):
            archive.writestr(_entry(name), pages[student])
    return Packed(made.getvalue(), tuple(sorted(names)), left_out)


def _name(known: HandIn | None, lms: str, module: str) -> tuple[str, str]:
    """Give a page's name in the zip, or why there is none."""
    if known is None:
        return "", "was not in a download that `course collect` took in"
    if known.lms != lms:
        return "", f"handed in through {known.lms}, not {lms}"
    name = known.feedback_name
    if name.endswith("/"):
        name = f"{name}{module}.html"
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
        return "", f"collected/{module}.json gives no usable name for the page ({name!a})"
    return name, ""


def _entry(name: str) -> zipfile.ZipInfo:
    """Make a zip's entry whose bytes do not hang on the time of day."""
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry

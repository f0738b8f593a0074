"""What an LMS puts into the names of the files in its download.

Sources: Canvas ``lib/content_zipper.rb`` (name in lower case, LATE, user id, file id, own name);
Moodle ``mod/assign/classes/downloader.php`` (full name, number in this assignment, plugin; folders
or flat); Blackboard's and Brightspace's downloads as their users publish them (see
notes in tests/grading/lms/_downloads.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from course.grading.lms.archive import Member
from course.grading.lms.times import spoken

_ADDED = {"__MACOSX"}
_CANVAS = re.compile(
    r"(?:(?P<name>[^/]+?)_)?(?:(?P<late>LATE)_)?(?P<user>\d+|anon_[A-Za-z0-9]+)_"
    r"(?:(?P<file>\d+)_(?P<own>[^/]+)|(?P<typed>text|link)\.html)"
)
_MOODLE = re.compile(
    r"(?P<folder>(?P<name>[^/_]+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+))"
    r"(?:_?/(?P<own>.+)|_(?P<flat>[^/]+))"
)
_BLACKBOARD = re.compile(
    r"(?P<head>(?P<prefix>[^/]+?)_attempt_(?P<when>\d{4}(?:-\d\d){5}))(?:_(?P<own>[^/]+)|\.txt)"
)
_BRIGHTSPACE = re.compile(
    r"(?P<folder>(?P<prefix>\d+-\d+) - (?:(?P<org>[^\s/]*\d[^\s/]*) - )?(?P<name>[^/]+?)"
    r" - (?P<when>[^/]*?\d{3,4}(?: ?[AaPp]\.?[Mm]\.?)?))(?:/| - )(?P<own>.+)"
)


@dataclass(frozen=True)
class Named:
    """A file of a download, and what its name says: its first part, which the LMS writes.

    The rest is the student's, and may look like another student's name.
    """

    member: Member
    """The file."""
    identifier: str
    """Who: the same in all files of one student."""
    own: str
    """The file's own name, with folders if it has any; empty for what the LMS added."""
    full_name: str = ""
    """The student's name as the LMS writes it."""
    ids: tuple[str, ...] = ()
    """Numbers or logins by which the roster may know the student."""
    when: datetime | None = None
    """When it was handed in, in the LMS's own time zone."""
    late: bool = False
    """Whether the LMS calls it late."""
    order: int = 0
    """What was uploaded later has a higher one."""
    feedback: str = ""
    """Where this student's feedback goes: a file, or a folder with a slash at its end."""
    typed: bool = False
    """Whether it was typed into the LMS rather than uploaded."""

    def __post_init__(self) -> None:
        for name in ("identifier", "own", "full_name"):
            object.__setattr__(self, name, unicodedata.normalize("NFC", getattr(self, name)))


def canvas(member: Member) -> Named | None:
    """Read a name such as ``twozoe_LATE_4002_88124_m03_change-1.ipynb``."""
    found = _CANVAS.fullmatch(member.raw)
    if not found:
        return None
    user = found["user"]
    return Named(
        member,
        user,
        found["own"] or "",
        found["name"] or "",
        () if user.startswith("anon_") else (user,),
        late=bool(found["late"]),
        order=int(found["file"] or 0),
        feedback=str(PurePosixPath(member.raw).with_suffix(".html").name),
        typed=bool(found["typed"]),
    )


def moodle(member: Member) -> Named | None:
    """Read a name such as ``Zoe Two_31337_assignsubmission_file/m03_change.ipynb``."""
    found = _MOODLE.fullmatch(member.raw)
    if not found:
        return None
    own = found["own"] or found["flat"]
    typed = found["kind"] != "file"
    folder = f"{found['folder']}{'' if found['own'] else '_'}"
    feedback = f"{folder}/" if found["own"] else f"{folder}feedback.html"
    return Named(member, found["number"], own, found["name"], (), feedback=feedback, typed=typed)


def blackboard(member: Member) -> Named | None:
    """Read a name such as ``ps1_zoe_attempt_2026-11-20-23-59-10_m03_change.ipynb``."""
    found = _BLACKBOARD.fullmatch(member.raw)
    if not found:
        return None
    words = found["prefix"].split("_")
    logins = tuple("_".join(words[start:]) for start in range(1, len(words)))
    try:
        when = datetime.strptime(found["when"], "%Y-%m-%d-%H-%M-%S")  # noqa: DTZ007 - the LMS's
    except ValueError:
        when = None
    return Named(
        member,
        found["prefix"],
        found["own"] or "",
        ids=logins,
        when=when,
        feedback=f"{found['head']}_feedback.html",
    )


def brightspace(member: Member) -> Named | None:
    """Read a name such as ``397-255 - Zoe Two - Nov 20, 2026 1159 PM/m03_change.ipynb``."""
    found = _BRIGHTSPACE.fullmatch(member.raw)
    if not found:
        return None
    return Named(
        member,
        f"{found['prefix']} {found['name']}",
        found["own"],
        found["name"],
        (found["org"],) if found["org"] else (),
        spoken(found["when"]),
        feedback=f"{found['folder']}/",
    )


READERS: dict[str, Callable[[Member], Named | None]] = {
    "canvas": canvas,
    "moodle": moodle,
    "blackboard": blackboard,
    "brightspace": brightspace,
}


def likeliest(members: Iterable[Member]) -> str:
    """Say whose download it looks like; nothing when no name tells."""
    every = list(members)
    count = {lms: len(read_names(lms, every)[0]) for lms in READERS}
    best = max(count, key=lambda lms: count[lms])
    return best if count[best] else ""


def read_names(lms: str, members: Iterable[Member]) -> tuple[list[Named], list[Member]]:
    """Read the names of a download.

    Parameters
    ----------
    lms
        Where it is from.
    members
        Its files.

    Returns
    -------
    tuple
        The files that are named as this LMS names them, and the others.
    """
    every = list(members)
    if not any(READERS[lms](each) for each in every):
        every = _without_wrapper(every)
    found, others = [], []
    for member in every:
        named = READERS[lms](member)
        if named:
            found.append(named)
        else:
            others.append(member)
    return found, others


def _without_wrapper(members: list[Member]) -> list[Member]:
    """Leave out a folder around everything: somebody may have packed the download anew.

    Never a folder that may be a student's: what lies in it is named by the student.
    """
    tops = {each.raw.partition("/")[0] for each in members if "/" in each.raw} - _ADDED
    if len(tops) != 1 or any(sign in next(iter(tops)) for sign in (" - ", "_assignsubmission_")):
        return members
    top = f"{next(iter(tops))}/"
    return [replace(each, raw=each.raw.removeprefix(top)) for each in members]

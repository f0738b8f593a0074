"""Which files of a student's uploads count: the last notebook of the module, and its answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from course.grading.lms.archive import Allowance, Archive, BadArchive, Member, nested
from course.grading.lms.names import Named

ANSWERS = "answers.json"
_AGAIN = re.compile(r"(?:-(\d+)|\s*\((\d+)\)|-Copy(\d+))$")
_NUMBER = re.compile(r"m\d+")
_HIDDEN = ("__MACOSX", ".")
_NAMED, _CONTAINED, _BY_CELLS = 3, 2, 1


@dataclass(frozen=True)
class _Found:
    """A file that may count."""

    name: str
    """As the student called it."""
    content: bytes
    fits: int
    """How surely it is of the module."""
    order: tuple[int, int, int]
    """What was uploaded later has a higher one."""


@dataclass
class Picked:
    """What one student handed in."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Released name to content; none when there is no notebook."""
    when: datetime | None = None
    """When, in the LMS's own time zone."""
    packed: datetime | None = None
    """The time that the zip gives for the file: of the upload, or of the packing."""
    late: bool = False
    attempt: int = 0
    """Which of the attempts counts, from 1 on."""
    feedback: str = ""
    """Where this student's feedback goes in the zip for the LMS."""
    odd: list[str] = field(default_factory=list)
    """What a person should look at, one sentence each."""


def attempts(files: Iterable[Named]) -> list[list[Named]]:
    """Put the files of each upload together, the earliest upload first."""
    found: dict[tuple[datetime, str], list[Named]] = defaultdict(list)
    for each in files:
        # Canvas and Moodle give the last upload only, whatever its files are called.
        one = each.feedback if each.when else ""
        found[each.when or datetime.min, one].append(each)  # noqa: DTZ901 - compared only
    return [found[when] for when in sorted(found)]


def pick(archive: Archive, files: Iterable[Named], module: str) -> Picked:
    """Choose what counts of one student's files.

    Parameters
    ----------
    archive
        The download.
    files
        The student's.
    module
        The assignment, whose notebook has the same name.

    Returns
    -------
    Picked
        Without files when nothing can be taken; `odd` says why.
    """
    archive.allowance = Allowance()
    uploads = attempts(files)
    picked = Picked(attempt=len(uploads))
    later: dict[str, _Found] = {}
    for number in range(len(uploads), 0, -1):
        upload = uploads[number - 1]
        try:
            kinds, others = _sort(archive, upload, module)
        except BadArchive as error:
            picked.odd.append(f"Refused: {error}. Download it or ask for it again.")
            return picked
        _tell_about(picked, upload, others)
        if found := kinds["notebook"]:
            answers = kinds["answers"] or list(later.values())
            picked.files[f"{module}.ipynb"] = _last(picked, found).content
            if answers:
                picked.files[ANSWERS] = max(answers, key=lambda each: each.order).content
            elif _has_answers(uploads[: number - 1]):
                picked.odd.append("An earlier attempt holds answers.json, and the last one none.")
            _describe(picked, upload, number)
            return picked
        for each in kinds["answers"]:
            later.setdefault(ANSWERS, each)
    picked.odd.append(f"There is no notebook of {module}.")
    return picked


def _describe(picked: Picked, upload: list[Named], number: int) -> None:
    """Say which upload counts."""
    if number < picked.attempt:
        picked.odd.append(f"Attempt {picked.attempt} has no notebook; attempt {number} counts.")
    picked.attempt = number
    picked.when = upload[0].when
    picked.late = any(each.late for each in upload)
    bearing = [each for each in upload if each.own.lower().endswith((".ipynb", ".zip"))]
    picked.feedback = max(bearing, key=lambda each: each.order).feedback
    picked.packed = max((each.member.when for each in bearing if each.member.when), default=None)


def _last(picked: Picked, found: list[_Found]) -> _Found:
    """Choose the notebook that counts, and say so when others could have been meant."""
    best = max(found, key=lambda each: (each.fits, each.order))
    if any(each.content != best.content for each in found):
        names = ", ".join(sorted(each.name for each in found))
        picked.odd.append(f"Several notebooks ({names}): {best.name} counts.")
    return best


def _sort(
    archive: Archive, upload: list[Named], module: str
) -> tuple[dict[str, list[_Found]], list[str]]:
    """Read what may count, and name the rest."""
    kinds: dict[str, list[_Found]] = {"notebook": [], "answers": []}
    others = []
    for each in upload:
        if each.typed or not each.own:
            continue
        for name, order, content in _files(archive, each.member, each.own, each.order, 1):
            found = _judge(name, order, content, module)
            if found:
                kind = "answers" if name.lower().endswith(".json") else "notebook"
                kinds[kind].append(found)
            else:
                others.append(name)
    return kinds, others


def _files(
    archive: Archive, member: Member, own: str, order: int, depth: int
) -> Iterator[tuple[str, int, bytes]]:
    """Give name, order and content of a file, or of all in it when it is a zip."""
    if any(part.startswith(_HIDDEN) for part in own.split("/")):
        return
    end = PurePosixPath(own).suffix.lower()
    if end not in {".zip", ".ipynb", ".json"}:
        yield own, order, b""
        return
    content = archive.read(member)
    if end != ".zip":
        yield own, order, content
        return
    try:
        with nested(content, archive.allowance, depth) as inner:
            for each in inner.members:
                yield from _files(inner, each, each.path, order, depth + 1)
    except BadArchive as error:
        raise BadArchive(f"in {own}, {error}") from None


def _judge(name: str, order: int, content: bytes, module: str) -> _Found | None:
    """Tell whether a file may count; a renamed notebook is known by its cells."""
    path = PurePosixPath(name)
    stem, copies = _stem(path.stem)
    end = path.suffix.lower()
    rank = (order, int(not copies), copies)
    if end == ".json":
        return _Found(name, content, _NAMED, rank) if stem.casefold() == "answers" else None
    if end != ".ipynb":
        return None
    if stem.casefold() == module.casefold():
        return _Found(name, content, _NAMED, rank)
    if module.casefold() in stem.casefold():
        return _Found(name, content, _CONTAINED, rank)
    number = _NUMBER.match(module)
    ids = re.escape((number[0] if number else module).encode())
    # Where a program has dropped all ids, the checks still name the exercises.
    mark = rb'(?:"(?:grade_id|id)"\s*:\s*"|\bcheck\(\\")' + ids + b"-"
    return _Found(name, content, _BY_CELLS, rank) if re.search(mark, content) else None


def _stem(stem: str) -> tuple[str, int]:
    """Take off what an LMS or a browser adds to the name of a second file, and give its number."""
    number = 0
    while found := _AGAIN.search(stem):
        number = max(number, *(int(each) for each in found.groups() if each))
        stem = stem[: found.start()]
    return stem, number


def _has_answers(uploads: list[list[Named]]) -> bool:
    return any(each.own.casefold() == ANSWERS for upload in uploads for each in upload)


def _tell_about(picked: Picked, upload: list[Named], others: list[str]) -> None:
    if any(each.typed for each in upload):
        picked.odd.append("Something was typed into the LMS; only files are collected.")
    if others:
        picked.odd.append(f"Not collected: {', '.join(sorted(others))}.")

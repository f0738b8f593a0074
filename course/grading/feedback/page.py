"""One student's page: marks, what they rest on, and how to go on."""

from __future__ import annotations

from dataclasses import dataclass

from course.exercises._result import _HEAD
from course.grading.cell_marks import NO_ANSWER
from course.grading.feedback.cells import Cell, Cells
from course.grading.feedback.lesson import Lesson, Level
from course.grading.feedback.texts import environment
from course.grading.results import ExerciseResult, SubmissionResult

_MARKS = {"right": "✓", "mistake": "✗", "not-yet": "✗", "not-attempted": "○", "by hand": "✎"}
_WORDS = {
    "right": "Right",
    "mistake": "Not yet",
    "not-yet": "Not yet",
    "not-attempted": "Not attempted",
    "by hand": "Read by a person",
}
_WAITING = "Waits for a person"


@dataclass(frozen=True)
class Part:
    """One exercise on the page."""

    name: str
    title: str
    mark: str
    """A sign that says the same as the word."""
    word: str
    kind: str
    """The status, as a class for the colors."""
    points: float | None
    of: float
    line: str
    comment: str
    hints: tuple[str, ...]
    cell: Cell | None
    level: Level | None
    """Of the rubric, what was reached."""
    next_level: Level | None
    """Of the rubric, what to aim at."""


@dataclass(frozen=True)
class Aim:
    """One aim of the module, and how far it was reached."""

    what: str
    """Markdown."""
    word: str
    kind: str


def page(result: SubmissionResult, lesson: Lesson, cells: Cells) -> str:
    """Write a student's page of feedback.

    Parameters
    ----------
    result
        What the student earned.
    lesson
        The module.
    cells
        What the student wrote.

    Returns
    -------
    str
        One HTML document that needs nothing else.
    """
    parts = [_part(each, lesson, cells) for each in result.exercises]
    known = [part for part in parts if part.points is not None]
    template = environment().get_template("feedback.html.j2")
    return template.render(
        result=result,
        lesson=lesson,
        parts=parts,
        aims=_aims(parts, lesson),
        so_far=sum(part.points or 0.0 for part in known),
        so_far_of=sum(part.of for part in known),
        open=[part for part in parts if part.points is None],
        cells=cells,
    )


def _part(each: ExerciseResult, lesson: Lesson, cells: Cells) -> Part:
    waits = each.points is None
    kind = "waiting" if waits else each.status
    done = each.status in {"right", "by hand"}
    level, next_level = _levels(each, lesson)
    return Part(
        each.exercise,
        each.title[:1].upper() + each.title[1:],
        "…" if waits else _MARKS.get(each.status, "○"),
        _WAITING if waits else _WORDS.get(each.status, each.status),
        kind,
        each.points,
        each.of,
        _without_head(each.line),
        "" if each.comment == NO_ANSWER else each.comment,
        () if done else lesson.hints.get(each.exercise, ()),
        cells.answers.get(each.exercise),
        level,
        next_level,
    )


def _without_head(line: str) -> str:
    """Leave out the word that stands in front of the line already."""
    for head in _HEAD.values():
        line = line.removeprefix(f"{head}. ")
    return line


def _levels(each: ExerciseResult, lesson: Lesson) -> tuple[Level | None, Level | None]:
    """Give the level of the rubric that was reached, and the next one; of none, the highest."""
    written = lesson.written.get(each.exercise)
    if written is None or each.points is None:
        return None, None
    reached = [level for level in written.rubric if level.points <= each.points]
    above = [level for level in written.rubric if level.points > each.points]
    if not reached:
        return None, written.rubric[0] if written.rubric else None
    return reached[0], (above[-1] if above else None)


def _aims(parts: list[Part], lesson: Lesson) -> list[Aim]:
    aims = []
    for name, what in lesson.aims.items():
        mine = [part for part in parts if lesson.aim_of.get(part.name) == name]
        if mine:
            aims.append(Aim(what, *_reached(mine)))
    return aims


def _reached(mine: list[Part]) -> tuple[str, str]:
    full = sum(part.points is not None and part.points >= part.of for part in mine)
    if full == len(mine):
        return "✓ Reached", "right"
    if any(part.points is None for part in mine):
        return "… Not all marked yet", "waiting"
    if len(mine) == 1 and mine[0].points:
        return "✎ Reached in part", "mistake"
    return f"✗ Not yet: {full} of {len(mine)} exercises", "mistake"

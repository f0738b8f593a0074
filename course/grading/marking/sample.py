"""Draw the same sample of answers for every rater, each in an order of their own."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from course._atomic import write_text
from course.grading.feedback.cells import Cell, read_cells
from course.grading.feedback.lesson import Lesson
from course.grading.feedback.texts import environment
from course.grading.marking import sheet
from course.grading.marking.waiting import Answer, Marking


@dataclass(frozen=True)
class Made:
    """What a rater was given."""

    exercise: str
    """Its id."""
    table: Path
    """The sheet to fill in."""
    page: Path
    """The answers to read."""
    size: int
    """How many answers."""


def make(
    root: Path, lesson: Lesson, marking: Marking, rater: str, size: int
) -> tuple[list[Made], list[str]]:
    """Write sheets and pages for one rater, an exercise each.

    Parameters
    ----------
    root
        The class's folder.
    lesson
        The module.
    marking
        The class's answers.
    rater
        Who.
    size
        How many answers are drawn; fewer when there are not so many.

    Returns
    -------
    tuple
        What was made, and lines about what was not.

    Raises
    ------
    BadSheet
        When the rater has a sheet already, or another rater's cannot be read.
    """
    made, said = [], []
    for exercise, written in lesson.written.items():
        path = sheet.path_of(root, lesson.module, exercise, rater)
        if path.exists():
            raise sheet.BadSheet(
                f"{sheet.FOLDER}/{path.name} is there already. Fill it in, or move it away to "
                "begin anew."
            )
        answers = {a.code: a for a in marking.answers if a.exercise == exercise and not a.blank}
        codes = _drawn(root, lesson, exercise, list(answers), size)
        gone = [code for code in codes if code not in answers]
        if gone:
            said.append(f"{exercise}: of the other rater's sample, {len(gone)} are gone.")
        texts = {code: _text(root, lesson, answers[code]) for code in codes if code in answers}
        if not texts:
            said.append(f"{exercise}: nobody has answered it yet.")
            continue
        order = sorted(texts)
        random.Random(f"{exercise} {rater}").shuffle(order)  # noqa: S311 - an order, no secret
        path.parent.mkdir(exist_ok=True)
        page = path.with_suffix(".html")
        write_text(page, _page(lesson, exercise, rater, {code: texts[code] for code in order}))
        sheet.write(path, written, ((code, None, "") for code in order))
        made.append(Made(exercise, path, page, len(order)))
    return made, said


def _drawn(root: Path, lesson: Lesson, exercise: str, codes: list[str], size: int) -> list[str]:
    """Give another rater's sample, if there is one: submissions may have come since."""
    for rater, path in sheet.sheets(root, lesson.module, exercise).items():
        return list(sheet.read(path, rater, lesson.written[exercise].points).marks)
    chance = random.Random(f"{lesson.module} {exercise}")  # noqa: S311 - as above
    return chance.sample(sorted(codes), min(size, len(codes)))


def _text(root: Path, lesson: Lesson, answer: Answer) -> Cell | None:
    place = root / "autograded" / answer.student / lesson.module / f"{lesson.module}.ipynb"
    return read_cells(place, lesson.given).answers.get(answer.cell)


def _page(lesson: Lesson, exercise: str, rater: str, answers: dict[str, Cell | None]) -> str:
    template = environment().get_template("rater.html.j2")
    return template.render(
        lesson=lesson,
        exercise=exercise,
        rater=rater,
        written=lesson.written[exercise],
        answers=answers,
    )

"""`check` and `hint`: what a student calls."""

from __future__ import annotations

import os
import textwrap
from typing import Any

from course.exercises import _emit, _progress
from course.exercises._functions import Function
from course.exercises._key import Entry, UnknownExercise, find, kind_from_json
from course.exercises._plain import Problem
from course.exercises._result import Line, display_line, one_line, result
from course.exercises._seal import digest
from course.exercises._verdict import Verdict, decide

# nbgrader's validate indents a line by 4 characters and cuts it at 87.
_NBGRADER_WIDTH = 83


class NotRight(AssertionError):
    """Raised under nbgrader only, where nothing but an exception takes a mark away."""

    def _render_traceback_(self) -> list[str]:
        return [textwrap.fill(str(self), _NBGRADER_WIDTH)]


def judge_here(entry: Entry, answer: Any) -> Verdict:
    """Judge an answer against the sealed key that ships with the course."""
    kind = kind_from_json(entry["kind"])
    if isinstance(kind, Function):
        try:
            answer = kind.collect(answer)
        except Problem as problem:
            return Verdict(entry["id"], "not-yet", f"Not yet. {problem}")
    return decide(entry, answer, digest(entry["id"]))


def check(exercise: str, answer: Any) -> Line | None:
    """Check an answer and say what is right or what went wrong.

    Parameters
    ----------
    exercise
        The exercise's id, such as "m03-q1".
    answer
        Your answer, of the kind that the prompt asks for.

    Returns
    -------
    Result, Line or None
        Jupyter shows it as one line; a bare Line when there is nothing to
        judge. Under nbgrader nothing is shown for a right answer.

    Raises
    ------
    NotRight
        Under nbgrader, when the answer is not right. In your own notebook nothing is raised.
    """
    try:
        entry = find(exercise)
    except UnknownExercise as error:
        if _progress.is_graded_run():
            raise NotRight(str(error)) from None
        return result(Verdict("unknown", "not-yet", f"Not yet. {error}"))
    if entry.get("written"):
        return display_line("Note", "Your instructor reads this one: there is nothing to check.")
    if _emit.is_outside():
        _emit.emit(entry, answer)
        return None
    verdict = judge_here(entry, answer)
    if "NBGRADER_EXECUTION" in os.environ:
        if verdict.status != "right":
            raise NotRight(one_line(verdict))
        return None
    _progress.note_check(verdict)
    return result(verdict)


def hint(exercise: str) -> Line:
    """Show the next of the three hints for an exercise, from a nudge to the way itself.

    Parameters
    ----------
    exercise
        The exercise's id, such as "m03-q1".
    """
    try:
        entry = find(exercise)
    except UnknownExercise as error:
        return display_line("Note", str(error))
    hints = entry["hints"]
    if not hints:
        return display_line("Note", "This one is for you and your instructor: there are no hints.")
    step = _progress.next_hint(exercise, len(hints))
    last = " That was the last one." if step == len(hints) - 1 else ""
    return display_line(f"Hint {step + 1} of {len(hints)}", hints[step] + last)

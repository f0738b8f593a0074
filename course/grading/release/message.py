"""Say what a new release means for the marks that are there."""

from __future__ import annotations

from course.grading.release.exercises import Exercise
from course.grading.release.record import Changes, Record


def since(old: Record, new: dict[str, Exercise], changes: Changes) -> list[str]:
    """Say what changed since the last release, and what becomes of the marks.

    Parameters
    ----------
    old
        The last release.
    new
        The exercises that are handed out now.
    changes
        What is different.
    """
    if not (changes.matter or changes.lines):
        return [f"No exercise has changed since the release of {old.day}."]
    said = [f"Since the release of {old.day}:"]
    for name, what in changes.changed.items():
        said.append(f"  {_named(name, new)}: changed: {', '.join(what)}. {_judged(new[name])}")
    said += [
        f"  {_named(name, new)}: new, {_points(new[name])}. Who has handed in already has no "
        "answer to it: it counts as not attempted until they hand in again."
        for name in changes.new
    ]
    said += [
        f"  {_named(name, old.exercises)}: gone, with its {_points(old.exercises[name])}."
        for name in changes.gone
    ]
    if changes.lines:
        said.append(
            f"  {', '.join(changes.lines)}: other hints or feedback lines; no mark changes."
        )
    same = len(new) - len(changes.changed) - len(changes.new)
    said.append(f"The marks of the other {same} exercises stay, those by hand, too.")
    return said


def _judged(exercise: Exercise) -> str:
    if exercise.written:
        return "A person is asked to mark it again; the mark that is there stays until then."
    return "It is judged anew; where somebody marked it by hand, a person is asked again."


def _named(name: str, among: dict[str, Exercise]) -> str:
    title = among[name].title
    return f"{name} ({title})" if title else name


def _points(exercise: Exercise) -> str:
    return f"{exercise.points:g} point{'' if exercise.points == 1 else 's'}"

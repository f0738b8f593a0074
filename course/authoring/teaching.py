"""What a lesson tells instructors: what it needs, what to assign, what to discuss.

None of it reaches a student's file. The build keeps it in the answer file, and the guide is made
from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.authoring.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.authoring.lesson import Lesson
    from course.authoring.spec import Written

METHODS = Path(__file__).resolve().parents[1] / "methods"
CORE = 3
"""How many exercises to assign when time is short."""
SAMPLES = 3
"""How many graded samples a written exercise needs, each at a level of its own."""
_LEAST = {"discuss": 3, "watch": 2}


@dataclass(frozen=True)
class Teaching:
    """What an instructor wants to know before choosing a module."""

    needs: tuple[str, ...]
    """Modules that a student should have done before."""
    core: tuple[str, ...]
    """The three exercises to assign if there is time for only three."""
    discuss: tuple[str, ...]
    """Open questions for class."""
    watch: tuple[str, ...]
    """What students usually get wrong, beyond the named mistakes."""
    methods: tuple[str, ...] = ()
    """Files of `course.methods` that belong to the module though its cells import none of them."""
    cell: int = 0
    """Where the lesson declares it, for messages."""

    def filled(self, fill: Callable[[str], str]) -> Teaching:
        """Give the same with the references in its sentences filled in."""
        return replace(
            self, discuss=tuple(map(fill, self.discuss)), watch=tuple(map(fill, self.watch))
        )


@dataclass(frozen=True)
class Sample:
    """A graded answer to a written exercise, for instructors."""

    points: int
    """What it earns: the points of a level of the rubric."""
    answer: str
    """The answer, in two to six sentences."""
    why: str
    """Why it earns this."""


def declare(cell: int, **parts: Any) -> Teaching:
    """Make a `Teaching` from what a declare cell says.

    Raises
    ------
    TypeError
        When a part is missing, unknown, or no list of texts.
    """
    for name in ("needs", "core", "discuss", "watch"):
        if name not in parts:
            raise TypeError(f"teaching(...) lacks {name}=[...]")
    parts = {name: texts(value, name) for name, value in parts.items()}
    return Teaching(**parts, cell=cell)


def texts(value: Any, name: str) -> tuple[str, ...]:
    """Read a list of texts; one text alone is a list forgotten."""
    found = () if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)
    if isinstance(value, str) or not all(isinstance(text, str) for text in found):
        raise TypeError(f"{name} is a list of texts; {value!r:.60} came")
    return tuple(" ".join(text.split()) for text in found)


def samples(value: Any, exercise: str) -> tuple[Sample, ...]:
    """Read the graded samples of a written exercise."""
    found = []
    for entry in value:
        match entry:
            case (int(points), str(answer), str(why)):
                found.append(Sample(points, " ".join(answer.split()), " ".join(why.split())))
            case _:
                raise TypeError(
                    f"{exercise}: a sample is (points, answer, why it earns this); "
                    f"{entry!r:.60} came"
                )
    return tuple(found)


def check(lesson: Lesson) -> None:
    """Refuse a `teaching(...)` that leads nowhere.

    Raises
    ------
    Refusal
        For an unknown or later module, an unknown exercise, or too few of anything.
    """
    teaching = lesson.declared.teaching
    if teaching is not None:
        for why in _faults(teaching, lesson):
            raise Refusal(teaching.cell, None, f"teaching: {why}")


def _faults(teaching: Teaching, lesson: Lesson) -> Iterator[str]:
    yield from _needs(teaching, lesson)
    for name in teaching.methods:
        if not (METHODS / f"{name}.py").is_file():
            yield f'methods names "{name}", which is no file of course/methods'
    for name in teaching.core:
        if name not in lesson.declared.exercises:
            yield f'core names "{name}", which the lesson does not declare'
    if len(set(teaching.core)) != CORE or len(teaching.core) != CORE:
        yield f"core names {len(set(teaching.core))} exercises; {CORE} are needed"
    for part, least in _LEAST.items():
        found = [text for text in getattr(teaching, part) if text]
        if len(found) < least:
            yield f"{part} has {len(found)} entries; at least {least} are needed"


def _needs(teaching: Teaching, lesson: Lesson) -> Iterator[str]:
    known = sorted(path.stem for path in lesson.path.parent.glob("m[0-9][0-9]_*.py"))
    for name in teaching.needs:
        if name not in known:
            yield f'needs names "{name}"; there are: {", ".join(known)}'
        elif name >= lesson.name:
            yield f"needs names {name}, which comes no earlier than {lesson.name}"


def check_samples(spec: Written) -> None:
    """Refuse graded samples that do not fit the rubric.

    Raises
    ------
    Refusal
        For points that are no level, empty words, or fewer than three levels.
    """
    levels = [points for points, _, _ in spec.rubric]
    for sample in spec.samples:
        if sample.points not in levels:
            raise Refusal(
                spec.cell,
                spec.id,
                f"a sample earns {sample.points} points, which is no level of the rubric: "
                f"{', '.join(map(str, levels))}",
            )
        if not sample.answer or not sample.why:
            raise Refusal(spec.cell, spec.id, f"the sample of {sample.points} points says nothing")
    different = len({sample.points for sample in spec.samples})
    if spec.samples and different < SAMPLES:
        raise Refusal(
            spec.cell, spec.id, f"its samples are of {different} levels; {SAMPLES} are needed"
        )

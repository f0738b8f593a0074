"""Read a lesson file (jupytext py:percent) into cells and declarations."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from course.authoring.first_cell import guarded
from course.authoring.refusal import Refusal
from course.authoring.spec import Declarations, Exercise, Written

Role = Literal["prose", "code", "answer", "written", "check", "guide"]
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


@dataclass
class Cell:
    """One cell of the solved notebook."""

    role: Role
    """What the cell is for."""
    source: str
    """Its text; prose still holds its references."""
    number: int
    """Its place in the lesson file, from 1, for messages."""
    exercise: str | None = None
    """The exercise that an answer, written or check cell belongs to."""
    id: str = ""
    """Derived, so that building twice gives the same notebook."""


@dataclass
class Lesson:
    """A lesson, read but not run."""

    name: str
    """The module, such as "m03_change"."""
    path: Path = Path()
    """The lesson file."""
    cells: list[Cell] = field(default_factory=list)
    """In order."""
    declared: Declarations = field(default_factory=Declarations)
    """Exercises, objectives and glossary."""

    @property
    def minutes(self) -> int:
        """Give the minutes of all exercises together."""
        return sum(exercise.minutes for exercise in self.declared.exercises.values())

    def auto(self) -> dict[str, Exercise]:
        """Give the exercises that the grader marks."""
        every = self.declared.exercises
        return {name: spec for name, spec in every.items() if isinstance(spec, Exercise)}


def read(path: Path) -> Lesson:
    """Read a lesson file.

    Raises
    ------
    Refusal
        When a cell cannot be understood; the line names the cell.
    """
    import jupytext  # noqa: PLC0415 - the student's side never needs it

    lesson = Lesson(path.stem, path)
    raw = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    for number, cell in enumerate(raw.cells, start=1):
        role = cell.metadata.get("role")
        name = cell.metadata.get("exercise")
        if role == "declare":
            _declare(lesson, cell.source, number)
        elif role in ("answer", "written"):
            _add_exercise(lesson, Cell(role, cell.source, number, name))
        elif role is not None:
            raise Refusal(number, name, f'role "{role}" is not known; use declare, answer, written')
        else:
            kind: Role = "prose" if cell.cell_type == "markdown" else "code"
            lesson.cells.append(Cell(kind, cell.source, number))
    _every_exercise_has_its_cell(lesson)
    _name_cells(lesson)
    _guard_imports(lesson)
    return lesson


def _declare(lesson: Lesson, source: str, number: int) -> None:
    lesson.declared.cell = number
    names: dict[str, Any] = lesson.declared.names()
    try:
        exec(compile(source, f"cell {number}", "exec"), names)  # noqa: S102 - the author's own file
    except (TypeError, ValueError, NameError, SyntaxError) as error:
        raise Refusal(number, None, f"the declaration cannot be read: {error}") from error


def _add_exercise(lesson: Lesson, cell: Cell) -> None:
    spec = lesson.declared.exercises.get(str(cell.exercise))
    wanted = Exercise if cell.role == "answer" else Written
    if not isinstance(spec, wanted):
        raise Refusal(cell.number, cell.exercise, "no such exercise is declared before this cell")
    if cell.role == "answer" and BEGIN not in cell.source:
        cell.source = f"{BEGIN}\n{cell.source}\n{END}"
    lesson.cells.append(cell)
    if isinstance(spec, Exercise):
        source = f'check("{spec.id}", {spec.answer})'
        lesson.cells.append(Cell("check", source, cell.number, spec.id))


def _every_exercise_has_its_cell(lesson: Lesson) -> None:
    placed = [cell.exercise for cell in lesson.cells if cell.role in ("answer", "written")]
    for name, spec in lesson.declared.exercises.items():
        if placed.count(name) != 1:
            raise Refusal(
                spec.cell, name, f"it has {placed.count(name)} answer cells; one is needed"
            )


def _name_cells(lesson: Lesson) -> None:
    short = lesson.name.partition("_")[0]
    seen: dict[str, int] = {}
    for cell in lesson.cells:
        if cell.exercise is not None:
            cell.id = f"{cell.exercise}-check" if cell.role == "check" else cell.exercise
            continue
        mark = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[mark] = seen.get(mark, 0) + 1
        again = f"-{seen[mark]}" if seen[mark] > 1 else ""
        cell.id = f"{short}-{mark}{again}"


def _guard_imports(lesson: Lesson) -> None:
    """Let the first code cell say what to do where the course cannot be imported."""
    for cell in lesson.cells:
        if cell.role == "code":
            # A cell that is not Python is refused later, by the gate that names it.
            with suppress(SyntaxError):
                cell.source = guarded(cell.source)
            return


def stub_of(spec: Exercise) -> str:
    """Give what stands in the student's cell in place of the solution."""
    from course.exercises._functions import Function  # noqa: PLC0415 - keeps the import list short
    from course.exercises._kinds import Entries  # noqa: PLC0415 - same

    if spec.stub is not None:
        return spec.stub
    if isinstance(spec.kind, Function):
        return "..."
    if isinstance(spec.kind, Entries):
        fields = ", ".join(f'"{name}": ...' for name in spec.kind.fields)
        return f"{spec.answer} = {{{fields}}}"
    return f"{spec.answer} = ..."

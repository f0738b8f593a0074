"""A class of any size, made up: what each submission has to earn is known from how it was made.

No mark here is computed by the course: right answers and mistakes come from the answer file's code,
and what each is worth from its points.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, Any

from tests.grading._broken import GRADED, QUICK, SLOW, Handed, written
from tests.grading._course import answers, full_marks, no_marks, released, solved

if TYPE_CHECKING:
    from pathlib import Path

MOST_SLOW = 3
"""Submissions of the slow kinds in a class, so that a large one does not wait for them."""
_NAMES = ("Ana", "José", "Зоя", "李雷", "محمد", "Ngọc", "O'Brien", "de la Cruz")
_LATE = 0.1
_PLANS = {"right": 4, "mistakes": 3, "partly done": 2, "untouched": 1}
"""What becomes of a sound submission, and how often."""


@dataclass
class Made:
    """One submission of a made-up class."""

    student: str
    kind: str
    handed: Handed

    @property
    def state(self) -> str:
        """What it has to end as."""
        return self.handed.state

    @property
    def marks(self) -> dict[str, float] | None:
        """What it has to earn; None where nothing can be graded."""
        return self.handed.marks

    def write(self, root: Path, module: str) -> None:
        """Hand it in, in an instructor's folder."""
        folder = root / "submitted" / self.student / module
        folder.mkdir(parents=True)
        for name, content in self.handed.files.items():
            (folder / name).write_bytes(content)
        for name, target in self.handed.links.items():
            (folder / name).symlink_to(target)


def generated_class(module: str, n: int, seed: int, broken: float = 0.1) -> list[Made]:
    """Make up a class.

    Parameters
    ----------
    module
        The assignment.
    n
        How many submissions.
    seed
        The same seed gives the same class.
    broken
        What share of them is broken or hostile; the kinds take turns.
    """
    chance = random.Random(f"{module} {n} {seed}")
    many = round(n * broken)
    slow = list(SLOW)[: min(MOST_SLOW, many // 5)]
    turn = cycle(QUICK)
    kinds = slow + [next(turn) for _ in range(many - len(slow))]
    kinds += chance.choices(list(_PLANS), list(_PLANS.values()), k=n - many)
    chance.shuffle(kinds)
    return [_made(module, number, kind, chance) for number, kind in enumerate(kinds)]


def _made(module: str, number: int, kind: str, chance: random.Random) -> Made:
    maker = QUICK.get(kind) or SLOW.get(kind)
    handed = maker(module, _solved(module)) if maker else _sound(module, kind, chance)
    late = chance.random() < _LATE
    day = f"2026-05-{chance.randint(1, 28):02}" if late else "2026-04-30"
    handed.files["timestamp.txt"] = f"{day} 12:00:00 UTC".encode()
    return Made(f"{number:04} {chance.choice(_NAMES)}", kind, handed)


def _sound(module: str, plan: str, chance: random.Random) -> Handed:
    """Make a submission that anyone could open."""
    marks = full_marks(module)
    notebook, changed = _solved(module), {}
    if plan == "untouched":
        notebook, marks = _released(module), no_marks(module)
    elif plan == "partly done":
        done = chance.randrange(1, len(marks))
        changed = {name: _stub(module, name) for name in list(marks)[done:]}
    elif plan == "mistakes":
        changed = {
            name: answers(module)[name]["mistake_code"][mistake]
            for name, mistake in _some_mistakes(module, chance).items()
        }
    marks.update(dict.fromkeys(changed, 0.0))
    return Handed({f"{module}.ipynb": written(_changed(notebook, changed))}, GRADED, marks)


def _changed(notebook: Any, sources: dict[str, str]) -> dict[str, Any]:
    """Put other code into some cells; without copying the rest, which would take seconds."""
    cells = [{**cell, "source": sources.get(cell.id, cell.source)} for cell in notebook.cells]
    return {**notebook, "cells": cells}


def _some_mistakes(module: str, chance: random.Random) -> dict[str, str]:
    """Choose mistakes of every second exercise: none leads to the next one's."""
    names = list(answers(module))[chance.randrange(2) :: 2]
    wrong = chance.sample(names, chance.randint(1, len(names)))
    return {name: chance.choice(list(answers(module)[name]["mistake_code"])) for name in wrong}


@cache
def _solved(module: str) -> Any:
    return _without_outputs(solved(module))


@cache
def _released(module: str) -> Any:
    return _without_outputs(released(module))


def _without_outputs(notebook: Any) -> Any:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _stub(module: str, name: str) -> str:
    return next(cell.source for cell in _released(module).cells if cell.id == name)

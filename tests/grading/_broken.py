"""Broken and hostile submissions, each with what it has to end as, known from how it was made."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.v4 import new_code_cell

from tests.grading._course import answers, full_marks, no_marks, with_code

if TYPE_CHECKING:
    from collections.abc import Callable

GRADED, PARTLY, UNGRADABLE = "graded", "partly graded", "ungradable"
_DEPTH = 100_000


@dataclass
class Handed:
    """What lies in one submission's folder, and what it has to earn."""

    files: dict[str, bytes]
    """Name to content."""
    state: str
    marks: dict[str, float] | None
    """Exercise to points; None where nothing can be graded."""
    links: dict[str, str] = field(default_factory=dict)
    """Name to what the symbolic link points at."""


def written(notebook: Any) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode()


def _ended_by(module: str, notebook: Any, code: str) -> Handed:
    """Have a cell after all exercises end the notebook: what ran before it counts."""
    longer = copy.deepcopy(notebook)
    longer.cells.append(new_code_cell(code, id="the-end"))
    return Handed({f"{module}.ipynb": written(longer)}, PARTLY, full_marks(module))


def _unreadable(content: bytes) -> Callable[[str, Any], Handed]:
    return lambda module, _: Handed({f"{module}.ipynb": content}, UNGRADABLE, None)


def _all_right(module: str, content: bytes, name: str | None = None, **more: Any) -> Handed:
    return Handed({name or f"{module}.ipynb": content}, GRADED, full_marks(module), **more)


def truncated(module: str, notebook: Any) -> Handed:
    content = written(notebook)
    return Handed({f"{module}.ipynb": content[: len(content) // 2]}, UNGRADABLE, None)


def nothing(_module: str, _notebook: Any) -> Handed:
    return Handed({"notes.txt": b"Sorry."}, UNGRADABLE, None)


def format_3(module: str, notebook: Any) -> Handed:
    return _all_right(
        module, nbformat.writes(nbformat.convert(copy.deepcopy(notebook), 3), 3).encode()
    )


def byte_order_mark(module: str, notebook: Any) -> Handed:
    return _all_right(module, b"\xef\xbb\xbf" + written(notebook))


def renamed(module: str, notebook: Any) -> Handed:
    return _all_right(module, written(notebook), name="Kopie von Übung (2).ipynb")


def wrong_kernel(module: str, notebook: Any) -> Handed:
    other = copy.deepcopy(notebook)
    other.metadata.kernelspec = {"name": "julia-1.9", "display_name": "Julia", "language": "julia"}
    return _all_right(module, written(other))


def doubled(module: str, notebook: Any) -> Handed:
    twice = copy.deepcopy(notebook)
    first = next(iter(answers(module)))
    place = next(i for i, cell in enumerate(twice.cells) if cell.id == first)
    twice.cells.insert(place, copy.deepcopy(twice.cells[place]))
    return _all_right(module, written(twice))


def without_metadata(module: str, notebook: Any) -> Handed:
    bare = copy.deepcopy(notebook)
    for cell in bare.cells:
        cell.metadata = nbformat.NotebookNode()
    return _all_right(module, written(bare))


def link_to_elsewhere(module: str, _notebook: Any) -> Handed:
    return Handed({}, UNGRADABLE, None, links={f"{module}.ipynb": "/etc/hostname"})


def link_beside_it(module: str, notebook: Any) -> Handed:
    return _all_right(module, written(notebook), links={"data": "/", "gradebook.db": "../../x"})


def deep_answers(module: str, notebook: Any) -> Handed:
    handed = _all_right(module, written(notebook))
    handed.files["answers.json"] = b'{"version": 1, "answers": ' + b"[" * _DEPTH
    return handed


def memory_bomb(module: str, notebook: Any) -> Handed:
    longer = copy.deepcopy(notebook)
    longer.cells.append(new_code_cell("b = bytearray(1 << 42)", id="bomb"))
    return _all_right(module, written(longer))


def exits(module: str, notebook: Any) -> Handed:
    """End the process in the middle: what ran before counts, the rest does not."""
    names = list(answers(module))
    middle = len(names) // 2
    code = "import os\nos._exit(0)"
    marks = {**no_marks(module), **{name: full_marks(module)[name] for name in names[:middle]}}
    cut = with_code(notebook, names[middle], code)
    return Handed({f"{module}.ipynb": written(cut)}, PARTLY, marks)


def loop(module: str, notebook: Any) -> Handed:
    # Asleep: a loop that is awake costs the same wait, and a processor.
    return _ended_by(module, notebook, "import time\nwhile True:\n    time.sleep(1)")


def stubborn_loop(module: str, notebook: Any) -> Handed:
    code = (
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n"
    )
    return _ended_by(module, notebook, f"{code}        pass")


def flood(module: str, notebook: Any) -> Handed:
    return _ended_by(module, notebook, "for _ in range(99):\n    print('x' * (1 << 20))")


QUICK: dict[str, Callable[[str, Any], Handed]] = {
    "not JSON": _unreadable(b"Dear professor, my dog"),
    "empty": _unreadable(b""),
    "no notebook": _unreadable(
        b'{"nbformat": 4, "nbformat_minor": 5, "cells": {}, "metadata": []}'
    ),
    "not text": _unreadable(bytes(range(256))),
    "truncated": truncated,
    "nothing": nothing,
    "format 3": format_3,
    "byte order mark": byte_order_mark,
    "renamed": renamed,
    "wrong kernel": wrong_kernel,
    "doubled": doubled,
    "without metadata": without_metadata,
    "link to elsewhere": link_to_elsewhere,
    "link beside it": link_beside_it,
    "deep answers": deep_answers,
    "memory bomb": memory_bomb,
    "exits": exits,
}
"""Kinds that cost no more than a sound one."""
SLOW = {"loop": loop, "stubborn loop": stubborn_loop, "flood": flood}
"""Kinds that last until somebody's patience ends."""

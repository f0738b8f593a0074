"""Run a lesson once, in a real kernel, and find out what the notebook and key are made of."""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient

from course.authoring import gates, prose
from course.authoring.entries import Handed, entry, full_kind, written_entry
from course.authoring.lesson import Cell, Lesson, stub_of
from course.authoring.refusal import Refusal
from course.authoring.spec import Exercise, Written
from course.authoring.teaching import Teaching
from course.exercises._key import FORMAT, KEYS_VARIABLE, kind_to_json
from course.exercises._seal import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass
class Ran:
    """A lesson after its run."""

    notebook: Any
    """The solved notebook, with outputs and nbgrader's metadata."""
    handed: dict[str, Handed] = field(default_factory=dict)
    """Exercise to its answers."""
    key: dict[str, Any] = field(default_factory=dict)
    """The student's key, with sealed answers."""
    written: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Written exercise to its model answer and graded samples, references filled in."""
    teaching: Teaching | None = None
    """What the lesson tells instructors, references filled in."""


@contextmanager
def _environment(**settings: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, old in before.items():
            if old is None:
                del os.environ[name]
            else:
                os.environ[name] = old


def run(lesson: Lesson, folder: Path, root: Path) -> Ran:
    """Run a lesson.

    Parameters
    ----------
    lesson
        The lesson, read.
    folder
        A scratch folder.
    root
        The repository, for the kernel to import the course from.

    Raises
    ------
    Refusal
        When a gate says no.
    """
    home, keys = folder / lesson.name, folder / "keys"
    home.mkdir()
    keys.mkdir()
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
    notebook.metadata["language_info"] = {"name": "python"}
    # How a cell's prints are cut into messages is a matter of timing: put them together.
    client = NotebookClient(
        notebook, timeout=120, record_timing=False, allow_errors=True, coalesce_streams=True
    )
    client.resources = {"metadata": {"path": str(home)}}
    client.extra_arguments = ["--log-level=40"]  # a kernel of our own, on this machine: errors only
    with (
        _environment(PYTHONPATH=str(root), PYTHONWARNINGS="default", **{KEYS_VARIABLE: str(keys)}),
        client.setup_kernel(),
    ):
        session = _Session(lesson, client, folder, keys)
        session.start()
        for cell in lesson.cells:
            session.take(cell)
        session.teach()
        notebook.metadata.pop("widgets", None)
        notebook.metadata["language_info"] = {"name": "python"}
        return session.ran


class _Session:
    def __init__(self, lesson: Lesson, client: Any, folder: Path, keys: Path) -> None:
        self.lesson = lesson
        self.client = client
        self.scratch = folder / "handed.json"
        self.keys = keys
        empty = {"format": FORMAT, "module": lesson.name, "exercises": {}}
        self.ran = Ran(client.nb, key=empty)

    def start(self) -> None:
        """Bring in the probe under a name that a notebook does not use."""
        self._save_key()
        self._ask("from course.authoring import probe as __probe")

    def take(self, cell: Cell) -> None:
        """Put one cell into the notebook and run it; a refusal names the cell."""
        try:
            self._take(cell)
        except Refusal as refusal:
            raise refusal.at(cell.number, cell.exercise) from None

    def teach(self) -> None:
        """Fill in what the lesson tells instructors, with the values at its end."""
        teaching = self.lesson.declared.teaching
        if teaching is None:
            return
        try:
            self.ran.teaching = teaching.filled(self._for_guide)
        except Refusal as refusal:
            raise refusal.at(teaching.cell, None) from None

    def _for_guide(self, text: str) -> str:
        """Fill in a sentence that only instructors read: it may tell answers."""
        return prose.fill(Cell("guide", text, 0), self.lesson, self._evaluate)

    def _take(self, cell: Cell) -> None:
        if cell.role in ("prose", "written"):
            text = prose.fill(cell, self.lesson, self._evaluate)
            made = nbformat.v4.new_markdown_cell(text, id=cell.id)
            self._describe(cell, made)
            self.ran.notebook.cells.append(made)
            if cell.exercise is not None:
                self._written(cell.exercise, text)
            return
        if cell.role == "answer":
            self._try_wrong(self.lesson.auto()[str(cell.exercise)])
        made = nbformat.v4.new_code_cell(cell.source, id=cell.id)
        self._describe(cell, made)
        self.ran.notebook.cells.append(made)
        self.client.execute_cell(made, len(self.ran.notebook.cells) - 1)
        _settle(made)
        gates.outputs(cell.number, cell.exercise, made.outputs)
        if cell.role == "answer":
            self._take_right(self.lesson.auto()[str(cell.exercise)])

    def _describe(self, cell: Cell, made: Any) -> None:
        spec = self.lesson.declared.exercises.get(str(cell.exercise))
        if spec is None:
            return
        graded = cell.role in ("check", "written")
        made.metadata["nbgrader"] = {
            "grade": graded,
            "grade_id": cell.id,
            "locked": cell.role == "check",
            "schema_version": 3,
            "solution": cell.role in ("answer", "written"),
            "task": False,
            **({"points": spec.points} if graded else {}),
        }
        if isinstance(spec, Exercise) and cell.role == "answer":
            made.metadata["course"] = {"stub": stub_of(spec)}

    def _try_wrong(self, spec: Exercise) -> None:
        codes = {f"mistake {wrong.name}": wrong.code for wrong in spec.mistakes}
        codes |= {f"also {i}": code for i, code in enumerate(spec.also)}
        codes |= {f"near miss {i}": code for i, code in enumerate(spec.near_misses)}
        found = self._try(spec, codes)
        self.ran.handed[spec.id] = Handed(
            mistakes={wrong.name: found[f"mistake {wrong.name}"] for wrong in spec.mistakes},
            also=[found[f"also {i}"] for i in range(len(spec.also))],
            near_misses=[found[f"near miss {i}"] for i in range(len(spec.near_misses))],
        )

    def _take_right(self, spec: Exercise) -> None:
        handed = self.ran.handed[spec.id]
        handed.right = self._try(spec, {"the solution": ""})["the solution"]
        if handed.right is None:
            raise Refusal(spec.cell, spec.id, "the solution counts as not attempted")
        gates.answers(spec, handed)
        sealed = entry(spec, handed, digest(spec.id), hidden=False)
        self.ran.key["exercises"][spec.id] = sealed
        self._save_key()

    def _written(self, name: str, text: str) -> None:
        spec = self.lesson.declared.exercises[name]
        assert isinstance(spec, Written)  # noqa: S101 - the lesson's reader has checked it
        samples = [
            [sample.points, self._for_guide(sample.answer), self._for_guide(sample.why)]
            for sample in spec.samples
        ]
        model = re.sub(r"^### (BEGIN|END) SOLUTION\n?", "", text, flags=re.MULTILINE).strip()
        self.ran.written[name] = {"model_answer": model, "samples": samples}
        self.ran.key["exercises"][name] = written_entry(spec)
        self._save_key()

    def _try(self, spec: Exercise, codes: dict[str, str]) -> dict[str, Any]:
        kind = kind_to_json(full_kind(spec))
        order = json.dumps({"kind": kind, "answer": spec.answer, "codes": codes})
        self._ask(f"__probe.try_codes({order!r}, {str(self.scratch)!r}, globals())")
        found = json.loads(self.scratch.read_text(encoding="utf-8"))
        for name, got in found.items():
            if "data" not in got:
                why = got.get("error") or got.get("problem")
                raise Refusal(spec.cell, spec.id, f"{name} gives no answer: {why}")
        return {name: got["data"] for name, got in found.items()}

    def _evaluate(self, expressions: list[str]) -> list[str]:
        if not expressions:
            return []
        self._ask(f"__probe.write_values({expressions!r}, {str(self.scratch)!r}, globals())")
        texts: list[str] = json.loads(self.scratch.read_text(encoding="utf-8"))
        return texts

    def _ask(self, code: str) -> None:
        """Run code that leaves no trace in the notebook."""
        cell = nbformat.v4.new_code_cell(code)
        self.client.nb = nbformat.v4.new_notebook(cells=[cell])
        try:
            self.client.execute_cell(cell, 0, store_history=False)
        finally:
            self.client.nb = self.ran.notebook
        for output in cell.outputs:
            if output.output_type == "error":
                raise Refusal(None, None, f"{output.ename}: {output.evalue}")

    def _save_key(self) -> None:
        path = self.keys / f"{self.lesson.name}.json"
        path.write_text(json.dumps(self.ran.key), encoding="utf-8")


def _settle(cell: Any) -> None:
    """Take out of the outputs what differs from run to run: a widget's view has a random id."""
    for output in cell.outputs:
        output.get("data", {}).pop(_WIDGET, None)
        output.get("metadata", {}).pop(_WIDGET, None)

"""The trusted judge: two nbgrader preprocessors that take the place of nbgrader's Execute.

`RunAndCollect` runs a submission with `check` in emitting mode and takes the answers out of it as
data. `Judge` then decides in this process, which alone holds the answer file, and writes the score
into the check cell in the one form that nbgrader reads as a score: a plain float.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from course.exercises._emit import MIME, SWITCH
from course.exercises._functions import Function
from course.exercises._key import kind_from_json
from course.exercises._result import result
from course.exercises._seal import clear
from course.exercises._verdict import Verdict, decide
from course.grading.answers import AnswerFile
from course.grading.confined import Confined, imports_of

_HANDED = "course_handed"
_ANSWERS = "course_answers"
_LONGEST_PROBLEM = 300
_LONGEST_ANSWER = 2_000


def check_cell_of(cell: Any, exercises: dict[str, Any]) -> str | None:
    """Give the exercise that a check cell belongs to, or None for any other cell."""
    if not utils.is_grade(cell) or cell.cell_type != "code":
        return None
    name = cell.metadata.nbgrader["grade_id"].removesuffix("-check")
    return name if name in exercises else None


def _is_check_cell(cell: Any) -> bool:
    return bool(utils.is_grade(cell)) and cell.source.startswith("check(")


class RunAndCollect(Confined):
    """Run a submission and collect its answers as data."""

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:  # noqa: ARG002 - nbconvert's signature
        """Run all cells of a notebook.

        An instructor's own assignment, without the course's checks, is run as nbgrader would.
        """
        resources[_ANSWERS] = resources[_HANDED] = {}
        course = CourseDirectory(parent=self)
        source = Path(course.root) / course.source_directory
        module = resources["nbgrader"]["assignment"]
        modules = imports_of(source / module / f"{resources['nbgrader']['notebook']}.ipynb")
        if not any(_is_check_cell(cell) for cell in nb.cells):
            return self.run_cells(nb, resources, modules, {})
        answers = AnswerFile.read(source, module)
        resources[_ANSWERS] = answers.exercises()
        resources[_HANDED] = {}
        try:
            return self.run_cells(nb, resources, modules, {SWITCH: "outside"})
        finally:
            if answers.was_changed():
                answers.restore()
                self.log.error(
                    "%s changed while the submission of %s ran. It has been put back; "
                    "the marks rest on the copy read before. Look at that submission.",
                    answers.path.name,
                    resources["nbgrader"]["student"],
                )

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Run one cell; of a check cell keep the answer that it emits."""
        cell, resources = super().preprocess_cell(cell, resources, index)
        name = check_cell_of(cell, resources[_ANSWERS])
        if name is not None:
            entry = resources[_ANSWERS][name]
            handed = _emitted(cell, name)
            if isinstance(kind_from_json(entry["kind"]), Function) and "data" in handed:
                handed = self._call(entry, cell, index)
            resources[_HANDED][name] = handed
        return cell, resources

    def _call(self, entry: dict[str, Any], cell: Any, index: int) -> dict[str, Any]:
        """Have the student's function called on the judge's inputs, after its check cell."""
        kind = entry["kind"]
        arguments = f"{entry['id']!r}, {entry['answer']}, {kind['cases']!r}, {kind['within']!r}"
        asking = nbformat.v4.new_code_cell(
            f"__import__('course.exercises._emit', fromlist=['x']).emit_calls({arguments})"
        )
        self.nb.cells[index] = asking
        try:
            self.execute_cell(asking, index, store_history=False)
        finally:
            self.nb.cells[index] = cell
        return _emitted(asking, entry["id"])


def with_answer(output: Any, verdict: Verdict, handed: dict[str, Any]) -> Any:
    """Keep a wrong answer that nobody has named yet with its verdict, for the class's report."""
    if verdict.status == "not-yet" and "data" in handed:
        text = json.dumps(handed["data"], ensure_ascii=True)
        if len(text) <= _LONGEST_ANSWER:
            output.metadata.course.answer = text
    return output


def _emitted(cell: Any, name: str) -> dict[str, Any]:
    """Read the one message that a cell shows for an exercise, or say why there is none."""
    found = [o["data"][MIME] for o in cell.outputs if MIME in o.get("data", {})]
    mine = [m for m in found if isinstance(m, dict) and m.get("exercise") == name]
    if len(found) > 1 or (found and not mine):
        return {"problem": "The check cell handed in more than one answer."}
    if mine:
        problem = mine[0].get("problem")
        if problem:
            return {"problem": str(problem)[:_LONGEST_PROBLEM]}
        return {"data": mine[0].get("data")}
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if errors:
        what = f"{errors[0].ename}: {errors[0].evalue}"
        return {"problem": f"The check cell stopped: {what[:_LONGEST_PROBLEM]}."}
    return {}


class Judge(NbGraderPreprocessor):
    """Decide about the collected answers and write scores that nbgrader can read."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:  # noqa: ARG002 - nbconvert's signature
        """Judge one cell."""
        name = check_cell_of(cell, resources[_ANSWERS])
        if name is not None:
            handed = resources[_HANDED].get(name, {})
            verdict = judge(resources[_ANSWERS][name], handed)
            output = scored(verdict, float(cell.metadata.nbgrader["points"]))
            cell.outputs = [with_answer(output, verdict, handed)]
        return cell, resources


def judge(entry: dict[str, Any], handed: dict[str, Any]) -> Verdict:
    """Decide about one answer.

    Parameters
    ----------
    entry
        The exercise, from the instructor's answer file.
    handed
        ``{"data": ...}`` or ``{"problem": ...}`` from the submission; empty when its check cell
        handed in nothing.
    """
    if "problem" in handed:
        return Verdict(entry["id"], "not-yet", f"Not yet. {handed['problem']}")
    if "data" not in handed:
        line = "The check cell handed in no answer. Was it changed, or did a cell above replace it?"
        return Verdict(entry["id"], "not-attempted", line)
    return decide(entry, handed["data"], clear)


def scored(verdict: Verdict, points: float) -> Any:
    """Write a verdict as a check cell's only output.

    nbgrader reads the score from text/plain: any float from 0 to the cell's points. Its feedback
    shows text/html.
    """
    score = points if verdict.status == "right" else 0.0
    line = result(verdict)._repr_html_()
    what = json.dumps({"status": verdict.status, "mistake": verdict.mistake})
    html = f'{line}<p data-verdict="{escape(what)}">{score:g} of {points:g} points</p>'
    said = {
        "status": verdict.status,
        "mistake": verdict.mistake,
        "line": verdict.line,
        "score": float(score),
    }
    output = {
        "output_type": "execute_result",
        "data": {"text/plain": repr(float(score)), "text/html": html},
        "execution_count": None,
        "metadata": {"course": said},
    }
    return nbformat.from_dict(output)

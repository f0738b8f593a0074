"""What a build refuses. Each gate raises a Refusal that names the cell and the exercise."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from course.authoring.entries import Handed, entry, full_kind, loosened
from course.authoring.lesson import BEGIN, Cell, Lesson
from course.authoring.refusal import Refusal
from course.authoring.spec import Exercise, Written
from course.authoring.teaching import check as check_teaching
from course.authoring.teaching import check_samples
from course.exercises._seal import clear
from course.exercises._verdict import Verdict, decide

_HINTS = 3
_NUMBERS_OF_METHOD = {0, 1, 2, 3, 4, 10, 100, 1000, 0.5}
_YEARS = range(1900, 2100)
_FOLDERS = "home|root|tmp|usr|work|Users|var|opt"
# Not inside an address or a longer path, but behind a tag, a bracket or "file://".
_PATH = re.compile(rf"(?:(?<![\w/.:~-])|(?<=file://))(?:/(?:{_FOLDERS})/|[A-Z]:\\\\?)[^\s<>\"']*")


def declarations(lesson: Lesson) -> None:
    """Refuse an exercise without hints, objective, minutes, points or claims."""
    for name, spec in lesson.declared.exercises.items():
        _declaration(lesson, name, spec)
    check_teaching(lesson)


def _declaration(lesson: Lesson, name: str, spec: Exercise | Written) -> None:
    if spec.objective not in lesson.declared.objectives:
        raise Refusal(spec.cell, name, f'objective "{spec.objective}" is not one of the module\'s')
    if spec.minutes <= 0 or spec.points <= 0:
        raise Refusal(spec.cell, name, "minutes and points must be greater than zero")
    if not spec.claims:
        raise Refusal(spec.cell, name, "it names no claim of the article")
    if isinstance(spec, Written):
        if len(spec.rubric) != 4:  # noqa: PLR2004 - the course's rubrics have four levels
            raise Refusal(
                spec.cell, name, f"the rubric has {len(spec.rubric)} levels; 4 are needed"
            )
        check_samples(spec)
        return
    _words_of(spec)


def _words_of(spec: Exercise) -> None:
    if len(spec.hints) != _HINTS or not all(spec.hints):
        raise Refusal(spec.cell, spec.id, f"it has {len(spec.hints)} hints; {_HINTS} are needed")
    for what, line in (
        ("then", spec.then),
        *((f"mistake {wrong.name}", wrong.says) for wrong in spec.mistakes),
    ):
        if not line:
            raise Refusal(spec.cell, spec.id, f"{what} says nothing")
        if len(line) > 240:  # noqa: PLR2004 - three lines in nbgrader's Validate window
            raise Refusal(spec.cell, spec.id, f"{what} is {len(line)} characters long; 240 at most")
    if not spec.mistakes:
        raise Refusal(spec.cell, spec.id, "it names no mistake")


def answers(spec: Exercise, handed: Handed) -> None:
    """Refuse answers that the exercise's own check does not tell apart.

    A right answer must be right; each mistake must be found under its own name; a near miss must
    not pass, and must pass if the tolerance were ten times wider.
    """
    key = entry(spec, handed, clear, hidden=True)

    def judge(data: Any) -> Verdict:
        return decide(key, data, clear)

    for what, data in [("the solution", handed.right), *_numbered("also", handed.also)]:
        verdict = judge(data)
        if verdict.status != "right":
            raise Refusal(
                spec.cell, spec.id, f"{what} is rejected by its own check: {verdict.line}"
            )
    for wrong in spec.mistakes:
        verdict = judge(handed.mistakes[wrong.name])
        if verdict.status == "right":
            raise Refusal(spec.cell, spec.id, f"mistake {wrong.name} has the right answer")
        if verdict.mistake != wrong.name:
            other = verdict.mistake or verdict.line
            raise Refusal(spec.cell, spec.id, f"mistake {wrong.name} cannot be told from: {other}")
    _near_misses(spec, handed, judge)


def _near_misses(spec: Exercise, handed: Handed, judge: Callable[[Any], Verdict]) -> None:
    for what, data in _numbered("near miss", handed.near_misses):
        if judge(data).status != "not-yet":
            raise Refusal(spec.cell, spec.id, f"{what} is not simply wrong: {judge(data).line}")
    for kind in loosened(full_kind(spec)):
        wide = entry(replace(spec, kind=kind, mistakes=()), handed, clear, hidden=True)
        if not any(decide(wide, d, clear).status == "right" for d in handed.near_misses):
            raise Refusal(
                spec.cell, spec.id, "no near miss would pass if its tolerance were ten times wider"
            )


def _numbered(what: str, data: list[Any]) -> list[tuple[str, Any]]:
    return [(f"{what} {index}", item) for index, item in enumerate(data, start=1)]


def code(lesson: Lesson) -> None:
    """Refuse a figure typed in a code cell: it belongs in datasets/."""
    for cell in lesson.cells:
        if cell.role in ("code", "answer"):
            for node in ast.walk(_tree(cell)):
                number = getattr(node, "value", None)
                if not isinstance(node, ast.Constant) or isinstance(number, bool):
                    continue
                if not isinstance(number, int | float) or number in _NUMBERS_OF_METHOD:
                    continue
                if number not in _YEARS and not _is_for_looks(node, cell.source):
                    raise Refusal(
                        cell.number, cell.exercise, f"the figure {number} is typed in code"
                    )


def _tree(cell: Cell) -> ast.Module:
    try:
        return ast.parse(cell.source)
    except SyntaxError as error:
        raise Refusal(cell.number, cell.exercise, f"it is not Python: {error}") from None


def _is_for_looks(node: ast.Constant, source: str) -> bool:
    """Tell whether a number only places something in a picture: its line says so."""
    return "# layout" in source.splitlines()[node.lineno - 1]


def outputs(cell_number: int, exercise: str | None, found: list[Any]) -> None:
    """Refuse stderr, absolute paths and pictures without alt text in a cell's outputs."""
    for output in found:
        kind = output["output_type"]
        if kind == "error":
            raise Refusal(cell_number, exercise, f"it stops: {output['ename']}: {output['evalue']}")
        if kind == "stream" and output["name"] == "stderr":
            raise Refusal(cell_number, exercise, f"stderr: {output['text'].strip()[:200]}")
        data = output.get("data", {"text/plain": output.get("text", "")})
        if any(name.startswith("image/") for name in data):
            raise Refusal(cell_number, exercise, "a picture without alt text; end it with show()")
        html = str(data.get("text/html", ""))
        for image in re.findall(r"<img\b[^>]*>", html):
            if not re.search(r'\balt="[^"]{20,}"', image):
                raise Refusal(cell_number, exercise, "an <img> without alt text that says anything")
        for words in (str(data.get("text/plain", "")), re.sub(r"base64,[^\"']+", "", html)):
            path = _PATH.search(words)
            if path:
                raise Refusal(cell_number, exercise, f"an absolute path: {path.group().strip()}")


def leak(lesson: Lesson, student: Any) -> None:
    """Refuse solution text in the student's notebook."""
    text = "\n".join(_without_stub(cell) for cell in student["cells"])
    given = {line.strip() for cell in lesson.cells for line in _given(cell)}
    for cell in lesson.cells:
        if cell.role not in ("answer", "written"):
            continue
        for line in _solution(cell.source):
            if len(line) > 3 and line not in given and line in text:  # noqa: PLR2004 - "..." is no leak
                raise Refusal(
                    cell.number, cell.exercise, f'solution text reaches students: "{line[:60]}"'
                )
        if "SOLUTION" in text:
            raise Refusal(cell.number, cell.exercise, "a solution mark reaches students")


def _without_stub(cell: Any) -> str:
    source: str = cell["source"]
    stub = cell["metadata"].get("course", {}).get("stub", "")
    return source.replace(stub, "") if len(stub) > 3 else source  # noqa: PLR2004 - the dots alone


def _solution(source: str) -> list[str]:
    inside = False
    found = []
    for line in source.splitlines():
        if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
            inside = BEGIN in line
        elif inside and line.strip():
            found.append(line.strip())
    return found


def _given(cell: Any) -> list[str]:
    """List the lines of a cell that students are meant to see."""
    if cell.role in ("answer", "written"):
        hidden = _solution(cell.source)
        return [line for line in cell.source.splitlines() if line.strip() not in hidden]
    lines: list[str] = cell.source.splitlines()
    return lines

"""Figures in prose are references, filled in from datasets/ or from the run, never typed.

``{C27}``            a figure with its unit, linked to its source
``{C27|bare}``       the number alone, linked
``{C26|fold}``       a small multiple as a word, such as "fivefold", linked
``{=expression:.1f}``  a value from the run at that place, in a format of Python
``{!100}``           a number of the method itself, such as the 100 in "per 100"
``{modules}``         the modules there are, with links, for the start page
``{map}``             which module needs which, as a picture and as a list
``{count claims}``    how many rows a table has
``{about m03-q1}``   points, minutes and unit of an exercise
``{rubric m03-e1}``  the levels of a written exercise, as a table
``{objectives}``, ``{glossary}``, ``{minutes}``  from the declarations
"""

from __future__ import annotations

import re
from collections.abc import Callable

from course.authoring import catalog, concept_map, figures
from course.authoring.lesson import Cell, Lesson
from course.authoring.refusal import Refusal
from course.authoring.spec import Exercise, Written

_REFERENCE = re.compile(r"\{([!=]?[^{}\n]+)\}")
_COMPUTED = re.compile(r"\{=([^{}\n]+)\}")
# What may hold digits in prose: code, link targets, list numbers, years and exercise or row ids.
_ALLOWED = re.compile(
    r"`[^`]*`|\]\([^)]*\)|<[^>]+>|^\s*\d+\.\s|\b(?:19|20)\d\d\b|\b[A-Z]{1,3}-?\d{2,4}[a-z]?\b"
    r"|\bm\d\d(?:[-_][a-z0-9]+)?\b|\bO\d\b",
    re.MULTILINE,
)
_WORDS = re.compile(
    r"\b(?:hundred|thousand|million|billion|dozen|(?:two|three|four|five|six|seven|eight|ten)fold)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d]\w*")
_ASSIGNED = re.compile(r"^([^\W\d]\w*)\s*=(?!=)", re.MULTILINE)
Evaluate = Callable[[list[str]], list[str]]


def computed(source: str) -> list[str]:
    """List the expressions that a prose cell takes from the run."""
    return _COMPUTED.findall(source)


def fill(cell: Cell, lesson: Lesson, evaluate: Evaluate) -> str:
    """Fill in every reference of a prose cell.

    Parameters
    ----------
    cell
        A prose or written cell.
    lesson
        For what the declarations say.
    evaluate
        Gives the text of expressions in the running notebook.

    Raises
    ------
    Refusal
        For a figure typed in prose and for a reference that leads nowhere.
    """
    _no_typed_figures(cell)
    for expression in computed(cell.source):
        told = set(_NAME.findall(expression)) & _answer_names(lesson, cell)
        if told and cell.role != "guide":
            raise Refusal(
                cell.number,
                cell.exercise,
                f"{{={expression}}} would tell students the answer: it uses {min(told)}",
            )
    values = iter(evaluate(computed(cell.source)))

    def replace(match: re.Match[str]) -> str:
        inside = match.group(1)
        if inside.startswith("="):
            return next(values)
        if inside.startswith("!"):
            return inside[1:]
        return _reference(inside, cell, lesson)

    return _REFERENCE.sub(replace, cell.source)


def _answer_names(lesson: Lesson, cell: Cell) -> set[str]:
    """List what a prose cell must not show: answers, and all that an answer cell assigns."""
    found = {spec.answer for spec in lesson.auto().values()}
    if cell.role == "prose":  # a model answer is for instructors and may use the steps
        for other in lesson.cells:
            if other.role == "answer":
                found |= set(_ASSIGNED.findall(other.source))
    return found


def _no_typed_figures(cell: Cell) -> None:
    rest = _ALLOWED.sub(" ", _REFERENCE.sub(" ", cell.source))
    found = re.search(r"\d[\d.,]*", rest) or _WORDS.search(rest)
    if found:
        near = " ".join(rest[max(0, found.start() - 25) : found.end() + 15].split())
        raise Refusal(
            cell.number,
            cell.exercise,
            f"the figure {found.group()!r} is typed in prose: ...{near}...",
        )


def _reference(inside: str, cell: Cell, lesson: Lesson) -> str:
    word, _, rest = inside.partition(" ")
    spec = lesson.declared.exercises.get(rest)
    if word == "about" and spec is not None:
        return about(spec)
    if word == "rubric" and isinstance(spec, Written):
        return rubric(spec)
    if inside == "objectives":
        listed = lesson.declared.objectives.items()
        return "\n".join(f"- **{verb}** {what} ({name})" for name, (verb, what) in listed)
    if inside == "glossary":
        terms = sorted(lesson.declared.glossary.items(), key=lambda item: item[0].casefold())
        return "\n".join(f"- **{term}**: {meaning}" for term, meaning in terms)
    if inside == "minutes":
        return str(lesson.minutes)
    if inside == "modules":
        return _modules(lesson)
    if inside == "map":
        return _map(lesson)
    if word == "count":
        return figures.rows(rest, cell)
    name, _, form = inside.partition("|")
    return figures.figure(name, form, cell)


def about(spec: Exercise | Written) -> str:
    """Say what an exercise is worth and what it takes."""
    points = "1 point" if spec.points == 1 else f"{spec.points} points"
    return f"*{spec.id}, {points}, about {spec.minutes} minutes*"


def rubric(spec: Written) -> str:
    """Write the levels of a written exercise as a table."""
    rows = [f"| {points} | {name} | {what} |" for points, name, what in spec.rubric]
    return "\n".join(["| points | level | what the answer does |", "|---|---|---|", *rows])


def _modules(lesson: Lesson) -> str:
    """List the lessons beside this one: title, link and what they take."""
    lines = []
    for other in catalog.lessons(lesson.path.parent):
        link = f"{other.name}/{other.name}.ipynb"
        count = len(other.declared.exercises)
        about = f"{count} exercises, about {other.minutes} minutes"
        lines.append(f"- [{catalog.title(other)}]({link}): {about}")
    return "\n".join(lines)


def _map(lesson: Lesson) -> str:
    """Show which module needs which: the picture that the build draws, and a list."""
    others = catalog.lessons(lesson.path.parent)
    wanted = catalog.needs(others)
    titles = {other.name: catalog.title(other) for other in others}
    picture = f"![{concept_map.alt(wanted)}]({concept_map.FILE})"
    return f"{picture}\n\n{concept_map.listed(wanted, titles)}"

"""The instructor's guide: what to assign, discuss, expect and mark, from the lessons themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from course.authoring import concept_map
from course.authoring.catalog import WORDS_A_MINUTE, Module, needs
from course.authoring.markdown import bullets, flat, hours, quoted, table
from course.authoring.plans import schedules

FILE = "GUIDE.md"
_NOTE = (
    "<!-- Made by `python3 -m course build` from the lessons. Edit those, not this file. -->\n\n"
)


def text(modules: Sequence[Module]) -> str:
    """Write the guide.

    Parameters
    ----------
    modules
        All that are built, in order.

    Returns
    -------
    str
        Markdown, to stand in ``solutions/``.
    """
    parts = [_opening(modules), _overview(modules), _map(modules), schedules(modules)]
    return _NOTE + "\n\n".join([*parts, *map(_module, modules)]) + "\n"


def _opening(modules: Sequence[Module]) -> str:
    exercises = [entry for module in modules for entry in module.exercises.values()]
    written = sum(bool(entry.get("written")) for entry in exercises)
    return (
        "# The instructor's guide\n\n"
        f"{len(modules)} modules, {len(exercises) - written} exercises that are graded "
        f"automatically and {written} that you read. This page holds **model answers**: it stays "
        "with you, like everything in `solutions/`. How to hand out, collect and grade is on "
        "[another page](INSTRUCTORS.md); what students see of all modules together is "
        "[the reference page](../notebooks/reference.ipynb).\n\n"
        "**In a hurry?** Take the [three-week course](#a-three-week-course). If you have time for "
        "three exercises of a module, take those marked **core** in its table."
    )


def _overview(modules: Sequence[Module]) -> str:
    rows = [
        (
            f"[{m.name}](#{m.name})",
            m.title,
            ", ".join(other.partition("_")[0] for other in m.needs) or "nothing",
            str(len(m.exercises)),
            str(m.lesson.minutes),
            str(m.reading),
            ", ".join(m.teaching["core"]),
        )
        for m in modules
    ]
    head = ("notebook", "title", "needs", "exercises", "min. exercises", "min. reading", "core")
    total = sum(module.minutes for module in modules)
    return (
        "## The modules\n\n"
        f"{table(head, rows)}\n\n"
        f"Together {hours(total)}. Minutes of exercises are those that each exercise states to "
        f"students; reading is the lesson's prose at {WORDS_A_MINUTE} words a minute. *Needs* is "
        "what a student should have done before. Every notebook runs without the others, so "
        "you can leave something out and explain it yourself."
    )


def _map(modules: Sequence[Module]) -> str:
    wanted = needs(module.lesson for module in modules)
    titles = {module.name: module.title for module in modules}
    where = "../notebooks/"
    return (
        "## What needs what\n\n"
        f"![{concept_map.alt(wanted)}]({where}{concept_map.FILE})\n\n"
        "The same as a list:\n\n"
        f"{concept_map.listed(wanted, titles, where)}"
    )


def _module(module: Module) -> str:
    return "\n\n".join(filter(None, _sections(module)))


def _sections(module: Module) -> Iterable[str]:
    told, declared = module.teaching, module.lesson.declared
    yield f'<a id="{module.name}"></a>\n\n## {module.short}: {module.title}'
    yield (
        f"[Solved notebook]({module.name}/{module.name}.ipynb) · "
        f"{module.lesson.minutes} minutes of exercises, {module.reading} of reading · needs "
        f"{', '.join(module.needs) or 'nothing'} · uses {len(module.claims)} claims"
    )
    yield "### Aims\n\n" + "\n".join(
        f"- {name}: **{verb}** {what}" for name, (verb, what) in declared.objectives.items()
    )
    yield f"### Exercises\n\n{_exercises(module)}"
    if told["core"]:
        yield (
            f"**If there is time for only three:** {', '.join(told['core'])}, "
            f"{module.core_minutes} minutes with the reading."
        )
    if told["discuss"]:
        yield "### To discuss\n\n" + bullets(told["discuss"])
    yield f"### Likely mistakes\n\n{_mistakes(module)}"
    for name, entry in module.exercises.items():
        if entry.get("written"):
            yield _written(name, entry, module)


def _exercises(module: Module) -> str:
    rows = []
    for name, entry in module.exercises.items():
        spec = module.lesson.declared.exercises[name]
        mark = "**core**" if name in module.teaching["core"] else ""
        claims = ", ".join(entry["claims"])
        rows.append(
            (
                name,
                module.headings.get(name, ""),
                f"{spec.verb} ({spec.objective})",
                str(spec.minutes),
                str(spec.points),
                claims,
                mark,
            )
        )
    head = ("exercise", "what", "verb and aim", "min.", "points", "claims", "")
    return table(head, rows)


def _mistakes(module: Module) -> str:
    lines = []
    if module.teaching["watch"]:
        lines += [bullets(module.teaching["watch"]), ""]
    lines += ["The checks know these by name. Behind each is the line that the student reads:", ""]
    for name, entry in module.exercises.items():
        for wrong in entry.get("mistakes", []):
            lines.append(f"- {name}, *{wrong['name']}*: {flat(wrong['says'])}")
    return "\n".join(lines)


def _written(name: str, entry: dict[str, Any], module: Module) -> str:
    points = entry["points"]
    rubric = [(str(level[0]), level[1], level[2]) for level in entry["rubric"]]
    parts = [
        f"### {name}: {module.headings.get(name, 'written exercise')}",
        f"{points} points, marked by hand. The levels:",
        table(("points", "level", "what the answer does"), rubric),
        "A model answer:",
        quoted(entry["model_answer"]),
    ]
    for earned, answer, why in entry.get("samples", []):
        parts += [f"A sample that earns **{earned} of {points}**:", quoted(answer), f"Why: {why}"]
    return "\n\n".join(parts)

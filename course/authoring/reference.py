"""The students' reference page: words, methods, tables and claims of all modules."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import nbformat

from course.authoring.catalog import Module
from course.authoring.markdown import flat, table
from course.authoring.run import KERNEL

FILE = "reference.ipynb"
_MOST = 4
"""How many publishers of a table are named."""


def notebook(modules: Sequence[Module]) -> Any:
    """Make the page: a notebook of text alone, so that JupyterLab shows it as a page."""
    made = nbformat.v4.new_notebook()
    # Without a kernel JupyterLab would ask for one before it shows the page.
    made.metadata["kernelspec"] = KERNEL
    made.metadata["language_info"] = {"name": "python"}
    for name, part in _parts(modules).items():
        made.cells.append(nbformat.v4.new_markdown_cell(part, id=f"reference-{name}"))
    return made


def _parts(modules: Sequence[Module]) -> dict[str, str]:
    return {
        "title": (
            "# Reference\n\n"
            "What the modules teach, in four lists: [words](#Words), [methods](#Methods), "
            "[tables](#Tables) and [claims](#Claims). They are made from the modules "
            "themselves. Back to the [first page](start.ipynb)."
        ),
        "words": f"## Words\n\n{glossary(modules)}",
        "methods": (
            "## Methods\n\n"
            "Each can be imported, as in `from course.methods.counts import poisson_interval`, "
            "and says with `help(poisson_interval)` what it takes and gives.\n\n"
            f"{methods(modules)}"
        ),
        "tables": (
            '## Tables\n\n`load("claims")` gives a table, with the source of each row. '
            "Tables marked *made up* hold invented data for practice.\n\n"
            f"{tables(modules)}"
        ),
        "claims": (
            "## Claims\n\nThe claims of the article in our words, and the exercises that use "
            'each. `value("C27")` shows one with its source.\n\n'
            f"{claims(modules)}"
        ),
    }


def glossary(modules: Sequence[Module]) -> str:
    """List the words of all modules; a word of two modules has both explanations."""
    found: dict[str, list[str]] = {}
    for module in modules:
        for term, meaning in module.lesson.declared.glossary.items():
            found.setdefault(term, []).append(f"{flat(meaning)} ({_link(module)})")
    ordered = sorted(found.items(), key=lambda item: item[0].casefold())
    return "\n".join(f"- **{term}**: {'; '.join(meanings)}" for term, meanings in ordered)


def methods(modules: Sequence[Module]) -> str:
    """List the public methods with what they do and the modules that teach them."""
    rows = []
    for name, what, about in _methods():
        taught = [module for module in modules if name in module.methods]
        rows.append((f"`{name}.{what}`", about, _links(taught)))
    return table(("method, in `course.methods`", "what it does", "taught in"), rows)


def _methods() -> Iterator[tuple[str, str, str]]:
    import course.methods  # noqa: PLC0415 - its files are looked up

    for found in pkgutil.iter_modules(course.methods.__path__):
        if found.name.startswith("_"):
            continue
        file = importlib.import_module(f"course.methods.{found.name}")
        for what in getattr(file, "__all__", None) or _own(file):
            thing = getattr(file, what)
            if inspect.isfunction(thing) or inspect.isclass(thing):
                yield found.name, what, (inspect.getdoc(thing) or "").partition("\n")[0]


def _own(file: Any) -> list[str]:
    defined = {
        name
        for name, thing in vars(file).items()
        if getattr(thing, "__module__", None) == file.__name__ and not name.startswith("_")
    }
    return sorted(defined)


def tables(modules: Sequence[Module]) -> str:
    """List the tables with the modules that use them and who published what is in them."""
    from course import _package  # noqa: PLC0415 - reads files

    rows = []
    for name in _package.table_names():
        resource = _package.resource(name)
        used = [module for module in modules if name in module.tables]
        rows.append((f"`{name}`", resource["title"], _links(used), _source(resource)))
    return table(("table", "what it holds", "used in", "source"), rows)


def _source(resource: dict[str, Any]) -> str:
    from course import _package  # noqa: PLC0415 - reads files

    if resource.get("synthetic"):
        return "made up by the course, for practice"
    named = [_linked(source) for source in resource["sources"] if "://" in source.get("path", "")]
    fields = {field["name"] for field in resource["schema"]["fields"]}
    if "source_id" in fields and resource["name"] != "sources":
        publishers = {row["source_id"]: row["publisher"] for row in _package.rows("sources")}
        ids = [row["source_id"] for row in _package.rows(resource["name"])]
        counted = Counter(publishers[key] for key in ids if key in publishers)
        names = [name for name, _ in counted.most_common() if not any(name in n for n in named)]
        more = [f"and {len(names) - _MOST} more"] if len(names) > _MOST else []
        named += [*names[:_MOST], *more]
    return ", ".join(named) or "the course"


def _linked(source: dict[str, str]) -> str:
    return f"[{source['title']}]({source['path']})"


def claims(modules: Sequence[Module]) -> str:
    """List the claims with the exercises that use them."""
    from course import _package  # noqa: PLC0415 - reads files

    rows = []
    for row in _package.rows("claims"):
        uses = [
            f"[{name}]({module.name}/{module.name}.ipynb)"
            for module in modules
            for name, entry in module.exercises.items()
            if row["claim_id"] in entry["claims"]
        ]
        rows.append((row["claim_id"], row["statement"], ", ".join(uses) or "none yet"))
    return table(("claim", "in our words", "exercises"), rows)


def _link(module: Module) -> str:
    return f"[{module.short}]({module.name}/{module.name}.ipynb)"


def _links(modules: Iterable[Module]) -> str:
    return ", ".join(map(_link, modules)) or "none"

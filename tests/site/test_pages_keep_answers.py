"""No answer is anywhere on the site: not the code, not the words, not the instructors' pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
import pytest

from tests.site._pages import MODULES, ROOT

SHORTEST = 24
"""Shorter texts are found anywhere."""
_TAG = re.compile(r"<[^>]*>")


def folded(text: str) -> str:
    """Give letters and digits alone: marks, spaces and quotes differ between code and pages."""
    return re.sub(r"[\W_]+", "", text.casefold())


def shipped(module: str) -> str:
    path = ROOT / "notebooks" / module / f"{module}.ipynb"
    return folded("\n".join(c.source for c in nbformat.read(path, as_version=4).cells))


def answers(module: str) -> dict[str, object]:
    path = ROOT / "solutions" / f"{module}.answers.json"
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def codes(module: str) -> Iterator[str]:
    """List what stands between solution marks, line by line."""
    path = ROOT / "solutions" / module / f"{module}.ipynb"
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            yield from cell.source.splitlines()


def told(module: str) -> Iterator[str]:
    """List the sentences of model answers, samples, mistakes, hints and what only teachers read."""
    content = answers(module)
    teaching, exercises = content["teaching"], content["exercises"]
    assert isinstance(teaching, dict)
    assert isinstance(exercises, dict)
    yield from (*teaching["discuss"], *teaching["watch"])
    for entry in exercises.values():
        yield from entry.get("hints", ())
        yield entry.get("then", "")
        yield from (wrong["says"] for wrong in entry.get("mistakes", ()))
        yield from entry.get("also_code", ())
        yield from (code for code in entry.get("mistake_code", {}).values())
        for text in (
            entry.get("model_answer", ""),
            *(part for sample in entry.get("samples", ()) for part in sample[1:]),
        ):
            yield from re.split(r"(?<=[.?!])\s+", text)


def secrets(module: str) -> set[str]:
    known = shipped(module)
    every = {folded(text) for text in (*codes(module), *told(module))}
    return {text for text in every if len(text) >= SHORTEST and text not in known}


@pytest.fixture(scope="module", name="said")
def _said(offline_site: Path) -> dict[str, str]:
    """Give all that the site says in the clear, by file."""
    found = {}
    for path in offline_site.rglob("*"):
        name = path.relative_to(offline_site).as_posix()
        if path.suffix in (".html", ".js", ".json", ".ipynb", ".md", ".txt", ".csv", ".svg"):
            if name.startswith(("_static/", "lite/")) and not name.startswith("lite/files/"):
                continue
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".html":
                text = unescape(_TAG.sub("", text))
            found[name] = folded(text)
    return found


@pytest.mark.parametrize("module", MODULES)
def test_no_answer_is_on_the_site(said: dict[str, str], module: str) -> None:
    wanted = secrets(module)
    assert len(wanted) > 60, "the test must have something to look for"
    whole = "\n".join(said.values())
    leaked = {text for text in wanted if text in whole}
    where = {text: [name for name, each in said.items() if text in each] for text in leaked}
    assert where == {}


def test_no_file_of_the_instructors_is_on_the_site(offline_site: Path) -> None:
    names = [path.relative_to(offline_site).as_posix() for path in offline_site.rglob("*")]
    assert [n for n in names if re.search(r"answers\.json|GUIDE|solutions|gradebook", n)] == []
    assert [n for n in names if re.search(r"(^|/)keys(/|$)", n)] == []


def test_what_is_looked_for_would_be_found(said: dict[str, str]) -> None:
    """The question of an exercise is on its page, in the very form in which answers are sought."""
    page = said["lessons/m03_change.html"]
    assert folded("By how many **per cent** did the number of victims rise") in page
    assert folded('check("m03-q1", rise)') in page

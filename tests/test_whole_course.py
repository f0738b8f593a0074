"""The ten modules as one course: every claim taught, enough of everything, nothing unsourced."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from course import load, value
from course.authoring.build import START, every_module
from course.authoring.catalog import title
from course.authoring.lesson import Lesson, read
from tests.checkout import ROOT

TEN = {
    "m01_claims",
    "m02_script",
    "m03_change",
    "m04_counts",
    "m05_markets",
    "m06_networks",
    "m07_disruption",
    "m08_index",
    "m09_crackdown",
    "m10_forecast",
}
MODULES = [name for name in every_module() if name != START]
CLAIMS = {f"C{number:02}" for number in range(1, 50)}
KEYWORDS = {"objectives", "glossary", "minutes", "modules", "map"}


@cache
def lesson(module: str) -> Lesson:
    return read(ROOT / "solutions" / f"{module}.py")


@cache
def key(module: str) -> dict[str, dict[str, Any]]:
    path = ROOT / "course" / "exercises" / "keys" / f"{module}.json"
    exercises: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    return exercises


@cache
def answers(module: str) -> dict[str, Any]:
    path = ROOT / "solutions" / f"{module}.answers.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def entries() -> list[dict[str, Any]]:
    return [entry for module in MODULES for entry in key(module).values()]


def test_there_are_ten_modules() -> None:
    assert set(MODULES) == TEN


def test_all_49_claims_are_exercised_and_no_others() -> None:
    assert set(load("claims").claim_id) == CLAIMS
    exercised = {claim for entry in entries() for claim in entry["claims"]}
    assert sorted(CLAIMS - exercised) == []
    assert exercised <= CLAIMS


def test_all_49_claims_are_exercised_by_something_that_is_graded_automatically() -> None:
    graded = [entry for entry in entries() if not entry.get("written")]
    assert sorted(CLAIMS - {claim for entry in graded for claim in entry["claims"]}) == []


def test_what_the_issue_counts_is_there() -> None:
    count: Counter[str] = Counter()
    for entry in entries():
        if entry.get("written"):
            count["written"] += 1
        else:
            count["graded automatically"] += 1
            count["interactive"] += "-w" in entry["id"]
            count["named mistakes"] += len(entry["mistakes"])
    least = {"graded automatically": 80, "written": 10, "interactive": 10, "named mistakes": 150}
    assert {name: count[name] for name in least if count[name] < least[name]} == {}


@pytest.mark.parametrize("module", MODULES)
def test_each_module_has_its_share(module: str) -> None:
    graded = [entry for entry in key(module).values() if not entry.get("written")]
    assert len(graded) >= 8
    assert sum(bool(entry.get("written")) for entry in key(module).values()) == 1
    interactive = [entry for entry in graded if re.fullmatch(r"m\d\d-w\d", entry["id"])]
    assert interactive
    assert all("saved(" in entry["answer"] for entry in interactive)
    assert len({json.dumps(entry["kind"]["type"]) for entry in graded}) >= 4
    for entry in graded:
        numeric = '"type": "number"' in json.dumps(entry["kind"])
        assert len(entry["mistakes"]) >= (2 if numeric else 1), entry["id"]


@pytest.mark.parametrize("module", MODULES)
def test_each_module_tells_instructors_what_it_needs_and_what_to_assign(module: str) -> None:
    told = answers(module)["teaching"]
    assert set(told["needs"]) <= {name for name in TEN if name < module}
    assert len(set(told["core"])) == 3
    assert set(told["core"]) <= set(key(module))
    assert len(told["discuss"]) >= 3
    assert len(told["watch"]) >= 2


@pytest.mark.parametrize("module", MODULES)
def test_each_written_exercise_has_a_model_answer_and_graded_samples(module: str) -> None:
    written = [entry for entry in answers(module)["exercises"].values() if entry.get("written")]
    assert written
    for entry in written:
        assert len(entry["model_answer"].split()) >= 40
        assert "SOLUTION" not in entry["model_answer"]
        levels = [points for points, *_ in entry["rubric"]]
        assert len(levels) == 4
        earned = {points for points, *_ in entry["samples"]}
        assert len(earned) >= 3
        assert earned <= set(levels)
        by_points = {points: len(text.split()) for points, text, _ in entry["samples"]}
        assert by_points[max(by_points)] >= 40
        assert all(why.strip() for *_, why in entry["samples"])


def test_the_readme_lists_the_notebooks_under_their_titles_and_leads_to_the_guide() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(m\d\d_\w+)` \| (.+?) \|", readme, re.MULTILINE)
    assert listed == [(name, title(lesson(name))) for name in MODULES]
    assert "](solutions/GUIDE.md)" in readme


def told(module: str) -> list[str]:
    """Give all prose of a lesson: students' cells, and what only instructors read."""
    made = lesson(module)
    texts = [cell.source for cell in made.cells if cell.role in ("prose", "written")]
    teaching = made.declared.teaching
    if teaching is not None:
        texts += [*teaching.discuss, *teaching.watch]
    for spec in made.declared.exercises.values():
        for sample in getattr(spec, "samples", ()):
            texts += [sample.answer, sample.why]
    return texts


def resolves(reference: str, module: str) -> bool:
    """Tell whether what stands in braces leads to a sourced figure, a table or a declaration."""
    word, _, rest = reference.partition(" ")
    if reference.startswith(("=", "!")) or reference in KEYWORDS:
        return True
    if word in ("about", "rubric"):
        return rest in lesson(module).declared.exercises
    if word == "count":
        return len(load(rest)) > 0
    figure = value(reference.partition("|")[0])
    return bool(figure.publisher and figure.published and figure.grade)


@pytest.mark.parametrize("module", [*MODULES, START])
def test_every_figure_in_prose_resolves_to_a_row_with_a_source(module: str) -> None:
    found = 0
    for text in told(module):
        for reference in re.findall(r"\{([!=]?[^{}\n]+)\}", text):
            assert resolves(reference, module), reference
            found += not reference.startswith(("=", "!")) and reference not in KEYWORDS
    assert found > 0


@pytest.mark.parametrize("module", MODULES)
def test_no_figure_is_typed_in_prose_with_its_unit(module: str) -> None:
    unit = r"(?:per cent|percent|%|tonnes?|kilograms?|euros?|victims?|deaths|killings|people|times)"
    year = r"\b(?:19|20)\d\d\b"
    for text in told(module):
        bare = re.sub(rf"\{{[^{{}}\n]*\}}|`[^`]*`|\]\([^)]*\)|{year}", " ", text)
        assert re.findall(rf"\b\d[\d.,]*\s+{unit}\b", bare) == []

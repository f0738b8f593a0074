"""From a browser alone to the gradebook's marks: three modules in JupyterLite, nothing outside."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from playwright.sync_api import expect

from course.grading.mark import mark
from tests.grading._course import ROOT, answers, full_marks, solved
from tests.site._lite import Lite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.browser

EXPLORED = "m03_change"
OTHERS = (("m08_index", "today"), ("m10_forecast", "older"))
"""A wide table and a slider; sealed forecasts and a wheel."""
OWN = """
from pathlib import Path
from course.exercises._progress import Progress
display(hint("m03-q1"), progress(), Progress(Path("..").resolve()))
"""
"""What a student sees here, and on the first page."""
RANKS = """
import pandas as pd
from pyodide.ffi import can_run_sync
print(can_run_sync(), pd.Series([1, 2, 3]).corr(pd.Series([1, 3, 2]), method="spearman"))
"""
"""For which pandas needs scipy; the ranks differ by 0, 1 and 1, so 1 - 6 * 2 / (3 * 8)."""
NO_PROMISES = "delete WebAssembly.Suspending; delete WebAssembly.promising;\n"
"""Makes a browser one of those in which Python cannot wait."""
RFC_7914 = """
from course._browser import scrypt
print(scrypt(b"", salt=b"", n=16, r=1, p=1, dklen=64).hex())
print(scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64).hex())
"""
DERIVED = """\
77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442\
fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
"""
"""Section 12 of the RFC."""


@pytest.fixture
def window(running_browser: Browser, served_site: str) -> Iterator[Callable[[], Lite]]:
    """Open JupyterLite in a browser that has not been there before."""
    with contextlib.ExitStack() as stack:

        def opened() -> Lite:
            context = stack.enter_context(contextlib.closing(running_browser.new_context()))
            return Lite(context.new_page(), served_site)

        yield opened


def test_a_first_session_is_there_after_a_reload_and_counts(
    window: Callable[[], Lite], tmp_path: Path
) -> None:
    entries = answers(EXPLORED)
    mistake = entries["m03-q1"]["mistakes"][0]
    wrong = entries["m03-q1"]["mistake_code"][mistake["name"]]
    lite = window()

    lite.load(f"{EXPLORED}/{EXPLORED}.ipynb")
    lite.type({"m03-q1": wrong})
    own = lite.add(OWN)
    rfc = lite.add(RFC_7914)
    lite.run(*up_to(EXPLORED, "m03-q1-check"), "m03-w1", own, rfc)

    assert mistake["says"] in lite.shown("m03-q1-check")[0]
    hint, done, of_all = lite.shown(own)
    assert hint.startswith("Hint 1 of 3")
    assert entries["m03-q1"]["hints"][0] in hint
    assert re.search(r"m03-q1 +not yet ", done)
    assert re.search(rf"{EXPLORED} +0 of {len(entries)} right", of_all)
    assert lite.shown(rfc) == [DERIVED]
    pick_both_years(lite)
    lite.save()

    lite.load(f"{EXPLORED}/{EXPLORED}.ipynb")
    assert lite.source("m03-q1") == wrong
    rest = {name: code for name, code in right(EXPLORED).items() if name != "m03-w1"}
    lite.type(rest)
    ends_well(lite, EXPLORED)
    hint, done, of_all = lite.shown(own)
    assert hint.startswith("Hint 2 of 3")
    assert re.search(r"m03-q1 +right ", done)
    assert re.search(rf"{EXPLORED} +{len(entries)} of {len(entries)} right", of_all)
    kept = graded(lite, EXPLORED, tmp_path)
    assert kept["m03-w1"]["data"] == {"dramatic": 2010, "mild": 2021}


@pytest.mark.parametrize(("module", "browser"), OTHERS)
def test_right_answers_are_right_to_the_last_cell_and_earn_full_marks(
    window: Callable[[], Lite], module: str, browser: str, tmp_path: Path
) -> None:
    lite = window()
    if browser == "older":
        lite.page.context.route("**/pyodide.mjs", without_promises)
    lite.page.context.route("**/scipy-*.whl", lambda route: route.abort())
    lite.load(f"{module}/{module}.ipynb")
    lite.type(right(module))

    ends_well(lite, module)

    ranks = lite.add(RANKS)
    lite.run(ranks)
    assert "scipy is needed here and could not be fetched." in lite.errors()[0]
    lite.page.context.unroute("**/scipy-*.whl")
    lite.run(ranks)
    assert lite.shown(ranks) == [f"{browser == 'today'} 0.5\n"]
    graded(lite, module, tmp_path)


def without_promises(route: Route) -> None:
    """Serve Pyodide to a browser without JavaScript Promise Integration."""
    answer = route.fetch()
    route.fulfill(response=answer, body=NO_PROMISES + answer.text())


def right(module: str) -> dict[str, str]:
    """Give the source of every solved exercise."""
    return {cell.id: cell.source for cell in solved(module).cells if cell.id in answers(module)}


def up_to(module: str, last: str) -> list[str]:
    """Name the code cells of a notebook down to one of them."""
    names = [cell.id for cell in solved(module).cells if cell.cell_type == "code"]
    return names[: names.index(last) + 1]


def pick_both_years(lite: Lite) -> None:
    """Answer in the explorer by keyboard."""
    explorer = lite.outputs.locator(".course-explorer").first
    explorer.evaluate("e => e.scrollIntoView({block: 'center'})")
    slider = explorer.get_by_role("slider", name="Base year")
    picture = explorer.get_by_role("img")
    for key, role, year in (("Home", "most dramatic", 2010), ("End", "mildest", 2021)):
        slider.focus()
        lite.page.keyboard.press(key)
        expect(picture).to_have_accessible_name(re.compile(str(year)), timeout=20_000)
        explorer.get_by_role("button", name=f"Save as the {role} headline").press("Enter")
        expect(explorer).to_contain_text(f"Saved: base year {year}", timeout=20_000)


def ends_well(lite: Lite, module: str) -> None:
    """Run all and see that every check says right, and nothing else is amiss."""
    lite.run_all()
    print(f"{module}: first output after {lite.first_output_s:.0f} s")
    checks = {name: lite.shown(f"{name}-check") for name in answers(module)}
    assert {name: [line[:6] for line in lines] for name, lines in checks.items()} == {
        name: ["Right."] for name in checks
    }
    assert lite.not_run() == []
    assert lite.errors() == []
    assert lite.unlabeled_pictures() == []


def graded(lite: Lite, module: str, folder: Path) -> Any:
    """Download the work, see that it earns full marks, and give what was saved beside it."""
    name, notebook = lite.download_notebook()
    assert name.endswith(f"{module}.ipynb")
    name, saved = lite.download(module, "answers.json")
    assert name == "answers.json"
    (folder / name).write_bytes(saved)
    marked = mark(nbformat.reads(notebook.decode(), 4), module, ROOT, folder)
    assert {name: one.score for name, one in marked.marks.items()} == full_marks(module)
    assert lite.outside == []
    return json.loads(saved)["answers"]

"""A student's way through every module in JupyterLab: untouched, wrong, right, and saved."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import nbformat
import pytest
from _lab import REPOSITORY
from playwright.sync_api import expect

from tests.grading._course import MODULES, answers, released, solved

if TYPE_CHECKING:
    from pathlib import Path

    from _lab import Lab

pytestmark = pytest.mark.browser

EXPLORED = "m03_change"


def open_with(lab: Lab, module: str, codes: dict[str, str]) -> Lab:
    """Open a released notebook with some answer cells filled in, and run all of it."""
    folder = lab.folder / module
    folder.mkdir()
    notebook = released(module)
    for cell in notebook.cells:
        cell.source = codes.get(cell.id, cell.source)
    nbformat.write(notebook, folder / f"{module}.ipynb")
    lab.open(f"{module}/{module}.ipynb")
    lab.run_all()
    return lab


def lines(lab: Lab) -> list[str]:
    # Not by role and not by inner text: JupyterLab does not lay out what is off the screen.
    return lab.outputs.locator("[role=status]").all_text_contents()


@pytest.mark.parametrize("module", MODULES)
def test_the_untouched_notebook_runs_to_its_end_and_nothing_counts_as_attempted(
    lab: Lab, module: str
) -> None:
    open_with(lab, module, {})

    assert lab.errors() == []
    heads = [line.partition(".")[0] for line in lines(lab)]
    assert heads.count("Not attempted") == len(answers(module))
    assert lab.unlabeled_pictures() == []
    lab.screenshot(f"{module}-untouched")


@pytest.mark.parametrize("module", MODULES)
def test_a_wrong_answer_is_named(lab: Lab, module: str) -> None:
    entries = answers(module)
    wrong = {name: next(iter(entry["mistake_code"].values())) for name, entry in entries.items()}
    open_with(lab, module, wrong)

    found = lines(lab)
    for entry in entries.values():
        says = entry["mistakes"][0]["says"].replace("`", "")
        assert any(says in line for line in found), says
    assert lab.errors() == []
    first = lab.outputs.locator("[role=status]").first
    first.evaluate("e => e.scrollIntoView({block: 'center'})")
    lab.screenshot(f"{module}-wrong")


@pytest.mark.parametrize("module", MODULES)
def test_the_solved_notebook_is_right_from_top_to_bottom(lab: Lab, module: str) -> None:
    entries = answers(module)
    codes = {cell.id: cell.source for cell in solved(module).cells if cell.id in entries}
    open_with(lab, module, codes)

    assert lab.errors() == []
    assert [line.partition(".")[0] for line in lines(lab)].count("Right") == len(entries)
    assert lab.unlabeled_pictures() == []
    shoot_every_part(lab, module)


def test_an_answer_made_in_the_explorer_is_graded_right(lab: Lab) -> None:
    open_with(lab, EXPLORED, {})
    lab.notebook.locator(".course-explorer").first.scroll_into_view_if_needed()
    explorer = lab.outputs.locator(".course-explorer").first
    slider = explorer.get_by_role("slider", name="Base year")
    for _ in range(4):  # cells above get their height only when they come into view
        explorer.evaluate("e => e.scrollIntoView({block: 'center'})")
        lab.page.wait_for_timeout(400)
    lab.screenshot("m03-explorer")
    for key, role, year in (("Home", "most dramatic", 2010), ("End", "mildest", 2021)):
        slider.focus()
        lab.page.keyboard.press(key)
        explorer.get_by_role("button", name=f"Save as the {role} headline").press("Enter")
        expect(explorer).to_contain_text(f"Saved: base year {year}")
    content = json.loads((lab.folder / EXPLORED / "answers.json").read_text(encoding="utf-8"))
    assert content["answers"]["m03-w1"]["data"] == {"dramatic": 2010, "mild": 2021}

    lab.run_all()

    assert "Right. " + answers(EXPLORED)["m03-w1"]["then"].removeprefix("Right. ") in lines(lab)


def test_the_start_page_shows_the_modules_and_their_progress(lab: Lab) -> None:
    shutil.copy(REPOSITORY / "notebooks" / "start.ipynb", lab.folder)
    (lab.folder / EXPLORED).mkdir()
    done = {"version": 1, "exercises": {"m03-q1": {"status": "right", "tries": 1}}}
    (lab.folder / EXPLORED / "progress.json").write_text(json.dumps(done), encoding="utf-8")
    lab.open("start.ipynb")
    lab.run_all()

    expect(lab.outputs.last).to_contain_text(f"1 of {len(answers(EXPLORED))} right")
    assert lab.errors() == []
    lab.screenshot("start")


def shoot_every_part(lab: Lab, module: str) -> list[Path]:
    """Keep a screenshot of each screen of the notebook, for a person to look at."""
    lab.page.set_viewport_size({"width": 1200, "height": 1400})
    shots = []
    for index, heading in enumerate(lab.notebook.locator("h2").all()):
        heading.scroll_into_view_if_needed()
        heading.evaluate("e => e.scrollIntoView({block: 'start'})")
        lab.page.wait_for_timeout(400)
        shots.append(lab.screenshot(f"{module}-part-{index:02d}"))
    return shots

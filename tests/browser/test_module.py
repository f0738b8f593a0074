"""A student's way through every module in JupyterLab: untouched, right, wrong, and saved."""

from __future__ import annotations

import json
import os
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
EVERY_PART = "COURSE_SCREENSHOTS"
"""Set to keep a screenshot of every part of every module in .artifacts."""


def open_released(lab: Lab, module: str) -> None:
    """Open a released notebook as a student gets it, and run all of it."""
    folder = lab.folder / module
    folder.mkdir()
    nbformat.write(released(module), folder / f"{module}.ipynb")
    lab.open(f"{module}/{module}.ipynb")
    lab.run_all()


def lines(lab: Lab) -> list[str]:
    # Not by role and not by inner text: JupyterLab does not lay out what is off the screen.
    return lab.outputs.locator("[role=status]").all_text_contents()


def count(lab: Lab, head: str, due: int) -> int:
    """Count the lines that begin so; JupyterLab shows the last ones a moment after their run."""
    found = -1
    for _ in range(100):
        found = sum(line.partition(".")[0] == head for line in lines(lab))
        if found == due:
            break
        lab.page.wait_for_timeout(100)
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_untouched_solved_and_with_mistakes(lab: Lab, module: str) -> None:
    entries = answers(module)
    saved = lab.folder / module / "answers.json"

    right = {cell.id: cell.source for cell in solved(module).cells if cell.id in entries}

    open_released(lab, module)
    assert count(lab, "Not attempted", len(entries)) == len(entries)
    assert lab.errors() == []
    assert lab.unlabeled_pictures() == []
    lab.screenshot(f"{module}-untouched")

    # Each answer where it stands, when everything has been run: no later cell may stand in its way.
    lab.answer(right)
    assert count(lab, "Right", len(entries)) == len(entries)
    assert lab.errors() == []
    if os.environ.get(EVERY_PART):
        lab.run_all()
        shoot_every_part(lab, module)

    saved.unlink()  # what a widget holds already would count beside what is done now
    lab.answer({n: next(iter(entry["mistake_code"].values())) for n, entry in entries.items()})
    assert count(lab, "Right", 0) == 0
    found = lines(lab)
    for entry in entries.values():
        says = entry["mistakes"][0]["says"].replace("`", "")
        assert any(says in line for line in found), says
    assert lab.errors() == []
    first = lab.outputs.locator("[role=status]").first
    first.evaluate("e => e.scrollIntoView({block: 'center'})")
    lab.screenshot(f"{module}-wrong")


def test_an_answer_made_in_the_explorer_is_graded_right(lab: Lab) -> None:
    open_released(lab, EXPLORED)
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

    assert count(lab, "Right", 1) == 1
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

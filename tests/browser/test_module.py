"""A student's way through every module in JupyterLab: untouched, wrong, right, and saved."""

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


def heads(lab: Lab) -> list[str]:
    return [line.partition(".")[0] for line in lines(lab)]


@pytest.mark.parametrize("module", MODULES)
def test_a_students_way_from_untouched_over_wrong_to_right(lab: Lab, module: str) -> None:
    entries = answers(module)

    open_released(lab, module)
    assert lab.errors() == []
    assert heads(lab).count("Not attempted") == len(entries)
    assert lab.unlabeled_pictures() == []
    lab.screenshot(f"{module}-untouched")

    lab.answer({n: next(iter(entry["mistake_code"].values())) for n, entry in entries.items()})
    found = lines(lab)
    for entry in entries.values():
        says = entry["mistakes"][0]["says"].replace("`", "")
        assert any(says in line for line in found), says
    assert lab.errors() == []
    assert "Right" not in heads(lab)
    first = lab.outputs.locator("[role=status]").first
    first.evaluate("e => e.scrollIntoView({block: 'center'})")
    lab.screenshot(f"{module}-wrong")

    lab.type_in({cell.id: cell.source for cell in solved(module).cells if cell.id in entries})
    lab.run_all()
    assert lab.errors() == []
    assert heads(lab).count("Right") == len(entries)
    assert lab.unlabeled_pictures() == []
    if os.environ.get(EVERY_PART):
        shoot_every_part(lab, module)


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

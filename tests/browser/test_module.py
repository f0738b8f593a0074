"""A student's way through module 3 in JupyterLab: untouched, wrong, right, and saved."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from _lab import REPOSITORY
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from _lab import Lab

pytestmark = pytest.mark.browser

MODULE = "m03_change"
RELEASED = REPOSITORY / "notebooks" / MODULE / f"{MODULE}.ipynb"
ANSWERS: dict[str, Any] = json.loads(
    (REPOSITORY / "solutions" / f"{MODULE}.answers.json").read_text(encoding="utf-8")
)["exercises"]
AUTO = {name: entry for name, entry in ANSWERS.items() if not entry.get("written")}


def open_with(lab: Lab, codes: dict[str, str]) -> Lab:
    """Open the released notebook with some answer cells filled in, and run all of it."""
    folder = lab.folder / MODULE
    folder.mkdir()
    notebook = nbformat.read(RELEASED, as_version=4)
    for cell in notebook.cells:
        cell.source = codes.get(cell.id, cell.source)
    nbformat.write(notebook, folder / RELEASED.name)
    lab.open(f"{MODULE}/{RELEASED.name}")
    lab.run_all()
    return lab


def solutions() -> dict[str, str]:
    solved = REPOSITORY / "solutions" / MODULE / f"{MODULE}.ipynb"
    cells = nbformat.read(solved, as_version=4).cells
    return {cell.id: cell.source for cell in cells if cell.id in AUTO}


def lines(lab: Lab) -> list[str]:
    # Not by role and not by inner text: JupyterLab does not lay out what is off the screen.
    return lab.outputs.locator("[role=status]").all_text_contents()


def test_the_untouched_notebook_runs_to_its_end_and_nothing_counts_as_attempted(lab: Lab) -> None:
    open_with(lab, {})

    assert lab.errors() == []
    assert sum(line.startswith("Not attempted.") for line in lines(lab)) == len(AUTO)
    assert lab.unlabeled_pictures() == []
    assert lab.outside == []
    lab.screenshot("m03-untouched")


def test_a_wrong_answer_is_named_and_the_right_one_is_welcomed(lab: Lab) -> None:
    wrong = {name: next(iter(entry["mistake_code"].values())) for name, entry in AUTO.items()}
    open_with(lab, wrong)

    found = lines(lab)
    for entry in AUTO.values():
        says = entry["mistakes"][0]["says"].replace("`", "")
        assert any(says in line for line in found), says
    assert lab.errors() == []
    lab.outputs.get_by_text(AUTO["m03-q1"]["mistakes"][0]["says"]).scroll_into_view_if_needed()
    lab.screenshot("m03-wrong")


def test_the_solved_notebook_is_right_from_top_to_bottom(lab: Lab) -> None:
    open_with(lab, solutions())

    assert lab.errors() == []
    assert sum(line.startswith("Right.") for line in lines(lab)) == len(AUTO)
    assert lab.unlabeled_pictures() == []
    assert lab.outside == []
    expect(lab.outputs.last.locator("tr")).to_have_count(len(ANSWERS) + 1)
    shoot_every_part(lab)


def test_an_answer_made_in_the_explorer_is_graded_right(lab: Lab) -> None:
    open_with(lab, {})
    lab.notebook.locator(".course-explorer").first.scroll_into_view_if_needed()
    explorer = lab.outputs.locator(".course-explorer").first
    slider = explorer.get_by_role("slider", name="Base year")
    for key, role, year in (("Home", "most dramatic", 2010), ("End", "mildest", 2021)):
        slider.focus()
        lab.page.keyboard.press(key)
        explorer.get_by_role("button", name=f"Save as the {role} headline").press("Enter")
        expect(explorer).to_contain_text(f"Saved: base year {year}")
    content = json.loads((lab.folder / MODULE / "answers.json").read_text(encoding="utf-8"))
    assert content["answers"]["m03-w1"]["data"] == {"dramatic": 2010, "mild": 2021}

    lab.run_all()
    for _ in range(4):  # cells above get their height only when they come into view
        explorer.evaluate("e => e.scrollIntoView({block: 'center'})")
        lab.page.wait_for_timeout(400)
    lab.screenshot("m03-explorer")

    assert "Right. " + AUTO["m03-w1"]["then"].removeprefix("Right. ") in lines(lab)


def test_the_start_page_shows_the_modules_and_their_progress(lab: Lab) -> None:
    shutil.copy(REPOSITORY / "notebooks" / "start.ipynb", lab.folder)
    (lab.folder / MODULE).mkdir()
    done = {"version": 1, "exercises": {"m03-q1": {"status": "right", "tries": 1}}}
    (lab.folder / MODULE / "progress.json").write_text(json.dumps(done), encoding="utf-8")
    lab.open("start.ipynb")
    lab.run_all()

    expect(lab.outputs.last).to_contain_text(f"1 of {len(AUTO)} right")
    assert lab.errors() == []
    lab.screenshot("start")


def shoot_every_part(lab: Lab) -> list[Path]:
    """Keep a screenshot of each screen of the notebook, for a person to look at."""
    lab.page.set_viewport_size({"width": 1200, "height": 1400})
    shots = []
    for index, heading in enumerate(lab.notebook.locator("h2").all()):
        heading.scroll_into_view_if_needed()
        heading.evaluate("e => e.scrollIntoView({block: 'start'})")
        lab.page.wait_for_timeout(400)
        shots.append(lab.screenshot(f"m03-part-{index:02d}"))
    return shots

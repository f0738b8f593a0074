from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING

import nbformat
import pytest
from playwright.sync_api import expect

from course import base_year_explorer
from course.widgets._base_year_svg import draw

if TYPE_CHECKING:
    from pathlib import Path

    from _lab import Lab
    from playwright.sync_api import BrowserContext, Locator

pytestmark = pytest.mark.browser

CELLS = [
    "from course import base_year_explorer, saved",
    "base_year_explorer('m03-w1')",
    "print('in the file:', saved('m03-w1'))",
]


BASE_YEARS = range(2010, 2022)
TEXT_BOXES = """all => all.map(svg => [
  [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height],
  [...svg.querySelectorAll("text")].filter(e => e.textContent)
    .map(e => [e.textContent, e.getBBox()])
    .map(([t, b]) => [t, b.x, b.y, b.x + b.width, b.y + b.height]),
])"""
"""The size of each picture, and the box of each text in it."""


def write_notebook(folder: Path, cells: list[str], name: str = "explorer.ipynb") -> str:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / name)
    return name


def opened(lab: Lab, cells: list[str]) -> Lab:
    lab.open(write_notebook(lab.folder, cells))
    lab.run_all()
    assert lab.errors() == []
    return lab


def picks(lab: Lab) -> dict[str, int]:
    content = json.loads((lab.folder / "answers.json").read_text(encoding="utf-8"))
    data: dict[str, int] = content["answers"]["m03-w1"]["data"]
    return data


def explorers(lab: Lab) -> Locator:
    return lab.outputs.locator(".course-explorer")


def button(lab: Lab, role: str) -> Locator:
    return explorers(lab).first.get_by_role("button", name=f"Save as the {role} headline")


def test_a_student_explores_saves_and_finds_it_again_with_the_keyboard_alone(lab: Lab) -> None:
    opened(lab, CELLS)
    press = lab.page.keyboard.press
    picture = explorers(lab).get_by_role("img")
    slider = explorers(lab).get_by_role("slider", name="Base year")
    lines = explorers(lab).get_by_role("status")
    expect(lines.nth(1)).to_have_text("Nothing is saved yet.")

    before = picture.inner_html()
    slider.focus()
    press("Home")
    expect(picture).to_have_accessible_name(re.compile("2022 is 6.8 times 2010"))
    expect(lines.nth(0)).to_contain_text("From 4.1 t in 2010 to 27.7 t in 2022: 6.8 times")
    assert picture.inner_html() != before
    press("ArrowRight")
    press("ArrowRight")
    expect(picture).to_have_accessible_name(re.compile("2022 is 4.9 times 2012"))
    expect(picture).to_contain_text("+394 per cent")

    press("Tab")  # the readout, where a year can be typed
    press("Tab")
    expect(button(lab, "most dramatic")).to_be_focused()
    press("Enter")
    expect(lines.nth(1)).to_contain_text("Saved: base year 2012 as the most dramatic headline.")
    assert picks(lab) == {"dramatic": 2012}
    slider.focus()
    press("End")
    expect(picture).to_have_accessible_name(re.compile("2022 is 1.05 times 2021"))
    press("ArrowLeft")
    expect(picture).to_have_accessible_name(re.compile("2022 is 2.1 times 2020"))
    press("Tab")
    press("Tab")
    press("Tab")
    expect(button(lab, "mildest")).to_be_focused()
    press("Space")
    expect(lines.nth(1)).to_contain_text("Saved: base year 2020 as the mildest headline.")
    assert picks(lab) == {"dramatic": 2012, "mild": 2020}
    assert lab.unlabeled_pictures() == []
    lab.screenshot("explorer")

    lab.restart()
    lab.run_all()
    assert lab.errors() == []
    expect(lines.nth(1)).to_contain_text("base year 2012 as the most dramatic headline")
    expect(lines.nth(1)).to_contain_text("base year 2020 as the mildest headline")
    expect(lab.outputs.last).to_have_text("in the file: {'dramatic': 2012, 'mild': 2020}")
    assert lab.unlabeled_pictures() == []


def test_two_explorers_of_one_exercise_keep_each_others_picks(lab: Lab) -> None:
    opened(lab, [*CELLS[:2], *CELLS[1:]])
    first, second = explorers(lab).nth(0), explorers(lab).nth(1)
    first.get_by_role("button", name="Save as the most dramatic headline").press("Enter")
    expect(first.get_by_role("status").nth(1)).to_contain_text("Saved: base year 2016")
    second.get_by_role("slider").press("End")
    expect(second.get_by_role("img")).to_have_accessible_name(re.compile("1.05 times 2021"))
    second.get_by_role("button", name="Save as the mildest headline").press("Enter")
    expect(second.get_by_role("status").nth(1)).to_contain_text("Saved: base year 2021")
    assert picks(lab) == {"dramatic": 2016, "mild": 2021}
    lab.run_all()
    for explorer in (first, second):
        line = explorer.get_by_role("status").nth(1)
        expect(line).to_contain_text("base year 2016 as the most dramatic headline")
        expect(line).to_contain_text("base year 2021 as the mildest headline")


def test_the_explorer_says_what_happened_to_a_damaged_file(lab: Lab) -> None:
    (lab.folder / "answers.json").write_text("{", encoding="utf-8")
    opened(lab, CELLS)
    line = explorers(lab).get_by_role("status").nth(1)
    expect(line).to_contain_text("It is kept as answers.corrupt-1.json")
    button(lab, "mildest").press("Space")
    expect(line).to_contain_text("Saved: base year 2016")
    assert (lab.folder / "answers.corrupt-1.json").read_text(encoding="utf-8") == "{"


def test_every_control_has_a_name_a_visible_focus_and_an_announcement(lab: Lab) -> None:
    opened(lab, CELLS)
    expect(explorers(lab).get_by_role("slider")).to_have_accessible_name("Base year")
    # The parts that stay while their text is replaced are the ones that must be live.
    live = explorers(lab).locator(".widget-html-content[aria-live=polite]")
    expect(live).to_have_count(2)
    expect(live.nth(0)).to_contain_text("From 8.5 t in 2016 to 27.7 t in 2022")
    expect(live.nth(1)).to_contain_text("Nothing is saved yet.")
    explorers(lab).get_by_role("slider").focus()
    seen = []
    for _ in range(4):  # the slider, its readout, two buttons
        seen.append(lab.page.evaluate("getComputedStyle(document.activeElement).outline"))
        lab.page.keyboard.press("Tab")
    assert [outline.endswith("solid 3px") for outline in seen] == [True] * 4
    boxes = explorers(lab).locator("xpath=descendant-or-self::*[contains(@class, 'widget-box')]")
    # A box that cuts what leaves it would cut the mark of the focus.
    hidden = "all => all.map(e => getComputedStyle(e).overflow)"
    assert boxes.evaluate_all(hidden) == ["visible", "visible"]


def test_nothing_is_cut_at_twice_the_zoom(lab: Lab) -> None:
    lab.page.set_viewport_size({"width": 640, "height": 480})  # 1280 by 960 at 200 percent
    opened(lab, CELLS)
    whole = "parts => parts.every(e => e.scrollWidth <= e.clientWidth + 1)"
    parts = explorers(lab).locator("button, p, .widget-label:visible, .widget-readout")
    assert parts.count() >= 6
    assert parts.evaluate_all(whole)
    frame = explorers(lab).evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert frame[0] <= frame[1] + 1


def test_no_text_of_the_picture_leaves_it_or_meets_another(
    window: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    model = base_year_explorer().model
    page = window.new_page()
    pictures = [f'<div style="width: 760px">{draw(model, year)}</div>' for year in BASE_YEARS]
    page.set_content("".join(pictures))
    found = page.locator("div > svg").evaluate_all(TEXT_BOXES)
    page.close()
    for year, ((width, height), boxes) in zip(BASE_YEARS, found, strict=True):
        assert len(boxes) >= 30
        for text, left, top, right, bottom in boxes:
            assert left >= 0 <= top, (year, text)
            assert right <= width, (year, text)
            assert bottom <= height, (year, text)
        for one, other in itertools.combinations(boxes, 2):
            apart = (
                one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            )
            assert apart, (year, one[0], other[0])


def test_show_keeps_its_alt_text_in_jupyterlab(lab: Lab) -> None:
    alt = "Seizures rise from 5.6 t in 2012 to 27.7 t in 2022."
    cells = [
        "from matplotlib import pyplot as plt",
        "from course import show",
        "fig, ax = plt.subplots()\nax.plot([2012, 2022], [5.6, 27.7])",
        f"show(fig, alt={alt!r}, caption='Source: UNODC')",
    ]
    opened(lab, ["\n".join(cells)])
    expect(lab.outputs.get_by_role("img")).to_have_accessible_name(alt)
    expect(lab.outputs.get_by_role("img")).to_have_count(1)
    expect(lab.outputs.get_by_text("Source: UNODC")).to_be_visible()

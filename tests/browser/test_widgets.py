"""The widgets in JupyterLab, by keyboard alone and at twice the zoom; one has its own file."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from playwright.sync_api import expect
from test_explorer import TEXT_BOXES, opened

from course import (
    certainty_slider,
    count_explorer,
    load,
    market_sliders,
    take_apart,
    weight_slider,
)
from course.plots._index_source import RIGHTS
from course.widgets import (
    _certainty_slider_svg,
    _count_explorer_svg,
    _evidence_board_svg,
    _hypothesis_matrix_svg,
    _intervention_slider_svg,
    _market_sliders_svg,
    _probability_wheel_svg,
    _take_apart_svg,
    _weight_slider_svg,
)
from tests.widgets._widgets import (
    CLAIMS,
    PARTS,
    PEOPLE,
    QUESTIONS,
    RATINGS,
    ROLES,
    TEXTS,
    TIES,
    apart,
    board,
    certainty,
    intervention,
    matrix,
    weight,
    wheel,
)
from tests.widgets._widgets import COUNTS as COUNTS_A_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _lab import Lab
    from playwright.sync_api import BrowserContext, Locator

pytestmark = pytest.mark.browser

COUNTS = ["from course import count_explorer, saved", "count_explorer('m04-w1')"]
BOARD = ["from course import evidence_board, saved", f"evidence_board('m01-w1', claims={CLAIMS})"]
MATRIX = [
    "import pandas as pd\nfrom course import hypothesis_matrix, saved",
    (
        f"ratings = pd.DataFrame.from_dict({RATINGS}, orient='index')\n"
        f"hypothesis_matrix('m02-w1', ratings=ratings, texts={TEXTS})"
    ),
]
MARKET = ["from course import market_sliders, saved", "market_sliders('m05-w1')"]
ROLES_CELL = f"import pandas as pd\nimport networkx as nx\nroles = {ROLES}"
CERTAINTY = [
    f"{ROLES_CELL}\nfrom course import certainty_slider, saved",
    (
        f"ties = pd.DataFrame({TIES}, columns=['source', 'target', 'certainty', 'negated'])\n"
        f"certainty_slider('m06-w1', ties=ties, labels={PEOPLE}, roles=roles)"
    ),
]
APART = [
    f"{ROLES_CELL}\nfrom course import take_apart, saved",
    "take_apart('m07-w1', graph=nx.krackhardt_kite_graph(), budget=3)",
]
WEIGHT = [
    f"{ROLES_CELL}\nfrom course import weight_slider, saved",
    (
        f"parts = pd.DataFrame.from_dict({PARTS}, orient='index', columns=['markets', 'actors'])\n"
        "weight_slider('m08-w1', parts=parts, roles=roles, highlight=['Yarrow'])"
    ),
]
INTERVENTION = [
    f"{ROLES_CELL}\nfrom course import intervention_slider, saved",
    (
        f"counts = pd.Series({COUNTS_A_MONTH}, index=range(1, 13), name='Thefts')\n"
        "intervention_slider('m09-w1', counts=counts, roles=roles, least=3, synthetic=True)"
    ),
]
WHEEL = [
    f"{ROLES_CELL}\nfrom course import probability_wheel, saved",
    (
        f"probability_wheel('m10-w1', questions={QUESTIONS}, chances={{'box': 70}},\n"
        "                  outcomes={'even': True, 'rain': False})"
    ),
]
ALL = [*COUNTS, *BOARD, *MATRIX, *MARKET, *CERTAINTY, *APART, *WEIGHT, *INTERVENTION, *WHEEL]


STOPS = {
    "counts": 4,
    "board": 12,
    "matrix": 5,
    "market": 7,
    "certainty": 3,
    "apart": 2,
    "weight": 4,
    "intervention": 3,
    "wheel": 4,
}
"""Where the keyboard stops in each widget: controls, and the numbers that can be typed."""


def panels(lab: Lab, kind: str = "panel") -> Locator:
    return lab.outputs.locator(f".course-{kind}")


def in_the_file(lab: Lab, exercise: str) -> Any:
    content = json.loads((lab.folder / "answers.json").read_text(encoding="utf-8"))
    return content["answers"][exercise]["data"]


def press(panel: Locator, *keys: str) -> None:
    for key in keys:
        panel.page.keyboard.press(key)


def names(panel: Locator, words: str) -> None:
    expect(panel.get_by_role("img")).to_have_accessible_name(re.compile(re.escape(words)))


def says(panel: Locator, words: str, line: int = 1) -> None:
    expect(panel.get_by_role("status").nth(line)).to_contain_text(words)


def counts_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "counts")
    names(panel, "33 after 33: 1.00 times; 1 is inside the interval")
    panel.get_by_role("slider", name="Count after").focus()
    press(panel, "ArrowRight", "ArrowUp")
    names(panel, "35 after 33: 1.06 times")
    says(panel, "33 before, 35 after: 1.06 times.", line=0)
    press(panel, "Tab", "Tab")
    button = panel.get_by_role("button")
    expect(button).to_be_focused()
    expect(button).to_have_text("Save 35 as the later count from 33")
    press(panel, "Enter")
    says(panel, "Saved: 35 as the later count from 33.")

    press(panel, "Shift+Tab", "Shift+Tab", "Shift+Tab")
    expect(panel.get_by_role("combobox", name="Count before")).to_be_focused()
    press(panel, "ArrowDown")
    names(panel, "35 after 49: 0.71 times")
    expect(button).to_have_text("To save, start from 33 or 303")
    press(panel, "ArrowDown", "Tab", "End", "Tab", "Tab")
    names(panel, "600 after 303: 1.98 times; 1 is outside the interval")
    press(panel, "Space")
    says(panel, "Saved: 600 as the later count from 303.")
    assert in_the_file(lab, "m04-w1") == {"from_33": 35, "from_303": 600}
    lab.screenshot("count_explorer")


def counts_found_again(lab: Lab) -> None:
    panel = panels(lab, "counts")
    says(panel, "holds 35 as the later count from 33, 600 as the later count from 303.")
    names(panel, "35 after 33: 1.06 times")


def board_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "board")
    names(panel, "0 of 6 claims are graded")
    panel.get_by_role("combobox", name="C02 source").focus()
    press(panel, "ArrowDown", "ArrowDown")
    says(panel, "C02 is saved when the information is graded too.")
    press(panel, "Tab")
    expect(panel.get_by_role("combobox", name="C02 information")).to_be_focused()
    press(panel, "ArrowDown", "ArrowDown", "ArrowDown")
    names(panel, "1 of 6 claims is graded. B3 for C02.")
    says(panel, "1 of 6 claims is graded. B3 for C02.", line=0)
    says(panel, "Saved: C02 as B3.")
    press(panel, "Tab", "F", "Tab", "6")  # a letter chooses, and is no command of JupyterLab
    names(panel, "2 of 6 claims are graded, each differently. B3 for C02; F6 for C05.")
    assert in_the_file(lab, "m01-w1") == {"C02": "B3", "C05": "F6"}
    lab.screenshot("evidence_board")


def board_found_again(lab: Lab) -> None:
    panel = panels(lab, "board")
    says(panel, "holds C02 as B3, C05 as F6.")
    names(panel, "2 of 6 claims are graded")
    expect(panel.get_by_role("combobox", name="C05 source")).to_have_value(
        "F reliability cannot be judged"
    )


def matrix_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "matrix")
    names(panel, "Least inconsistent: freed (2)")
    panel.get_by_role("checkbox", name="E1 A sawn bar.").focus()
    press(panel, "Space")
    names(panel, "Least inconsistent: taken (1)")
    says(panel, "3 of 4 pieces of evidence count; left out: E1.", line=0)
    press(panel, "Tab", "Space")
    says(panel, "2 of 4 pieces of evidence count; left out: E1 and E2.", line=0)
    expect(panel.get_by_role("button")).to_have_text("To save, leave out exactly one piece")
    press(panel, "Space", "Tab", "Tab", "Tab")
    button = panel.get_by_role("button")
    expect(button).to_be_focused()
    expect(button).to_have_text("Save E1 as the piece that is left out")
    press(panel, "Enter")
    says(panel, "Saved: E1 as the piece that is left out.")
    assert in_the_file(lab, "m02-w1") == {"item": "E1"}
    lab.screenshot("hypothesis_matrix")


def matrix_found_again(lab: Lab) -> None:
    panel = panels(lab, "matrix")
    says(panel, "holds E1 as the piece that is left out.")
    expect(panel.get_by_role("checkbox", name="E1 A sawn bar.")).not_to_be_checked()
    names(panel, "Least inconsistent: taken (1)")


def market_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "market")
    names(panel, "150.0 t seized of a flow of 300 t; in 2022: 27.7 t")
    panel.get_by_role("slider", name="Flow (t)").focus()
    press(panel, "ArrowLeft")
    names(panel, "149.5 t seized of a flow of 299 t")
    press(panel, "Tab", "Tab")  # past the number, which can be typed as well
    expect(panel.get_by_role("slider", name="Share intercepted (%)")).to_be_focused()
    press(panel, "Tab", "Control+A")
    lab.page.keyboard.type("40")
    press(panel, "Enter")
    names(panel, "119.6 t seized of a flow of 299 t")
    press(panel, "Tab")
    expect(panel.get_by_role("slider", name="Purity (%)")).to_be_focused()
    press(panel, "End")
    says(panel, "at a purity of 100 per cent holds 119.6 t of pure cocaine.", line=0)
    press(panel, "Tab", "Tab", "Enter")
    says(panel, "Saved: 299 t as the flow at 40 per cent.")
    assert in_the_file(lab, "m05-w1") == {"at_40": 299}
    lab.screenshot("market_sliders")


def market_found_again(lab: Lab) -> None:
    panel = panels(lab, "market")
    says(panel, "holds 299 t as the flow at 40 per cent.")
    names(panel, "119.6 t seized of a flow of 299 t")


def certainty_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "certainty")
    names(panel, "Ties stated as fact, and no others: Bob has most betweenness, 0.17")
    slider = panel.get_by_role("slider", name="Keep ties at least")
    expect(slider).to_have_attribute("aria-valuetext", "stated")
    slider.focus()
    press(panel, "ArrowRight")
    names(panel, "Ties stated or reported: Bob has most betweenness, 0.20")
    says(panel, "6 entities, 4 ties, 2 pieces.", line=0)
    expect(slider).to_have_attribute("aria-valuetext", "reported")
    press(panel, "Tab")
    button = panel.get_by_role("button", name='Save "reported" as the lowest')
    expect(button).to_be_focused()
    press(panel, "Enter")
    says(panel, 'Saved: "reported" as the lowest.')
    press(panel, "Shift+Tab", "End")
    names(panel, "All ties: stated, reported and alleged: Cy has most betweenness, 0.27")
    press(panel, "Tab", "Tab", "Space")
    says(panel, 'Saved: "alleged" as the highest.')
    assert in_the_file(lab, "m06-w1") == {"low": "reported", "high": "alleged"}
    lab.screenshot("certainty_slider")


def certainty_found_again(lab: Lab) -> None:
    panel = panels(lab, "certainty")
    says(panel, 'holds "reported" as the lowest, "alleged" as the highest.')
    names(panel, "Ties stated or reported: Bob has most betweenness, 0.20")


def apart_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "apart")
    names(panel, "Nothing removed yet: fragmentation 0.000")
    chosen = panel.get_by_role("combobox", name="Node")
    chosen.focus()
    press(panel, "3")  # a list is searched by typing
    names(panel, "3 has 6 ties; removed too, fragmentation would be 0.000.")
    button = panel.get_by_role("button")
    press(panel, "Tab")
    expect(button).to_be_focused()
    expect(button).to_have_text("Remove 3")
    press(panel, "Enter")
    expect(button).to_have_text("Put 3 back")
    expect(button).to_be_focused()
    says(panel, "Saved: 3 as removed.")
    press(panel, "Shift+Tab", "7")
    says(panel, "7 has 3 ties; removed too, fragmentation would be 0.429.", line=0)
    press(panel, "Tab", "Space")
    names(panel, "2 of 3 removed: fragmentation 0.429")
    press(panel, "Shift+Tab", "8", "Tab", "Space")
    says(panel, "Saved: 3, 7, 8 as removed.")
    press(panel, "Shift+Tab", "ArrowDown", "Tab")
    expect(button).to_have_text("To remove 9, first put one back")
    press(panel, "Enter")
    says(panel, "Not saved. At most 3 can be removed: put one back first.")
    press(panel, "Shift+Tab", "ArrowUp", "Tab", "Enter")
    says(panel, "Saved: 3, 7 as removed.")
    assert in_the_file(lab, "m07-w1") == {"removed": [3, 7]}
    lab.screenshot("take_apart")


def apart_found_again(lab: Lab) -> None:
    panel = panels(lab, "apart")
    says(panel, "holds 3, 7 as removed.")
    names(panel, "2 of 3 removed: fragmentation 0.429")


def weight_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "weight")
    names(panel, "With 50 per cent for markets, Yarrow is first")
    panel.get_by_role("slider", name="Weight of markets (%)").focus()
    press(panel, "ArrowRight")
    names(panel, "With 51 per cent for markets, Yarrow is first")
    says(panel, "51 per cent for markets, 49 per cent for actors: 1. Yarrow 5.490", line=0)
    press(panel, "Tab", "Control+A")
    lab.page.keyboard.type("58")
    press(panel, "Enter")
    names(panel, "With 58 per cent for markets, Ixia is first")
    press(panel, "Tab")
    button = panel.get_by_role("button", name="Save 58 per cent as the lowest")
    expect(button).to_be_focused()
    press(panel, "Enter")
    says(panel, "Saved: 58 per cent as the lowest.")
    assert in_the_file(lab, "m08-w1") == {"low": 58}
    lab.screenshot("weight_slider")


def weight_found_again(lab: Lab) -> None:
    panel = panels(lab, "weight")
    says(panel, "holds 58 per cent as the lowest.")
    names(panel, "With 58 per cent for markets, Ixia is first")


def intervention_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "intervention")
    names(panel, "Thefts: 0.583 times the earlier mean from month 7 on")
    slider = panel.get_by_role("slider", name="First month after")
    expect(slider).to_have_attribute("aria-valuetext", "7")
    slider.focus()
    press(panel, "ArrowRight")
    names(panel, "from month 8 on")
    says(panel, "After from month 8: from 11.6 to 6.6 a month", line=0)
    expect(slider).to_have_attribute("aria-valuetext", "8")
    press(panel, "Tab", "Enter")
    says(panel, "Saved: month 8 as the lowest.")
    press(panel, "Shift+Tab", "Home")
    names(panel, "from month 4 on")
    press(panel, "End", "Tab", "Tab", "Space")
    says(panel, "Saved: month 10 as the highest.")
    assert in_the_file(lab, "m09-w1") == {"low": 8, "high": 10}
    lab.screenshot("intervention_slider")


def intervention_found_again(lab: Lab) -> None:
    panel = panels(lab, "intervention")
    says(panel, "holds month 8 as the lowest, month 10 as the highest.")
    names(panel, "from month 8 on")


def wheel_by_keyboard(lab: Lab) -> None:
    panel = panels(lab, "wheel")
    names(panel, "box: 50 of 100 parts of the wheel say yes")
    panel.get_by_role("slider", name="Probability (%)").focus()
    press(panel, "ArrowRight")
    names(panel, "box: 51 of 100 parts")
    says(panel, "Brier score 0.240 if it happens, 0.260 if not. The chance is 70 per cent", line=0)
    press(panel, "Tab", "Control+A")
    lab.page.keyboard.type("65")
    press(panel, "Enter", "Tab")
    button = panel.get_by_role("button")
    expect(button).to_be_focused()
    expect(button).to_have_text("Save 65 per cent for box")
    press(panel, "Enter")
    says(panel, "Saved: 65 per cent for box.")
    press(panel, "Shift+Tab", "Shift+Tab", "Shift+Tab")
    expect(panel.get_by_role("combobox", name="Question")).to_be_focused()
    press(panel, "ArrowDown")
    names(panel, "even: 50 of 100 parts")
    press(panel, "Tab", "End")
    expect(button).to_have_text("Save 100 per cent for even")
    press(panel, "Tab", "Tab", "Space")
    says(panel, "Mean score of the 1 saved with a known outcome: 0.000.", line=0)
    press(panel, "Shift+Tab", "Shift+Tab", "Shift+Tab", "ArrowUp")
    names(panel, "box: 65 of 100 parts")  # a question opens at what is saved for it
    assert in_the_file(lab, "m10-w1") == {"box": 65, "even": 100}
    lab.screenshot("probability_wheel")


def wheel_found_again(lab: Lab) -> None:
    panel = panels(lab, "wheel")
    says(panel, "holds 65 per cent for box, 100 per cent for even.")
    names(panel, "box: 65 of 100 parts")


def test_every_widget_is_used_with_the_keyboard_alone_and_found_again_after_a_restart(
    lab: Lab,
) -> None:
    opened(lab, ALL)
    for use in (
        counts_by_keyboard,
        board_by_keyboard,
        matrix_by_keyboard,
        market_by_keyboard,
        certainty_by_keyboard,
        apart_by_keyboard,
        weight_by_keyboard,
        intervention_by_keyboard,
        wheel_by_keyboard,
    ):
        use(lab)
    assert lab.unlabeled_pictures() == []
    lab.restart()
    lab.run_all()
    assert lab.errors() == []
    assert lab.unlabeled_pictures() == []
    for look in (
        counts_found_again,
        board_found_again,
        matrix_found_again,
        market_found_again,
        certainty_found_again,
        apart_found_again,
        weight_found_again,
        intervention_found_again,
        wheel_found_again,
    ):
        look(lab)


def test_a_slider_can_be_dragged(lab: Lab) -> None:
    opened(lab, [*WEIGHT, *INTERVENTION])
    for kind, words in (("weight", "With 100 per cent"), ("intervention", "from month 10 on")):
        handle = panels(lab, kind).get_by_role("slider")
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        assert box
        lab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        lab.page.mouse.down()
        lab.page.mouse.move(box["x"] + 900, box["y"] + box["height"] / 2, steps=5)
        name = re.compile(words)
        expect(panels(lab, kind).get_by_role("img")).to_have_accessible_name(name)  # still held
        lab.page.mouse.up()


def test_two_open_networks_lose_no_removed_node(lab: Lab) -> None:
    opened(lab, [*APART, APART[1]])
    first, second = panels(lab).nth(0), panels(lab).nth(1)
    for panel, node, removed in ((first, "3", "3"), (second, "7", "3, 7"), (first, "0", "0, 3, 7")):
        panel.get_by_role("combobox").press(node)
        panel.get_by_role("button", name=f"Remove {node}").press("Enter")
        expect(panel).to_contain_text(f"Saved: {removed} as removed.")
    second.get_by_role("combobox").press("5")
    second.get_by_role("button", name="Remove 5").press("Enter")  # it has not seen the third yet
    expect(second).to_contain_text("Not saved. At most 3 can be removed: put one back first.")
    expect(second.get_by_role("img")).to_have_accessible_name(re.compile("3 of 3 removed"))
    assert in_the_file(lab, "m07-w1") == {"removed": [0, 3, 7]}


def test_two_open_boards_and_a_reload_lose_no_grade(lab: Lab) -> None:
    opened(lab, [*BOARD, BOARD[1]])
    first, second = panels(lab).nth(0), panels(lab).nth(1)
    for panel, claim, grade in ((first, "C05", "A1"), (second, "C27", "B2"), (first, "C02", "C3")):
        for half, key in zip(("source", "information"), grade, strict=True):
            panel.get_by_role("combobox", name=f"{claim} {half}").press(key)
        expect(panel).to_contain_text(f"Saved: {claim} as {grade}.")
    assert in_the_file(lab, "m01-w1") == {"C05": "A1", "C27": "B2", "C02": "C3"}
    expect(first.get_by_role("img")).to_have_accessible_name(re.compile("3 of 6 claims"))
    expect(first.get_by_role("combobox", name="C27 source")).to_have_value("B usually reliable")
    lab.save()
    lab.load("explorer.ipynb")
    lab.run_all()
    for panel in (first, second):
        expect(panel).to_contain_text("holds C02 as C3, C05 as A1, C27 as B2.")


def test_all_controls_have_a_name_a_visible_focus_and_announcements(lab: Lab) -> None:
    opened(lab, ALL)
    for kind, stops in STOPS.items():
        panel = panels(lab, kind)
        panel.scroll_into_view_if_needed()
        for role in ("slider", "combobox", "checkbox", "button"):
            for control in panel.get_by_role(role).all():
                expect(control).to_have_accessible_name(re.compile("[A-Z].{3}"))
        expect(panel.locator(".widget-html-content[aria-live=polite]")).to_have_count(2)
        panel.locator("select, input, [role=slider]").first.focus()
        press(panel, "Tab", "Shift+Tab")  # arrived at by keyboard, whatever came before
        seen = []
        for _ in range(stops):
            seen.append(
                lab.page.evaluate(
                    "[getComputedStyle(document.activeElement).outline,"
                    f" !!document.activeElement.closest('.course-{kind}')]"
                )
            )
            press(panel, "Tab")
        assert [(outline.endswith("solid 3px"), inside) for outline, inside in seen] == (
            [(True, True)] * stops
        ), kind
        inside = "k => !!document.activeElement.closest('.course-' + k)"
        assert not lab.page.evaluate(inside, kind)


def test_no_widget_is_cut_at_twice_the_zoom(lab: Lab) -> None:
    lab.page.set_viewport_size({"width": 640, "height": 480})  # 1280 by 960 at 200 percent
    opened(lab, ALL)
    assert panels(lab).count() == len(STOPS)
    whole = """parts => parts.filter(e => e.scrollWidth > e.clientWidth + 1)
      .map(e => e.outerHTML.slice(0, 200))"""
    for panel in panels(lab).all():
        panel.scroll_into_view_if_needed()
        parts = panel.locator("button, p, .widget-label:visible, .widget-readout, label:visible")
        assert parts.evaluate_all(whole) == []
        frame = panel.evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert frame[0] <= frame[1] + 1
        # Text stays as large as the notebook's own, or nearly: the picture scrolls instead.
        assert panel.locator("svg").evaluate("e => e.getBoundingClientRect().width") >= 430
        name = (panel.get_attribute("class") or "").split("course-")[-1].split()[0]
        panel.evaluate("e => e.scrollIntoView({block: 'start'})")
        lab.page.wait_for_timeout(300)
        lab.screenshot(f"zoom-{name}")


def pictures() -> Iterator[tuple[str, str]]:
    counts, market = count_explorer().model, market_sliders().model
    for before, after in itertools.product(counts.starts, (0, 1, 10, 33, 52, 75, 303, 355, 600)):
        yield f"counts {before} {after}", _count_explorer_svg.draw(counts, before, after)
    grades: dict[str, str] = {}
    for claim in CLAIMS:
        for end in ("A1", "F6"):
            grades[claim] = end
            yield f"board {grades}", _evidence_board_svg.draw(board().model, grades)
    for size in range(len(TEXTS) + 1):
        for out in itertools.combinations(TEXTS, size):
            yield f"matrix {out}", _hypothesis_matrix_svg.draw(matrix().model, out)
    for flow, share in itertools.product((0, 1, 69, 277, 600), (0, 10, 40, 100)):
        yield f"market {flow} {share}", _market_sliders_svg.draw(market, flow, share, 50)
    yield from later_pictures()


def later_pictures() -> Iterator[tuple[str, str]]:
    for level in ("stated", "reported", "alleged"):
        yield f"certainty {level}", _certainty_slider_svg.draw(certainty().model, level)
        yield f"case {level}", _certainty_slider_svg.draw(case(), level)
    kite, many = apart().model, crowd()
    for size in range(4):
        for removed in itertools.combinations((0, 3, 7, 9), size):
            yield f"apart {removed}", _take_apart_svg.draw(kite, removed, 8)
        yield f"crowd {size}", _take_apart_svg.draw(many, list(many.ties)[:size], "person 099")
    countries = index()
    for percent in (0, 1, 41, 50, 99, 100):
        yield f"weight {percent}", _weight_slider_svg.draw(weight().model, percent)
        yield f"index {percent}", _weight_slider_svg.draw(countries, percent, RIGHTS)
    for month in intervention().model.choices:
        yield f"month {month}", _intervention_slider_svg.draw(intervention().model, month)
    for key, percent in itertools.product(QUESTIONS, (0, 1, 50, 51, 99, 100)):
        given = dict.fromkeys(QUESTIONS, percent)
        yield (
            f"wheel {key} {percent}",
            _probability_wheel_svg.draw(wheel().model, key, percent, given),
        )


def case() -> Any:
    ties = load("case_relations")[["from_id", "to_id", "certainty", "negated"]]
    ties = ties.rename(columns={"from_id": "source", "to_id": "target"})
    entities = load("case_entities")
    labels = dict(zip(entities["entity_id"], entities["label"], strict=True))
    return certainty_slider("m06-w1", ties=ties, labels=labels, roles=ROLES).model


def crowd() -> Any:
    names = [f"person {number:03d}" for number in range(100)]
    graph = nx.relabel_nodes(nx.random_regular_graph(3, 100, seed=1), dict(enumerate(names)))
    return take_apart("m07-w1", graph=graph, synthetic=True).model


def index() -> Any:
    table = load("crime_index").query("edition == 2023").set_index("country")
    parts = table[["markets", "actors"]]
    wanted = ["France", "United Kingdom"]
    return weight_slider("m08-w1", parts=parts, roles=ROLES, highlight=wanted).model


def test_no_text_of_a_picture_leaves_it_or_meets_another(
    window: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    every = dict(pictures())
    page = window.new_page()
    page.set_content("".join(f'<div style="width: 760px">{svg}</div>' for svg in every.values()))
    found = page.locator("div > svg").evaluate_all(TEXT_BOXES)
    page.close()
    for state, ((width, height), boxes) in zip(every, found, strict=True):
        assert len(boxes) >= 7
        for text, left, top, right, bottom in boxes:
            assert 0 <= left < right <= width, (state, text)
            assert 0 <= top < bottom <= height, (state, text)
        for one, other in itertools.combinations(boxes, 2):
            # A line's box has room above and below its letters.
            apart = (
                one[3] <= other[1]
                or other[3] <= one[1]
                or one[4] <= other[2] + 4
                or other[4] <= one[2] + 4
            )
            assert apart, (state, one[0], other[0])

"""Every picture of every lesson can be read: its alt text, its contrast, and its colors.

The pictures are those that the solved notebooks show. What is measured, and by which published
model, stands in ``_sight``; what counts as a mark and as a second cue, in ``_marks``.
"""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pytest

from course.pictures import BACKDROP, GRID, PALETTE, QUIET, theme
from tests._findings import flaws
from tests._lesson_pictures import Drawn, examine, modules, pictures_of


@pytest.fixture(params=modules(), name="drawn")
def _drawn(request: pytest.FixtureRequest) -> list[Drawn]:
    return pictures_of(request.param)


def test_a_lesson_shows_three_pictures_or_more(drawn: list[Drawn]) -> None:
    assert len(drawn) >= 3


def test_alt_text_states_the_finding_first(drawn: list[Drawn]) -> None:
    assert [flaw for picture in drawn for flaw in flaws(picture.alt)] == []


def test_alt_text_gives_figures(drawn: list[Drawn]) -> None:
    assert [picture.alt for picture in drawn if not re.search(r"\d", picture.alt)] == []


def test_made_up_data_say_so_in_the_picture_and_in_its_alt_text(drawn: list[Drawn]) -> None:
    assert [p.alt for p in drawn if p.synthetic != ("SYNTHETIC" in p.alt)] == []


def test_every_text_has_a_contrast_of_4_5(drawn: list[Drawn]) -> None:
    assert {p.alt[:60]: p.faint_texts for p in drawn if p.faint_texts} == {}


def test_every_mark_has_a_contrast_of_3(drawn: list[Drawn]) -> None:
    assert {p.alt[:60]: p.faint_marks for p in drawn if p.faint_marks} == {}


def test_colors_that_mean_something_are_told_apart_by_every_eye_and_in_gray(
    drawn: list[Drawn],
) -> None:
    assert {p.alt[:60]: p.confused for p in drawn if p.confused} == {}


@pytest.mark.parametrize(
    ("alt", "flaw"),
    [
        ("Bar chart of seizures by year, which rose to 27.7 t.", "kind of picture"),
        ("A scatter plot of 12 ports is drawn here.", "kind of picture"),
        ("Seizures in France by year, 2010 to 2022. They rose.", "no verb"),
        ("SYNTHETIC DATA. Grades of 2 analysts. One has 75 per cent.", "no verb"),
        ("Seizures are the subject. They rose from 5.6 t to 27.7 t.", "neither counts"),
    ],
)
def test_a_bare_description_is_found(alt: str, flaw: str) -> None:
    assert any(flaw in found for found in flaws(alt))


@pytest.mark.parametrize(
    "alt",
    [
        "Seizures rose from 5.6 t in 2012 to 27.7 t in 2022. By year: 2012: 5.6.",
        "SYNTHETIC DATA. Nobody is in both networks. By network: 100 and 101.",
        "The broker is not the hub: person 3 has more ties than person 7.",
    ],
)
def test_a_finding_is_let_through(alt: str) -> None:
    assert flaws(alt) == []


def _examined(draw) -> Drawn:
    with theme():
        figure, ax = plt.subplots()
        draw(ax)
    found = examine(figure)
    plt.close(figure)
    return found


def test_a_pale_text_is_found_on_white_and_a_dark_one_on_dark() -> None:
    def draw(ax) -> None:
        ax.bar([0], [1], color=PALETTE[0])
        ax.text(0, 0.5, "dark", ha="center", color="black")
        ax.text(0, 0.2, "white", ha="center", color="white")
        ax.text(0.5, 0.95, "pale", transform=ax.transAxes, color="#999999")
        ax.set_xlim(-1, 1)

    assert sorted(_examined(draw).faint_texts) == ["dark", "pale"]


def test_a_pale_bar_is_found_unless_it_has_an_edge_a_number_or_no_meaning() -> None:
    def draw(ax) -> None:
        ax.bar([0], [1], color=GRID)
        ax.bar([1], [1], color=GRID, edgecolor=QUIET)
        ax.bar([2], [1], color=GRID)
        ax.text(2, 0.5, "7", ha="center")
        ax.axvspan(3, 4, color=GRID, gid=BACKDROP)

    assert _examined(draw).faint_marks == ["bar #d9d9d9 has 1.4 to 1"]


RED, GREEN = "#b5541f", "#5c7a1a"


def test_red_and_green_dots_are_mistaken_for_each_other() -> None:
    found = _examined(lambda ax: [ax.plot(x, 1, "o", color=c) for x, c in ((1, RED), (2, GREEN))])
    assert found.confused == [f"point {RED} and {GREEN} for protan, deutan, gray"]


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: [ax.plot(x, 1, m, color=c) for x, m, c in ((1, "o", RED), (2, "s", GREEN))],
        lambda ax: [
            ax.plot([0, 1], [y, y], s, color=c) for y, s, c in ((1, "-", RED), (2, "--", GREEN))
        ],
        lambda ax: [ax.bar(w, 1, color=c) for w, c in (("this", RED), ("that", GREEN))],
        lambda ax: [
            ax.plot(x, 1, "o", color=c) and ax.text(x, 1, "name") for x, c in ((1, RED), (2, GREEN))
        ],
        lambda ax: [ax.plot(x, 1, "o", color=c) for x, c in ((1, PALETTE[0]), (2, PALETTE[3]))],
    ],
    ids=["shape", "dashes", "word on the axis", "label", "lightness"],
)
def test_a_second_cue_tells_them_apart(draw) -> None:
    assert _examined(draw).confused == []


def test_a_color_map_that_turns_back_in_gray_is_found() -> None:
    assert _examined(lambda ax: ax.imshow([[0, 1]], cmap="jet")).confused
    assert not _examined(lambda ax: ax.imshow([[0, 1]], cmap="cividis")).confused

"""Figures in prose: filled in from the tables, never typed, and never the answer."""

from __future__ import annotations

import re

import pytest

from course.authoring import prose
from course.authoring.lesson import Cell
from course.authoring.refusal import Refusal
from tests.authoring._lessons import lesson

NO_VALUES: list[str] = []


@pytest.fixture
def tiny(tmp_path):
    return lesson(tmp_path)


def filled(source, made, values=NO_VALUES, role="prose"):
    asked = []

    def evaluate(expressions):
        asked.extend(expressions)
        return values

    cell = Cell(role, source, 7, "m00-e1" if role == "written" else None)
    return prose.fill(cell, made, evaluate)


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("{C27}", "[27.7 tonnes]("),
        ("{C27|bare}", "[27.7]("),
        ("{C26|fold}", "[fivefold]("),
        ("{FRA-001}", "[303 victims]("),
        ("{FRA-001|bare}", "[303]("),
        ("{C31}", "[14 to 21 "),
        ("{C20}", "[more than 300 "),
        ("{C01}", "[14 May 2024]("),
    ],
)
def test_a_reference_becomes_its_figure_with_a_link_to_the_source(tiny, source, begins):
    text = filled(f"It was {source}.", tiny)
    assert text.startswith(f"It was {begins}")
    assert re.search(r'\(https?://\S+ "[^"]+, grade [ABC]"\)\.$', text)


def test_values_of_the_run_take_their_places_in_order(tiny):
    text = filled("From {=a:.1f} to {C27|bare}, then {=max(b)}.", tiny, ["1.5", "9"])
    assert text.startswith("From 1.5 to [27.7](")
    assert text.endswith(", then 9.")
    assert prose.computed("{=a:.1f} {C27} {=max(b)}") == ["a:.1f", "max(b)"]


def test_what_the_declarations_say_is_filled_in(tiny):
    assert filled("{minutes}", tiny) == "5"
    assert filled("{about m00-q1}", tiny) == "*m00-q1, 1 point, about 5 minutes*"
    assert filled("{objectives}", tiny) == "- **Compute** a change in per cent. (O1)"
    assert filled("{count claims} claims", tiny) == "49 claims"
    assert filled("per {!100}", tiny) == "per 100"


@pytest.mark.parametrize(
    "typed",
    [
        "It rose by 38 per cent.",
        "It was 27.7 tonnes.",
        "In 1,000 cases.",
        "A fivefold rise.",
        "A Tenfold rise.",
        "Two dozen were hurt.",
        "About a million euros.",
        "Hundreds died.",
        "From {FRA-001} to 418.",
        "Aged 14-21.",
        "In the 3rd year.",
        "Over 12% of them.",
    ],
)
def test_a_figure_typed_in_prose_is_refused_with_its_cell_and_words(tiny, typed):
    with pytest.raises(
        Refusal, match=r"^cell 7: the figure '.+' is typed in prose: \.\.\."
    ) as said:
        filled(typed, tiny)
    assert "\n" not in str(said.value)


def test_a_figure_typed_in_a_model_answer_is_refused_with_its_exercise(tiny):
    with pytest.raises(Refusal, match=r"^cell 7, m00-e1: the figure '38'"):
        filled("It rose by 38 per cent.", tiny, role="written")


@pytest.mark.parametrize(
    "fine",
    [
        "From 2012 to 2022, see `france[2012]` and [the page](https://example.org/12).",
        "1. First\n2. Second",
        "Row MRS-025b and claim C19 in module m03, exercise m03-q1, objective O2.",
        "One of two, a third of them, twice.",
        '<span data-x="5">x</span>',
    ],
)
def test_years_ids_code_and_addresses_are_no_figures(tiny, fine):
    assert filled(fine, tiny) == fine


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{C99}", "{C99} leads nowhere"),
        ("{nonsense}", "{nonsense} leads nowhere"),
        ("{about m00-q9}", "leads nowhere"),
        ("{rubric m00-q1}", "leads nowhere"),
        ("{count nothing}", "nothing"),
        ("{C27|fold}", "has no such word"),
        ("{C01|fold}", "has no such word"),
        ("{C27|blod}", "say bare, fold or nothing"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(tiny, source, says):
    with pytest.raises(Refusal, match=r"^cell 7: ") as said:
        filled(f"See {source}.", tiny)
    assert says in str(said.value)
    assert "\n" not in str(said.value)


@pytest.mark.parametrize(
    "expression", ["=rise", "=rise:.1f", "=round(rise, 1)", "=f(rise) + 1:.2f"]
)
def test_a_value_that_tells_the_answer_is_refused(tiny, expression):
    with pytest.raises(Refusal, match="would tell students the answer: it uses rise"):
        filled(f"It is {{{expression}}}.", tiny, ["38.0"])


def test_a_step_of_the_answer_is_told_to_instructors_only(tmp_path):
    made = lesson(tmp_path, solution="share = (new - old) / old\nrise = share * 100")
    with pytest.raises(Refusal, match="it uses share"):
        filled("It is {=share:.2f}.", made, ["0.38"])
    assert filled("It is {=share:.2f}.", made, ["0.38"], role="written") == "It is 0.38."


def test_a_name_that_only_begins_like_the_answer_tells_nothing(tiny):
    assert filled("It is {=rises}.", tiny, ["x"]) == "It is x."

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from course import hypothesis_matrix, saved
from course.widgets._hypothesis_matrix_model import MatrixModel
from course.widgets._hypothesis_matrix_svg import draw
from tests.widgets._widgets import CASES, RATINGS, TEXTS, matrix, rectangles, texts

# By hand. E1: taken 2. E2: freed 1. E3: 1 each. E4: paid 2.
SCORES = {
    (): {"freed": 2, "taken": 3, "paid": 3},
    ("E1",): {"freed": 2, "taken": 1, "paid": 3},
    ("E2",): {"freed": 1, "taken": 3, "paid": 3},
    ("E3",): {"freed": 1, "taken": 2, "paid": 2},
    ("E4",): {"freed": 2, "taken": 3, "paid": 1},
    ("E1", "E4"): {"freed": 2, "taken": 1, "paid": 1},
    ("E1", "E2", "E3", "E4"): {"freed": 0, "taken": 0, "paid": 0},
}


@pytest.fixture(name="model")
def _model() -> MatrixModel:
    model: MatrixModel = matrix().model
    return model


@pytest.mark.parametrize(("left_out", "scores"), SCORES.items())
def test_a_score_adds_up_what_speaks_against(
    model: MatrixModel, left_out: tuple[str, ...], scores: dict[str, int]
) -> None:
    assert model.scores(left_out) == scores


def test_the_ranking_puts_the_lowest_score_first_and_keeps_the_order_of_ties(
    model: MatrixModel,
) -> None:
    assert model.ranking() == [("freed", 2), ("taken", 3), ("paid", 3)]
    assert model.ranking({"E1"}) == [("taken", 1), ("freed", 2), ("paid", 3)]


def test_the_title_names_the_first_or_all_that_share_the_place(model: MatrixModel) -> None:
    assert model.title() == "Least inconsistent: freed (2)"
    assert model.title({"E1", "E4"}) == "Least inconsistent: taken and paid (1 each)"
    assert model.title(TEXTS) == "All hypotheses are equally inconsistent (0 each)"


def test_the_sentence_and_the_alt_text_have_every_number(model: MatrixModel) -> None:
    assert model.sentence() == (
        "4 of 4 pieces of evidence count; nothing is left out. "
        "Inconsistency, lowest first: freed 2, taken 3, paid 3."
    )
    assert model.sentence({"E4", "E1"}) == (
        "2 of 4 pieces of evidence count; left out: E1 and E4. "
        "Inconsistency, lowest first: taken 1, paid 1, freed 2."
    )
    assert model.alt({"E1"}).startswith("Least inconsistent: taken (1). 3 of 4 pieces")
    assert model.alt({"E1"}).endswith("with all evidence: freed 2, taken 3, paid 3.")


def test_the_bars_are_as_long_as_the_scores(model: MatrixModel) -> None:
    svg = draw(model, {"E1"})
    widths = [float(bar["width"]) for bar in rectangles(svg)[1::2]]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 2, 3], rel=0.001)
    written = texts(svg)
    assert written[2:] == ["1. taken", "1 (with all: 3)", "2. freed", "2", "3. paid", "3"]


def test_equal_scores_share_a_rank(model: MatrixModel) -> None:
    assert {"1. freed", "2. taken", "2. paid"} <= set(texts(draw(model, ())))


def test_a_long_name_is_not_cut_from_the_title() -> None:
    name = "Released by people who were paid and had no earlier ties to him"
    model = MatrixModel({"E1": {name: "C", "another": "I"}}, {"E1": "One."})
    written = texts(draw(model, ()))
    assert f"{written[0]} {written[1]}" == f"Least inconsistent: {name} (0)"


@pytest.mark.parametrize("rating", ["", "CCC", "i", None, 1, float("nan")])
def test_a_rating_that_is_none_is_named(rating: Any) -> None:
    ratings = pd.DataFrame({"a": ["C", "I"], "b": ["C", rating]}, index=["E1", "E2"])
    with pytest.raises(ValueError, match="rating of E2 under 'b' is one of CC, C, N, I, II, not"):
        hypothesis_matrix(ratings=ratings, texts=TEXTS)


def test_tables_that_are_no_matrix_are_refused() -> None:
    table = pd.DataFrame.from_dict(RATINGS, orient="index")
    with pytest.raises(ValueError, match="'E1' comes twice"):
        hypothesis_matrix(ratings=pd.concat([table, table]), texts=TEXTS)
    with pytest.raises(ValueError, match="'freed' comes twice"):
        hypothesis_matrix(ratings=table[["freed", "freed"]], texts=TEXTS)
    with pytest.raises(ValueError, match="two hypotheses or more"):
        hypothesis_matrix(ratings=table[["freed"]], texts=TEXTS)
    with pytest.raises(ValueError, match="two hypotheses or more"):
        hypothesis_matrix(ratings=table.head(0), texts=TEXTS)
    with pytest.raises(ValueError, match="no text for 'E4'"):
        hypothesis_matrix(ratings=table, texts={"E1": "", "E2": "", "E3": ""})


def test_texts_can_be_a_column() -> None:
    table = pd.DataFrame.from_dict(RATINGS, orient="index").assign(text=pd.Series(TEXTS))
    shown = hypothesis_matrix(ratings=table[["freed", "taken"]], texts=table["text"])
    assert shown.model.texts == TEXTS


@pytest.mark.parametrize("item", ["E5", "", None, 1, ["E1"]])
def test_a_piece_that_does_not_exist_is_named(item: Any) -> None:
    with pytest.raises(ValueError, match="one of E1, E2, E3, E4, not "):
        matrix().leave_out(item)
    assert saved("m02-w1") is ...


def test_the_button_saves_the_one_piece_that_is_off() -> None:
    view = CASES["hypothesis_matrix"].view(matrix())
    assert all(box.value for box in view._boxes.values())
    view._boxes["E4"].value = False
    assert view._keep.description == "Save E4 as the piece that is left out"
    assert "Least inconsistent: paid (1)" in view._picture.value
    assert "left out: E4." in view._numbers.value
    view._keep.click()
    assert saved("m02-w1") == {"item": "E4"}
    again = CASES["hypothesis_matrix"].view(matrix())
    assert [item for item, box in again._boxes.items() if not box.value] == ["E4"]


def test_the_button_says_why_it_does_not_save() -> None:
    view = CASES["hypothesis_matrix"].view(matrix())
    view._keep.click()
    assert "exactly one piece of evidence; now none is left out." in view._saved.value
    view._boxes["E1"].value = view._boxes["E4"].value = False
    assert view._keep.description == "To save, leave out exactly one piece"
    view._keep.click()
    assert "exactly one piece of evidence; now E1 and E4 are left out." in view._saved.value
    assert saved("m02-w1") is ...


def test_a_row_names_each_hypothesis_and_marks_what_does_not_count() -> None:
    view = CASES["hypothesis_matrix"].view(matrix())
    assert 'course-unseen">taken: </span>II</span>' in view._ratings["E1"].value
    assert "course-much-against" in view._ratings["E1"].value
    view._boxes["E1"].value = False
    assert 'course-unseen">taken: </span>(II)</span>' in view._ratings["E1"].value
    assert "against" not in view._ratings["E1"].value
    assert "(II)" not in view._ratings["E4"].value


def test_names_and_texts_reach_the_view_as_text_and_not_as_markup() -> None:
    ratings = pd.DataFrame({"<i>a</i>": ["C"], "b": ["I"]}, index=["E1"])
    view = CASES["hypothesis_matrix"].view(hypothesis_matrix(ratings=ratings, texts={"E1": "<b>"}))
    assert view._boxes["E1"].description == "E1 <b>"
    assert not view._boxes["E1"].description_allow_html
    assert "<i>a" not in view._ratings["E1"].value + view._picture.value + view._numbers.value
    assert "&lt;i&gt;a" in view._ratings["E1"].value

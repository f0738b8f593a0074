from __future__ import annotations

from typing import Any

import pytest

from course import evidence_board, load, saved
from course.widgets._evidence_board_model import INFORMATION, SOURCE, BoardModel
from course.widgets._evidence_board_svg import draw
from tests.widgets._widgets import CASES, CLAIMS, SVG, board, contrast, parsed, rectangles, texts

GRADES = {"C02": "A1", "C05": "A1", "C20": "B3", "C27": "F6"}


@pytest.fixture(name="model")
def _model() -> BoardModel:
    model: BoardModel = board().model
    return model


def test_the_claims_are_those_of_the_table(model: BoardModel) -> None:
    statements = load("claims").set_index("claim_id")["statement"]
    assert dict(model.claims) == {claim: statements[claim] for claim in CLAIMS}
    assert model.claims["C02"] == "The attackers numbered four."


def test_the_title_counts_what_is_graded_and_where_it_gathers(model: BoardModel) -> None:
    assert model.title({}) == "0 of 6 claims are graded"
    assert model.title({"C05": "B2"}) == "1 of 6 claims is graded"
    assert model.title({"C05": "B2", "C02": "A1"}) == "2 of 6 claims are graded, each differently"
    assert model.title(GRADES) == "4 of 6 claims are graded; most often A1 (2 claims)"
    tied = {**GRADES, "C21": "B3"}
    assert model.title(tied) == "5 of 6 claims are graded; most often A1 and B3 (2 claims each)"


def test_the_sentence_names_every_grade_with_its_claims(model: BoardModel) -> None:
    assert model.sentence(GRADES) == (
        "4 of 6 claims are graded; most often A1 (2 claims). "
        "A1 for C02 and C05; B3 for C20; F6 for C27."
    )
    assert model.counts(GRADES) == {"A1": 2, "B3": 1, "F6": 1}
    assert model.cell(GRADES, "A1") == ["C02", "C05"]
    assert model.alt(GRADES).startswith(model.sentence(GRADES))


def cells(svg: str) -> list[list[str]]:
    """Return the texts inside each of the 36 rectangles, row by row."""
    places = [
        [float(cell[name]) for name in ("x", "y", "width", "height")] for cell in rectangles(svg)
    ]
    assert len(places) == 36
    written = [
        (float(t.attrib["x"]), float(t.attrib["y"]), t.text or "")
        for t in parsed(svg).iter(f"{SVG}text")
    ]
    return [
        [t for tx, ty, t in written if x < tx < x + width and y < ty < y + height]
        for x, y, width, height in places
    ]


def test_every_cell_of_the_table_has_its_count(model: BoardModel) -> None:
    found = cells(draw(model, GRADES))
    expected = [["0"]] * 36
    expected[0] = ["2", "C02 C05"]
    expected[1 * 6 + 2] = ["1", "C20"]
    expected[5 * 6 + 5] = ["1", "C27"]
    assert found == expected


def test_six_claims_in_one_cell_are_all_named(model: BoardModel) -> None:
    found = cells(draw(model, dict.fromkeys(CLAIMS, "C4")))
    assert found[2 * 6 + 3] == ["6", "C02 C05 C20", "C21 C22 C27"]


def test_seven_claims_in_one_cell_are_counted() -> None:
    claims = [f"C0{number}" for number in range(1, 8)]
    model = evidence_board("m01-w1", claims=claims).model
    found = cells(draw(model, dict.fromkeys(claims, "A1")))
    assert found[0] == ["7", "C01 C02 C03", "C04 C05 …"]


def test_the_axes_say_the_scale_in_words(model: BoardModel) -> None:
    written = " ".join(texts(draw(model, {})))
    for mark in (*SOURCE, *INFORMATION):
        assert f" {mark} " in f" {written} "
    for word in ("not usually reliable", "probably true", "doubtful", "improbable", "unreliable"):
        assert word in written


def test_text_on_a_dark_cell_can_be_read(model: BoardModel) -> None:
    for count in range(7):
        svg = draw(model, dict.fromkeys(CLAIMS[:count], "A1"))
        first = rectangles(svg)[0]
        x, y = float(first["x"]), float(first["y"])
        inside = [
            text
            for text in parsed(svg).iter(f"{SVG}text")
            if x < float(text.attrib["x"]) < x + 97 and y < float(text.attrib["y"]) < y + 44
        ]
        assert inside
        for text in inside:
            assert contrast(text.attrib["fill"], first["fill"]) >= 4.5
        assert contrast(first.get("stroke", "white"), "white") >= 3


@pytest.mark.parametrize(
    "grade", ["G1", "A7", "A0", "2B", "a1", "A", "A11", "", "A٣", None, 11, ["A1"], True]
)
def test_a_grade_that_is_none_is_named(grade: Any) -> None:
    with pytest.raises(ValueError, match=r"A grade is a letter A to F .* not "):
        board().grade("C02", grade)
    assert saved("m01-w1") is ...


def test_a_claim_that_is_not_on_the_board_is_named() -> None:
    with pytest.raises(ValueError, match=r"one of 'C02', 'C05', .*'C27', not 'C03'"):
        board().grade("C03", "A1")


@pytest.mark.parametrize("claims", [["C02", "C99"], ["C02", "C02"]])
def test_claims_that_do_not_exist_or_come_twice_are_named(claims: list[str]) -> None:
    with pytest.raises(ValueError, match=r"each once.*given: \['C02', "):
        evidence_board("m01-w1", claims=claims)


def test_a_board_without_claims_is_refused() -> None:
    with pytest.raises(ValueError, match="one claim or more"):
        evidence_board("m01-w1", claims=[])


def test_a_grade_is_saved_when_it_has_both_halves() -> None:
    view = CASES["evidence_board"].view(board())
    source, information = view._lists["C05"]
    source.value = "B"
    assert "C05 is saved when the information is graded too." in view._saved.value
    assert saved("m01-w1") is ...
    information.value = "3"
    assert saved("m01-w1") == {"C05": "B3"}
    assert "1 of 6 claims is graded. B3 for C05." in view._numbers.value
    assert ">1 of 6 claims is graded<" in view._picture.value


def test_a_grade_stays_saved_until_both_halves_are_there_again() -> None:
    widget = board()
    view = CASES["evidence_board"].view(widget)
    widget.grade("C05", "B3")
    source, information = view._lists["C05"]
    assert (source.value, information.value) == ("B", "3")
    source.value = ""
    line = "C05 is saved when the source is graded too. Until then B3 stays saved."
    assert line in view._saved.value
    assert saved("m01-w1") == {"C05": "B3"}
    source.value = "F"
    assert saved("m01-w1") == {"C05": "F3"}


def test_the_lists_show_what_is_saved() -> None:
    board().grade("C27", "D4")
    view = CASES["evidence_board"].view(board())
    assert [one.value for one in view._lists["C27"]] == ["D", "4"]
    assert [one.value for one in view._lists["C02"]] == ["", ""]
    assert ">1 of 6 claims is graded<" in view._picture.value


def test_a_board_learns_what_another_has_saved_but_keeps_half_a_choice() -> None:
    view = CASES["evidence_board"].view(board())
    other = board()
    view._lists["C20"][0].value = "E"
    other.grade("C20", "A1")
    other.grade("C27", "D4")
    for one, mark in zip(view._lists["C02"], "B2", strict=True):
        one.value = mark
    assert [one.value for one in view._lists["C27"]] == ["D", "4"]
    assert [one.value for one in view._lists["C20"]] == ["E", ""]
    assert saved("m01-w1") == {"C20": "A1", "C27": "D4", "C02": "B2"}

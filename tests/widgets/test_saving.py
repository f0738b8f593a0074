"""What every widget does with the student's decisions, whichever widget it is."""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course import saved
from course.exercises._saved import AnswerFile
from tests.widgets._widgets import CASES, SVG, contrast, ground, parsed

if TYPE_CHECKING:
    from tests.widgets._widgets import Case

TWO_PICKS = [case for case in CASES.values() if case.first[0] != case.second[0]]


def content() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(Path("answers.json").read_text(encoding="utf-8"))
    return held


def test_nothing_is_saved_before_a_student_decides(case: Case, widget: Any) -> None:
    case.view(widget)
    assert saved(case.exercise) is ...
    assert widget.picks == {}
    assert repr(widget) == case.before


def test_a_decision_in_code_is_saved_beside_the_notebook(case: Case, widget: Any) -> None:
    key, value = case.first
    case.save(widget, key, value)
    assert widget.picks == saved(case.exercise) == {key: value}
    assert content()["answers"][case.exercise] == {
        "model": case.model,
        "version": 1,
        "data": {key: value},
    }
    assert repr(widget) == case.after


def test_a_decision_comes_back_when_the_cell_runs_again(case: Case, widget: Any) -> None:
    key, value = case.first
    case.save(widget, key, value)
    assert case.make(case.exercise).picks == {key: value}
    assert case.make("m99-w1").picks == {}


@pytest.mark.parametrize("case", TWO_PICKS, ids=[case.model for case in TWO_PICKS])
def test_two_widgets_of_one_exercise_lose_nothing_of_each_other(case: Case) -> None:
    one, other = case.make(case.exercise), case.make(case.exercise)
    case.save(one, *case.first)
    case.save(other, *case.second)
    both = dict([case.first, case.second])
    assert other.picks == saved(case.exercise) == both
    key, value = case.first
    case.save(one, key, value)
    assert one.picks == both


def test_the_last_decision_about_one_thing_counts(case: Case, widget: Any) -> None:
    key, value = case.first
    case.save(widget, key, value)
    case.save(case.make(case.exercise), key, case.second[1])
    assert saved(case.exercise) == {key: case.second[1]}


def test_a_value_that_makes_no_sense_is_refused_by_name(case: Case, widget: Any) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011  # its text is compared below
        case.save(widget, case.first[0], case.bad)
    assert str(refusal.value).endswith(case.fault)
    assert saved(case.exercise) is ...


def test_a_saved_value_that_makes_no_sense_is_said_and_not_used(case: Case) -> None:
    key, value = case.first
    AnswerFile().write(case.exercise, case.model, 1, {key: case.bad})
    again = case.make(case.exercise)
    assert again.picks == {}
    assert again.note.endswith(case.fault)
    assert "not used" in again.note
    assert case.fault.partition("'")[0] in case.view(again)._saved.value.replace("&quot;", '"')
    case.save(again, key, value)
    assert again.note == ""


@pytest.mark.parametrize(("model", "version"), [("", 0), ("", 2), ("another", 1)])
def test_an_answer_of_another_version_or_kind_is_set_aside_with_a_line(
    case: Case, model: str, version: int
) -> None:
    key, value = case.first
    AnswerFile().write(case.exercise, model or case.model, version, {key: value})
    entry = content()["answers"][case.exercise]
    again = case.make(case.exercise)
    assert again.picks == {}
    assert "It is kept under set_aside in answers.json but not used" in again.note
    assert again.note in case.view(again)._saved.value
    assert content()["set_aside"] == [{"exercise": case.exercise, "entry": entry}]
    case.save(again, key, value)
    assert content()["set_aside"] == [{"exercise": case.exercise, "entry": entry}]
    assert saved(case.exercise) == {key: value}


def test_a_damaged_file_is_set_aside_with_a_line(case: Case) -> None:
    Path("answers.json").write_text("{", encoding="utf-8")
    widget = case.make(case.exercise)
    assert "It is kept as answers.corrupt-1.json" in case.view(widget)._saved.value
    case.save(widget, *case.first)
    assert Path("answers.corrupt-1.json").read_text(encoding="utf-8") == "{"
    assert saved(case.exercise) == dict([case.first])


def test_a_save_is_announced_however_it_was_made(case: Case, widget: Any) -> None:
    view = case.view(widget)
    assert "Nothing is saved yet." in view._saved.value
    case.save(widget, *case.first)
    said = widget.said(case.first[0])
    assert (case.words or str(case.first[1])) in said
    shown = escape(said)
    assert f"<strong>Saved: {shown}.</strong>" in view._saved.value
    assert f"answers.json, beside this notebook, holds {shown}." in view._saved.value


def test_a_save_that_fails_is_said_in_the_view(
    case: Case, widget: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = case.view(widget)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        view._save(lambda: case.save(widget, *case.first))
    assert "No space left on device" in view._saved.value
    assert "Nothing is saved yet." in view._saved.value
    assert widget.picks == {}


def test_a_saved_value_reaches_the_view_as_text_and_not_as_markup(case: Case) -> None:
    AnswerFile().write(case.exercise, case.model, 1, {case.first[0]: "<b>x</b>"})
    view = case.view(case.make(case.exercise))
    assert "&lt;b&gt;x&lt;/b&gt;" in view._saved.value
    assert "<b>x" not in view._saved.value


def test_the_picture_is_named_and_says_its_finding(case: Case, widget: Any) -> None:
    view = case.view(widget)
    picture = parsed(view._picture.value)
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == view._alt()
    rows = [text for text in picture.findall(f"{SVG}text") if text.get("font-size") == "20"]
    title = " ".join(row.text or "" for row in rows if row.get("text-anchor") == "start")
    assert title
    assert view._alt().startswith(f"{title}. ")
    assert {row.get("font-weight") for row in rows} == {"bold"}


def test_text_has_contrast_with_what_it_stands_on(case: Case, widget: Any) -> None:
    # A freshly made widget has no text on anything but white, the palest gray or a dot.
    picture = parsed(case.view(widget)._picture.value)
    for text in picture.iter(f"{SVG}text"):
        assert contrast(text.attrib["fill"], ground(picture, text)) >= 4.5, text.text


def test_the_live_lines_are_marked_as_such(case: Case, widget: Any) -> None:
    view = case.view(widget)
    for part in (view._numbers, view._saved):
        assert part.value.startswith('<p role="status" aria-live="polite">')
        assert "course-panel-live" in part._dom_classes
    assert view._sentence() in view._numbers.value


def test_the_still_picture_has_the_alternative_text(case: Case, widget: Any) -> None:
    view = case.view(widget)
    assert view.still().startswith(f'<img alt="{escape(view._alt())}" ')
    assert view.still().count("<") == 1
    assert case.view(case.make(case.exercise)).still() == view.still()

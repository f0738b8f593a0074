"""Sealed forecasts: what was said stays said, for a student, a grader, and on the next day."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from course import check, reveal, saved, seal
from course.exercises._forecast_form import FORMS, digest_of, form
from course.exercises._forecast_record import NESTED, QUESTIONS

ME = "m10-q5"
FORECAST = {
    "caught-6-months": 0.5,
    "caught-12-months": 0.7,
    "cocaine-2024-record": 0.5,
    "marseille-2024-fall": 0.75,
    "prosecutor-2025": 0.2,
}
OTHER = dict.fromkeys(FORECAST, 0.5)


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def content():
    return json.loads(Path("answers.json").read_text(encoding="utf-8"))


def record():
    return content()["answers"][ME]["data"]


def tamper(**changes):
    """Change the sealed numbers in the file, as with a text editor."""
    whole = content()
    whole["answers"][ME]["data"]["forecast"].update(changes)
    Path("answers.json").write_text(json.dumps(whole), encoding="utf-8")


# --- sealing ----------------------------------------------------------------------------------


def test_a_forecast_is_kept_with_its_digest_and_is_right_in_form():
    line = seal(ME, FORECAST)

    assert line.head == "Sealed"
    assert record()["forecast"] == FORECAST
    assert len(record()["digest"]) == 64
    assert not record()["revealed"]
    assert check(ME, saved(ME)).status == "right"


def test_dots_and_nothing_seal_nothing():
    for nothing in (..., None, {}, dict.fromkeys(FORECAST, ...)):
        assert "Nothing is sealed yet" in str(seal(ME, nothing))
    assert not Path("answers.json").exists()
    assert check(ME, saved(ME)).status == "not-attempted"


@pytest.mark.parametrize(
    ("forecast", "said"),
    [
        ({"caught-6-months": "70 %"}, "`caught-6-months`: This is text in quotes"),
        ({"caught-6-months": True}, "`caught-6-months`: This is True"),
        ({"caught-6-months": float("nan")}, "`caught-6-months`: The answer is NaN"),
        ({"caught-in-six-months": 0.5}, "`caught-in-six-months` is none of the questions"),
        ([0.5, 0.7], "a dictionary of probabilities is expected"),
        (0.7, "a dictionary of probabilities is expected"),
    ],
)
def test_what_is_no_forecast_is_told_in_a_line_and_seals_nothing(forecast, said):
    line = seal(ME, forecast)

    assert line.head == "Note"
    assert said in line.text
    assert not Path("answers.json").exists()


def test_numbers_of_numpy_and_pandas_are_sealed_like_plain_ones():
    seal(ME, pd.Series({name: np.float64(p) for name, p in FORECAST.items()}))

    assert record()["forecast"] == FORECAST
    assert seal(ME, FORECAST).text.startswith("This forecast was sealed before")


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, "coherent"),
        ({"caught-6-months": 0.7}, "coherent"),
        ({"caught-6-months": 0.71}, "falling"),
        ({"prosecutor-2025": 20}, "percent"),
        ({"prosecutor-2025": 1.01}, "percent"),
        ({"prosecutor-2025": 100}, "percent"),
        ({"prosecutor-2025": 100.5}, "outside"),
        ({"prosecutor-2025": -0.01}, "outside"),
        ({"prosecutor-2025": 0}, "certain"),
        ({"caught-12-months": 1}, "certain"),
        ({"prosecutor-2025": 0.0001}, "coherent"),
        ({"caught-12-months": 0.9999}, "coherent"),
        ({"prosecutor-2025": ...}, "incomplete"),
    ],
)
def test_each_form_is_named(changes, due):
    seal(ME, {**FORECAST, **changes})

    assert saved(ME)["form"] == due
    assert due in FORMS


def test_the_form_does_not_ask_what_happened():
    lucky = dict(zip(FORECAST, (0.01, 0.99, 0.99, 0.99, 0.01), strict=True))
    unlucky = dict(zip(FORECAST, (0.98, 0.99, 0.01, 0.01, 0.99), strict=True))
    for forecast in (lucky, unlucky):
        assert form(forecast, QUESTIONS[ME], NESTED) == "coherent"


def test_an_exercise_without_a_forecast_is_a_mistake_of_the_author():
    for call in (lambda: seal("m10-q6", FORECAST), lambda: reveal("m10-q6")):
        with pytest.raises(ValueError, match="m10-q5"):
            call()


# --- the digest -------------------------------------------------------------------------------


def test_the_digest_is_the_sha256_that_other_programs_give():
    # printf '["m10-q5",[["a",0.25],["b",0.5]],"salt","2024-05-15T20:00:00+00:00"]' | sha256sum
    due = "071b6e0263235377b5e8441181a5d9535304e3c774b62ed9255e8f146c5fce1f"

    assert digest_of(ME, {"b": 0.5, "a": 0.25}, "salt", "2024-05-15T20:00:00+00:00") == due


def test_the_same_forecast_sealed_in_two_places_has_two_digests(tmp_path, monkeypatch):
    seal(ME, FORECAST)
    one = record()["digest"]
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    seal(ME, FORECAST)

    assert record()["digest"] != one


# --- revealing --------------------------------------------------------------------------------


def test_nothing_is_revealed_before_a_seal(capsys):
    assert reveal(ME) is ...
    assert capsys.readouterr().out == "Nothing is revealed yet: seal your forecast first.\n"
    assert not Path("answers.json").exists()


def test_dots_leave_what_was_sealed_before():
    seal(ME, FORECAST)
    before = record()

    assert "stands" in seal(ME, dict.fromkeys(FORECAST, ...)).text
    assert record() == before


@pytest.mark.parametrize("changes", [{"prosecutor-2025": 20}, {"caught-6-months": 0.9}])
def test_a_forecast_of_the_wrong_form_is_not_revealed_and_can_be_sealed_anew(changes, capsys):
    seal(ME, {**FORECAST, **changes})

    assert reveal(ME) is ...
    assert "not in order" in capsys.readouterr().out
    seal(ME, FORECAST)
    assert reveal(ME).forecast.to_dict() == FORECAST


def test_the_reveal_sets_what_was_sealed_beside_what_happened():
    seal(ME, FORECAST)
    shown = reveal(ME)

    assert shown.forecast.to_dict() == FORECAST
    assert shown.happened.to_dict() == {
        "caught-6-months": False,
        "caught-12-months": True,
        "cocaine-2024-record": True,
        "marseille-2024-fall": True,
        "prosecutor-2025": False,
    }
    assert record()["revealed"]


def test_before_the_reveal_the_last_seal_counts():
    seal(ME, FORECAST)
    first = record()["digest"]
    line = seal(ME, OTHER)

    assert "take the place of the old" in line.text
    assert record()["forecast"] == OTHER
    assert record()["digest"] != first


def test_after_the_reveal_nothing_is_sealed_anew():
    seal(ME, FORECAST)
    reveal(ME)
    before = record()
    line = seal(ME, OTHER)

    assert line.head == "Note"
    assert "stays as you sealed it" in line.text
    assert record() == before
    assert reveal(ME).forecast.to_dict() == FORECAST
    assert check(ME, saved(ME)).status == "right"


def test_a_notebook_that_is_run_again_keeps_its_seal():
    seal(ME, FORECAST)
    reveal(ME)
    before = record()
    for _ in range(2):
        assert "was sealed before" in seal(ME, FORECAST).text
        assert reveal(ME).forecast.to_dict() == FORECAST
        assert record() == before


# --- numbers changed in the file --------------------------------------------------------------


def test_changed_numbers_are_not_revealed(capsys):
    seal(ME, FORECAST)
    tamper(**{"caught-12-months": 0.99})

    assert reveal(ME) is ...
    assert "no longer holds what you sealed" in capsys.readouterr().out


def test_numbers_changed_after_the_reveal_are_found_out():
    seal(ME, FORECAST)
    reveal(ME)
    tamper(**{"caught-12-months": 0.99})
    line = seal(ME, {**FORECAST, "caught-12-months": 0.99})

    assert "no longer holds what you sealed" in line.text
    assert saved(ME)["form"] == "changed"
    assert check(ME, saved(ME)).verdict.mistake == "changed-after-the-reveal"


def test_the_sealed_numbers_mend_a_file_that_was_changed():
    seal(ME, FORECAST)
    reveal(ME)
    tamper(**{"caught-12-months": 0.99})
    seal(ME, OTHER)
    seal(ME, FORECAST)

    assert record()["forecast"] == FORECAST
    assert record()["revealed"]
    assert check(ME, saved(ME)).status == "right"


@pytest.mark.parametrize("revealed", [True, False])
def test_numbers_changed_in_the_file_are_found_out_where_the_cell_has_only_dots(revealed):
    seal(ME, FORECAST)
    if revealed:
        reveal(ME)
    tamper(**{"caught-12-months": 0.99})
    line = seal(ME, dict.fromkeys(FORECAST, ...))

    assert "no longer holds what you sealed" in line.text
    assert saved(ME)["form"] == "changed"


def test_a_form_that_was_written_into_the_file_does_not_count():
    seal(ME, {**FORECAST, "prosecutor-2025": 20})
    whole = content()
    whole["answers"][ME]["data"]["form"] = "coherent"
    Path("answers.json").write_text(json.dumps(whole), encoding="utf-8")
    seal(ME, {**FORECAST, "prosecutor-2025": 20})

    assert saved(ME)["form"] == "percent"


def test_numbers_changed_before_the_reveal_are_simply_sealed_anew():
    seal(ME, FORECAST)
    tamper(**{"caught-12-months": 0.99})
    seal(ME, OTHER)

    assert record()["forecast"] == OTHER
    assert saved(ME)["form"] == "coherent"


@pytest.mark.parametrize("broken", [{}, {"forecast": 7, "digest": "x"}, {"forecast": {"a": "b"}}])
def test_a_record_that_is_none_is_not_revealed_and_gives_way(broken, capsys):
    answers = {ME: {"model": "sealed_forecast", "version": 1, "data": broken}}
    Path("answers.json").write_text(json.dumps({"version": 1, "answers": answers}))

    assert reveal(ME) is ...
    assert "no longer holds" in capsys.readouterr().out
    assert seal(ME, FORECAST).head == "Sealed"
    assert reveal(ME).forecast.to_dict() == FORECAST


# --- files that cannot be used ----------------------------------------------------------------


def test_a_file_that_is_no_answer_file_is_set_aside_and_said_so():
    Path("answers.json").write_text("not JSON", encoding="utf-8")
    line = seal(ME, FORECAST)

    assert "answers.corrupt-1.json" in line.text
    assert record()["forecast"] == FORECAST


def test_other_answers_in_the_file_stay():
    other = {"m10-w1": {"model": "probability_wheel", "version": 1, "data": {"box": 70}}}
    Path("answers.json").write_text(json.dumps({"version": 1, "answers": other}))
    seal(ME, FORECAST)
    reveal(ME)

    assert saved("m10-w1") == {"box": 70}


@pytest.fixture
def unwritable(monkeypatch):
    """Make every file creation fail; permissions would not stop root."""
    real = os.open

    def refuse(path, flags, *rest, **named):
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.usefixtures("unwritable")
def test_a_folder_that_cannot_be_written_costs_a_line_and_no_error():
    line = seal(ME, FORECAST)

    assert line.head == "Note"
    assert "could not be written" in line.text


def test_a_folder_that_cannot_be_written_reveals_nothing(request, capsys):
    seal(ME, FORECAST)
    request.getfixturevalue("unwritable")

    assert reveal(ME) is ...
    assert "could not be written" in capsys.readouterr().out


# --- under the grader -------------------------------------------------------------------------


@pytest.fixture
def handed(monkeypatch):
    """Run as under the trusted judge; give what check hands over."""
    import IPython.display

    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("COURSE_JUDGE", "outside")
    messages = []
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: messages.append(data))
    return lambda: next(message for data in messages for message in data.values())["data"]


def test_the_judge_gets_the_form_when_the_file_was_handed_in(handed):
    seal(ME, FORECAST)
    reveal(ME)
    # The cell of the submission has other numbers by now.
    seal(ME, OTHER)
    check(ME, saved(ME))

    assert handed() == {"form": "coherent"}
    assert record()["forecast"] == FORECAST


def test_the_judge_gets_the_form_when_no_file_was_handed_in(handed):
    seal(ME, FORECAST)
    assert reveal(ME) is not ...
    check(ME, saved(ME))

    assert handed() == {"form": "coherent"}

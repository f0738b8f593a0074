"""Uncertain dates and rival hypotheses; expected values are from a calendar and by hand."""

from __future__ import annotations

import doctest
from datetime import date

import pandas as pd
import pytest

from course.methods import _ach, _edtf, script


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2022-06-15", "2022-06-15", "2022-06-15"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),  # 2024 is a leap year
        ("1900-02", "1900-02-01", "1900-02-28"),  # 1900 was none: divisible by 100, not by 400
        ("2000-02", "2000-02-01", "2000-02-29"),  # 2000 was one
        ("2021-12", "2021-12-01", "2021-12-31"),
        (" 2024-05-14~ ", "2024-05-14", "2024-05-14"),
        ("2023-01/2023-05", "2023-01-01", "2023-05-31"),
        ("2024-05-14/2025-02-22", "2024-05-14", "2025-02-22"),
        ("2022/2022-06-15", "2022-01-01", "2022-06-15"),
    ],
)
def test_a_date_means_every_day_that_its_text_allows(text, earliest, latest):
    span = script.parse(text)
    assert (str(span.earliest), str(span.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-14~", "2024-05-13", "2024-05-15"),
        ("2024-03-01?", "2024-02-29", "2024-03-02"),
        ("2024-01~", "2023-12-01", "2024-02-29"),
        ("2022%", "2021-01-01", "2023-12-31"),
        ("2023-01~/2023-05", "2022-12-01", "2023-05-31"),
        ("2023-01/2023-05?", "2023-01-01", "2023-06-30"),
    ],
)
def test_a_mark_adds_one_unit_of_what_was_written_on_its_own_side(text, first, last):
    span = script.parse(text)
    assert (str(span.first_possible), str(span.last_possible)) == (first, last)


def test_only_a_single_day_without_a_mark_is_exact():
    assert script.parse("2024-05-14").exact
    assert not script.parse("2024-05-14~").exact
    assert not script.parse("2024-05").exact


@pytest.mark.parametrize(
    "text", ["", "14 May 2024", "2024-5", "24-05-14", "202X", "2024-05-14T10:57", "2024-05/.."]
)
def test_what_is_not_in_the_subset_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="expected a year, month or day such as"):
        script.parse(text)


def test_other_faults_of_a_date_are_named():
    with pytest.raises(ValueError, match="no day '2023-02-29' in the calendar"):
        script.parse("2023-02-29")
    with pytest.raises(ValueError, match="no day '2023-13' in the calendar"):
        script.parse("2023-13")
    with pytest.raises(ValueError, match="ends before it begins"):
        script.parse("2025/2024-12-31")
    with pytest.raises(ValueError, match="one slash at most"):
        script.parse("2022/2023/2024")
    with pytest.raises(TypeError, match="expected a date as text"):
        script.parse(2022)


def test_an_interval_may_end_within_the_unit_in_which_it_begins():
    span = script.parse("2024-05-14/2024")
    assert (str(span.earliest), str(span.latest)) == ("2024-05-14", "2024-12-31")


# Allen's relations between two spans of whole months, cut to what is certain.
@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ("2022-01", "2022-06", "before"),
        ("2022-06", "2022-01", "after"),
        ("2024-04", "2024-05-01", "before"),  # last possible day 30 April
        ("2024-05-01", "2024-04", "after"),
        ("2022", "2022-06", "cannot tell"),
        ("2022-06", "2022", "cannot tell"),
        ("2022-06-15", "2022-06-15", "cannot tell"),
        ("2023-01/2023-05", "2023-05-31", "cannot tell"),
        ("2024-05-14~", "2024-05-14", "cannot tell"),
        ("2024-05-14~", "2024-05-15", "cannot tell"),
        ("2024-05-14~", "2024-05-16", "before"),
    ],
)
def test_an_order_is_given_only_where_it_is_certain(first, second, due):
    assert script.relation(first, second) == due


def test_dates_overlap_when_they_share_a_day():
    assert script.overlaps("2022", "2022-12-31")
    assert script.overlaps("2022-12-31", "2022")
    assert not script.overlaps("2022", "2023-01-01")
    assert not script.overlaps("2024-05-14~", "2024-05-15")  # marks are set aside


# Counted on a calendar; 284 and 184 are also printed, by BFMTV (2025) and AFP (2024).
@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ("2024-05-14", "2024-05-14", (0, 0)),
        ("2024-05-14", "2024-05-15", (1, 1)),
        ("2024-05-14", "2025-02-22", (284, 284)),
        ("2024-05-14", "2024-11-14", (184, 184)),
        ("2024-02-28", "2024-03-01", (2, 2)),
        ("2024-04", "2024-05-14", (14, 43)),
        ("2022-06", "2024-05-14", (684, 713)),
        ("2022", "2024-05-14", (500, 864)),
        ("2024-05", "2024-05-14", (-17, 13)),
        ("2024-05-15", "2024-05-14~", (-2, 0)),
    ],
)
def test_days_between_two_dates_run_from_a_smallest_to_a_largest(first, second, due):
    assert script.days_between(first, second) == due


def test_days_between_the_other_way_round_is_the_negative():
    smallest, largest = script.days_between("2022-06", "2024-05-14")
    assert script.days_between("2024-05-14", "2022-06") == (-largest, -smallest)


def test_a_span_holds_real_dates():
    assert script.parse("2024-05").latest == date(2024, 5, 31)


@pytest.fixture
def ratings():
    """Three hypotheses, worked out by hand below.

    against: a 1 + 0 + 1 = 2, b 0 + 2 + 1 = 3, c 2 + 1 + 1 = 4 (and nothing from the first row)
    """
    return pd.DataFrame(
        {"a": ["C", "I", "CC", "I"], "b": ["C", "CC", "II", "I"], "c": ["C", "II", "I", "I"]},
        index=["E1", "E2", "E3", "E4"],
    )


def test_inconsistency_weighs_what_speaks_against_and_nothing_else(ratings):
    assert script.inconsistency(ratings).to_dict() == {"a": 2, "b": 3, "c": 4}


def test_the_matrix_has_a_number_for_each_rating(ratings):
    assert script.matrix(ratings).to_numpy().tolist() == [
        [1, 1, 1],
        [-1, 2, -2],
        [2, -2, -1],
        [-1, -1, -1],
    ]


def test_diagnosticity_is_the_distance_of_the_furthest_ratings(ratings):
    assert script.diagnosticity(ratings).to_dict() == {"E1": 0, "E2": 4, "E3": 4, "E4": 0}


def test_leaving_one_piece_out_gives_the_scores_of_the_rest(ratings):
    assert script.leave_one_out(ratings).to_numpy().tolist() == [
        [2, 3, 4],
        [1, 3, 2],
        [2, 1, 3],
        [1, 2, 3],
    ]


def test_leaving_one_piece_out_is_the_score_of_the_table_without_it(ratings):
    for evidence, row in script.leave_one_out(ratings).iterrows():
        rest = script.inconsistency(ratings.drop(index=evidence))
        assert row.to_dict() == rest.to_dict()


def test_only_evidence_that_changes_the_first_place_flips_it(ratings):
    assert script.flips(ratings) == {"E3": ["b"]}


def test_a_tie_for_the_first_place_is_a_change_too(ratings):
    tied = ratings.assign(b=["C", "CC", "I", "I"])  # against b: 2, as against a
    assert script.first_places(script.inconsistency(tied)) == ["a", "b"]
    assert script.flips(tied) == {"E2": ["a"], "E3": ["b"]}


def test_evidence_equal_under_all_never_changes_the_order(ratings):
    dull = script.diagnosticity(ratings).eq(0)
    assert not set(script.flips(ratings)) & set(ratings.index[dull])


def test_faults_of_a_table_of_ratings_are_named(ratings):
    with pytest.raises(ValueError, match="one of CC, C, N, I, II for E2 under 'b', got 'X'"):
        script.matrix(ratings.replace({"b": {"CC": "X"}}))
    with pytest.raises(ValueError, match="got nan"):
        script.inconsistency(ratings.astype(object).where(ratings != "II"))
    with pytest.raises(ValueError, match="two hypotheses or more"):
        script.matrix(ratings[["a"]])
    with pytest.raises(ValueError, match="the evidence 'E1' comes twice"):
        script.matrix(ratings.rename(index={"E4": "E1"}))


def test_the_table_that_was_given_is_left_as_it_is(ratings):
    before = ratings.copy()
    script.flips(ratings)
    script.diagnosticity(ratings)
    pd.testing.assert_frame_equal(ratings, before)


@pytest.mark.parametrize("module", [_edtf, _ach, script])
def test_the_examples_in_the_documentation_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0

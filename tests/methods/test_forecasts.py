"""Expected values by hand and from published tables; statsmodels and numpy as the outside."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from course import load
from course.methods.forecasts import (
    ICD_203,
    KENT_1964,
    brier_decomposition,
    brier_score,
    calibration,
    expected_brier,
    lint_brief,
    rule_of_succession,
    weighted_kappa,
    word_for,
)

# --- scores -----------------------------------------------------------------------------------


def test_the_score_is_the_mean_of_the_squared_distances() -> None:
    # 0.9 squared is 0.81, 0.05 squared 0.0025, on a pocket calculator
    assert brier_score([0.9], [False]) == pytest.approx(0.81)
    assert brier_score([0.95], [True]) == pytest.approx(0.0025)
    assert brier_score([0.9, 0.95], [False, True]) == pytest.approx(0.40625)


def test_the_score_runs_from_sure_and_right_to_sure_and_wrong() -> None:
    assert brier_score([1, 0], [True, False]) == 0
    assert brier_score([1, 0], [False, True]) == 1
    assert brier_score([0.5] * 3, [True, False, True]) == 0.25


@pytest.mark.parametrize(
    ("said", "happened", "what"),
    [
        ([], [], "one outcome for each"),
        ([0.5], [True, False], "one outcome for each"),
        ([70], [True], "0.7"),
        ([-0.1], [True], "between 0 and 1"),
        ([float("nan")], [True], "between 0 and 1"),
    ],
)
@pytest.mark.parametrize("score", [brier_score, calibration, brier_decomposition])
def test_what_cannot_be_scored_is_refused(score, said, happened, what) -> None:
    with pytest.raises(ValueError, match=what):
        score(said, happened)


chances = st.floats(0, 1)


@given(chances, chances)
def test_nothing_beats_saying_the_chance(said: float, chance: float) -> None:
    honest = expected_brier(chance, chance)

    assert honest <= expected_brier(said, chance) + 1e-12
    # What is lost by saying something else is the squared distance, and nothing more.
    assert expected_brier(said, chance) - honest == pytest.approx((said - chance) ** 2, abs=1e-12)


def test_the_expected_score_of_a_box_of_balls() -> None:
    # 0.7 * 0 + 0.3 * 1; 0.7 * 0.09 + 0.3 * 0.49 = 0.063 + 0.147
    assert expected_brier(1, 0.7) == pytest.approx(0.3)
    assert expected_brier(0.7, 0.7) == pytest.approx(0.21)
    for said, chance in ((1.1, 0.5), (0.5, -0.1)):
        with pytest.raises(ValueError, match="between 0 and 1"):
            expected_brier(said, chance)


# --- calibration and decomposition ------------------------------------------------------------


def test_calibration_has_one_row_for_each_number_from_low_to_high() -> None:
    table = calibration([0.8, 0.2, 0.8, 0.8, 0.2], [True, False, True, False, True])

    assert list(table.said) == [0.2, 0.8]
    assert list(table.forecasts) == [2, 3]
    assert list(table.happened) == pytest.approx([1 / 2, 2 / 3])


def test_the_decomposition_worked_out_by_hand() -> None:
    # Said 0.5 of four (one happened), 0.9 of six (all happened); base rate 7 / 10.
    # Reliability: a tenth of 4 times 0.0625 and 6 times 0.01; resolution: of 4 times 0.2025 and
    # 6 times 0.09.
    parts = brier_decomposition([0.5] * 4 + [0.9] * 6, [True] + [False] * 3 + [True] * 6)

    assert parts.reliability == pytest.approx(0.031)
    assert parts.resolution == pytest.approx(0.135)
    assert parts.uncertainty == pytest.approx(0.21)
    assert parts.score == pytest.approx(0.031 - 0.135 + 0.21)


@given(st.lists(st.tuples(st.sampled_from([0, 0.1, 0.35, 0.5, 0.9, 1]), st.booleans()), min_size=1))
def test_the_parts_add_up_to_the_score_whatever_was_said(pairs) -> None:
    said, happened = [p for p, _ in pairs], [x for _, x in pairs]
    parts = brier_decomposition(said, happened)

    whole = parts.reliability - parts.resolution + parts.uncertainty
    assert parts.score == pytest.approx(whole, abs=1e-12)
    assert parts.score == pytest.approx(np.mean((np.array(said) - np.array(happened)) ** 2))
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


@given(st.lists(st.booleans(), min_size=1))
def test_who_always_says_the_base_rate_is_calibrated_and_tells_nothing_apart(happened) -> None:
    base = sum(happened) / len(happened)
    parts = brier_decomposition([base] * len(happened), happened)

    assert parts.reliability == pytest.approx(0, abs=1e-12)
    assert parts.resolution == pytest.approx(0, abs=1e-12)


def test_the_invented_forecasters_are_what_they_were_made_to_be() -> None:
    table = load("synthetic_forecasts")
    parts = {
        name: brier_decomposition(list(rows.said_percent / 100), list(rows.happened))
        for name, rows in table.groupby("forecaster")
    }

    assert parts["Ash"].score < parts["Birch"].score < parts["Cedar"].score
    # They see the same; only what they make of it differs.
    assert parts["Ash"].resolution == pytest.approx(parts["Birch"].resolution)
    assert parts["Birch"].reliability > 5 * parts["Ash"].reliability
    assert parts["Cedar"].resolution == 0


# --- few cases --------------------------------------------------------------------------------


def test_the_rule_of_succession_is_that_of_laplace() -> None:
    assert rule_of_succession(0, 0) == 0.5
    assert rule_of_succession(1, 1) == pytest.approx(2 / 3)
    assert rule_of_succession(7, 12) == pytest.approx(8 / 14)


@given(st.integers(0, 500), st.integers(0, 500))
def test_it_is_never_sure_and_moves_less_with_every_case(happened: int, more: int) -> None:
    trials = happened + more
    now = rule_of_succession(happened, trials)

    assert 0 < now < 1
    assert abs(rule_of_succession(happened + 1, trials + 1) - now) <= 1 / (trials + 3)


@pytest.mark.parametrize(("happened", "trials"), [(3, 2), (-1, 2), (1.5, 2)])
def test_cases_that_cannot_be_are_refused(happened, trials) -> None:
    with pytest.raises(ValueError, match="0 <= happened <= trials"):
        rule_of_succession(happened, trials)


# --- words ------------------------------------------------------------------------------------


def test_kents_ranges_are_his_middles_with_their_give_or_take() -> None:
    middles = {
        "almost certain": (93, 6),
        "probable": (75, 12),
        "chances about even": (50, 10),
        "probably not": (30, 10),
        "almost certainly not": (7, 5),
    }
    assert {w: (m - g, m + g) for w, (m, g) in middles.items()} == dict(KENT_1964)


def test_the_directives_words_leave_no_gap_from_one_to_ninety_nine() -> None:
    ends = list(ICD_203.values())

    assert (ends[0][0], ends[-1][1]) == (1, 99)
    assert [high for _, high in ends[:-1]] == [low for low, _ in ends[1:]]


@pytest.mark.parametrize(
    ("probability", "icd", "kent"),
    [
        (0.6, "likely", "chances about even"),
        (0.75, "likely", "probable"),
        (0.5, "roughly even chance", "chances about even"),
        (0.8, "likely", "probable"),
        (0.2, "unlikely", "probably not"),
        (0.55, "roughly even chance", "chances about even"),
        (0.07, "very unlikely", "almost certainly not"),
        (0.15, "very unlikely", None),
        (0.61, "likely", None),
        (0, None, None),
        (1, None, None),
    ],
)
def test_a_number_finds_its_word(probability, icd, kent) -> None:
    assert word_for(probability) == icd
    assert word_for(probability, KENT_1964) == kent


def test_a_percentage_is_no_probability() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        word_for(60)


# --- two raters -------------------------------------------------------------------------------

levels = st.integers(1, 4)


def test_a_published_example_of_three_kappas() -> None:
    # The documentation of Lodestar's CohenKappa prints 0.4285..., 0.4666... and 0.5.
    first, second = [1, 1, 2, 2, 3, 3, 1, 3], [1, 3, 2, 1, 3, 2, 1, 3]

    assert weighted_kappa(first, second, "none") == pytest.approx(3 / 7)
    assert weighted_kappa(first, second) == pytest.approx(7 / 15)
    assert weighted_kappa(first, second, "quadratic") == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("weights", "theirs"), [("none", None), ("linear", "linear"), ("quadratic", "quadratic")]
)
def test_the_course_table_gives_what_statsmodels_gives(weights, theirs) -> None:
    ratings = load("synthetic_brief_ratings")
    first, second = list(ratings.rater_1), list(ratings.rater_2)
    counts = np.zeros((4, 4))
    for one, other in zip(first, second, strict=True):
        counts[one - 1, other - 1] += 1

    due = cohens_kappa(counts, wt=theirs, return_results=False)
    assert weighted_kappa(first, second, weights) == pytest.approx(due)


@given(st.lists(st.tuples(levels, levels), min_size=2))
def test_kappa_is_one_for_twins_and_the_same_from_either_side(pairs) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    if len(set(first)) > 1:
        assert weighted_kappa(first, first) == 1
    if len(set(first + second)) > 1:
        assert weighted_kappa(first, second) == pytest.approx(weighted_kappa(second, first))
        assert weighted_kappa(first, second) <= 1


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ([], [], "two ratings"),
        ([1], [1, 2], "two ratings"),
        ([2, 2], [2, 2], "more than one level"),
    ],
)
def test_ratings_that_say_nothing_are_refused(first, second, what) -> None:
    with pytest.raises(ValueError, match=what):
        weighted_kappa(first, second)
    with pytest.raises(ValueError, match="none, linear, quadratic"):
        weighted_kappa([1, 2], [1, 2], "cubic")


# --- the lint ---------------------------------------------------------------------------------


def rules(text: str) -> list[str]:
    return [finding.rule for finding in lint_brief(text + " Alternatively, nothing changes.")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Seizures rose to 53.5 tonnes.", ["claim without source"]),
        ("Seizures rose to 53.5 tonnes [SZ-0286].", []),
        ("They will probably rise.", ["hedge without number"]),
        ("They will probably rise, at 60 per cent.", []),
        ("They will probably rise (60%).", []),
        ("We think that it is likely, 3 in 10 against.", []),
        ("They could rise by 7 tonnes.", ["hedge without number", "claim without source"]),
        ("The share was 60 per cent.", ["claim without source"]),
        ("A mighty gang holds the port.", []),
        ("It was voted in 2025.", []),
        ("The van was attacked in May.", []),
        ("We cannot rule out a split.", ["hedge without number"]),
        ("Perhaps. It fell to 24 [MRS-036]. It might rise.", ["hedge without number"] * 2),
        ("The rows [PRI-023] say so.", []),
    ],
)
def test_each_rule_finds_its_sentence(text, due) -> None:
    assert rules(text) == due


def test_a_finding_names_its_sentence() -> None:
    found = lint_brief("All is quiet. It might change. Unless it does not.")

    assert [(f.rule, f.sentence) for f in found] == [("hedge without number", "It might change.")]


def test_one_alternative_anywhere_is_enough_and_none_is_told_last() -> None:
    assert [f.rule for f in lint_brief("Nothing will change.")] == ["no alternative"]
    assert lint_brief("A rival reading is that nothing changes.") == []
    assert [f.rule for f in lint_brief("It might. So be it.")] == [
        "hedge without number",
        "no alternative",
    ]

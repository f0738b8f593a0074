"""The report's statistics, against published examples and work by hand."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course.grading.report.answers import heaps, named, unnamed
from course.grading.report.goals import goals
from course.grading.report.items import Item, discrimination, wilson
from course.grading.report.items import items as items_of
from course.grading.report.lesson import Exercise, Lesson
from course.grading.report.sums import add_up
from course.grading.report.timing import handed_in, tries
from course.grading.results import SubmissionResult
from tests.grading._results import a_class, exercise, submission

pytestmark = pytest.mark.grading


def items(submissions: list[SubmissionResult]) -> list[Item]:
    return items_of(submissions, add_up(submissions))


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_wilson_s(right: int, n: int, low: float, high: float) -> None:
    # Newcombe, R. G. (1998). Statistics in Medicine 17, 857-872, table I, method 3.
    found = wilson(right, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_correlation_and_its_interval_worked_by_hand() -> None:
    # Means 8 and 3 of those with and without the point, spread of 1 to 10 sqrt(8.25):
    # r = (8 - 3) / sqrt(8.25) * sqrt(0.5 * 0.5); z = artanh(r) -+ 1.959964 / sqrt(10 - 3).
    found = discrimination([0] * 5 + [1] * 5, list(range(1, 11)))
    r = 5 / math.sqrt(8.25) / 2
    reach = 1.959964 / math.sqrt(7)
    assert found.r is not None
    assert found.r.value == pytest.approx(0.870388, abs=1e-6) == pytest.approx(r)
    assert found.r.low == pytest.approx(math.tanh(math.atanh(r) - reach), abs=1e-6)
    assert found.r.high == pytest.approx(math.tanh(math.atanh(r) + reach), abs=1e-6)
    assert found.n == 10


def test_an_exercise_is_compared_with_the_others_and_not_with_itself() -> None:
    hard = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    other = [2, 2, 2, 2, 2, 1, 1, 1, 1, 0]
    first, second = items(a_class(hard, other))
    # Sums xy 4, x 5, y 14, x² 5, y² 24, n = 10: (40 - 70) / sqrt((50 - 25) (240 - 196)).
    r = -30 / math.sqrt(25 * 44)
    assert first.discrimination.r is not None
    assert second.discrimination.r is not None
    assert first.discrimination.r.value == pytest.approx(r)
    assert second.discrimination.r.value == pytest.approx(r)


def test_few_submissions_or_equal_points_give_no_correlation() -> None:
    few = items(a_class([0, 1, 0], [1, 0, 1]))
    assert {item.discrimination.why_not for item in few} == {"fewer than 10 submissions"}
    same = items(a_class([1] * 10, [0, 1] * 5))
    assert {i.discrimination.why_not for i in same} == {"everybody has the same points"}
    assert all(item.discrimination.r is None for item in (*few, *same))


def test_who_attempted_nothing_is_left_out_of_the_correlation() -> None:
    tried = a_class([0, 1] * 6, [0, 0, 1] * 4)
    blank = [exercise(name, 0.0, 1.0, "not-attempted") for name in ("q1", "q2")]
    found = items([*tried, *(submission(f"b{number}", blank) for number in range(5))])
    assert [item.discrimination.n for item in found] == [12, 12]
    assert [item.counts.get("not-attempted") for item in found] == [5, 5]
    assert found[0].share == pytest.approx(6 / 17)


def test_what_waits_in_many_submissions_is_left_out_of_the_sums() -> None:
    sums = add_up(a_class([1, 0, 1], [2, 2, 0], [None, 4, None]))
    assert (sums.points, sums.of, sums.left_out) == ((3.0, 2.0, 1.0), 3.0, ("q3",))
    assert sums.exercises == ("q1", "q2")


def test_a_single_answer_that_waits_costs_only_its_own_submission() -> None:
    found = a_class([1, 0] * 6, [0, 0, 1] * 3 + [0, 1, None])
    sums = add_up(found)
    assert (sums.points[:3], sums.points[-1], sums.of) == ((1.0, 0.0, 2.0), None, 2.0)
    assert len(sums.known) == 11
    assert [item.discrimination.n for item in items(found)] == [11, 11]


def test_nothing_is_added_up_when_everything_waits() -> None:
    assert add_up(a_class([None, None])).known == []
    assert add_up([]).known == []


def test_a_written_exercise_has_a_mean_share_of_the_marked_ones() -> None:
    marks = [4.0, 2.0, None, None]
    written = [submission(str(m), [exercise("e1", m, 4.0, "by hand")]) for m in marks]
    (item,) = items(written)
    assert (item.by_hand, item.n, item.share, item.interval) == (True, 2, 0.75, None)


LESSON = {
    "q1": Exercise("O1", ("C1", "C2"), {"type": "single", "field": {"whole": False}}, {"m": "M."}),
    "q2": Exercise("O1", ("C2",), {"type": "single", "field": {"whole": True}}, {}),
    "q3": Exercise("", (), {"fields": {"year": {"whole": True}, "rate": {"whole": False}}}, {}),
}


def test_named_mistakes_are_counted_among_those_who_tried() -> None:
    def one(status: str, mistake: str | None = None) -> list:
        return [exercise("q1", 0.0, status=status, mistake=mistake, line="Read.")]

    rows = [one("mistake", "m"), one("mistake", "m"), one("mistake", "old"), one("not-attempted")]
    found = named([submission(str(i), row) for i, row in enumerate(rows)], LESSON)
    assert [(m.name, m.count, m.tried, m.line) for m in found] == [
        ("m", 2, 3, "M."),
        ("old", 1, 3, "Read."),
    ]


def answers_to(name: str, *answers: object) -> list[tuple[str, int, int]]:
    students = [submission(str(i), [exercise(name, 0.0, answer=a)]) for i, a in enumerate(answers)]
    return [(one.answer, one.count, one.variants) for one in unnamed(students, LESSON)]


def test_close_numbers_are_one_answer_and_far_ones_are_not() -> None:
    assert answers_to("q1", 37.5, 37.54, 37.5, 39, -37.5, 0, 0.0) == [
        ("37.5", 3, 2),
        ("0", 2, 2),
        ("-37.5", 1, 1),
        ("39", 1, 1),
    ]


def test_no_chain_of_small_steps_joins_what_is_far_apart() -> None:
    steps = [100 * 1.004**n for n in range(9)]
    assert len(answers_to("q1", *steps)) > 3


def test_years_are_the_same_or_different() -> None:
    assert answers_to("q2", 2021, 2022, 2021.0) == [("2021", 2, 2), ("2022", 1, 1)]
    rows = [{"year": 2021, "rate": 1.0}, {"rate": 1.001, "year": 2021}, {"year": 2022, "rate": 1.0}]
    assert [count for _, count, _ in answers_to("q3", *rows)] == [2, 1]


def test_everything_else_is_one_answer_when_it_is_equal() -> None:
    two = [1, [2.0]]
    found = heaps([["A", "B"], ["B", "A"], ["A", "B"], "a", True, 1, two, two, [1, [2.001]]])
    assert found == [
        ("[1, [2.0]]", 3, 2),
        ('["A", "B"]', 2, 1),
        ('"a"', 1, 1),
        ("1", 1, 1),
        ('["B", "A"]', 1, 1),
        ("true", 1, 1),
    ]


def test_hostile_answers_are_only_text() -> None:
    deep: list = []
    for _ in range(500):
        deep = [deep]
    odd = [math.nan, math.nan, math.inf, 10**400, 10**400 + 1, deep, {"": {}}, "\ud800"]
    found = heaps(odd)
    assert sum(count for _, count, _ in found) == len(odd)
    assert ("NaN", 2, 1) in found
    assert ("Infinity", 1, 1) in found


def test_objectives_and_claims_are_reached_with_two_thirds() -> None:
    lesson = Lesson("", LESSON, {"O1": "Count.", "O2": "Write."}, {}, (), frozenset(), {})
    # q1 of 1 point and q2 of 2: reached from 2 of 3 points on.
    found = a_class([1, 1, 0, 0], [2, 0, 2, 1], [1, 1, 1, 1])
    objectives, claims = goals(found, lesson)
    assert [(g.name, g.reached, g.n, g.exercises) for g in objectives] == [
        ("O1", 2, 4, ("q1", "q2")),
        ("O2", 0, 0, ()),
    ]
    assert [(g.name, g.reached, g.n) for g in claims] == [("C1", 2, 4), ("C2", 2, 4)]
    objectives, claims = goals(found, lesson, ["q1"])
    assert [(g.reached, g.n) for g in (*objectives, *claims)] == [(2, 4), (0, 0), (0, 0), (2, 4)]


DUE = datetime(2026, 5, 1, 12, tzinfo=UTC)


def at(student: str, hours: float) -> object:
    return submission(student, [], DUE - timedelta(hours=hours))


def test_unusual_times_are_beyond_tukey_s_fences() -> None:
    # Hours 1 to 9 before: quartiles 3 and 7, so the fences are -3 and 13.
    usual = [at(f"s{hour}", hour) for hour in range(1, 10)]
    assert [t for t in handed_in(usual, DUE, {}) if t.note] == []
    found = handed_in([*usual, at("early", 40), at("late", -0.5)], DUE, {})
    assert {t.student: t.note for t in found if t.note} == {
        "early": "much earlier than most",
        "late": "after the due date",
    }
    assert found[0].student == "early"
    assert found[0].hours == 40


@pytest.mark.parametrize(("hours", "listed"), [(12.5, []), (13.5, ["edge"])])
def test_the_fence_is_one_and_a_half_quartile_distances_away(
    hours: float, listed: list[str]
) -> None:
    # In place of the nine: again quartiles 3 and 7, and the upper fence is 7 + 1.5 * 4 = 13.
    found = handed_in([*(at(f"s{h}", h) for h in range(1, 9)), at("edge", hours)], DUE, {})
    assert [one.student for one in found if one.note] == listed


def test_an_extension_moves_a_student_s_due_date() -> None:
    (one,) = handed_in([at("ann", -2)], DUE, {"ann": timedelta(hours=3)})
    assert (one.hours, one.note) == (1, "")


def test_without_a_due_date_nobody_is_late() -> None:
    found = handed_in([at("ann", -2), at("bob", 1), submission("cy", [])], None, {})
    assert [(one.student, one.hours, one.note) for one in found] == [
        ("bob", None, ""),
        ("ann", None, ""),
    ]


def test_tries_are_read_where_they_were_handed_in(tmp_path: Path) -> None:
    records = {
        "ann": json.dumps({"exercises": {"q1": {"tries": 3}, "q2": {"tries": -1}, "q3": {}}}),
        "bob": "{",
        "cy": json.dumps({"exercises": [1]}),
        "dan": json.dumps({"exercises": {"q1": {"tries": True}, "q2": {"tries": 10**9}}}),
    }
    for student, text in records.items():
        place = tmp_path / "submitted" / student / "m" / "progress.json"
        place.parent.mkdir(parents=True)
        place.write_text(text, encoding="utf-8")
    (tmp_path / "submitted" / "eve" / "m").mkdir(parents=True)
    (tmp_path / "submitted" / "eve" / "m" / "progress.json").symlink_to(place)
    assert tries(tmp_path, "m", [*records, "eve", "none"]) == {"ann": {"q1": 3}, "dan": {}}

"""Near-identical submissions: copies stand out, and students who only think alike do not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from course.grading.report._tokens import GRAM, fingerprints, names_in, tokens
from course.grading.report.lesson import Lesson, read_lesson
from course.grading.report.similar import compare, own_cells
from tests.grading._course import ROOT, answers
from tests.grading._honest import Cells, copied, honest

pytestmark = pytest.mark.grading
MODULE = "m03_change"
GUARANTEE = 8 + 4 - 1
"""Winnowing with runs of k = 8 and windows of w = 4: Schleimer et al. (2003), property 1."""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return read_lesson(ROOT, MODULE)


def a_class(n: int, seed: int) -> dict[str, Cells]:
    chance = random.Random(seed)
    return {f"s{number:03}": honest(chance) for number in range(n)}


def pairs(students: dict[str, Cells], lesson: Lesson) -> list[tuple[str, str]]:
    return [(p.one, p.other) for p in compare(students, lesson.known, lesson.names).pairs]


@pytest.mark.parametrize(("n", "seed"), [(12, 1), (60, 2), (200, 3)])
def test_students_who_worked_alone_are_hardly_ever_listed(
    n: int, seed: int, lesson: Lesson
) -> None:
    # In 200 students with five ways to write a function, two may well think entirely alike.
    assert len(pairs(a_class(n, seed), lesson)) <= n // 200


@pytest.mark.parametrize(("n", "seed"), [(12, 1), (60, 2), (200, 3)])
def test_a_copy_with_other_names_and_without_remarks_is_listed(
    n: int, seed: int, lesson: Lesson
) -> None:
    students = a_class(n, seed)
    students |= {"thief": copied(students["s003"]), "other": copied(students["s007"])}
    found = pairs(students, lesson)
    assert set(found[:2]) == {("s003", "thief"), ("other", "s007")}
    assert len(found) <= 2 + n // 200


def test_a_group_that_copied_is_listed_in_all_its_pairs(lesson: Lesson) -> None:
    students = a_class(60, 4)
    students |= {f"t{number}": copied(students["s005"]) for number in range(5)}
    assert len(pairs(students, lesson)) == 6 * 5 / 2


def test_the_author_s_own_answers_are_nobody_s(lesson: Lesson) -> None:
    entries = answers(MODULE)
    theirs = {
        name: ("code", code) for name, entry in entries.items() for code in entry["also_code"][:1]
    }
    students = a_class(20, 5) | {"one": theirs, "two": dict(theirs)}
    found = compare(students, lesson.known, lesson.names)
    assert found.compared == 20
    assert found.pairs == []


def test_what_everybody_wrote_counts_for_nothing() -> None:
    chance = random.Random(10)

    def words(n: int) -> str:
        return " ".join(f"w{chance.randrange(10**9)}" for _ in range(n))

    common = words(60)
    students = {f"s{n}": {"e1": ("markdown", f"{words(60)} {common}")} for n in range(12)}
    found = compare(students, (), ())
    assert found.compared == 12
    assert max(found.closest) < 0.05  # half of each text; runs at the seam are not the same


def test_it_says_where_and_how_much(lesson: Lesson) -> None:
    students = a_class(30, 6)
    students["thief"] = copied(students["s004"])
    (pair,) = compare(students, lesson.known, lesson.names).pairs
    assert pair.share > 0.9
    assert pair.where[0] == "m03-e1"
    assert set(pair.where) <= {"m03-e1", "m03-q9", "m03-q1"}


@pytest.mark.parametrize("n", [0, 1, 2])
def test_two_submissions_are_too_few(n: int, lesson: Lesson) -> None:
    found = compare(a_class(n, 7), lesson.known, lesson.names)
    assert (found.compared, found.closest, found.pairs) == (n, [], [])


def test_names_that_a_student_chose_make_no_difference() -> None:
    one = tokens("peak = max(values)  # my way\nreturn peak.mean()", "code", {"values"})
    other = tokens("top = max(values) # MY way\nreturn top.mean()", "code", {"values"})
    assert one == other
    assert one[:7] == ["name", "=", "max", "(", "values", ")", "#my"]
    assert tokens("x.sum()", "code", ()) != tokens("x.mean()", "code", ())


def test_any_long_run_in_common_shares_a_fingerprint() -> None:
    chance = random.Random(8)
    for _ in range(300):
        common = [str(chance.randrange(9)) for _ in range(GUARANTEE)]
        texts = []
        for _ in range(2):
            around = [[str(chance.randrange(9)) for _ in range(chance.randrange(20))] for _ in "ab"]
            texts.append([*around[0], *common, *around[1]])
        one, other = (set(fingerprints(text, GRAM["code"])) for text in texts)
        assert one & other


def test_winnowing_thins_out_and_a_short_cell_still_counts() -> None:
    chance = random.Random(9)
    text = [str(chance.random()) for _ in range(400)]
    assert 0.3 < len(list(fingerprints(text, 8))) / 393 < 0.5  # 2 / (w + 1), in the same paper
    assert len(list(fingerprints(text[:8], 8))) == 1
    assert list(fingerprints(text[:7], 8)) == []


def test_only_what_the_student_changed_is_compared(tmp_path: Path) -> None:
    def cell(name: str, source: str, **mark: bool) -> dict:
        grade = {"grade_id": name, **mark}
        return {"cell_type": "code", "source": source, "metadata": {"nbgrader": grade}}

    cells = [
        cell("q1", "x = ...\n", solution=True),
        cell("q2", "y = 2", solution=True),
        cell("q2-check", 'check("q2", y)', grade=True),
        {"cell_type": "markdown", "source": "given", "metadata": {}},
    ]
    path = tmp_path / "m.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert own_cells(path, {"q1": "x = ...", "q2": "y = ..."}) == {"q2": ("code", "y = 2")}
    path.write_text('{"cells": 3}', encoding="utf-8")
    assert own_cells(path, {}) == {}


def test_words_in_strings_and_remarks_are_no_names() -> None:
    code = "total = load('a table')  # of losses\nprint(f'{total} tonnes')\n"
    assert names_in([code]) == {"total", "load", "print"}
    assert {"alarm", "ringing"} <= names_in(["%%time\nalarm = ringing('at night"])

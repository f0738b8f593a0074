"""`course mark`: what waits for a person, two raters on one sample, and marks by hand."""

from __future__ import annotations

import contextlib
import csv
import io
import random
import re
import shutil

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from statsmodels.stats.inter_rater import cohens_kappa

from course import cli
from course.grading.feedback.lesson import Lesson
from course.grading.marking import sheet
from course.grading.marking.agreement import compare, told
from course.grading.marking.sheet import BadSheet, Sheet
from course.grading.marking.waiting import Marking, read_marking
from tests.grading._course import released, solved, with_code
from tests.grading._marked_class import Class, make_class

pytestmark = pytest.mark.grading
MODULE, WRITTEN = "m03_change", "m03-e1"
STUDENTS = [f"student{number} SYNTHETIC" for number in range(4)]
BLANK, BROKEN = "blank SYNTHETIC", "broken SYNTHETIC"
SHEET = f"marking/{MODULE}-{WRITTEN}-{{}}.csv"


def text_of(student: str) -> str:
    return f"Paragraph number {STUDENTS.index(student)}, with <b>303</b> *victims*."


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Class:
    made = make_class(tmp_path_factory.mktemp("class"), MODULE)
    graded = made.hand_in(STUDENTS[0], with_code(solved(MODULE), WRITTEN, text_of(STUDENTS[0])))
    for student in STUDENTS[1:]:
        made.enter(student, with_code(graded, WRITTEN, text_of(student)))
    made.hand_in(BLANK, released(MODULE))
    made.hand_in_broken(BROKEN, "The file is no notebook.")
    return made


@pytest.fixture
def class_(master: Class, tmp_path) -> Class:
    shutil.copytree(master.root, tmp_path / "class")
    return Class(tmp_path / "class", MODULE)


def mark(class_: Class, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(class_.root),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = cli.main(["mark", MODULE, *words])
    return code, out.getvalue(), err.getvalue()


def marking(class_: Class) -> Marking:
    written = Lesson.read(class_.root, MODULE).written
    return read_marking(class_.root, MODULE, class_.db, written)


def codes(class_: Class, rater: str) -> list[str]:
    return [row["answer"] for row in rows(class_, rater)]


def rows(class_: Class, rater: str) -> list[dict[str, str]]:
    with (class_.root / SHEET.format(rater)).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(class_: Class, rater: str, points: dict[str, str], comment: str = "") -> None:
    every = rows(class_, rater)
    with (class_.root / SHEET.format(rater)).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(every[0]))
        table.writeheader()
        for row in every:
            given = {"points": points.get(row["answer"], ""), "comment": comment}
            table.writerow({**row, **given})


def test_the_list_says_what_waits(class_):
    code, out, _ = mark(class_, "--list")
    assert code == 0
    assert out.splitlines() == [
        f"{WRITTEN}: 4 to mark, 0 marked by hand, 1 left blank",
        f"1 ungradable, whose file a person has to look at: {BROKEN}",
    ]
    for student in STUDENTS:
        class_.by_hand(student, WRITTEN, 3.0)
    code, out, _ = mark(class_)  # with nothing left, nothing is opened
    assert code == 0
    assert "0 to mark, 4 marked by hand, 1 left blank" in out
    assert f"Nothing of {MODULE} is left to mark." in out


def test_on_a_hub_the_page_is_named_and_no_second_server_started(class_, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/services/crime/")

    code, out, _ = mark(class_)

    assert code == 0
    assert out.endswith(f"On your JupyterHub, open /services/crime/course/mark/{MODULE}\n")


def test_a_mark_by_hand_waits_once_more_when_it_was_graded_again(class_):
    class_.by_hand(STUDENTS[1], "m03-q2-check", 0.5)
    with Gradebook(class_.db) as book:
        grade = book.find_grade("m03-q2-check", MODULE, MODULE, STUDENTS[1])
        grade.needs_manual_grade = True  # as `course grade` leaves it
        book.db.commit()

    _, out, _ = mark(class_, "--list")

    assert "m03-q2: 1 to mark, 0 marked by hand\n" in out


def test_the_next_answer_is_the_next_in_line_and_then_the_first(class_):
    every = [answer.code for answer in marking(class_).answers if answer.waiting]

    assert len(every) == 4
    assert marking(class_).next().code == every[0]
    assert marking(class_).next(every[0]).code == every[1]
    assert marking(class_).next(every[3]).code == every[0]
    assert marking(class_).next("UNKNOWN").code == every[0]
    first = marking(class_).next().student
    class_.by_hand(first, WRITTEN, 1.0)
    assert marking(class_).next().code == every[1]
    assert marking(class_).next(every[0]).code == every[1]


def test_codes_tell_nothing_and_no_table_takes_them_for_numbers(class_):
    answers = marking(class_).answers

    assert len({answer.code for answer in answers}) == len(answers) == 5
    assert all(re.fullmatch("[B-Z]{6}", answer.code) for answer in answers)
    assert [a.code for a in answers] == [a.code for a in marking(class_).answers]


def test_two_raters_get_the_same_answers_in_another_order(class_):
    assert mark(class_, "--rater", "one")[0] == 0
    fill(class_, "one", dict.fromkeys(codes(class_, "one"), "2"))
    class_.hand_in("later SYNTHETIC", with_code(solved(MODULE), WRITTEN, "Too late."))
    code, out, _ = mark(class_, "--rater", "Zoë")

    assert code == 0
    assert "4 answers to read" in out  # not the blank one, nor the one that came later
    assert sorted(codes(class_, "one")) == sorted(codes(class_, "Zoë"))
    assert codes(class_, "one") != codes(class_, "Zoë")
    assert {row["points"] for row in rows(class_, "Zoë")} == {""}
    assert rows(class_, "Zoë")[0]["levels"].startswith("4 complete / 3 sound / 2 partial / 1 bare")


def test_the_raters_page_has_answers_rubric_and_samples_and_no_names(class_):
    mark(class_, "--rater", "one")
    shown = (class_.root / SHEET.format("one")).with_suffix(".html").read_text(encoding="utf-8")
    written = Lesson.read(class_.root, MODULE).written[WRITTEN]

    for number in range(len(STUDENTS)):
        text = f"<p>Paragraph number {number}, with &lt;b&gt;303&lt;/b&gt; <em>victims</em>.</p>"
        assert text in shown
    assert not any(student in shown for student in [*STUDENTS, BLANK, BROKEN])
    assert all(level.does in shown for level in written.rubric)
    assert shown.count("A sample that earns") == len(written.samples) == 4
    assert [shown.index(f">{c} <") for c in codes(class_, "one")] == sorted(
        shown.index(f">{c} <") for c in codes(class_, "one")
    )


def test_a_smaller_sample_is_a_part_and_a_sheet_is_never_written_over(class_):
    assert "2 answers" in mark(class_, "--rater", "one", "--sample", "2")[1]
    fill(class_, "one", dict.fromkeys(codes(class_, "one"), "2"))
    before = rows(class_, "one")

    code, _, err = mark(class_, "--rater", "one")

    assert code == 2
    assert f"{SHEET.format('one')} is there already" in err
    assert rows(class_, "one") == before
    assert mark(class_, "--rater", "two")[0] == 0
    assert sorted(codes(class_, "two")) == sorted(codes(class_, "one"))


def sheets_of(first: list[float], second: list[float]) -> tuple[Sheet, Sheet]:
    names = [f"A{number}" for number in range(len(first))]
    return (
        Sheet("one", dict(zip(names, first, strict=True)), {}),
        Sheet("two", dict(zip(names, second, strict=True)), {}),
    )


levels = st.lists(st.tuples(*[st.integers(0, 4)] * 2), min_size=5, max_size=40)


@settings(max_examples=60, deadline=None)
@given(levels)
def test_kappa_and_its_interval_are_those_of_statsmodels(pairs):
    ones, others = [a for a, _ in pairs], [b for _, b in pairs]
    assume(len({*ones}) > 1 and len({*others}) > 1)
    counts = np.zeros((5, 5))
    for pair in pairs:
        counts[pair] += 1
    due = cohens_kappa(counts, wt="quadratic")

    found = compare(*sheets_of(ones, others))

    assert found.kappa == pytest.approx(due.kappa, abs=1e-9)
    if found.interval is None:
        assert due.std_kappa == pytest.approx(0, abs=1e-5)
    else:
        ends = max(-1, due.kappa_low), min(1, due.kappa_upp)
        assert found.interval == pytest.approx(ends, abs=1e-6)


def test_half_points_and_open_answers_are_compared_as_they_are():
    found = compare(*sheets_of([1, 2, 3.5, None, 4], [1, 2.5, 3.5, 4, 0]))

    assert (found.same, len(found.marks), found.open) == (2, 4, 1)
    assert found.apart() == [("A4", 4, 0), ("A1", 2, 2.5)]
    doubled = compare(*sheets_of([2, 4, 7, 8], [2, 5, 7, 0]))
    assert found.kappa == pytest.approx(doubled.kappa)
    lines = "\n".join(told(found))
    assert "1 more are not marked by both yet" in lines
    assert "A4: one 4, two 0" in lines


def test_where_kappa_says_nothing_it_is_not_made_up():
    assert "says nothing" in "\n".join(told(compare(*sheets_of([2, 2], [2, 2]))))
    whole = "\n".join(told(compare(*sheets_of([1, 2, 3], [1, 2, 3]))))
    assert "Weighted kappa (quadratic): 1.00, without an interval." in whole


def test_agreement_shows_table_and_disagreements_and_keeps_what_all_gave(class_):
    for rater in ("one", "two"):
        mark(class_, "--rater", rater)
    names = sorted(codes(class_, "one"))
    fill(class_, "one", dict(zip(names, "1233", strict=True)), "Which year?")
    fill(class_, "two", dict(zip(names, "1231", strict=True)))

    code, out, _ = mark(class_, "--agreement")

    assert code == 0
    counts = np.zeros((5, 5))
    for a, b in [(1, 1), (2, 2), (3, 3), (3, 1)]:
        counts[a, b] += 1
    due = cohens_kappa(counts, wt="quadratic")
    assert f"Weighted kappa (quadratic): {due.kappa:.2f}, 95 % interval" in out
    assert "    3    1    .    1\n" in out  # rated 3 by the one; 1 and 3 by the other
    assert f"{names[3]}: one 3, two 1" in out
    assert {row["answer"]: row["points"] for row in rows(class_, "agreed")} == {
        **dict(zip(names, "123", strict=False)),
        names[3]: "",
    }
    assert rows(class_, "agreed")[3]["raters"] == "one 3, two 1"
    fill(class_, "agreed", {names[3]: "2"})
    assert "stays as it is" in mark(class_, "--agreement")[1]
    assert rows(class_, "agreed")[3]["points"] == "2"


def test_agreed_marks_are_entered_and_another_mark_by_hand_stays(class_):
    mark(class_, "--rater", "one")
    by_code = {a.code: a for a in marking(class_).answers}
    first, second, third, last = codes(class_, "one")
    class_.by_hand(by_code[second].student, WRITTEN, 1.0, "Mine.")
    class_.by_hand(by_code[third].student, WRITTEN, 3.0, "Mine.")
    fill(class_, "one", {first: "2.5", second: "4", third: "3"}, "Well seen.")

    code, out, _ = mark(class_, "--enter", SHEET.format("one"))

    assert code == 1
    assert out.splitlines() == [
        "1 marks entered, 1 there already, 1 without points in the sheet.",
        f"{second} has 1 points by hand; the sheet's 4 were not entered.",
        f"{third} has another comment already, which stays.",
    ]
    with Gradebook(class_.db) as book:

        def found(code: str) -> tuple:
            student = by_code[code].student
            grade = book.find_grade(WRITTEN, MODULE, MODULE, student)
            comment = book.find_comment(WRITTEN, MODULE, MODULE, student)
            return grade.score, grade.needs_manual_grade, comment.comment

        assert found(first) == (2.5, False, "Well seen.")
        assert found(second) == (1.0, False, "Mine.")
        assert found(third) == (3.0, False, "Mine.")
        assert found(last)[1] is True
    assert mark(class_, "--enter", SHEET.format("one"))[1].startswith("0 marks entered, 2 there")


def test_nothing_is_entered_of_a_sheet_with_a_wrong_line(class_):
    mark(class_, "--rater", "one")
    names = codes(class_, "one")
    fill(class_, "one", dict.fromkeys(names, "2"))
    path = class_.root / SHEET.format("one")
    with path.open("a", encoding="utf-8") as file:
        file.write("QQQQQQ,2,,\n")

    code, _, err = mark(class_, "--enter", str(path))

    assert code == 2
    assert "no answer of m03_change in this gradebook has the letters QQQQQQ" in err
    assert len(marking(class_).waiting()) == 4


LINES = [["answer", "points", "comment"], ["BCDFGH", "2,5", "so; and so"], ["BCDFGJ", "", "ß"]]


def as_csv(delimiter: str) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(LINES)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        as_csv(",").encode(),
        b"\xef\xbb\xbf" + as_csv(";").encode(),
        as_csv(";").encode("cp1252"),
        as_csv("\t").encode("utf-16"),
        b"sep=;\r\n" + as_csv(";").encode(),
        as_csv(";").upper().replace("SS", "ß").replace("\r\n", "\n;;\n").encode(),
    ],
    ids=["commas", "Excel", "old Excel", "Unicode text", "sep", "empty lines, capitals"],
)
def test_a_sheet_is_read_however_it_was_saved(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)

    read = sheet.read(tmp_path / "x.csv", "one", 4)

    assert read.marks == {"BCDFGH": 2.5, "BCDFGJ": None}
    assert {code: text.lower() for code, text in read.comments.items()} == {
        "BCDFGH": "so; and so",
        "BCDFGJ": "ß",
    }


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("BCDFGH,5\n", "line 2: points are '5'; expected is 0 to 4, in halves"),
        ("BCDFGH,-1\n", "points are '-1'"),
        ("BCDFGH,nan\n", "points are 'nan'"),
        ("BCDFGH,2.3\n", "points are '2.3'"),
        ("BCDFGH,01. Mai\n", "points are '01. Mai'"),
        ("BCDFGH,2\nBCDFGH,2\n", "line 3: the answer BCDFGH stands there twice"),
    ],
)
def test_points_that_cannot_be_are_said_with_their_line(tmp_path, body, said):
    (tmp_path / "x.csv").write_text(f"answer,points\n{body}", encoding="utf-8")

    with pytest.raises(BadSheet, match=re.escape(said)):
        sheet.read(tmp_path / "x.csv", "one", 4)


def test_two_sheets_of_other_answers_are_not_compared(class_):
    for rater in ("one", "two"):
        mark(class_, "--rater", rater)
    path = class_.root / SHEET.format("two")
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")

    code, _, err = mark(class_, "--agreement")

    assert (code, err.count("\n")) == (2, 1)
    lost = lines[-1].partition(",")[0]
    assert f"The sheet of two has no line for {lost}, which that of one has." in err


def test_what_cannot_be_done_is_said_in_a_line(class_):
    (class_.root / "photo.csv").write_bytes(random.Random(1).randbytes(500))
    for words, said in {
        ("--rater", "../x"): "cannot be used: expected is a name",
        ("--rater", "agreed"): "other than 'agreed'",
        ("--agreement",): "There are no two sheets",
        ("--enter", "none.csv"): "none.csv cannot be read: No such file",
        ("--enter", "photo.csv"): "has no columns 'answer' and 'points'",
        ("--db", "sqlite:///none.db"): "There is no gradebook",
    }.items():
        code, _, err = mark(class_, *words)
        assert (code, err.count("\n")) == (2, 1), words
        assert said in err
    with pytest.raises(SystemExit, match="2"):
        mark(class_, "--rater", "one", "--sample", "0")

"""`course feedback`: a page for each student, packed for the LMS or released by the exchange."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import nbformat
import pytest
from nbgrader.utils import notebook_hash

from course import cli
from course.grading.feedback.cells import Cell, Cells, Output, read_cells
from course.grading.feedback.lesson import Lesson
from course.grading.feedback.page import page
from course.grading.feedback.texts import prose
from course.grading.lms.record import HandIn, write_record
from course.grading.results import SubmissionResult, results
from tests.grading._course import answers, released, solved, with_code
from tests.grading._marked_class import Class, make_class
from tests.grading._payloads import HTML, MARKDOWN, TEXT

pytestmark = pytest.mark.grading
MODULE, WRITTEN = "m03_change", "m03-e1"
WRONG, READ, EMPTY, BROKEN = "wrong SYNTHETIC", "read SYNTHETIC", "empty SYNTHETIC", "bad SYNTHETIC"
REASON = "The file is no notebook: it ends in the middle."
PARAGRAPH = "A paragraph of zebra figures, 303 victims in 2022."
FIRST = {
    name: entry["mistakes"][0]
    for name, entry in answers(MODULE).items()
    if entry["mistakes"][0]["name"] in entry["mistake_code"]
}


@pytest.fixture(scope="module")
def class_(tmp_path_factory: pytest.TempPathFactory) -> Class:
    made = make_class(tmp_path_factory.mktemp("class"), MODULE)
    wrong = with_code(solved(MODULE), WRITTEN, PARAGRAPH)
    for name, mistake in FIRST.items():
        code = answers(MODULE)[name]["mistake_code"][mistake["name"]]
        wrong = with_code(wrong, name, code)
    made.hand_in(WRONG, wrong)
    made.hand_in(READ, with_code(solved(MODULE), WRITTEN, "Mine. <b>Bold</b> ![x](http://a.test)"))
    made.by_hand(READ, WRITTEN, 2.5, "One figure is *bare*: look at <the> walrus.")
    made.hand_in(EMPTY, released(MODULE))
    made.hand_in_broken(BROKEN, REASON)
    code, _, said = feedback(made)
    assert (code, said) == (1, "")
    return made


def feedback(made: Class, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(made.root),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = cli.main(["feedback", MODULE, *words])
    return code, out.getvalue(), err.getvalue()


def text_of(html: str) -> str:
    """Give what a reader reads, blanks made one."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", body)).split())


def read(class_: Class, student: str) -> str:
    return text_of(class_.page(student).read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def one(class_: Class, student: str) -> SubmissionResult:
    return next(r for r in results(class_.root, MODULE, class_.db) if r.student == student)


def test_each_mistake_has_its_line_and_hints_and_no_answer(class_):
    shown = read(class_, WRONG)

    for name, mistake in FIRST.items():
        entry = answers(MODULE)[name]
        assert plain(mistake["says"]) in shown
        assert all(plain(hint) in shown for hint in entry["hints"])
        assert not any(plain(other["says"]) in shown for other in entry["mistakes"][1:])
        if isinstance(entry["right"], float):
            assert f"{entry['right']:.1f}" not in shown
    assert "So far 0 of 22 points" in shown
    assert "Not final" in shown
    assert PARAGRAPH in shown


def test_what_is_right_has_no_hints_and_the_reader_says_why(class_):
    shown = read(class_, READ)
    entry = Lesson.read(class_.root, MODULE).written[WRITTEN]

    assert "24.5 of 26 points" in shown
    assert "Hint" not in shown
    assert "2.5 of 4 points" in shown
    assert "One figure is bare: look at <the> walrus." in shown
    levels = {level.points: plain(level.does) for level in entry.rubric}
    assert levels[2] in shown  # reached
    assert levels[3] in shown  # next
    assert levels[4] not in shown
    assert not any(plain(sample.why) in shown for sample in entry.samples)
    assert "Model answer" not in shown


def test_aims_are_reached_or_not(class_):
    reached, empty = read(class_, READ), read(class_, EMPTY)

    assert reached.count("✓ Reached") == 4
    assert "divided by. ✎ Reached in part" in reached
    assert "Reached" not in empty
    assert "✗ Not yet: 0 of 6 exercises" in empty


def test_an_untouched_notebook_reads_as_not_attempted(class_):
    shown = read(class_, EMPTY)

    assert "0 of 26 points" in shown
    assert shown.count("Not attempted") == 2 * 14
    assert "No response." not in shown
    assert "Your answer" not in shown


def test_a_file_that_could_not_be_graded_gets_no_mark_and_a_way_on(class_):
    shown = read(class_, BROKEN)

    assert REASON in shown
    assert "there is no mark yet" in shown
    assert "hand in both files again" in shown
    assert "points" not in shown


def test_nobody_reads_about_anybody_else(class_):
    own = {
        WRONG: "zebra",
        READ: "walrus",
        EMPTY: EMPTY,
        BROKEN: REASON,
    }

    for student in own:
        shown = read(class_, student)
        assert {who for who, word in own.items() if word in shown} == {student}
        assert [who for who in own if who in shown] == [student]


def test_late_repaired_and_cut_short_is_said(class_):
    result = replace(
        one(class_, READ),
        state="partly graded",
        reason="A cell ran out of time.",
        late_penalty=1.5,
        repairs=("The answer `m03-q2` stood there twice.",),
    )

    shown = text_of(page(result, Lesson.read(class_.root, MODULE), Cells()))

    assert "1.5 points are taken off because it was handed in late" in shown
    assert "Only a part of your notebook ran. A cell ran out of time. What ran counts." in shown
    assert "The answer m03-q2 stood there twice." in shown


class _Acting(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "object", "embed", "base", "form", "svg", "math", "link"}:
            self.found.append(tag)
        for name, value in attrs:
            link = name == "href" and not re.match(r"https?://|mailto:|#", value or "")
            fetch = name in {"src", "srcset"} and not (value or "").startswith("data:image/png;")
            if name.startswith("on") or name == "style" or link or fetch:
                self.found.append(f"{tag} {name}")


def acting(html: str) -> list[str]:
    parser = _Acting()
    parser.feed(html)
    return parser.found


def test_hostile_text_stays_text_wherever_it_stands(class_):
    lesson = Lesson.read(class_.root, MODULE)
    result = one(class_, READ)
    for bad in [*HTML.values(), *MARKDOWN.values(), *TEXT.values()]:
        first, *rest = (replace(e, line=bad, comment=bad, title=bad) for e in result.exercises)
        broken = replace(result, student=bad, reason=bad, repairs=(bad,), exercises=(first, *rest))
        cell = Cell(code=True, source=bad, outputs=(Output(bad), Output(picture="data:image/png;")))
        own = Cells({first.exercise: cell}, [cell, Cell(code=False, source=bad)])

        assert acting(page(broken, lesson, own)) == []
        assert acting(page(replace(broken, state="ungradable"), lesson, own)) == []


def test_the_check_above_sees_what_acts():
    assert acting("<img src=x onerror=y>") == ["img src", "img onerror"]
    assert acting('<a href="javascript:x">') == ["a href"]


def test_pictures_and_text_of_a_cell_are_shown_and_html_is_not(tmp_path):
    html = {"text/html": "<b>no</b>", "text/plain": "plain"}
    outputs = [
        nbformat.v4.new_output("display_data", {"image/png": "aGk=\n", "text/plain": "<Figure>"}),
        nbformat.v4.new_output("display_data", {"image/png": '" onerror="x', "text/plain": "odd"}),
        nbformat.v4.new_output("display_data", html),
        nbformat.v4.new_output("stream", text="printed\x1b[31m red"),
        nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=["long"]),
    ]
    cell = nbformat.v4.new_code_cell("mine = 1", outputs=outputs)
    given = nbformat.v4.new_markdown_cell("given")
    path = tmp_path / "m.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[given, cell]), path)

    found = read_cells(path, frozenset({"given"}))

    assert [each.source for each in found.others] == ["mine = 1"]
    assert found.others[0].outputs == (
        Output(picture="data:image/png;base64,aGk="),
        Output("odd"),
        Output("plain"),
        Output("printed red"),
        Output("ValueError: no"),
    )
    assert read_cells(tmp_path / "none.ipynb", frozenset()) == Cells()


def test_markdown_keeps_links_and_shows_html_as_text():
    assert prose("[a](https://b.test/?x=1&y=2) <i>c</i>") == (
        '<p><a href="https://b.test/?x=1&amp;y=2" rel="nofollow noreferrer">a</a> '
        "&lt;i&gt;c&lt;/i&gt;</p>\n"
    )


def handed_in(student: str, lms: str, name: str) -> HandIn:
    return HandIn(student, lms, "4002", "SYNTHETIC", name, "", 1)


NAMES = {
    "canvas": ("wrongsynthetic_4002_88124_m03_change.html",) * 2,
    "moodle": (
        "Wrong SYNTHETIC_31337_assignsubmission_file/",
        "Wrong SYNTHETIC_31337_assignsubmission_file/m03_change.html",
    ),
    "blackboard": ("m03_wrong_attempt_2026-05-01-12-00-00_m03_change.html",) * 2,
    "brightspace": (
        "397063-2557369 - Зоя SYNTHETIC - May 1, 2026 1200 PM/",
        "397063-2557369 - Зоя SYNTHETIC - May 1, 2026 1200 PM/m03_change.html",
    ),
}


@pytest.mark.parametrize("lms", NAMES)
def test_the_zip_has_the_names_that_the_lms_takes_back(class_, lms):
    given, due = NAMES[lms]
    write_record(class_.root, MODULE, {WRONG: handed_in(WRONG, lms, given)})

    code, out, _ = feedback(class_, "--lms", lms)

    path = class_.root / "feedback" / f"{MODULE}.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [due]
        assert archive.infolist()[0].date_time[0] == 2000  # not today: the same bytes every day
        assert archive.read(due) == class_.page(WRONG).read_bytes()
    assert code == 1
    assert f"1 of them for {lms}: feedback/{MODULE}.zip" in out
    for student in (READ, EMPTY, BROKEN):  # a student without a record is listed, not guessed
        assert f"{student}: not in the zip; was not in a download" in out
    before = path.read_bytes()
    feedback(class_, "--lms", lms)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({WRONG: ("moodle", "x/")}, f"{WRONG}: not in the zip; handed in through moodle"),
        ({WRONG: ("canvas", "../x.html")}, "gives no usable name"),
        ({WRONG: ("canvas", "/x.html")}, "gives no usable name"),
        ({WRONG: ("canvas", "A_1.html"), READ: ("canvas", "a_1.html")}, "for two students"),
    ],
)
def test_a_name_that_is_not_certain_is_left_out(class_, entries, said):
    made = {student: handed_in(student, *rest) for student, rest in entries.items()}
    write_record(class_.root, MODULE, made)

    code, out, _ = feedback(class_, "--lms", "canvas", "--to", "other.zip")

    assert code == 1
    assert said in out
    with zipfile.ZipFile(class_.root / "other.zip") as archive:
        assert archive.namelist() == []


def test_starting_again_writes_nothing_new(class_):
    path = class_.page(READ)
    before = path.stat().st_mtime_ns

    code, out, _ = feedback(class_, "--student", READ)

    assert (code, out.splitlines()[0]) == (0, f"1 pages: feedback/STUDENT/{MODULE}/{MODULE}.html")
    assert path.stat().st_mtime_ns == before


def test_what_cannot_be_done_is_said_in_a_line(class_, tmp_path):
    (class_.root / "collected" / f"{MODULE}.json").unlink(missing_ok=True)
    for words, said in {
        ("--student", "nobody"): "No submission of m03_change by: nobody.",
        ("--to", "x.zip"): "say which with --lms",
        ("--lms", "canvas"): "which `course collect` writes",
        ("--db", "sqlite:///none.db"): "There is no gradebook",
        ("--exchange",): "Set c.CourseDirectory.course_id",
    }.items():
        code, _, err = feedback(class_, *words)
        assert (code, err.count("\n")) == (2, 1), words
        assert said in err
    with contextlib.chdir(tmp_path), contextlib.redirect_stderr(io.StringIO()) as err:
        assert cli.main(["feedback", MODULE]) == 2
    assert "course build" in err.getvalue()


# nbgrader reads a file and leaves the closing to Python.
@pytest.mark.filterwarnings("ignore:.*timestamp.txt:pytest.PytestUnraisableExceptionWarning")
def test_nbgraders_exchange_takes_the_pages(class_, tmp_path):
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    (class_.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'crime'\n"
        f"c.Exchange.root = {exchange.as_posix()!r}\n",
        encoding="utf-8",
    )
    secret = class_.root / "submitted" / WRONG / MODULE / "submission_secret.txt"
    secret.write_text("SYNTHETIC secret", encoding="utf-8")

    code, out, _ = feedback(class_, "--exchange", "--student", WRONG, "--student", READ)

    name = notebook_hash(secret="SYNTHETIC secret", notebook_id=MODULE)  # where students look
    given = exchange / "crime" / "feedback" / f"{name}.html"
    assert given.read_bytes() == class_.page(WRONG).read_bytes()
    assert len(list(given.parent.iterdir())) == 1
    assert code == 1
    assert "1 released through the exchange." in out
    assert f"{READ}: not released; did not hand in through the exchange." in out

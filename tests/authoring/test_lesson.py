"""Reading a lesson: cells, their roles and names, and what is refused before anything runs."""

from __future__ import annotations

import pytest

from course.authoring import gates
from course.authoring.lesson import read, stub_of
from course.authoring.refusal import Refusal
from tests.authoring._lessons import EXERCISE, PARTS, lesson, text

WRITTEN = """
written("m00-e1", points=4, minutes=20, objective="O1", verb="create", claims=["C19"],
        rubric=((4, "a", "b"), (3, "a", "b"), (2, "a", "b"), (1, "a", "b")))
"""
MODEL = """
# %% [markdown] role="written" exercise="m00-e1"
# ### BEGIN SOLUTION
# A model answer.
# ### END SOLUTION
"""


def test_a_lesson_becomes_cells_with_their_roles(tmp_path):
    made = lesson(tmp_path)
    assert [cell.role for cell in made.cells] == [
        "prose",
        "code",
        "prose",
        "answer",
        "check",
        "prose",
        "code",
    ]
    assert made.minutes == 5
    assert list(made.auto()) == ["m00-q1"]


def test_the_check_cell_is_one_line_after_the_answer(tmp_path):
    answer, check = lesson(tmp_path).cells[3:5]
    assert (answer.id, check.id) == ("m00-q1", "m00-q1-check")
    assert check.source == 'check("m00-q1", rise)'
    assert answer.source.splitlines()[0] == "### BEGIN SOLUTION"
    assert answer.source.splitlines()[-1] == "### END SOLUTION"


def test_cell_ids_are_the_same_each_time_and_differ_within_a_lesson(tmp_path):
    source = text() + "\n# %%\nprint(old)\n"
    first = [cell.id for cell in lesson(tmp_path, source).cells]
    assert first == [cell.id for cell in lesson(tmp_path, source).cells]
    assert len(set(first)) == len(first)
    assert first[-1] == f"{first[-2]}-2"


def test_a_changed_cell_changes_no_other_id(tmp_path):
    before = [cell.id for cell in lesson(tmp_path).cells]
    after = [cell.id for cell in lesson(tmp_path, title="# # Another title").cells]
    assert before[0] != after[0]
    assert before[1:] == after[1:]


@pytest.mark.parametrize(
    ("kind", "answer", "stub"),
    [
        ('number("percent")', '"rise"', "rise = ..."),
        (
            'entries(smallest=number("t"), largest=number("t"))',
            '"both"',
            'both = {"smallest": ..., "largest": ...}',
        ),
        ("function([1])", '"double"', "..."),
    ],
)
def test_a_stub_has_dots_in_place_of_the_answer(tmp_path, kind, answer, stub):
    made = lesson(tmp_path, kind=kind, answer=answer)
    assert stub_of(made.auto()["m00-q1"]) == stub


def refusal_of(action):
    with pytest.raises(Refusal) as raised:
        action()
    said = str(raised.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (text().replace('role="answer"', 'role="riddle"'), 'cell 6, m00-q1: role "riddle"'),
        (
            text().replace('exercise="m00-q1"', 'exercise="m00-q9"'),
            "cell 6, m00-q9: no such exercise is declared before this cell",
        ),
        (
            text().replace('role="answer"', 'role="written"'),
            "cell 6, m00-q1: no such exercise is declared before this cell",
        ),
        (
            text() + '\n# %% role="answer" exercise="m00-q1"\nrise = old\n',
            "cell 4, m00-q1: it has 2 answer cells; one is needed",
        ),
        (
            text() + f'\n# %% role="declare"\n{WRITTEN}',
            "cell 9, m00-e1: it has 0 answer cells; one is needed",
        ),
        (
            text() + '\n# %% role="declare"\nexercise("m00-q1"',
            "cell 9: the declaration cannot be read",
        ),
        (text(module="nonsense(1)"), "cell 1: the declaration cannot be read: name 'nonsense'"),
        (text(id='"m00-q1", "m00-q2"'), "cell 4: the declaration cannot be read"),
        (
            text().replace(
                "# %% [markdown]\n# ###", f'# %% role="declare"\n{WRITTEN * 2}\n# %%\n#'
            ),
            "cell 5: the declaration cannot be read: m00-e1 is declared twice",
        ),
        (
            text(kind='entries(x="0.1")'),
            "cell 4: the declaration cannot be read: a number, one_of or flag is expected here",
        ),
    ],
)
def test_a_lesson_that_cannot_be_read_is_refused_with_the_cell(tmp_path, source, says):
    assert says in refusal_of(lambda: lesson(tmp_path, source))


@pytest.mark.parametrize("without", ["answer", "points", "minutes", "objective", "verb", "then"])
def test_an_exercise_without_a_needed_part_is_refused_with_cell_and_exercise(tmp_path, without):
    said = refusal_of(lambda: lesson(tmp_path, without=(without,)))
    assert said.startswith("cell 4")
    assert "m00-q1" in said
    assert f"'{without}'" in said


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"without": ["hints"]}, "it has 0 hints; 3 are needed"),
        ({"hints": '["one", "two"]'}, "it has 2 hints; 3 are needed"),
        ({"hints": '["one", "", "three"]'}, "hints"),
        ({"without": ["claims"]}, "it names no claim of the article"),
        ({"claims": "[]"}, "it names no claim of the article"),
        ({"objective": '"O7"'}, 'objective "O7" is not one of the module\'s'),
        ({"minutes": "0"}, "minutes and points must be greater than zero"),
        ({"points": "-1"}, "minutes and points must be greater than zero"),
        ({"then": '""'}, "then says nothing"),
        ({"then": repr("x" * 241)}, "then is 241 characters long; 240 at most"),
        ({"without": ["mistakes"]}, "it names no mistake"),
        ({"mistakes": '[mistake("by-new", "rise = 1", "")]'}, "mistake by-new says nothing"),
        (
            {"mistakes": f'[mistake("by-new", "rise = 1", "{"x" * 300}")]'},
            "mistake by-new is 300 characters long",
        ),
    ],
)
def test_an_incomplete_exercise_is_refused_with_cell_and_exercise(tmp_path, parts, says):
    made = lesson(tmp_path, **parts)
    said = refusal_of(lambda: gates.declarations(made))
    assert said.startswith("cell 4, m00-q1: ")
    assert says in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("minutes=20", "minutes=0"), "greater than zero"),
        (('claims=["C19"]', "claims=[]"), "no claim"),
        (('(1, "a", "b")', ""), "the rubric has 3 levels; 4 are needed"),
    ],
)
def test_an_incomplete_written_exercise_is_refused(tmp_path, change, says):
    source = text() + f'\n# %% role="declare"\n{WRITTEN.replace(*change)}' + MODEL
    made = lesson(tmp_path, source)
    said = refusal_of(lambda: gates.declarations(made))
    assert said.startswith("cell 9, m00-e1: ")
    assert says in said


def test_complete_exercises_pass(tmp_path):
    made = lesson(tmp_path, text() + f'\n# %% role="declare"\n{WRITTEN}' + MODEL)
    gates.declarations(made)
    gates.code(made)
    assert made.minutes == 25
    assert made.cells[-1].role == "written"


@pytest.mark.parametrize(
    ("part", "source", "says"),
    [
        ("data", "old = 303", "cell 3: the figure 303 is typed in code"),
        ("data", "old = 27.7", "the figure 27.7 is typed in code"),
        ("data", "old = [5, 6]", "the figure 5 is typed in code"),
        ("last", "print(f'{old * 0.38}')", "cell 8: the figure 0.38 is typed in code"),
        ("solution", "rise = 38", "cell 6, m00-q1: the figure 38 is typed in code"),
        ("solution", "rise = -418 + new", "cell 6, m00-q1: the figure 418 is typed in code"),
        ("last", "print(", "cell 8: it is not Python"),
    ],
)
def test_a_figure_typed_in_code_is_refused_with_its_cell(tmp_path, part, source, says):
    made = lesson(tmp_path, **{part: source})
    assert says in refusal_of(lambda: gates.code(made))


@pytest.mark.parametrize(
    "source",
    [
        "old = [0, 1, 2, 10, 100, 1000, 0.5, 2012, True, None, '303']",
        "figure(width=640)  # layout",
        "f = lambda x: x ** 2 / 4",
    ],
)
def test_numbers_of_method_years_and_layout_are_no_figures(tmp_path, source):
    gates.code(lesson(tmp_path, last=source))


def test_the_modules_lesson_passes_all_that_needs_no_run():
    from course.authoring.build import ROOT

    built = [path.name.partition(".")[0] for path in (ROOT / "solutions").glob("*.answers.json")]
    for name in built:
        made = read(ROOT / "solutions" / f"{name}.py")
        gates.declarations(made)
        gates.code(made)


def test_the_tiny_lesson_has_all_parts_that_the_tests_replace():
    assert set(EXERCISE) & set(PARTS) == set()

"""What a lesson tells instructors: declared, refused when it leads nowhere, kept from students."""

from __future__ import annotations

import json

import pytest

from course.authoring import gates
from course.authoring.build import main
from course.authoring.refusal import Refusal
from tests.authoring._lessons import NAME, PARTS, files, lesson, repository, text

TEACHING = {
    "needs": "[]",
    "core": '["m00-q1", "m00-e1", "m00-q2"]',
    "discuss": '["What is {C19} a share of?", "Who counts?", "Why?"]',
    "watch": '["They divide by {=new} in place of {=old}.", "They stop at {=rise:.1f}."]',
}
RUBRIC = '((4, "full", "All."), (3, "good", "Most."), (2, "part", "Some."), (1, "bare", "Little."))'
SAMPLES = '[(4, "It rose from {FRA-001|bare}.", "All of it."), (3, "It rose.", "No number."), \
(1, "By {!27.5} per cent, not {=rise:.0f}.", "Divided by the new count.")]'
SECOND = """
# %% role="declare"
exercise("m00-q2", flag(), answer="more", points=1, minutes=2, objective="O1", verb="apply",
    claims=["C19"], hints=["a", "b", "c"], then="It did.",
    mistakes=[mistake("no", "more = False", "Look at both counts.")])
{written}

# %% role="answer" exercise="m00-q2"
more = new > old

# %% [markdown] role="written" exercise="m00-e1"
# ### BEGIN SOLUTION
# It rose by {{=100 * (new - old) / old:.0f}} per cent.
# ### END SOLUTION
"""


def teaching(**parts):
    words = ", ".join(f"{key}={value}" for key, value in {**TEACHING, **parts}.items() if value)
    return f"{PARTS['module']}\nteaching({words})"


def whole(samples=SAMPLES, **parts):
    written = (
        'written("m00-e1", points=4, minutes=9, objective="O1", verb="create", claims=["C19"], '
        f"rubric={RUBRIC}, samples={samples})"
    )
    return text(module=teaching(**parts)) + SECOND.format(written=written)


def refusal_of(folder, source):
    with pytest.raises(Refusal) as raised:
        gates.declarations(lesson(folder, source))
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_lesson_without_teaching_passes(tmp_path):
    gates.declarations(lesson(tmp_path))


def test_a_whole_declaration_passes_and_is_read(tmp_path):
    (tmp_path / "m00_before.py").touch()
    made = lesson(tmp_path, whole(needs='["m00_before"]'))
    gates.declarations(made)
    assert made.declared.teaching.needs == ("m00_before",)
    assert made.declared.teaching.core == ("m00-q1", "m00-e1", "m00-q2")
    assert [sample.points for sample in made.declared.exercises["m00-e1"].samples] == [4, 3, 1]


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"needs": '["m77_none"]'}, 'teaching: needs names "m77_none"; there are: m00_tiny, m09_x'),
        ({"needs": '["m09_x"]'}, "teaching: needs names m09_x, which comes no earlier than m00_ti"),
        ({"needs": '["m00_tiny"]'}, "teaching: needs names m00_tiny, which comes no earlier than"),
        ({"core": '["m00-q1", "m00-e1", "m00-q9"]'}, 'core names "m00-q9", which the lesson does'),
        ({"core": '["m00-q1", "m00-e1"]'}, "teaching: core names 2 exercises; 3 are needed"),
        ({"core": '["m00-q1", "m00-e1", "m00-q1"]'}, "core names 2 exercises; 3 are needed"),
        ({"discuss": '["One?", "Two?"]'}, "teaching: discuss has 2 entries; at least 3 are needed"),
        ({"discuss": '["One?", "Two?", " "]'}, "teaching: discuss has 2 entries"),
        ({"watch": '["One."]'}, "teaching: watch has 1 entries; at least 2 are needed"),
        ({"methods": '["nonsense"]'}, 'methods names "nonsense", which is no file of course/met'),
        ({"needs": ""}, "the declaration cannot be read: teaching(...) lacks needs=[...]"),
        ({"needs": '"m01_claims"'}, "needs is a list of texts; 'm01_claims' came"),
        ({"watch": "[1, 2]"}, "watch is a list of texts; [1, 2] came"),
        ({"pace": '["slow"]'}, "cell 1: the declaration cannot be read"),
    ],
)
def test_teaching_that_leads_nowhere_is_refused_with_its_cell(tmp_path, parts, says):
    (tmp_path / "m09_x.py").touch()
    said = refusal_of(tmp_path, whole(**parts))
    assert said.startswith("cell 1: ")
    assert says in said


def test_teaching_twice_is_refused(tmp_path):
    twice = whole().replace("\nteaching(", f"\n{teaching()[len(PARTS['module']) :]}\nteaching(", 1)
    assert "teaching is declared twice" in refusal_of(tmp_path, twice)


@pytest.mark.parametrize(
    ("samples", "says"),
    [
        ('[(5, "a", "b"), (3, "a", "b"), (1, "a", "b")]', "a sample earns 5 points, which is no"),
        ('[(4, "a", "b"), (4, "c", "b"), (1, "a", "b")]', "its samples are of 2 levels; 3 are"),
        ('[(4, "a", "b"), (3, "a", "b")]', "its samples are of 2 levels; 3 are needed"),
        ('[(4, "a", "b"), (3, "a", ""), (1, "a", "b")]', "the sample of 3 points says nothing"),
        ('[(4, " ", "b"), (3, "a", "b"), (1, "a", "b")]', "the sample of 4 points says nothing"),
        ('[("4", "a", "b")]', "a sample is (points, answer, why it earns this)"),
        ('[(4, "a")]', "a sample is (points, answer, why it earns this)"),
    ],
)
def test_samples_that_do_not_fit_the_rubric_are_refused(tmp_path, samples, says):
    said = refusal_of(tmp_path, whole(samples))
    assert "m00-e1: " in said
    assert says in said


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    root = repository(tmp_path_factory.mktemp("good"))
    (root / "solutions" / f"{NAME}.py").write_text(whole(), encoding="utf-8")
    assert main([NAME], root=root) == 0
    return files(root)


def answers(good):
    return json.loads(good[f"solutions/{NAME}.answers.json"])


def test_the_answer_file_holds_teaching_with_its_references_filled_in(good):
    told = answers(good)["teaching"]
    assert told["core"] == ["m00-q1", "m00-e1", "m00-q2"]
    assert told["discuss"][0].startswith("What is [38 per cent](")
    assert told["watch"] == ["They divide by 418 in place of 303.", "They stop at 38.0."]


def test_the_answer_file_holds_model_answer_and_samples_without_marks(good):
    entry = answers(good)["exercises"]["m00-e1"]
    assert entry["model_answer"] == "It rose by 38 per cent."
    assert entry["samples"][0][1].startswith("It rose from [303](")
    assert entry["samples"][2] == [
        1,
        "By 27.5 per cent, not 38.",
        "Divided by the new count.",
    ]


@pytest.mark.parametrize("words", ["Who counts?", "They divide by", "It rose from", "27.5"])
def test_nothing_of_it_reaches_a_students_file(good, words):
    assert words in good[f"solutions/{NAME}.answers.json"].decode()
    for name in (f"notebooks/{NAME}/{NAME}.ipynb", f"course/exercises/keys/{NAME}.json"):
        assert words not in good[name].decode()


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"watch": '["They get 418.", "And stop."]'}, "cell 1: the figure '418.' is typed in"),
        ({"samples": SAMPLES.replace("{!27.5}", "27.5")}, "m00-e1: the figure '27.5' is typed in"),
        ({"watch": '["They get {FRA-999}.", "No."]'}, "cell 1: {FRA-999} leads nowhere"),
    ],
)
def test_a_figure_typed_for_instructors_is_refused_as_well(tmp_path, capsys, parts, says):
    root = repository(tmp_path / "repository")
    (root / "solutions" / f"{NAME}.py").write_text(whole(**parts), encoding="utf-8")
    assert main([NAME], root=root) == 1
    assert says in capsys.readouterr().err

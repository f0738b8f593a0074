"""A tiny lesson built for real: what is written, that it is repeatable, and all or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from course.authoring import build
from course.authoring.alike import without_images
from course.authoring.build import differing, main
from tests.authoring._lessons import NAME, files, repository

WRITTEN = {
    f"course/exercises/keys/{NAME}.json",
    f"notebooks/{NAME}/{NAME}.ipynb",
    f"solutions/{NAME}.answers.json",
    f"solutions/{NAME}/{NAME}.ipynb",
}


def built(root):
    return {name: content for name, content in files(root).items() if name in WRITTEN}


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    root = repository(tmp_path_factory.mktemp("good"))
    assert main([NAME], root=root) == 0
    return root


def notebook(root, folder):
    return nbformat.read(root / folder / NAME / f"{NAME}.ipynb", as_version=4)


def cell(made, name):
    return next(cell for cell in made.cells if cell.id == name)


def test_a_build_writes_four_files_and_nothing_else(good):
    assert set(built(good)) == WRITTEN
    assert set(files(good)) - WRITTEN == {"nbgrader_config.py", f"solutions/{NAME}.py"}


def test_the_solved_notebook_holds_solution_and_outputs(good):
    solved = notebook(good, "solutions")
    assert "rise = (new - old) / old * 100" in cell(solved, "m00-q1").source
    assert "Right. It holds." in str(cell(solved, "m00-q1-check").outputs)
    assert "303" in str(solved.cells[-1].outputs)


def test_the_student_notebook_holds_the_stub_and_neither_solution_nor_output(good):
    student = notebook(good, "notebooks")
    assert cell(student, "m00-q1").source == "rise = ..."
    assert cell(student, "m00-q1-check").source == 'check("m00-q1", rise)'
    assert not any(cell.get("outputs") for cell in student.cells)
    assert "/ old * 100" not in nbformat.writes(student)
    marked = cell(student, "m00-q1-check").metadata.nbgrader
    assert (marked.locked, marked.grade, marked.points) == (True, True, 1)
    assert "[about 38" in str(student) or "[38 per cent]" in str(student)


def test_key_and_answer_file_are_of_one_run_and_only_one_tells_the_answer(good):
    key = json.loads(built(good)[f"course/exercises/keys/{NAME}.json"])["exercises"]["m00-q1"]
    full = json.loads(built(good)[f"solutions/{NAME}.answers.json"])["exercises"]["m00-q1"]
    assert full["right"] == pytest.approx(37.9538, abs=0.0001)  # 115 / 303 * 100
    assert full["mistake_code"] == {"by-new": "rise = (new - old) / new * 100"}
    assert key["parts"][""]["grid"] == full["parts"][""]["grid"]
    assert key["parts"][""]["seal"] != full["parts"][""]["seal"]
    assert "37.95" not in json.dumps(key)


def test_building_again_gives_the_same_bytes(good, capsys):
    before = built(good)
    for name in WRITTEN:
        (good / name).unlink()
    assert main([NAME], root=good) == 0
    assert built(good) == before
    assert "4 files written" in capsys.readouterr().out


def test_a_check_tells_whether_a_build_would_change_anything_and_writes_nothing(
    good, monkeypatch, capsys
):
    there = {Path(name): content.decode() for name, content in built(good).items()}
    before = files(good)
    monkeypatch.setattr(build, "build", lambda *_: there)
    assert main([NAME], check=True, root=good) == 0

    student = Path("notebooks") / NAME / f"{NAME}.ipynb"
    there[student] += "\n"
    assert main([NAME], check=True, root=good) == 1
    assert capsys.readouterr().err == f"{NAME}: a build changes {student}.\n"
    assert files(good) == before


# Each is refused at its own stage of a real run; the other gates are tested one by one elsewhere.
REFUSED = {
    "stderr": (
        {"last": "import sys\nprint('warning', file=sys.stderr)"},
        "cell 8: stderr: warning",
    ),
    "an answer that is no number": (
        {"solution": 'rise = "38 per cent"'},
        "cell 4, m00-q1: the solution gives no answer: This is text in quotes",
    ),
    "a mistake that is right": (
        {"mistakes": '[mistake("same", "rise = 38.0", "Look again.")]'},
        "cell 4, m00-q1: mistake same has the right answer",
    ),
    "a mistake that stops": (
        {"mistakes": '[mistake("typo", "rise = nwe", "Look again.")]'},
        "cell 4, m00-q1: mistake typo gives no answer: NameError",
    ),
    "a solution told in prose": (
        {"after": "# The way is `rise = (new - old) / old * 100` and no other."},
        'cell 6, m00-q1: solution text reaches students: "rise = (new - old) / old * 100"',
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_build_names_the_place_and_leaves_every_file_as_it_was(
    good, tmp_path, capsys, what
):
    parts, says = REFUSED[what]
    root = repository(tmp_path / "repository", **parts)
    for name, content in built(good).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    before = files(root)

    assert main([NAME], root=root) == 1
    assert f"{NAME}: not built. {says}" in capsys.readouterr().err
    assert files(root) == before


# --- without a kernel -----------------------------------------------------------------------------


def test_an_unknown_module_is_answered_with_those_there_are(capsys):
    assert main(["nope"]) == 2
    said = capsys.readouterr().out
    assert said.startswith("No lesson solutions/nope.py. There are: ")
    assert ", m03_change, " in said.replace(": ", ", ")
    assert said.count("\n") == 1


def test_the_start_page_comes_last(tmp_path):
    (tmp_path / "solutions").mkdir()
    for name in ("start", "m04_more", "m03_change"):
        (tmp_path / "solutions" / f"{name}.py").touch()
    assert build.every_module(tmp_path) == ["m03_change", "m04_more", "start"]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    from course import _atomic

    root = repository(tmp_path / "repository")
    target = Path("notebooks") / NAME / f"{NAME}.ipynb"
    (root / target).parent.mkdir(parents=True)
    (root / target).write_text("old", encoding="utf-8")
    monkeypatch.setattr(build, "build", lambda *_: {target: "new"})

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        main([NAME], root=root)
    assert (root / target).read_text(encoding="utf-8") == "old"
    assert [path.name for path in (root / target).parent.iterdir()] == [f"{NAME}.ipynb"]


def test_only_the_bytes_of_pictures_may_differ(tmp_path):
    path = Path("x.ipynb")
    old = '<img alt=\\"A\\" src=\\"data:image/png;base64,AAAA\\"> 303'
    (tmp_path / path).write_text(old, encoding="utf-8")
    assert differing({path: old.replace("AAAA", "BBB+/=")}, tmp_path) == []
    assert differing({path: old.replace("303", "304")}, tmp_path) == [path]
    assert differing({path: old.replace('alt=\\"A', 'alt=\\"B')}, tmp_path) == [path]
    assert differing({Path("missing"): "x"}, tmp_path) == [Path("missing")]
    assert "AAAA" not in without_images(old)
    assert without_images(old).endswith("> 303")

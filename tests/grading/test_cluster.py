"""`course grade --scheduler`: the same marks on a cluster, whatever becomes of its workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from nbgrader.api import Gradebook

from course import cli
from course.grading import cluster as cluster_
from tests.grading._course import (
    ROOT,
    Course,
    answers,
    full_marks,
    solved,
    with_code,
)
from tests.runner._machine import layers

pytestmark = pytest.mark.grading
MODULE = "m03_change"
WRONG = next(
    (name, entry["mistake_code"][wrong["name"]])
    for name, entry in answers(MODULE).items()
    for wrong in entry["mistakes"]
)


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course(tmp_path_factory.mktemp("class"), MODULE)
    made.submit("right", solved(MODULE))
    made.submit("wrong", with_code(solved(MODULE), *WRONG))
    made.submit("ends", with_code(solved(MODULE), "m03-q4", "import os\nos._exit(0)"))
    made.submit("killer", solved(MODULE))
    made.submit("unlucky", solved(MODULE))
    renamed = solved(MODULE)
    made.submit("renamed", renamed)
    place = made.root / "submitted" / "renamed" / MODULE
    (place / f"{MODULE}.ipynb").rename(place / "copy of it.ipynb")
    (place / "link").symlink_to("/etc/passwd")
    broken = made.root / "submitted" / "broken" / MODULE / f"{MODULE}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b'{"cells": [')
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def cluster(folder):
    """Give the process of a cluster and its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.grading._dask_cluster", str(folder)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield process, process.stdout.readline().strip()
        below = psutil.Process(process.pid).children(recursive=True)
        process.stdin.close()
        process.wait(60)
        assert not psutil.wait_procs(below, 10)[1]


def run(course: Course, *words: str) -> int:
    """Run the command in the instructor's folder, in this process."""
    before = Path.cwd()
    os.chdir(course.root)
    try:
        return cli.main(["grade", MODULE, *words])
    finally:
        os.chdir(before)


def results(capsys) -> dict[str, dict]:
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {result["student"]: result for result in found}


def scores(result: dict) -> dict[str, float]:
    return {name: mark["score"] for name, mark in result["marks"].items()}


def is_warm_process(number: int) -> bool:
    try:
        return any("_zygote" in word for word in psutil.Process(number).cmdline())
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def graded(course, cluster):
    """Grade the class on the cluster while two submissions lose their workers."""
    program = "import sys; from course import cli; sys.exit(cli.main())"
    words = ["grade", MODULE, "--json", "--scheduler", cluster[1]]
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert (done.returncode, done.stderr) == (1, "")
    return {each["student"]: each for each in map(json.loads, done.stdout.splitlines())}


def test_a_submission_that_ends_two_workers_is_ungradable_and_stops_nobody(graded, folder):
    assert graded["killer"]["state"] == "ungradable"
    assert graded["killer"]["reason"].startswith("It ended two workers (the last was tcp://")
    assert (folder / "killed").read_text() == "xx"
    assert {graded[student]["state"] for student in ("right", "wrong", "renamed")} == {"graded"}


def test_the_submissions_of_a_lost_worker_run_again(graded, folder):
    assert (folder / "lost").exists()
    assert scores(graded["unlucky"]) == full_marks(MODULE)


def test_the_marks_are_those_of_a_local_run(course, graded, capsys):
    mine = ["right", "wrong", "ends", "renamed", "broken"]
    chosen = [word for student in mine for word in ("--student", student)]
    run(course, "--json", "--again", "--jobs", "1", *chosen)
    local = results(capsys)

    assert scores(local["right"]) == full_marks(MODULE)
    assert graded["renamed"]["repairs"]
    for student in mine:
        for what in ("state", "reason", "marks", "points", "repairs", "sandbox", "key"):
            assert local[student][what] == graded[student][what], (student, what)


def test_what_confined_a_submission_is_recorded(graded):
    assert set(graded["right"]["sandbox"]) >= layers()


def test_the_gradebook_has_the_marks(course, graded):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        for student in ("unlucky", "killer"):
            grades = book.find_submission_notebook(MODULE, MODULE, student).grades
            given = {each.auto_score for each in grades}
            assert (given == {None}) == (student == "killer")
    assert sum(scores(graded["unlucky"]).values()) == course.result("unlucky").total


@pytest.mark.usefixtures("graded")
def test_no_warm_process_is_left(folder):
    started = [int(line) for line in (folder / "warm").read_text().splitlines()]

    assert started
    assert [number for number in started if is_warm_process(number)] == []


@pytest.mark.usefixtures("graded")
def test_no_answer_file_is_left(folder):
    assert list(folder.rglob("*.answers.json")) == []


@pytest.mark.usefixtures("graded")
def test_what_was_graded_on_the_cluster_is_not_graded_again_here(course, capsys):
    run(course, "--json", "--student", "unlucky")

    assert results(capsys)["unlucky"]["again"]


def test_other_packages_on_a_worker_are_said(course, cluster, folder, capsys):
    (folder / "old").touch()
    try:
        code = run(course, "--again", "--scheduler", cluster[1])
    finally:
        (folder / "old").unlink()

    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith("The worker at tcp://")
    assert "pandas 0.1 instead of" in said
    assert said.count("\n") == 1


def test_a_scheduler_that_is_not_there_is_said(course, capsys, monkeypatch):
    monkeypatch.setattr(cluster_, "_CONNECT_SECONDS", 1)
    code = run(course, "--again", "--scheduler", "tcp://127.0.0.1:1")

    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith("No Dask scheduler answers at tcp://127.0.0.1:1")
    assert said.count("\n") == 1


def test_an_address_that_makes_no_sense_is_said(course, capsys):
    assert run(course, "--again", "--scheduler", "nonsense://x") == 2
    assert capsys.readouterr().err.startswith("No Dask scheduler answers at nonsense://x")


def test_missing_dask_is_said(course, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert run(course, "--again", "--scheduler", "tcp://127.0.0.1:1") == 2
    assert "python -m pip install distributed" in capsys.readouterr().err

"""Three hundred submissions, a tenth of them broken, and a grader killed three times."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.grading._broken import PARTLY, QUICK, SLOW, UNGRADABLE
from tests.grading._course import ROOT, Course
from tests.grading._generated import Made, generated_class

pytestmark = [
    pytest.mark.grading,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc"),
]
MODULE = "m02_script"
"""Its cells are the quickest of all modules."""
SIZE = 300
KILLED_AFTER = (50, 130, 210)
"""Results in the journal at which the grader is killed."""
JOBS = 2
WORDS = ("--jobs", str(JOBS), "--cell-seconds", "6")


@cache
def expected() -> dict[str, Made]:
    """Give the class by student; not before it is needed: it takes a second to make up."""
    return {made.student: made for made in generated_class(MODULE, SIZE, seed=5)}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "course", "grade", MODULE, *WORDS, *words]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def finish(root: Path, *words: str) -> dict[str, dict]:
    """Grade to the end and give the results by student."""
    done = subprocess.run(
        command("--json", *words),
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {result["student"]: result for result in found}


def journal_of(root: Path) -> list[str]:
    """Give the students of the journal's whole lines, in order."""
    path = root / "grading" / f"{MODULE}.jsonl"
    students = []
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        try:
            students.append(json.loads(line)["student"])
        except ValueError:
            continue
    return students


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def processes_under(parent: int) -> set[tuple[int, str]]:
    """Give the numbers and starting times of all processes that come from one."""
    parents, started = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(folder.name)] = int(fields[1])
            started[int(folder.name)] = fields[19]
    found = {parent}
    while more := {number for number, its in parents.items() if its in found} - found:
        found |= more
    return {(number, started[number]) for number in found & started.keys()}


def still_there(before: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Wait until processes have ended, and give those that have not."""
    until = time.monotonic() + 30
    left = before
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = {each for each in left if each in processes_under(each[0])}
    return left


def kill_after(root: Path, results: int) -> tuple[int, set[tuple[int, str]]]:
    """Grade until so many results are in the journal, then kill the grader and nothing else.

    Returns
    -------
    tuple
        How many processes it had, and those of them that outlived it.
    """
    journal = root / "grading" / f"{MODULE}.jsonl"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command(), cwd=root, env=environment(), **quiet) as running:
        until = time.monotonic() + 300
        while lines_in(journal) < results:
            assert running.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < until, "it came to a standstill"
            time.sleep(0.02)
        its = processes_under(running.pid)
        running.send_signal(signal.SIGKILL)
    return len(its), still_there(its)


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    made = Course(tmp_path_factory.mktemp("soak"), MODULE)
    for each in expected().values():
        each.write(made.root, MODULE)
    return made


@pytest.fixture(scope="module")
def killed(course) -> list[dict]:
    """Kill the grader three times, and say how each time ended."""
    ended = []
    for results in KILLED_AFTER:
        number, left = kill_after(course.root, results)
        ended.append({"had": number, "left": left, "kept": journal_of(course.root)})
    return ended


@pytest.fixture(scope="module")
def results(course, killed) -> dict[str, dict]:  # noqa: ARG001 - after the kills
    return finish(course.root)


def as_expected(result: dict, made: Made) -> bool:
    scores = {name: mark["score"] for name, mark in result["marks"].items()} or None
    return (result["state"], scores) == (made.state, made.marks)


def test_the_class_is_of_many_kinds():
    kinds = Counter(made.kind for made in expected().values())
    broken = [made for made in expected().values() if made.kind in {*QUICK, *SLOW}]

    assert len(expected()) == SIZE
    assert len(broken) == SIZE // 10
    assert len(kinds.keys() & {*QUICK, *SLOW}) >= 10
    assert {made.state for made in broken} >= {PARTLY, UNGRADABLE}


def test_no_process_outlives_the_grader(killed):
    for each in killed:
        assert each["had"] > JOBS
        assert each["left"] == set()


def test_every_submission_earns_what_it_was_made_to_earn(results):
    wrong = {
        student: (made.kind, results.get(student, {}).get("reason"))
        for student, made in expected().items()
        if student not in results or not as_expected(results[student], made)
    }

    assert wrong == {}
    assert results.keys() == expected().keys()


def test_what_was_done_before_a_kill_is_not_done_again(killed, results):
    kept = set(killed[-1]["kept"])
    again = {student for student, result in results.items() if result["again"]}

    assert all(len(each["kept"]) >= n for each, n in zip(killed, KILLED_AFTER, strict=True))
    assert again == kept


@pytest.mark.usefixtures("results")
def test_the_journal_has_each_submission_once(course):
    assert Counter(journal_of(course.root)) == dict.fromkeys(expected(), 1)


@pytest.mark.usefixtures("results")
def test_gradebook_and_graded_notebooks_agree(course):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        entries = {
            each.student.id: {
                grade.name.removesuffix("-check"): grade.auto_score
                for grade in each.notebooks[0].grades
                if grade.name.endswith("-check")
            }
            for each in book.assignment_submissions(MODULE)
        }
    assert entries.keys() == expected().keys()
    for student, made in expected().items():
        path = course.root / "autograded" / student / MODULE / f"{MODULE}.ipynb"
        if made.marks is None:
            assert set(entries[student].values()) == {None}
            assert not path.exists()
        else:
            assert entries[student] == made.marks
            assert scores_in(path) == made.marks


def scores_in(path: Path) -> dict[str, float]:
    """Give the points that a graded notebook shows."""
    return {
        cell["metadata"]["nbgrader"]["grade_id"].removesuffix("-check"): output["metadata"][
            "course"
        ]["score"]
        for cell in json.loads(path.read_bytes())["cells"]
        for output in cell.get("outputs", ())
        if "course" in output.get("metadata", {})
    }


def test_it_does_not_matter_in_which_run_a_submission_was_graded(killed, results):
    """What a kind ends as, besides its marks: those are known from how each was made."""
    runs = [set(each["kept"]) for each in killed]
    ended: dict[str, set[str]] = {}
    graded_in: dict[str, set[int]] = {}
    for made in expected().values():
        result = results[made.student]
        said = [result["state"], result["reason"], result["repairs"], result["sandbox"]]
        ended.setdefault(made.kind, set()).add(json.dumps(said))
        graded_in.setdefault(made.kind, set()).add(sum(made.student not in run for run in runs))

    assert sum(len(each) > 1 for each in graded_in.values()) >= 10
    assert {kind: said for kind, said in ended.items() if len(said) > 1} == {}

"""`course bench grade`: what it counts, what it compares and what it says. No timing is judged."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys

import pytest

from course.grading import bench
from course.grading.bench import _cpu, _folders, _runs
from course.grading.bench._cpu import Failed, Used, measure
from course.grading.bench._figures import Cost, summarize
from course.grading.bench._folders import Template
from course.grading.bench._runs import ALL, NBCLIENT, NBGRADER, ONE, WAYS, Run, run
from course.grading.bench._table import aligned, table
from tests.grading._course import ROOT, answers, full_marks

pytestmark = pytest.mark.grading
MODULE = "m03_change"
SPUN = 0.6
ORPHAN = f"""
import os, signal, time
if os.fork() == 0:
    if os.fork() == 0:
        while time.process_time() < {SPUN}:
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(0)
"""


def asked(**words: object) -> argparse.Namespace:
    usual = {"module": MODULE, "submissions": 2, "rounds": 1, "curve": [], "json": True}
    return argparse.Namespace(**{**usual, **words})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give an instructor's folder with no more than the benchmark needs."""
    made = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", made)
    (made / "solutions" / MODULE).mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / f"{MODULE}.answers.json", made / "solutions")
    notebook = f"solutions/{MODULE}/{MODULE}.ipynb"
    shutil.copy(ROOT / notebook, made / notebook)
    return made


def run_once(template: Template, way: str, count: int, known: dict[str, Run]) -> Run:
    """Run each way once, for one submission; take a larger class for more of the same."""
    if count == 1:
        known[way] = run(template, way, 1)
    small = known[ONE if way == ALL else way]
    used = Used(small.used.cpu * 1.5, small.used.wall * 1.5, small.used.peak)
    return small if count == 1 else Run(count, used, small.marks)


@pytest.fixture(scope="module")
def whole(folder):
    """Run the smallest benchmark there is; give its exit code and its figures.

    Its one submission has a mistake: there are right and wrong answers to agree on.
    """
    kept, known = [], {}
    real = bench._show
    every = _folders.submissions
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(bench, "compile_all", lambda: None)  # the tests' own imports have done it
        patch.setattr(bench, "_show", lambda found, **how: kept.append(found) or real(found, **how))
        patch.setattr(bench, "run", lambda *asked_for: run_once(*asked_for, known))
        patch.setattr(_folders, "submissions", lambda *words: [list(every(*words[:2], 2))[1]])
        before = sorted(folder.rglob("*"))
        code = bench.main(asked())
        assert sorted(folder.rglob("*")) == before, "it wrote into the instructor's folder"
    return code, kept[0], known


def test_all_ways_give_equal_and_right_marks(whole):
    code, figures, known = whole
    assert code == 0
    assert figures.differences == []
    assert set(figures.costs) == set(WAYS)
    for given in known.values():
        ((_, marks),) = given.marks.items()
        lost = {name for name, points in marks.items() if points == 0}
        assert len(lost) == 1
        full = {f"{name}-check": points for name, points in full_marks(MODULE).items()}
        assert {**marks, **{name: full[name] for name in lost}} == full


def test_all_at_once_uses_every_processor():
    words = {way: _runs._command(way, MODULE)[-1] for way in (ONE, ALL)}
    assert words == {ONE: "1", ALL: str(os.cpu_count())}


def test_the_class_has_a_right_and_a_mistaken_submission(folder):
    solved = json.loads((folder / f"solutions/{MODULE}/{MODULE}.ipynb").read_text("utf-8"))
    (_, right), (_, wrong), *_ = _folders.submissions(folder, MODULE, 8)
    assert right == solved
    changed = [a["id"] for a, b in zip(solved["cells"], wrong["cells"], strict=True) if a != b]
    assert len(changed) == 1
    source = next(cell["source"] for cell in wrong["cells"] if cell["id"] == changed[0])
    assert source in answers(MODULE)[changed[0]]["mistake_code"].values()


def test_the_table_has_a_row_for_each_way(whole):
    _, figures, _ = whole
    lines = table(figures, "control group").splitlines()
    start = lines.index(next(line for line in lines if line.startswith("CPU s a submission")))
    assert [line[:24].strip() for line in lines[start + 1 : start + 6]] == [
        *(way[:24].strip() for way in WAYS),
        "the cells alone",
    ]
    assert all(len(line.split()) >= 7 for line in lines[start + 1 : start + 5])
    assert "equal marks" in lines[-1]


def test_json_holds_what_the_table_shows(whole):
    _, figures, _ = whole
    data = json.loads(json.dumps(figures.as_data()))
    assert data["marks_equal"] is True
    assert data["submissions"] == 2
    assert set(data["ratios"]) == {NBGRADER, NBCLIENT}
    assert data["curve"] == []
    for way in WAYS:
        assert {"each", "start", "with_start", "wall"} <= set(data["costs"][way])
    assert data["cells"] > 0


@pytest.mark.parametrize("grouped", [True, False])
def test_processor_time_of_an_orphan_that_is_killed_is_counted(grouped, tmp_path, monkeypatch):
    if not grouped:
        monkeypatch.setattr(_cpu, "_new_group", lambda: None)
    used = measure([sys.executable, "-c", ORPHAN], tmp_path)
    assert SPUN <= used.cpu < SPUN + 1


def test_memory_is_that_of_the_first_process(tmp_path):
    program = "import time; kept = b'x' * (200 << 20); time.sleep(0.5)"
    used = measure([sys.executable, "-c", program], tmp_path)
    assert 200 << 20 < used.peak < 300 << 20


def test_a_command_that_fails_says_why(tmp_path):
    with pytest.raises(Failed, match="no luck"):
        measure([sys.executable, "-c", "raise SystemExit('no luck')"], tmp_path)


def test_starting_up_is_told_from_grading():
    # 4 s for starting, 1 s for each submission.
    pair = (Run(1, Used(5.0, 6.0, 0), {}), Run(11, Used(15.0, 22.0, 0), {}))
    cost = Cost.of([pair])
    assert (cost.each, cost.start) == pytest.approx((1.0, 4.0))
    assert (cost.with_start, cost.wall) == pytest.approx((15 / 11, 2.0))


def test_ratios_and_goals():
    def way(each: float) -> list[tuple[Run, Run]]:
        return [(Run(1, Used(each, 1, 0), {}), Run(2, Used(2 * each, 1, 0), {}))]

    runs = {NBGRADER: way(3.2), NBCLIENT: way(1.2), ONE: way(0.4), ALL: way(0.5)}
    figures = summarize(MODULE, runs, [0.25])
    assert figures.ratio(NBGRADER) == pytest.approx(8)
    assert figures.ratio(NBCLIENT, ours=ALL) == pytest.approx(2.4)
    assert figures.above_cells == pytest.approx(0.15)
    assert list(figures.goals().values()) == [True, False, False, True]


@pytest.mark.parametrize("fault", ["another mark", "no mark"])
def test_unequal_marks_are_an_error_in_one_line(fault, folder, monkeypatch, capsys):
    marks = {f"{name}-check": points for name, points in full_marks(MODULE).items()}
    name = next(iter(marks))

    def graded(_: Template, way: str, count: int) -> Run:
        given = dict(marks)
        if fault == "no mark":
            given[name] = None
        elif way == NBCLIENT:
            given[name] = 0.0
        return Run(count, Used(count, 1, 0), {"student": given})

    monkeypatch.chdir(folder)
    monkeypatch.setattr(bench, "run", graded)
    monkeypatch.setattr(bench, "cells_alone", lambda *_: 0.2)
    monkeypatch.setattr(bench, "compile_all", lambda: None)
    template = Template(folder, MODULE, {})
    monkeypatch.setattr(bench, "make_template", lambda *_: template)
    monkeypatch.setattr(_cpu, "spin", lambda _: 0.5)
    assert bench.main(asked()) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "student" in told


def test_accounting_that_misses_processes_is_an_error(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(bench, "compile_all", lambda: None)
    monkeypatch.setattr(bench, "make_template", lambda *_: Template(folder, MODULE, {}))
    monkeypatch.setattr(_cpu, "measure", lambda *_: Used(0.02, 1.0, 0))
    assert bench.main(asked()) == 1
    assert "cannot be measured here" in capsys.readouterr().err


def test_what_cannot_start_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert bench.main(asked()) == 2
    assert "Start the benchmark in the course's folder" in capsys.readouterr().err
    assert bench.main(asked(submissions=1)) == 2


def test_columns_are_aligned():
    assert aligned([("a", "b"), ("long", "22")]) == "a      b\nlong  22"

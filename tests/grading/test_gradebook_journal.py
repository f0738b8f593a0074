"""The journal: what it costs, what a crash leaves of it, and that only one run writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course.grading.journal import AlreadyRunning, Journal, only_run
from tests.grading._course import ROOT

COUNTERS = Path("/proc/self/io")
HOLD = """
import sys
from pathlib import Path
from course.grading.journal import only_run
with only_run(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def entry(student: str, key: str = "k", **more: object) -> dict:
    return {"student": student, "key": key, **more}


def bytes_read() -> int:
    """Give how much this process has read so far, as the system counts it."""
    return int(COUNTERS.read_text().split("rchar:")[1].split()[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "grading" / "m.jsonl"


@pytest.mark.skipif(not COUNTERS.exists(), reason="the system counts no bytes read (no Linux)")
def test_a_line_costs_the_same_however_many_are_there(path: Path) -> None:
    def cost() -> int:
        journal = Journal(path)
        before = bytes_read()
        for number in range(20):
            journal.write(entry(f"s{number}"))
        return bytes_read() - before

    few = cost()
    filler = b'{"student": "x", "key": "' + b"y" * 1000 + b'"}\n'
    path.write_bytes(path.read_bytes() + filler * 4000)
    many = cost()

    assert path.stat().st_size > 4_000_000
    assert many - few < 1000  # a few bytes more to read a counter with more digits


def test_what_was_written_is_known_to_the_next_run(path: Path) -> None:
    journal = Journal(path)
    journal.write(entry("a", points=1.0))
    journal.write(entry("b", "old"))
    journal.write(entry("b", "new"))
    again = Journal(path)

    assert again.result("a", "k") == entry("a", points=1.0)
    assert again.result("b", "old") is None
    assert again.result("b", "new") == again.last("b") == entry("b", "new")
    assert again.last("nobody") is None
    assert path.read_bytes().count(b"\n") == 3


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_line_that_was_cut_off_is_healed(path: Path, cut: int) -> None:
    Journal(path).write(entry("a"))
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:cut])
    journal = Journal(path)
    journal.write(entry("b"))
    journal.write(entry("c"))
    again = Journal(path)

    assert [again.result(name, "k") for name in "abc"] == [entry(name) for name in "abc"]


@pytest.mark.parametrize("rubbish", [b"\0" * 700, b"\xff\xfe\n", b"[1]\n", b'{"student": []}\n'])
def test_rubbish_from_a_crash_hides_nothing(path: Path, rubbish: bytes) -> None:
    Journal(path).write(entry("a"))
    path.write_bytes(path.read_bytes() + rubbish)
    Journal(path).write(entry("b"))

    assert Journal(path).last("a") == entry("a")
    assert Journal(path).last("b") == entry("b")


def test_a_result_that_did_not_reach_the_disk_is_not_known(path: Path) -> None:
    journal = Journal(path)
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        journal.write(entry("a"))

    assert journal.last("a") is None


def test_a_second_run_is_told_which_process_has_it(path: Path) -> None:
    said = rf"Another `course grade m` is running here \(process {os.getpid()}\)\."
    with only_run(path), pytest.raises(AlreadyRunning, match=said), only_run(path):
        pass
    with only_run(path), only_run(path.with_name("other.jsonl")):
        pass


def test_a_killed_run_holds_nobody_up(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match=f"process {other.pid}"), only_run(path):
            pass
        other.kill()
    with only_run(path):
        pass

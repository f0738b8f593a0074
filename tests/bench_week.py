"""How long an instructor's week takes a computer: `python tests/bench_week.py [STUDENTS]`.

A SYNTHETIC class goes from Canvas's zip to marks, feedback and report by the documented commands,
each in a process of its own. Prints the seconds of each; they are compared with nothing here.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.grading import _week  # noqa: E402 - found by the line above
from tests.grading._course import Course  # noqa: E402 - same

MODULE = _week.MODULE
PROGRAM = "import sys; from course import cli; sys.exit(cli.main())"


def spent() -> float:
    """Give the processor seconds of all commands so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(root: Path, *words: str) -> None:
    """Run a command and print what it cost."""
    started, before = time.monotonic(), spent()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    cost = spent() - before
    print(f"{words[0]:10}{seconds:8.1f} s{cost:8.1f} CPU s   exit code {done.returncode}")
    if done.returncode not in (0, 1):
        print(done.stdout[-2000:], done.stderr[-2000:])


def main(size: int) -> None:
    """Run the week once."""
    class_ = _week.students(size)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "class")
        Course(root, MODULE)
        _week.write_download(root, class_)
        started = time.monotonic()
        run(root, "release", MODULE)
        run(root, "collect", "submissions.zip", "--lms", "canvas")
        _week.answer_questions(root, class_)
        run(root, "collect", "submissions.zip", "--lms", "canvas")
        run(root, "grade", MODULE)
        run(root, "mark", MODULE, "--rater", "ann", "--sample", str(size))
        _week.mark_everything(root, "ann")
        run(root, "mark", MODULE, "--enter", f"marking/{MODULE}-{_week.WRITTEN}-ann.csv")
        run(root, "feedback", MODULE, "--lms", "canvas")
        table = ("--template", "Grades.csv", "--column", _week.COLUMN, "--exercises")
        run(root, "export", MODULE, "--to", "canvas", *table)
        run(root, "report", MODULE)
        print(f"all of it {time.monotonic() - started:8.1f} s for {size} SYNTHETIC students")
        right = _week.grades(class_, filled=True)
        same = (root / "exported" / f"{MODULE}-canvas.csv").read_bytes() == right
        print("every mark is right" if same else "SOME MARKS ARE WRONG")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)

"""The command line of ``python3 -m course``, for argparse: the standard library only."""

import argparse
from pathlib import Path

import course
from course import _commands

_PACKAGE = Path(course.__file__).resolve().parent
_NEEDS = {
    "test": _PACKAGE.parent / "tests",
    "build": _PACKAGE / "authoring",
    "grade": _PACKAGE / "grading",
    "bench": _PACKAGE / "grading",
    "lock": _PACKAGE.parent / "pyproject.toml",
}
"""What a command cannot do without: a copy for students has none of it."""
_EVERY = {
    "lab": "open the course in JupyterLab",
    "test": "run every test (further words go to pytest)",
    "build": "rebuild modules from their lesson files",
    "grade": "grade a class's submissions of a module",
    **_commands.HELPS,
    "bench": "measure grading against nbgrader and nbclient",
    "lock": "pin the packages of pyproject.toml anew",
}
COMMANDS = {
    name: what for name, what in _EVERY.items() if name not in _NEEDS or _NEEDS[name].exists()
}


def parser() -> argparse.ArgumentParser:
    """Give the parser of all commands but `test`, whose words are pytest's."""
    made = argparse.ArgumentParser(
        prog="python3 -m course",
        description="Organized-crime analysis in graded notebooks. The first start sets the "
        "course up; every later one goes on at once.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"course {course.__version__}")
    commands = made.add_subparsers(title="commands", metavar="command", required=True)

    lab = commands.add_parser("lab", help=COMMANDS["lab"], allow_abbrev=False)
    lab.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    lab.add_argument("--port", type=int, metavar="N", help="listen on this port")
    lab.add_argument(
        "--allow-root", action="store_true", help="start although you are the superuser"
    )

    for name, add in _ADD.items():
        if name in COMMANDS:
            add(commands)
    _commands.add_all(commands)
    return made


def _add_test(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser(
        "test",
        help=COMMANDS["test"],
        description="Runs pytest in the course's folder, on two processes unless you say "
        "otherwise. Further words go to pytest: python3 -m course test -k bootstrap",
    )


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = commands.add_parser("build", help=COMMANDS["build"], allow_abbrev=False)
    build.add_argument("module", nargs="*", help="such as m03_change (default: every module)")
    build.add_argument(
        "--check", action="store_true", help="write nothing; fail if a rebuild would differ"
    )


def _add_lock(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lock = commands.add_parser("lock", help=COMMANDS["lock"], allow_abbrev=False)
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions")


def _add_grade(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    grade = commands.add_parser(
        "grade",
        help=COMMANDS["grade"],
        description="Grades submitted/STUDENT/MODULE in the folder that you are in. What has been "
        "graded and has not changed since is not graded again.",
        allow_abbrev=False,
    )
    grade.add_argument("module", help="such as m03_change")
    grade.add_argument(
        "--student", action="append", metavar="NAME", help="this one only (can be repeated)"
    )
    grade.add_argument(
        "--exercise",
        action="append",
        metavar="ID",
        help="run again, but write this exercise's marks only, such as m03-q2 (can be repeated)",
    )
    grade.add_argument("--again", action="store_true", help="also what is graded already")
    grade.add_argument(
        "--jobs", type=_positive, metavar="N", help="so many at once (default: all cores)"
    )
    grade.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="grade on the workers of a Dask scheduler, such as tcp://host:8786",
    )
    grade.add_argument("--json", action="store_true", help="print a line of JSON a submission")
    grade.add_argument(
        "--db", metavar="URL", default="sqlite:///gradebook.db", help="default: %(default)s"
    )
    grade.add_argument(
        "--cell-seconds",
        type=_positive,
        default=30,
        metavar="N",
        help="time for one cell (default 30)",
    )
    grade.add_argument(
        "--no-sandbox",
        action="store_true",
        help="let students' code run with your rights if this computer has no sandbox",
    )


def _add_bench(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bench = commands.add_parser("bench", help=COMMANDS["bench"], allow_abbrev=False)
    what = bench.add_subparsers(title="what to measure", metavar="what", required=True)
    grade = what.add_parser(
        "grade",
        help="processor seconds for a submission",
        description="Grades the same submissions with nbgrader, nbclient and `course grade`, in "
        "turns, and compares the processor seconds of all their processes.",
        allow_abbrev=False,
    )
    grade.add_argument(
        "--module", default="m03_change", metavar="NAME", help="default: %(default)s"
    )
    grade.add_argument(
        "--submissions", type=_positive, default=4, metavar="N", help="default: %(default)s"
    )
    grade.add_argument(
        "--rounds", type=_positive, default=5, metavar="N", help="default: %(default)s"
    )
    grade.add_argument(
        "--curve",
        type=_numbers,
        default=[],
        metavar="N,N,…",
        help="also the cost of a submission in classes of these sizes, such as 10,100,1000",
    )
    grade.add_argument("--json", action="store_true", help="print the figures as JSON")


def _positive(word: str) -> int:
    number = int(word) if word.isascii() and word.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from 1 on")
    return number


def _numbers(words: str) -> list[int]:
    return [_positive(word) for word in words.split(",")]


_ADD = {
    "test": _add_test,
    "build": _add_build,
    "grade": _add_grade,
    "bench": _add_bench,
    "lock": _add_lock,
}

"""The commands of ``python3 -m course``.

Reading a command line needs the standard library only, so that help and mistakes are answered
before the course's environment is there. Running one happens inside it.
"""

import argparse
import difflib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import course

ROOT = Path(__file__).resolve().parents[1]
START = "start.ipynb"
USAGE = 2

COMMANDS = {
    "lab": "open the course in JupyterLab",
    "test": "run every test (further words go to pytest)",
    "build": "rebuild modules from their lesson files",
    "grade": "grade a class's submissions of a module",
    "lock": "pin the packages of pyproject.toml anew",
}


@dataclass(frozen=True)
class Command:
    """One command line, read and understood."""

    run: Callable[[], int]
    """Does it, and returns the exit code."""
    needs_environment: bool = True
    """Whether it has to run inside the course's environment."""


def parse(arguments: list[str]) -> Command:
    """Read a command line.

    Parameters
    ----------
    arguments
        The words after ``python3 -m course``.

    Returns
    -------
    Command
        What to run.

    Raises
    ------
    SystemExit
        With code 0 after help or version, with code 2 after a mistake.

    Examples
    --------
    >>> parse(["lock"]).needs_environment
    False
    """
    name = arguments[0] if arguments else ""
    if not name or not (name in COMMANDS or name.startswith("-")):
        sys.stderr.write(_unknown(name))
        raise SystemExit(USAGE)
    if name == "test" and not {"-h", "--help"} & set(arguments[1:2]):
        # Not argparse: these words are pytest's, in their own order.
        rest = arguments[1:]
        return Command(lambda: _test(rest))
    options = _parser().parse_args(arguments)
    if name == "lab":
        return Command(lambda: _lab(options))
    if name == "grade":
        return Command(lambda: _grade(options))
    if name == "build":
        return Command(lambda: _build(options.module, check=options.check))
    return Command(lambda: _lock(upgrade=options.upgrade), needs_environment=False)


def main(arguments: list[str] | None = None) -> int:
    """Run a command inside an environment that is there already.

    Parameters
    ----------
    arguments
        The words of the command line; without them, the process's own.

    Returns
    -------
    int
        The exit code.
    """
    return parse(sys.argv[1:] if arguments is None else arguments).run()


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    told = f"There is no command '{name}'. " if name else ""
    meant = f"Did you mean '{near[0]}'? " if near else ""
    lines = [f"  {command:7}{what}" for command, what in COMMANDS.items()]
    return "\n".join([f"{told}{meant}The commands of python3 -m course are:", *lines, ""])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m course",
        description="Organized-crime analysis in graded notebooks. The first start sets the "
        "course up; every later one goes on at once.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"course {course.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="command", required=True)

    lab = commands.add_parser("lab", help=COMMANDS["lab"], allow_abbrev=False)
    lab.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    lab.add_argument("--port", type=int, metavar="N", help="listen on this port")
    lab.add_argument(
        "--allow-root", action="store_true", help="start although you are the superuser"
    )

    commands.add_parser(
        "test",
        help=COMMANDS["test"],
        description="Runs pytest in the course's folder, on two processes unless you say "
        "otherwise. Further words go to pytest: python3 -m course test -k bootstrap",
    )

    build = commands.add_parser("build", help=COMMANDS["build"], allow_abbrev=False)
    build.add_argument("module", nargs="*", help="such as m03_change (default: every module)")
    build.add_argument(
        "--check", action="store_true", help="write nothing; fail if a rebuild would differ"
    )

    _add_grade(commands)

    lock = commands.add_parser("lock", help=COMMANDS["lock"], allow_abbrev=False)
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions")
    return parser


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
    grade.add_argument("--again", action="store_true", help="also what is graded already")
    grade.add_argument("--jobs", type=int, metavar="N", help="so many at once (default: all cores)")
    grade.add_argument("--json", action="store_true", help="print a line of JSON a submission")
    grade.add_argument(
        "--db", metavar="URL", default="sqlite:///gradebook.db", help="default: %(default)s"
    )
    grade.add_argument(
        "--cell-seconds", type=int, default=30, metavar="N", help="time for one cell (default 30)"
    )
    grade.add_argument(
        "--no-sandbox",
        action="store_true",
        help="let students' code run with your rights if this computer has no sandbox",
    )


def _lab(options: argparse.Namespace) -> int:
    from course._bootstrap._replace import replace  # noqa: PLC0415 - it imports this module

    folder = ROOT / "notebooks"
    if not (folder / START).is_file():
        sys.stderr.write(f"notebooks/{START} is missing. Make it with: python3 -m course build\n")
        return USAGE
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not options.allow_root:
        sys.stderr.write(
            "You are the superuser (root), and a notebook could then change anything on this "
            "computer. Start as an ordinary user; in a container of your own, add --allow-root\n"
        )
        return USAGE
    os.chdir(ROOT)  # nbgrader's extensions look for nbgrader_config.py where the server starts
    return replace([sys.executable, "-m", "jupyterlab", *_lab_options(options, folder)], os.environ)


def _lab_options(options: argparse.Namespace, folder: Path) -> list[str]:
    """List JupyterLab's own options: the course's page, and no questions about news."""
    chosen = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{START}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    if options.no_browser:
        chosen.append("--no-browser")
    if options.port is not None:
        chosen.append(f"--ServerApp.port={options.port}")
    if options.allow_root:
        chosen.append("--allow-root")
    return chosen


def _test(arguments: list[str]) -> int:
    import pytest  # noqa: PLC0415 - only here inside the environment

    os.chdir(ROOT)
    return int(pytest.main(_pytest_options(arguments)))


def _pytest_options(arguments: list[str]) -> list[str]:
    """Spread the tests over two processes, unless the caller says how."""
    chosen = any(word.startswith(("-n", "-p", "--dist", "--numprocesses")) for word in arguments)
    return list(arguments) if chosen else ["-n", "2", "--dist", "loadscope", *arguments]


def _build(modules: list[str], *, check: bool) -> int:
    from course.authoring import build  # noqa: PLC0415 - heavy, and authors' only

    return int(build.main(modules, check=check))


def _grade(options: argparse.Namespace) -> int:
    from course.grading import command  # noqa: PLC0415 - heavy, and graders' only

    return int(command.main(options))


def _lock(*, upgrade: bool) -> int:
    from course._bootstrap._pins import pin  # noqa: PLC0415 - only this command needs it

    return pin(ROOT, upgrade=upgrade)

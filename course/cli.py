"""The commands of ``python3 -m course``.

Reading a command line needs the standard library only, so that help and mistakes are answered
before the course's environment is there. Running one happens inside it.
"""

import argparse
import difflib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from course._commands import HELPS
from course._parser import COMMANDS, parser

ROOT = Path(__file__).resolve().parents[1]
START = "start.ipynb"
USAGE = 2


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
    options = parser().parse_args(arguments)
    if name == "lab":
        return Command(lambda: _lab(options))
    if name == "grade":
        return Command(lambda: _grade(options))
    if name == "bench":
        return Command(lambda: _bench(options))
    if name in HELPS:
        return Command(lambda: _imported(options.main)(options))
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
    lines = [f"  {command:9}{what}" for command, what in COMMANDS.items()]
    return "\n".join([f"{told}{meant}The commands of python3 -m course are:", *lines, ""])


def _lab(options: argparse.Namespace) -> int:
    from course._bootstrap._replace import replace  # noqa: PLC0415 - it imports this module
    from course._lab import server_options  # noqa: PLC0415 - only opening JupyterLab needs it

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
    _ask_nothing_about_news()
    os.chdir(ROOT)  # nbgrader's extensions look for nbgrader_config.py where the server starts
    chosen = server_options(folder, f"/lab/tree/{START}", options)
    return replace([sys.executable, "-m", "jupyterlab", *chosen], os.environ)


def _ask_nothing_about_news() -> None:
    """Answer JupyterLab's question about news, which no option of its command line turns off."""
    from course._atomic import write_text  # noqa: PLC0415 - only here inside the environment

    file = Path(sys.prefix, "etc", "jupyter", "labconfig", "default_setting_overrides.json")
    if file.exists():
        return
    answers = {"checkForUpdates": False, "fetchNews": "false"}
    with suppress(OSError):  # an environment that others share: then JupyterLab asks
        file.parent.mkdir(parents=True, exist_ok=True)
        write_text(file, json.dumps({"@jupyterlab/apputils-extension:notification": answers}))


def _test(arguments: list[str]) -> int:
    import pytest  # noqa: PLC0415 - only here inside the environment

    os.chdir(ROOT)
    return int(pytest.main(_pytest_options(arguments)))


def _pytest_options(arguments: list[str]) -> list[str]:
    """Spread the tests over two processes, unless the caller says how.

    A file's tests stay together, and files keep their order: by the default, those with few tests
    come last, and those are the longest.
    """
    chosen = any(word.startswith(("-n", "-p", "--dist", "--numprocesses")) for word in arguments)
    spread = ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
    return list(arguments) if chosen else [*spread, *arguments]


def _build(modules: list[str], *, check: bool) -> int:
    from course.authoring import build  # noqa: PLC0415 - heavy, and authors' only

    return int(build.main(modules, check=check))


def _grade(options: argparse.Namespace) -> int:
    from course.grading import command  # noqa: PLC0415 - heavy, and graders' only

    return int(command.main(options))


def _bench(options: argparse.Namespace) -> int:
    from course.grading import bench  # noqa: PLC0415 - heavy, and the developers' only

    return int(bench.main(options))


def _imported(name: str) -> Callable[[argparse.Namespace], int]:
    """Give the function that does a command; heavy, so imported only when it is run."""
    module, function = name.split(":")
    found: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
    return found


def _lock(*, upgrade: bool) -> int:
    from course._bootstrap._pins import pin  # noqa: PLC0415 - only this command needs it

    return pin(ROOT, upgrade=upgrade)

"""Read the command, see to the environment, and go on inside it."""

import os
import sys

from course import cli
from course._bootstrap._environment import Environment
from course._bootstrap._failures import SetupError, explain_system
from course._bootstrap._replace import replace
from course._bootstrap._voice import say

USAGE = 2
INTERRUPTED = 130


def start(arguments: list[str]) -> int:
    """Run one command line from nothing but Python.

    Parameters
    ----------
    arguments
        The words after ``python3 -m course``.

    Returns
    -------
    int
        The exit code: 2 when the course cannot be set up, else the command's.
    """
    # Help, version and a mistyped command are answered before anything is installed.
    command = cli.parse(arguments)
    if not command.needs_environment:
        return command.run()
    try:
        code = _enter(arguments)
    except SetupError as error:
        say(str(error))
        return USAGE
    except OSError as error:
        say(str(explain_system(error)))
        return USAGE
    except KeyboardInterrupt:
        say("Stopped. The next start begins the set-up anew.")
        return INTERRUPTED
    return command.run() if code is None else code


def _enter(arguments: list[str]) -> int | None:
    """Go on inside the environment; None says that this process is inside already."""
    environment = Environment.find(os.environ)
    ready = environment.is_ready()
    if environment.is_running():
        if not ready:
            # The environment cannot replace itself: the Python it was made from does.
            return replace([_base_python(), "-m", "course", *arguments], os.environ)
        os.environ.update(environment.variables(os.environ))
        return None
    if not ready:
        from course._bootstrap._make import make  # noqa: PLC0415 - a warm start needs none of it

        make(environment)
    variables = environment.variables(os.environ)
    return replace([str(environment.python), "-m", "course", *arguments], variables)


def _base_python() -> str:
    """Find the interpreter that the running environment was made from."""
    base = getattr(sys, "_base_executable", sys.executable)
    if os.path.realpath(sys.prefix) == os.path.realpath(sys.base_prefix) or base == sys.executable:
        raise SetupError(
            "The course's environment is out of date and cannot replace itself. Start again with "
            "the Python of your system: python3 -m course lab (on Windows: py -m course lab)"
        )
    return str(base)

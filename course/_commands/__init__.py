"""The command lines of the instructor's week, one file a command: the standard library only.

Each file has ``HELP``, ``MAIN`` (the function that does it, as ``module:function``, imported only
inside the course's environment; it takes the parsed options and returns the exit code) and
``add``, which declares the options.
"""

import argparse

from course._commands import collect, doctor, export, feedback, mark, release, report

MODULES = {
    "release": release,
    "collect": collect,
    "mark": mark,
    "feedback": feedback,
    "export": export,
    "report": report,
    "doctor": doctor,
}
HELPS = {name: module.HELP for name, module in MODULES.items()}


def add_all(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare every command of the instructor's week."""
    for name, module in MODULES.items():
        made = commands.add_parser(
            name, help=module.HELP, description=module.DESCRIPTION, allow_abbrev=False
        )
        module.add(made)
        made.set_defaults(main=module.MAIN)

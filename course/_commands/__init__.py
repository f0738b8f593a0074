"""The command lines of the instructor's week and of the site, one file a command.

They need the standard library only. Each file has ``HELP``, ``MAIN`` (the function that does it,
as ``module:function``, imported only inside the course's environment; it takes the parsed options
and returns the exit code) and ``add``, which declares the options. A copy for students has none of
these files.
"""

import argparse
from importlib import import_module
from pathlib import Path

_ORDER = ("release", "collect", "mark", "feedback", "export", "report", "doctor", "site")
_HERE = Path(__file__).parent
MODULES = {
    name: import_module(f"{__name__}.{name}") for name in _ORDER if (_HERE / f"{name}.py").is_file()
}
HELPS = {name: module.HELP for name, module in MODULES.items()}


def add_all(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare every command that has a file here."""
    for name, module in MODULES.items():
        made = commands.add_parser(
            name, help=module.HELP, description=module.DESCRIPTION, allow_abbrev=False
        )
        module.add(made)
        made.set_defaults(main=module.MAIN)

"""Make an environment and fill it from the lock, with uv if it is there, else with pip."""

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from course._bootstrap._environment import Environment
from course._bootstrap._failures import SetupError, explain, scrub
from course._bootstrap._voice import progress, say

# Settings for other work that would send packages elsewhere or ask questions.
_DROPPED = {
    *("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_REQUIRE_VIRTUALENV"),
    *("UV_SYSTEM_PYTHON", "UV_PYTHON", "UV_PROJECT_ENVIRONMENT", "VIRTUAL_ENV", "CONDA_PREFIX"),
    *("PYTHONHOME", "PYTHONPATH"),
}
_SET = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@dataclass(frozen=True)
class Installer:
    """The two ways to fill an environment, sharing one log."""

    environment: Environment
    """What to make."""
    log: Path
    """The file that keeps what the tools said."""
    keep: int
    """The descriptor of the set-up's lock."""

    def install(self) -> None:
        """Make the environment and install every pin.

        Raises
        ------
        SetupError
            If neither uv nor pip can do it.
        """
        uv = shutil.which("uv")
        # `venv` without `ensurepip` is what Debian and Ubuntu ship until python3-venv is installed.
        pip = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
        if uv:
            failure = self._with_uv(uv)
            if failure is None:
                return
            if not pip or not _worth_another_way(failure):
                raise failure
            say("uv could not do it (it reads other settings than pip); trying pip.")
            shutil.rmtree(self.environment.folder, ignore_errors=True)
        if not pip:
            raise SetupError(
                "This Python has neither ensurepip nor uv to install packages with. On Debian and "
                "Ubuntu: sudo apt install python3-venv. Elsewhere install uv, or a Python from "
                "python.org. Then start again."
            )
        self._with_pip()

    def _with_uv(self, uv: str) -> SetupError | None:
        environment = self.environment
        folder, python, lock = (
            str(part) for part in (environment.folder, environment.python, environment.lock)
        )
        steps = (
            [uv, "venv", "--python", sys.executable, folder],
            [uv, "pip", "sync", "--python", python, "--require-hashes", lock],
        )
        for step in steps:
            failed = self._run(step)
            if failed is not None:
                return explain("uv", failed)
        return None

    def _with_pip(self) -> None:
        environment = self.environment
        venv.create(environment.folder, with_pip=False, symlinks=os.name != "nt")
        python = str(environment.python)
        options = ["--no-deps", "--require-hashes", "--no-compile", "--progress-bar", "off"]
        steps = (
            [python, "-Im", "ensurepip", "--upgrade", "--default-pip"],
            [python, "-Im", "pip", "install", *options, "-r", str(environment.lock)],
        )
        for step in steps:
            failed = self._run(step)
            if failed is not None:
                raise explain("pip", failed)

    def _run(self, command: list[str]) -> str | None:
        """Run one tool; return what it said if it failed."""
        variables = {name: text for name, text in os.environ.items() if name not in _DROPPED}
        try:
            process = subprocess.Popen(  # noqa: S603 - fixed words, our own paths
                command,
                cwd=self.environment.root,
                env=variables | _SET,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                pass_fds=() if os.name == "nt" else (self.keep,),
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            return str(error)
        with process, self.log.open("a", encoding="utf-8") as log:
            try:
                told = list(_follow(process.stdout or (), log.write))
            except BaseException:
                process.kill()
                raise
        return "".join(told) if process.returncode else None


def _follow(lines: Iterable[str], write: Callable[[str], object]) -> Iterable[str]:
    """Pass a tool's lines on, keep them without addresses, and show that work goes on."""
    for count, line in enumerate(lines, start=1):
        write(scrub(line))
        progress(count, line)
        yield line


def _worth_another_way(failure: SetupError) -> bool:
    return "disk is full" not in str(failure) and "not the one that" not in str(failure)

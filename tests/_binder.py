"""Binder's image without an engine for images: its dry run, and its packages in an environment."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from course._bootstrap._turn import turn
from course.site import tools
from tests.checkout import ROOT

BINDER = ROOT / "binder"
KEPT = ROOT / ".artifacts" / "binder"
# What the image would be made of; the tests are left out, for they take longest to copy.
_PARTS = ("binder", "course", "datasets", "notebooks", "pyproject.toml", "requirements.lock.txt")
_PACKAGES_OF_THE_BASE = (
    "import repo2docker.buildpacks.conda as conda, pathlib, sys\n"
    "folder = pathlib.Path(conda.__file__).parent\n"
    "print((folder / sys.argv[1]).read_text())\n"
)


@dataclass
class Plan:
    """What repo2docker would do."""

    dockerfile: str
    base: str
    """The conda packages that the image begins with, one address a line."""

    @property
    def python(self) -> str:
        """The version of Python."""
        return self.version_of("python")

    @property
    def steps(self) -> list[str]:
        """The commands that it runs, in order, without line breaks."""
        return re.findall(r"^RUN (.+)$", self.dockerfile.replace("\\\n", ""), re.MULTILINE)

    def version_of(self, package: str) -> str:
        """Give the version of a conda package of the base."""
        found = re.search(rf"/{re.escape(package)}-(\d[^-/]*)-[^/]*\.conda", self.base)
        assert found, f"the base has no {package}"
        return found[1]


def plan(folder: Path) -> Plan:
    """Let repo2docker plan an image of a clean copy of the repository.

    Parameters
    ----------
    folder
        An empty one, for the copy.
    """
    for name in _PARTS:
        if (ROOT / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder)
    said = _site_python("-m", "repo2docker", "--no-build", "--debug", str(folder))
    base = re.search(r"environment\.py-(\d\.\d+)-linux-64\.lock", _plain(said))
    assert base, said[-3000:]
    return Plan(said, _site_python("-c", _PACKAGES_OF_THE_BASE, base[0]))


def _plain(text: str) -> str:
    """Undo how repo2docker writes the names of its files."""
    return re.sub(r"-([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), text)


def _site_python(*words: str) -> str:
    done = subprocess.run(
        [tools.python(), *words],
        env=tools.environment().variables(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def image(pip: str) -> Path:
    """Give the interpreter of an environment with what the image installs, and its last step done.

    The environment is kept for as long as the pins and the installer stay the same. What differs
    from the image: the base has no packages but Python's own (the image's come from conda, and it
    installs the pins over them), and its last version digit is this machine's.

    Parameters
    ----------
    pip
        The image's version of pip; used where there is no uv.
    """
    pins = BINDER / "requirements.txt"
    uv = shutil.which("uv")
    what = [sys.version, uv or pip, pins.read_text(encoding="utf-8")]
    folder = KEPT / hashlib.sha256("\n".join(what).encode()).hexdigest()[:12]
    python = folder / "bin" / "python"
    KEPT.mkdir(parents=True, exist_ok=True)
    with turn(KEPT / "lock", lambda: None):
        if not (folder / "ready").exists():
            for old in KEPT.glob("*/"):
                shutil.rmtree(old)
            for command in _commands(uv, pip, python, pins):
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"[-3000:]
            (folder / "ready").touch()
        path = os.pathsep.join([str(python.parent), os.environ.get("PATH", os.defpath)])
        subprocess.run([BINDER / "postBuild"], env={**os.environ, "PATH": path}, check=True)
    return python


def _commands(uv: str | None, pip: str, python: Path, pins: Path) -> list[list[str | Path]]:
    folder = python.parent.parent
    if uv:
        return [
            [uv, "venv", "--quiet", "--python", sys.executable, folder],
            [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", pins],
        ]
    return [
        [sys.executable, "-m", "venv", folder],
        [python, "-m", "pip", "install", "--quiet", f"pip=={pip}"],
        [python, "-m", "pip", "install", "--quiet", "--no-compile", "-r", pins],
    ]

"""The course's environment: where it is, whether it is ready, how programs run in it."""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course._bootstrap._failures import SetupError

ROOT = Path(__file__).resolve().parents[2]
LOCK_NAME = "requirements.lock.txt"
SITE_LOCK_NAME = "course/site/requirements.lock.txt"
BINDER_LOCK_NAME = "binder/requirements.txt"


@dataclass(frozen=True)
class Environment:
    """A virtual environment that belongs to one checkout of the course."""

    root: Path
    """The repository."""
    folder: Path
    """The virtual environment; it need not exist yet."""
    lock_name: str = LOCK_NAME
    """The file of pinned packages, from the repository."""
    what: str = "the course"
    """What a set-up says that it sets up."""

    @classmethod
    def find(cls, environ: Mapping[str, str], root: Path = ROOT) -> "Environment":
        """Take ``.venv`` in the repository, or the folder that ``COURSE_VENV`` names.

        Parameters
        ----------
        environ
            The process's environment variables.
        root
            The repository.

        Returns
        -------
        Environment
            With links followed, so that two spellings of a folder are one environment.
        """
        named = environ.get("COURSE_VENV")
        folder = Path(named).expanduser() if named else root / ".venv"
        return cls(root, Path(os.path.realpath(folder)))

    @property
    def scripts(self) -> Path:
        """The folder of the environment's programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def packages(self) -> Path:
        """The folder that holds the environment's packages."""
        base = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", base))

    @property
    def lock(self) -> Path:
        """The file of pinned packages."""
        return self.root / self.lock_name

    @property
    def stamp(self) -> Path:
        """The file that says the environment was finished, and from what."""
        return self.folder / ".course-stamp"

    @property
    def workshop(self) -> Path:
        """The folder beside the environment in which a set-up keeps its own files."""
        return self.folder.with_name(self.folder.name + ".setup")

    def key(self) -> str:
        """Digest of all that an environment depends on: pins, Python, platform and place.

        The place counts because an environment's programs name it in their first line.

        Returns
        -------
        str
            64 hexadecimal digits.

        Raises
        ------
        SetupError
            If the file of pinned packages is missing.
        """
        try:
            pins = self.lock.read_bytes()
        except FileNotFoundError:
            raise SetupError(
                f"{self.lock_name} is missing from {self.root}. Bring it back with "
                f"'git checkout {self.lock_name}', or download the course again."
            ) from None
        place = [
            sys.implementation.name,
            ".".join(map(str, sys.version_info[:3])),
            sysconfig.get_platform(),
            str(self.root),
            str(self.folder),
        ]
        return hashlib.sha256(pins + "\0".join(["", *place]).encode()).hexdigest()

    def is_ready(self) -> bool:
        """Tell whether a finished environment from these very pins is there.

        Returns
        -------
        bool
            False also when the Python it was made from has gone.
        """
        key = self.key()
        try:
            stamped = self.stamp.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return False
        return stamped == key and self.python.exists()

    def is_running(self) -> bool:
        """Tell whether this very process runs inside the environment.

        Returns
        -------
        bool
            True for the environment's own interpreter only.
        """
        return Path(os.path.realpath(sys.prefix)) == self.folder

    def variables(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Environment variables for a program that runs inside.

        Parameters
        ----------
        environ
            The variables to start from.

        Returns
        -------
        dict
            With the environment's programs first on the path (nbgrader starts ``alembic`` by
            name), and without settings that would mix another Python's packages in.
        """
        # The installers leave compiling to the first import. Were its result thrown away, every
        # start would compile every library again.
        dropped = {"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__"}
        result = {name: text for name, text in environ.items() if name not in dropped}
        rest = [part for part in environ.get("PATH", "").split(os.pathsep) if part]
        first = str(self.scripts)
        result["PATH"] = os.pathsep.join([first, *(part for part in rest if part != first)])
        result["VIRTUAL_ENV"] = str(self.folder)
        return result

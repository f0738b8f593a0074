"""What a wheel says of itself."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_IN_PYODIDE = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "implementation_name": "cpython",
    "python_version": "3.14",
    "python_full_version": "3.14.0",
    "extra": "",
}
_MODULE_SUFFIXES = {".py", ".so"}


@dataclass(frozen=True)
class WheelFile:
    """A wheel on disk."""

    path: Path
    """Where it is."""
    metadata: Message
    """Its METADATA."""
    members: tuple[str, ...]
    """The names of its files."""

    @classmethod
    def read(cls, path: Path) -> WheelFile:
        """Open a wheel.

        Parameters
        ----------
        path
            Where it is.

        Returns
        -------
        WheelFile
            With what it says of itself.
        """
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            (described,) = (n for n in names if n.endswith(".dist-info/METADATA"))
            metadata = BytesParser().parsebytes(archive.read(described))
        return cls(path, metadata, tuple(names))

    @property
    def name(self) -> str:
        """The package, as an index spells it."""
        return canonicalize_name(self.metadata["Name"])

    @property
    def version(self) -> str:
        """The package's version."""
        return str(self.metadata["Version"])

    @property
    def sha256(self) -> str:
        """Of the whole file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @property
    def imports(self) -> list[str]:
        """The names that a program can import."""
        found = set()
        for member in map(PurePosixPath, self.members):
            top = member.parts[0]
            if member.suffix in _MODULE_SUFFIXES and "." not in top.partition(".")[0]:
                found.add(top.partition(".")[0] if len(member.parts) == 1 else top)
        return sorted(name for name in found if name.isidentifier())

    @property
    def needs(self) -> list[str]:
        """The packages that it needs in Pyodide, without extras."""
        asked = map(Requirement, self.metadata.get_all("Requires-Dist", []))
        return sorted(
            canonicalize_name(each.name)
            for each in asked
            if each.marker is None or each.marker.evaluate(_IN_PYODIDE)
        )

    @property
    def license(self) -> str:
        """The license, in as few words as the wheel has for it."""
        expression = self.metadata.get("License-Expression")
        if expression:
            return str(expression)
        classes = [
            text.rpartition(" :: ")[2]
            for text in self.metadata.get_all("Classifier", [])
            if text.startswith("License :: ")
        ]
        if classes:
            return ", ".join(classes)
        return str(self.metadata.get("License", "see its files")).strip().partition("\n")[0]

    @property
    def license_files(self) -> list[str]:
        """The files in it that hold the license's text."""
        words = ("licen", "copying", "notice")
        inside = [n for n in self.members if ".dist-info/" in n and not n.endswith("/")]
        return sorted(
            n for n in inside if any(word in n.rpartition("/")[2].lower() for word in words)
        )

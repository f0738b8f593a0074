"""Read a zip that anybody may have made: nothing is unpacked, and no more is read than is allowed.

A member is looked at before it is read (its name, kind and size), and counted while it is read,
since a zip can lie about its sizes.
"""

from __future__ import annotations

import errno
import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

MOST_FILES = 20_000
"""Members of a download."""
MOST_NESTED_FILES = 500
"""Members of a zip that one student handed in."""
LARGEST = 64 << 20
"""Bytes of one member that is read."""
LARGEST_IN_ALL = 8 << 30
"""Bytes of all notebooks and zips of one download."""
LARGEST_OF_ONE = 512 << 20
"""Bytes read of what one student handed in."""
HIGHEST_RATIO = 200
"""Bytes that one byte may become, in members of more than a mebibyte: a notebook stays below 30."""
DEEPEST = 2
"""How many zips may lie in one another, the download not counted."""
_SMALL = 1 << 20
_ENCRYPTED, _UTF8 = 0x1, 0x800
_BLOCK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    struct.error,
    ValueError,
    OverflowError,
    UnicodeDecodeError,
)


class BadArchive(Exception):
    """A zip that is not read; the message says why, without the zip's name."""


@dataclass
class Allowance:
    """What may still be read of one student's files."""

    left: int = LARGEST_OF_ONE

    def take(self, size: int) -> None:
        """Count bytes; raises BadArchive when they are too many."""
        self.left -= size
        if self.left < 0:
            raise BadArchive(f"its files come to more than {LARGEST_OF_ONE >> 20} MiB, unpacked")


@dataclass(frozen=True)
class Member:
    """A file in a zip."""

    path: str
    """Its name in the zip, with slashes, as Unicode in form C."""
    raw: str
    """The same as the zip has it, for a file that goes back under the same name."""
    when: datetime | None
    """The time that the zip gives for it, without a zone; none when that is no time."""
    info: zipfile.ZipInfo = field(compare=False, repr=False)


class Archive:
    """An open zip whose members have been looked at.

    Parameters
    ----------
    opened
        The zip.
    size
        Its bytes.
    most
        How many members it may have.
    allowance
        What may still be read of one student's files.
    """

    def __init__(
        self,
        opened: zipfile.ZipFile,
        size: int,
        most: int,
        allowance: Allowance | None = None,
    ) -> None:
        self._opened, self.allowance = opened, allowance or Allowance()
        infos = opened.infolist()
        if len(infos) > most:
            raise BadArchive(f"it holds {len(infos)} files; at most {most} are read")
        if sum(info.compress_size for info in infos) > size:
            raise BadArchive("its files overlap one another, as no honest zip's do")
        if any(info.header_offset < 0 for info in infos):
            raise BadArchive("it is broken: its beginning is missing")
        if sum(min(info.file_size, LARGEST) for info in infos if _may_count(info)) > LARGEST_IN_ALL:
            raise BadArchive(
                f"its files come to more than {LARGEST_IN_ALL >> 30} GiB, unpacked; "
                "download it in parts"
            )
        self.members = [_member(info) for info in infos if not info.is_dir()]
        _no_two(self.members)

    def read(self, member: Member) -> bytes:
        """Read a member.

        Raises
        ------
        BadArchive
            When it is too large, or broken.
        """
        info = member.info
        packed = max(info.compress_size, 1)
        if info.file_size > LARGEST:
            raise BadArchive(
                f"{member.path} has {info.file_size >> 20} MiB; at most {LARGEST >> 20} are read"
            )
        if info.file_size > max(_SMALL, packed * HIGHEST_RATIO):
            raise BadArchive(
                f"{member.path} unpacks to {info.file_size / packed:.0f} times its size, "
                "as a zip bomb does"
            )
        with _explained(member.path), self._opened.open(info) as stream:
            return self._bounded(stream, member.path, info.file_size)

    def _bounded(self, stream: IO[bytes], path: str, said: int) -> bytes:
        parts, size = [], 0
        while block := stream.read(_BLOCK):
            size += len(block)
            self.allowance.take(len(block))
            if size > said:
                raise BadArchive(f"{path} is larger than the zip says")
            parts.append(block)
        return b"".join(parts)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a download.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    BadArchive
        When it is no zip, or one that is not read.
    OSError
        When it cannot be opened.
    """
    with path.open("rb") as stream:
        with _explained("it"):
            found = zipfile.ZipFile(stream)
        with found:
            yield Archive(found, path.stat().st_size, MOST_FILES)


@contextmanager
def nested(content: bytes, allowance: Allowance, depth: int) -> Iterator[Archive]:
    """Open a zip that was a member of another one.

    Raises
    ------
    BadArchive
        As `opened`, and when it lies too deep.
    """
    if depth > DEEPEST:
        raise BadArchive(f"zips lie in one another more than {DEEPEST} deep")
    with _explained("it"):
        found = zipfile.ZipFile(io.BytesIO(content))
    with found:
        yield Archive(found, len(content), MOST_NESTED_FILES, allowance)


@contextmanager
def _explained(what: str) -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # zipfile's word for "a password is needed"
        raise BadArchive(f"{what} is encrypted") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # A cut file's directory points in front of its beginning.
        raise BadArchive(f"{what} is broken: its end is missing") from None
    except _BROKEN as error:
        said = str(error) or type(error).__name__
        raise BadArchive(f"{what} is broken ({said})") from None


def _member(info: zipfile.ZipInfo) -> Member:
    raw = _name(info).replace("\\", "/")
    path = unicodedata.normalize("NFC", raw)
    parts = path.split("/")
    if path.startswith("/") or ":" in parts[0][1:2] or ".." in parts or "\0" in info.orig_filename:
        raise BadArchive(f"{path!a} would lie outside the folder that it is unpacked in")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise BadArchive(f"{path!a} is a link or a device, not a file")
    if info.flag_bits & _ENCRYPTED:
        raise BadArchive(f"{path!a} is encrypted")
    try:
        when = datetime(*info.date_time)  # noqa: DTZ001 - a zip knows no zone
    except ValueError:
        when = None
    return Member(path, raw, when, info)


def _may_count(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith((".ipynb", ".json", ".zip", ".txt"))


def _name(info: zipfile.ZipInfo) -> str:
    """Give a member's name; many programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _no_two(members: list[Member]) -> None:
    seen = set()
    for member in members:
        if member.path in seen:
            raise BadArchive(f"it holds two files named {member.path!a}")
        seen.add(member.path)

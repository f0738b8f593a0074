"""Zips that no LMS makes are refused in one line, and nothing of them is done."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest

from course.grading.lms import archive
from tests.grading.lms._class import make_class, run
from tests.grading.lms._downloads import MODULE, notebook, zipped

NAME = "Module_3_ada_attempt_2026-11-20-23-59-10_m03_change.ipynb"
ZIP_NAME = "Module_3_ada_attempt_2026-11-20-23-59-10_work.zip"
GOOD = {"Module_3_lee1_attempt_2026-11-20-23-59-10_m03_change.ipynb": notebook("lee1")}


def one(info: zipfile.ZipInfo, content: bytes = b"x") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, good in GOOD.items():
            out.writestr(name, good)
        out.writestr(info, content)
    return made.getvalue()


def link() -> bytes:
    info = zipfile.ZipInfo(NAME)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return one(info, b"../../gradebook.db")


def encrypted() -> bytes:
    content = bytearray(zipped({**GOOD, NAME: b"secret"}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def doubled() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(NAME, notebook("ada"))
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr(NAME, notebook("another"))
    return made.getvalue()


def overlapping() -> bytes:
    """Let many entries of the directory share one file, as in the best-known small bombs."""
    content = zipped({"a": b"0" * 100_000})
    start = content.find(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    entry = content[start:end]
    entries = b"".join(entry[:46] + bytes([97 + n]) + entry[47:] for n in range(20))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 20, 20, len(entries), start, 0)
    return content[:start] + entries + tail


HOSTILE = {
    "climbing": (lambda: one(zipfile.ZipInfo(f"../{NAME}")), "outside the folder"),
    "climbing by backslash": (lambda: one(zipfile.ZipInfo(f"a\\..\\..\\{NAME}")), "outside"),
    "absolute": (lambda: one(zipfile.ZipInfo(f"/{NAME}")), "outside the folder"),
    "a drive": (lambda: one(zipfile.ZipInfo(f"C:/{NAME}")), "outside the folder"),
    "link": (link, "a link or a device"),
    "encrypted": (encrypted, "is encrypted"),
    "doubled": (doubled, "two files named"),
    "overlapping": (overlapping, "overlap"),
    "truncated": (lambda: zipped({NAME: notebook("ada") * 50})[:-40], "broken"),
    "cut in the middle": (lambda: zipped({NAME: notebook("ada") * 50})[40:], "broken"),
    "not a zip": (lambda: b"<html>Log in</html>", "broken"),
    "empty": (lambda: b"", "broken"),
    "many files": (lambda: zipped({f"{n}": b"" for n in range(40)}), "at most 30 are read"),
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 30)
    monkeypatch.chdir(make_class(tmp_path))
    return tmp_path


def files(root) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != "download.zip"
    }


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_download_is_refused_as_a_whole(kind, root, capsys):
    make, why = HOSTILE[kind]
    before = files(root)
    (root / "download.zip").write_bytes(make())

    assert run("collect", "download.zip", "--lms", "blackboard") == 2

    said = capsys.readouterr().err
    assert why in said
    assert said.startswith("download.zip was not read: ")
    assert said.endswith("Nothing was changed; download it again.\n")
    assert said.count("\n") == 1
    assert files(root) == before

    (root / "download.zip").write_bytes(zipped(GOOD))
    assert run("collect", "download.zip", "--lms", "blackboard") == 0
    assert (root / "submitted" / "lee1" / MODULE / f"{MODULE}.ipynb").is_file()


def nest(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zipped({"inner.zip": content})
    return content


STUDENTS = {
    "ratio": ({NAME: b" " * (8 << 20)}, "as a zip bomb does"),
    "ratio in a zip": ({ZIP_NAME: zipped({f"{MODULE}.ipynb": b" " * (8 << 20)})}, "zip bomb"),
    "depth": ({ZIP_NAME: nest(zipped({f"{MODULE}.ipynb": b"{}"}), 2)}, "more than 2 deep"),
    "climbing in a zip": ({ZIP_NAME: zipped({f"../{MODULE}.ipynb": b"{}"})}, "outside the folder"),
    "no zip in a zip": ({ZIP_NAME: b"PK?"}, "broken"),
    "files in a zip": ({ZIP_NAME: zipped({f"{n}": b"" for n in range(501)})}, "at most 500"),
    "broken": ({NAME: b"notebook"}, "broken"),
}


@pytest.mark.parametrize("kind", STUDENTS)
def test_a_students_bomb_stops_nobody_else(kind, root, capsys):
    made, why = STUDENTS[kind]
    content = zipped({**GOOD, **made})
    if kind == "broken":
        content = content.replace(zlib_of(b"notebook"), b"\xff" * len(zlib_of(b"notebook")))
    (root / "download.zip").write_bytes(content)

    assert run("collect", "download.zip", "--lms", "blackboard", "--module", MODULE) == 1

    said = capsys.readouterr().out
    assert "Refused: " in said
    assert why in said
    assert [p.name for p in (root / "submitted").iterdir()] == ["lee1"]


def zlib_of(content: bytes) -> bytes:
    import zlib

    packer = zlib.compressobj(-1, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def test_all_files_together_have_a_limit(root, monkeypatch, capsys):
    monkeypatch.setattr(archive, "LARGEST_IN_ALL", 2_000)
    big = {NAME.replace("ada", who): notebook("x" * 900) for who in ("ada", "lee1", "lee2")}
    (root / "download.zip").write_bytes(zipped(big))

    assert run("collect", "download.zip", "--lms", "blackboard") == 2

    assert "in parts" in capsys.readouterr().err
    assert not (root / "submitted").exists()


def test_one_students_files_together_have_a_limit(root, monkeypatch, capsys):
    monkeypatch.setattr(archive.Allowance, "__init__", lambda self: setattr(self, "left", 4_000))
    inner = zipped({f"{n}/{MODULE}.ipynb": notebook(f"{n}" * 900) for n in range(9)})
    (root / "download.zip").write_bytes(zipped({ZIP_NAME: inner, **GOOD}))

    assert run("collect", "download.zip", "--lms", "blackboard") == 1

    assert "unpacked. Download it or ask for it again." in capsys.readouterr().out
    assert [p.name for p in (root / "submitted").iterdir()] == ["lee1"]

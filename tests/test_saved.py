from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, Never

import pytest

from course import _atomic
from course._locked import locked
from course.exercises._saved import AnswerFile, NotSavedError, saved

if TYPE_CHECKING:
    from pathlib import Path

ME = ("m03-w1", "base_year", 1)


def content(folder: Path) -> Any:
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


@pytest.fixture(name="unwritable")
def _unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every file creation fail; permissions would not stop root."""
    real = os.open

    def refuse(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)


# --- what is saved comes back ---------------------------------------------------------------


def test_a_saved_answer_has_the_documented_form_in_the_file(tmp_path: Path) -> None:
    AnswerFile(tmp_path).write(*ME, {"dramatic": 2010})
    assert content(tmp_path) == {
        "version": 1,
        "answers": {"m03-w1": {"model": "base_year", "version": 1, "data": {"dramatic": 2010}}},
    }


def test_another_object_reads_what_was_saved(tmp_path: Path) -> None:
    AnswerFile(tmp_path).write(*ME, {"label": "Côte d'Ivoire ∞", "years": [2010, None, True, 0.5]})
    again = AnswerFile(tmp_path)
    assert again.read(*ME) == {"label": "Côte d'Ivoire ∞", "years": [2010, None, True, 0.5]}
    assert again.note == ""


def test_no_file_reads_as_nothing_and_makes_no_file(tmp_path: Path) -> None:
    answers = AnswerFile(tmp_path)
    assert answers.read(*ME) is None
    assert answers.note == ""
    assert list(tmp_path.iterdir()) == []


def test_write_replaces_and_update_merges(tmp_path: Path) -> None:
    answers = AnswerFile(tmp_path)
    answers.write(*ME, {"dramatic": 2010, "mild": 2015})
    assert answers.update(*ME, {"mild": 2016}) == {"dramatic": 2010, "mild": 2016}
    assert answers.read(*ME) == {"dramatic": 2010, "mild": 2016}
    answers.write(*ME, {"mild": 2017})
    assert answers.read(*ME) == {"mild": 2017}


def test_a_revision_starts_from_what_the_file_holds_now(tmp_path: Path) -> None:
    one, other = AnswerFile(tmp_path), AnswerFile(tmp_path)
    assert one.revise(*ME, lambda held: {"list": [*held.get("list", []), 1]}) == {"list": [1]}
    other.revise(*ME, lambda held: {"list": [*held["list"], 2]})
    assert one.revise(*ME, lambda held: {"list": [*held["list"], 3]}) == {"list": [1, 2, 3]}
    assert one.read(*ME) == {"list": [1, 2, 3]}


def test_a_revision_that_is_refused_writes_nothing(tmp_path: Path) -> None:
    answers = AnswerFile(tmp_path)
    answers.write(*ME, {"mild": 2015})
    before = (tmp_path / "answers.json").read_bytes()

    def refuse(_held: dict[str, Any]) -> Never:
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        answers.revise(*ME, refuse)
    with pytest.raises(TypeError):
        answers.revise(*ME, lambda _held: {"mild": {2015}})
    assert (tmp_path / "answers.json").read_bytes() == before
    answers.write(*ME, {"mild": 2016})  # the lock is free again


def test_exercises_do_not_touch_each_other(tmp_path: Path) -> None:
    first, second = AnswerFile(tmp_path), AnswerFile(tmp_path)
    first.write(*ME, {"mild": 2015})
    second.write("m05-w1", "flow", 3, {"rate": 0.1})
    assert first.read(*ME) == {"mild": 2015}
    assert first.read("m05-w1", "flow", 3) == {"rate": 0.1}


def test_the_folder_is_fixed_when_the_object_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    answers = AnswerFile()
    monkeypatch.chdir(tmp_path / "elsewhere")
    answers.write(*ME, {"mild": 2015})
    assert (tmp_path / "answers.json").exists()


def test_what_a_caller_changes_later_is_not_saved(tmp_path: Path) -> None:
    answers, data = AnswerFile(tmp_path), {"years": [2010]}
    kept = answers.update(*ME, data)
    data["years"].append(2011)
    kept["years"].append(2012)
    assert answers.read(*ME) == {"years": [2010]}


@pytest.mark.parametrize(
    "data",
    [
        {2010: "dramatic"},
        {"years": (2010, 2011)},
        {"years": {2010}},
        {"factor": float("nan")},
        {"factor": float("inf")},
        [2010],
        "2010",
        None,
    ],
)
def test_data_that_would_come_back_changed_are_refused_and_nothing_is_written(
    tmp_path: Path, data: Any
) -> None:
    with pytest.raises(TypeError, match="An answer is a dict with text keys"):
        AnswerFile(tmp_path).write(*ME, data)
    assert list(tmp_path.iterdir()) == []


# --- saved() --------------------------------------------------------------------------------


def test_saved_gives_the_data_or_an_ellipsis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert saved("m03-w1") is ...
    AnswerFile().write(*ME, {"mild": 2015})
    assert saved("m03-w1") == {"mild": 2015}
    assert saved("m03-w2") is ...


def test_saved_says_why_it_finds_nothing_in_an_unreadable_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.json").write_text("{", encoding="utf-8")
    assert saved("m03-w1") is ...
    said = capsys.readouterr()
    assert "answers.json cannot be read (it is not JSON text)" in said.out
    assert said.err == ""
    assert names(tmp_path) == ["answers.json"]


@pytest.mark.parametrize("entry", [None, 7, "text", [], {"data": [1]}, {"model": "base_year"}])
def test_saved_takes_a_mangled_entry_for_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = {"version": 1, "answers": {"m03-w1": entry}}
    (tmp_path / "answers.json").write_text(json.dumps(whole), encoding="utf-8")
    assert saved("m03-w1") is ...


# --- damaged files --------------------------------------------------------------------------

DAMAGED = {
    "cut off": b'{"version": 1, "answers": {"m03',
    "empty": b"",
    "not text": b"\xff\xfe\x00",
    "no object": b"[1, 2]",
    "no answers": b'{"version": 1}',
    "answers are no object": b'{"version": 1, "answers": [1]}',
    "newer format": b'{"version": 2, "answers": {}}',
    "too deep": b"[" * 100_000,
    "huge number": b'{"version": 1, "answers": {"a": ' + b"9" * 5000 + b"}}",
    "too big": b" " * 5_000_001,
}


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_set_aside_untouched_with_a_clear_line(
    tmp_path: Path, raw: bytes
) -> None:
    (tmp_path / "answers.json").write_bytes(raw)
    answers = AnswerFile(tmp_path)
    assert answers.read(*ME) is None
    assert "answers.json could not be read" in answers.note
    assert "answers.corrupt-1.json" in answers.note
    assert str(tmp_path) not in answers.note
    assert (tmp_path / "answers.corrupt-1.json").read_bytes() == raw
    answers.write(*ME, {"mild": 2015})
    assert answers.note == ""
    assert answers.read(*ME) == {"mild": 2015}


def test_a_write_onto_a_damaged_file_also_keeps_it_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(b"{")
    answers = AnswerFile(tmp_path)
    answers.write(*ME, {"mild": 2015})
    assert "answers.corrupt-1.json" in answers.note
    assert (tmp_path / "answers.corrupt-1.json").read_bytes() == b"{"


def test_a_file_set_aside_earlier_is_never_overwritten(tmp_path: Path) -> None:
    for number, raw in enumerate([b"{one", b"{two", b"{three"], start=1):
        (tmp_path / "answers.json").write_bytes(raw)
        AnswerFile(tmp_path).read(*ME)
        assert (tmp_path / f"answers.corrupt-{number}.json").read_bytes() == raw
    assert (tmp_path / "answers.corrupt-1.json").read_bytes() == b"{one"


@pytest.mark.usefixtures("unwritable")
def test_where_nothing_can_be_set_aside_the_answer_is_unused_and_the_line_says_so(
    tmp_path: Path,
) -> None:
    (tmp_path / "answers.json").write_bytes(b"{")
    answers = AnswerFile(tmp_path)
    assert answers.read(*ME) is None
    assert "nor can it be set aside (Permission denied)" in answers.note
    assert names(tmp_path) == ["answers.json"]


# --- other versions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "origin"),
    [
        ({"model": "base_year", "version": 0, "data": {"year": 2012}}, "version 0"),
        ({"model": "base_year", "version": 2, "data": {"a": 1}}, "version 2"),
        ({"model": "flow", "version": 1, "data": {"rate": 0.1}}, "another kind"),
        ({"model": "base_year", "version": 1, "data": [2010]}, "another kind"),
        ("scribble", "another kind"),
    ],
)
def test_an_entry_of_another_version_is_set_aside_in_the_file(
    tmp_path: Path, entry: Any, origin: str
) -> None:
    other = {"model": "flow", "version": 3, "data": {"rate": 0.1}}
    whole = {"version": 1, "answers": {"m03-w1": entry, "m05-w1": other}}
    (tmp_path / "answers.json").write_text(json.dumps(whole), encoding="utf-8")
    answers = AnswerFile(tmp_path)
    assert answers.read(*ME) is None
    assert f"was made with {origin}" in answers.note
    assert "set_aside in answers.json" in answers.note
    assert content(tmp_path) == {
        "version": 1,
        "answers": {"m05-w1": other},
        "set_aside": [{"exercise": "m03-w1", "entry": entry}],
    }


def test_an_update_never_mixes_versions(tmp_path: Path) -> None:
    AnswerFile(tmp_path).write("m03-w1", "base_year", 0, {"mild": 1, "old": 2})
    answers = AnswerFile(tmp_path)
    assert answers.update(*ME, {"dramatic": 2010}) == {"dramatic": 2010}
    assert content(tmp_path)["set_aside"][0]["entry"]["data"] == {"mild": 1, "old": 2}
    assert "version 0" in answers.note


def test_what_was_set_aside_before_stays(tmp_path: Path) -> None:
    for version in (5, 6, 7):
        AnswerFile(tmp_path).write("m03-w1", "base_year", version, {"v": version})
    kept = [item["entry"]["data"]["v"] for item in content(tmp_path)["set_aside"]]
    assert kept == [5, 6]


# --- several writers, failing disks ---------------------------------------------------------

WRITER = """
import sys
from course.exercises._saved import AnswerFile
answers = AnswerFile(sys.argv[1])
for step in range(20):
    answers.update("m03-w1", "base_year", 1, {f"{sys.argv[2]}-{step}": step})
    answers.write(f"{sys.argv[2]}-{step}", "base_year", 1, {"step": step})
"""


def test_programs_that_write_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, str(writer)])
        for writer in range(3)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    expected = {f"{writer}-{step}": step for writer in range(3) for step in range(20)}
    answers = AnswerFile(tmp_path)
    assert answers.read(*ME) == expected
    for name, step in expected.items():
        assert answers.read(name, "base_year", 1) == {"step": step}
    assert names(tmp_path) == ["answers.json"]


def test_a_writer_waits_for_the_one_before_it(tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        AnswerFile(tmp_path).write(*ME, {"mild": 2015})
        done.set()

    other = threading.Thread(target=write)
    with locked(tmp_path / "answers.json"):
        other.start()
        time.sleep(0.1)
        assert not done.is_set()
        assert not (tmp_path / "answers.json").exists()
    other.join(timeout=20)
    assert done.is_set()


def test_a_lock_that_is_never_let_go_is_a_clear_line(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "answers.json"),
        pytest.raises(TimeoutError, match=r"answers\.json has been held by another program"),
        locked(tmp_path / "answers.json", wait_s=0.05),
    ):
        pytest.fail("two holders")


@pytest.mark.usefixtures("unwritable")
def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="not saved") as caught:
        AnswerFile(tmp_path).write(*ME, {"mild": 2015})
    assert "(Permission denied)" in str(caught.value)
    assert tmp_path.name in str(caught.value)
    assert str(tmp_path.parent) not in str(caught.value)


def test_a_full_disk_leaves_the_old_answers_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = AnswerFile(tmp_path)
    answers.write(*ME, {"mild": 2015})

    def full(_descriptor: int) -> Never:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSavedError, match="No space left on device"):
        answers.write(*ME, {"mild": 2016})
    assert names(tmp_path) == ["answers.json"]
    assert answers.read(*ME) == {"mild": 2015}


def test_an_atomic_write_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    _atomic.write_text(link, "new\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"new\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_is_as_readable_as_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    _atomic.write_bytes(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode

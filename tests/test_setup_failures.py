"""Each way in which a set-up can fail: one line, code 2, and nothing half-made."""

import errno
import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from course._bootstrap import _install, _make, _start
from course._bootstrap._environment import Environment
from course._bootstrap._failures import SetupError, explain, explain_system, scrub
from tests.checkout import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment that is not there, on a machine without uv."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    (tmp_path / "requirements.lock.txt").write_text("nothing==1.0\n")
    return Environment(tmp_path, tmp_path / ".venv")


NOT_FOUND = (
    "ERROR: Could not find a version that satisfies the requirement alembic==1.20.1 "
    "(from versions: {})\nERROR: No matching distribution found for alembic==1.20.1"
)


# The words are those of pip 23.2 and uv 0.13, seen when each thing was made to happen.
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: x\n  cause: No space left on device (os error 28)", "The disk is full"),
        (NOT_FOUND.format("none"), "The package index could not be reached"),
        (
            "error: Failed to fetch: `x`\n  cause: dns error",
            "The package index could not be reached",
        ),
        (NOT_FOUND.format("1.20.0"), "The package index has no copy"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM",
            "A downloaded package is not the one",
        ),
        ("error: Permission denied (os error 13)", "A file could not be written"),
        ("something quite new", "The course's packages could not be installed"),
    ],
)
def test_an_installer_s_failure_becomes_one_line(said: str, told: str) -> None:
    line = str(explain("pip", said))
    assert line.startswith(told)
    assert "\n" not in line


def test_the_line_keeps_the_installer_s_last_words() -> None:
    assert "pip said: ERROR: out of luck" in str(explain("pip", "Collecting x\nERROR: out of luck"))


def test_no_address_and_no_password_is_passed_on() -> None:
    said = (
        "Looking in indexes: https" + "://user:secret@index.example/simple\n"
        "HTTPSConnectionPool(host='index.example', port=443): Max retries exceeded"
    )
    for text in (scrub(said), str(explain("pip", said))):
        assert "secret" not in text
        assert "index.example" not in text


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "The course's folder cannot be written to"),
        (errno.EACCES, "The course's folder cannot be written to"),
        (errno.EIO, "The course could not be set up"),
    ],
)
def test_the_system_s_refusal_becomes_one_line(number: int, told: str) -> None:
    assert str(explain_system(OSError(number, os.strerror(number)))).startswith(told)


def test_a_failure_ends_with_its_line_and_leaves_nothing_half_made(checkout: Checkout) -> None:
    done = checkout.start("build", FAKE_UV_SAYS="No space left on device (os error 28)")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("The disk is full")
    assert "Traceback" not in done.stderr
    assert not checkout.venv.exists()
    assert checkout.start("build").returncode == 7


def test_a_missing_lock_says_how_to_bring_it_back(checkout: Checkout) -> None:
    checkout.lock.unlink()
    done = checkout.start("build")
    assert done.returncode == 2
    assert "git checkout requirements.lock.txt" in done.stderr
    assert done.stderr.count("\n") == 1


def test_neither_ensurepip_nor_uv_says_what_to_install(
    bare: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        _make.make(bare)
    assert not bare.folder.exists()


def test_without_uv_pip_installs_the_pins_by_their_hashes(
    bare: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(_install.Installer, "_run", lambda _self, command: ran.append(command))
    _make.make(bare)
    assert [command[2] for command in ran] == ["ensurepip", "pip"]
    assert {"--no-deps", "--require-hashes"} < set(ran[1])
    assert ran[1][-2:] == ["-r", str(bare.lock)]
    assert bare.is_ready()


def test_where_uv_fails_for_reasons_of_its_own_pip_is_tried(
    bare: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "uv")
    ran: list[str] = []

    def run(_self: object, command: list[str]) -> str | None:
        ran.append(command[0])
        return "error: Failed to fetch" if command[0] == "uv" else None

    monkeypatch.setattr(_install.Installer, "_run", run)
    _make.make(bare)
    assert ran == ["uv", str(bare.python), str(bare.python)]
    assert "trying pip" in capsys.readouterr().err


def test_a_full_disk_found_by_python_itself_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(_environment: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setenv("COURSE_VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(_make, "make", full)
    assert _start.start(["build"]) == 2
    assert capsys.readouterr().err.startswith("The disk is full")


def test_a_folder_of_someone_s_own_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("years of work")
    done = checkout.start("build", COURSE_VENV=str(own))
    assert done.returncode == 2
    assert "left alone" in done.stderr
    assert (own / "thesis.txt").read_text() == "years of work"


def test_what_an_interrupted_set_up_left_is_cleared_away(checkout: Checkout) -> None:
    workshop = Environment(checkout.root, checkout.venv).workshop
    workshop.mkdir()
    (workshop / "unfinished").touch()
    half = checkout.venv / "lib" / "half.py"
    half.parent.mkdir(parents=True)
    half.touch()
    assert checkout.start("build").returncode == 7
    assert not half.exists()
    assert not (workshop / "unfinished").exists()


def test_stopping_a_set_up_takes_one_line_and_leaves_no_environment(checkout: Checkout) -> None:
    (checkout.programs / "uv").write_text("#!/bin/sh\nmkdir -p .venv && touch asleep && sleep 60\n")
    with subprocess.Popen(
        [sys.executable, "-m", "course", "build"],
        cwd=checkout.root,
        env=checkout.environ(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests started in the background of a script inherit that Ctrl-C is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        while not (checkout.root / "asleep").exists() and process.poll() is None:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert told.splitlines()[-1] == "Stopped. The next start begins the set-up anew."
    assert not checkout.venv.exists()


def test_two_starts_at_once_set_up_once(checkout: Checkout) -> None:
    workshop = Environment(checkout.root, checkout.venv).workshop
    workshop.mkdir()
    with (workshop / "lock").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = [
            subprocess.Popen(
                [sys.executable, "-m", "course", "build"],
                cwd=checkout.root,
                env=checkout.environ(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        for process in waiting:
            assert process.stderr is not None
            assert process.stderr.readline().startswith("Another start is setting the course up")
        assert checkout.called() == []
    for process in waiting:
        process.communicate()
    assert [process.returncode for process in waiting] == [7, 7]
    assert checkout.called() == ["venv --python", "pip sync"]

"""The script of continuous integration, with stand-ins for the programs that it starts."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.checkout import ROOT

RUN = ROOT / ".ci" / "run"
NEEDED = ("bash", "dirname", "env", "id", "mkdir", "mktemp", "rm", "sh", "sleep", "tail")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A machine with a shell, and with a Python that only says what it was asked and gives 3."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    program(folder, "python3", 'echo "python3 $*"; exit 3')
    program(folder, "sudo", 'shift; exec "$@"')
    program(folder, "sleep", "exit 0")
    for name in ("initdb", "node", "npm"):
        program(folder, name, "exit 0")
    return folder


def program(folder: Path, name: str, body: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def run(programs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RUN, *words],
        env={**os.environ, "PATH": str(programs), "COURSE_CI_ROOT": str(programs.parent / "root")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_ends_with_the_tests_and_their_exit_code(programs: Path) -> None:
    program(programs, "chromium", "exit 0")
    done = run(programs, "-k", "lock")
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "python3 -m course test -k lock"


def test_it_installs_a_browser_only_where_there_is_none(programs: Path) -> None:
    program(programs, "apt-get", f'echo "$*" >> {programs}/asked')
    run(programs)
    asked = (programs / "asked").read_text().splitlines()
    assert [line.split()[0] for line in asked] == ["update", "install"]
    assert {"chromium", "fonts-dejavu", "fonts-liberation"} <= set(asked[1].split())
    (programs / "asked").unlink()
    program(programs, "chromium", "exit 0")
    run(programs)
    assert not (programs / "asked").exists()


def test_it_installs_a_server_only_where_there_is_none(programs: Path) -> None:
    program(programs, "chromium", "exit 0")
    program(programs, "apt-get", f'echo "$*" >> {programs}/asked')
    run(programs)
    assert not (programs / "asked").exists()
    (programs / "initdb").unlink()
    run(programs)
    asked = (programs / "asked").read_text().splitlines()
    assert [line.split()[0] for line in asked] == ["update", "install"]
    assert asked[1].split()[-1] == "postgresql"
    assert "chromium" not in asked[1]


def test_it_installs_of_node_and_npm_what_is_missing(programs: Path) -> None:
    program(programs, "chromium", "exit 0")
    program(programs, "apt-get", f'echo "$*" >> {programs}/asked')
    assert "Node: there" in run(programs).stdout
    assert not (programs / "asked").exists()
    (programs / "npm").unlink()
    run(programs)
    assert (programs / "asked").read_text().split()[-2:] == ["--no-install-recommends", "npm"]
    (programs / "node").unlink()
    run(programs)
    assert (programs / "asked").read_text().split()[-2:] == ["nodejs", "npm"]


def test_the_server_is_not_started_by_its_package(programs: Path) -> None:
    settings = programs.parent / "root/etc/postgresql-common/createcluster.d/course.conf"
    program(programs, "chromium", "exit 0")
    program(programs, "apt-get", f'[ -e {settings} ] || echo "$*" >> {programs}/too-early')
    (programs / "initdb").unlink()
    assert run(programs).returncode == 3
    assert settings.read_text() == "create_main_cluster = false\n"
    assert not (programs / "too-early").exists()


def test_it_finds_a_server_where_debian_keeps_it(programs: Path) -> None:
    debian = programs.parent / "root/usr/lib/postgresql/17/bin"
    debian.mkdir(parents=True)
    (programs / "initdb").rename(debian / "initdb")
    program(programs, "chromium", "exit 0")
    program(programs, "apt-get", f"touch {programs}/asked")
    assert "PostgreSQL: there" in run(programs).stdout
    assert not (programs / "asked").exists()


def test_it_tries_a_mirror_that_is_away_once_more(programs: Path) -> None:
    first = f"[ -e {programs}/tried ] || {{ touch {programs}/tried; exit 100; }}"
    (programs / "touch").symlink_to(shutil.which("touch") or "touch")
    program(programs, "apt-get", first)
    assert run(programs).returncode == 3


def test_it_stops_where_the_browser_cannot_be_installed(programs: Path) -> None:
    program(programs, "apt-get", 'echo "no such package"; exit 100')
    done = run(programs)
    assert done.returncode == 1
    assert "no such package" in done.stderr
    assert "python3 -m course" not in done.stdout


def test_it_installs_nothing_when_told_so_or_where_it_cannot(programs: Path) -> None:
    for name in ("initdb", "npm"):
        (programs / name).unlink()
    said = run(programs).stdout
    assert "Browser: none, and no apt-get" in said
    assert "PostgreSQL: none, and no apt-get" in said
    assert "Node or npm: none, and no apt-get" in said
    assert "the test of a JupyterHub will say that it is skipped" in said
    program(programs, "apt-get", f"touch {programs}/asked")
    done = run(programs, "--no-browser-install", "-x")
    assert done.stdout.splitlines()[-1] == "python3 -m course test -x"
    assert not (programs / "asked").exists()

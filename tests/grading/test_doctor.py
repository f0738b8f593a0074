"""`course doctor`: each thing is broken once, and the line and its cure are looked at."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from course import cli
from course.grading.doctor import command, machine
from course.grading.doctor.finding import BAD, OK, WARN, Finding, Place
from course.grading.runner import warm
from tests.grading._doctor import HERE, book, place, root, shell

__all__ = ["book", "place", "root"]

NAMES = [
    *("Python", "packages", "PATH", "kernel", "folder", "gradebook", "exchange"),
    *("sandbox", "hub", "disk"),
]


def doctor(root: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out):
        code = cli.main(["doctor", *words])
    return code, out.getvalue()


def test_a_sound_computer_has_nothing_to_mend(root):
    code, said = doctor(root, "--json")
    found = [json.loads(line) for line in said.splitlines()]

    assert [one["name"] for one in found] == NAMES
    assert {one["name"]: one["state"] for one in found if one["state"] == BAD} == {}
    assert code == 0
    assert all(bool(one["cure"]) == (one["state"] != OK) for one in found)
    states = {one["name"]: one["found"] for one in found}
    assert states["gradebook"] == "sqlite:///gradebook.db: it knows m"
    assert states["exchange"] == "none: modules are handed out and collected as files"


def test_the_lines_name_what_is_bad_and_the_cure(root, monkeypatch):
    bad = Finding("kernel", BAD, "there is no kernel python3", "install one")
    fine = Finding("disk", OK, "1.0 GiB free in this folder")
    monkeypatch.setattr(command, "CHECKS", (lambda _: bad, lambda _: fine))

    code, said = doctor(root)
    assert code == 1
    assert said.splitlines() == [
        "bad  kernel     there is no kernel python3",
        "                -> install one",
        "ok   disk       1.0 GiB free in this folder",
        "To be mended: kernel.",
    ]
    monkeypatch.setattr(command, "CHECKS", (lambda _: fine,))
    assert doctor(root)[0] == 0
    assert doctor(root)[1].endswith("Nothing stands in the way of grading.\n")


def test_a_check_that_fails_stops_no_other(root, monkeypatch):
    def broken(_: Place) -> Finding:
        raise RuntimeError("of a kind\nthat nobody thought of")

    fine = Finding("disk", OK, "")
    monkeypatch.setattr(command, "CHECKS", (broken, lambda _: fine))
    code, said = doctor(root)

    assert code == 1
    assert "bad  broken     cannot be looked at: RuntimeError: of a kind that nobody" in said
    assert "ok   disk" in said


def test_an_old_python(place, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    finding = machine.python(place)

    assert finding.state == BAD
    assert "Install a newer Python" in finding.cure


def test_packages_that_are_missing_or_others(place, monkeypatch, tmp_path):
    assert machine.packages(place).state == OK
    lock = tmp_path / "requirements.lock.txt"
    lock.write_text('nbgrader==0.1 ; python_version >= "3" \\\n    --hash=x\n', encoding="utf-8")
    monkeypatch.setattr(machine, "_LOCK", lock)
    other = machine.packages(place)
    monkeypatch.setattr(machine, "_NEEDED", ("nbgrader", "no-such-package"))
    missing = machine.packages(place)

    assert other.state == WARN
    assert other.found.endswith("instead of 0.1")
    assert (missing.state, missing.found) == (BAD, "not installed: no-such-package")
    assert "own environment" in missing.cure


def test_a_path_without_alembic_or_with_another_one(place, root, monkeypatch):
    assert machine.path(place).state == OK
    other = root / "bin"
    other.mkdir()
    (other / "alembic").write_text("#!/bin/sh\n", encoding="utf-8")
    (other / "alembic").chmod(0o755)
    monkeypatch.setenv("PATH", str(other))
    second = machine.path(place)
    (other / "alembic").unlink()
    none = machine.path(place)

    assert (second.state, none.state) == (BAD, BAD)
    assert second.found.startswith(f"alembic is found in {other}, not in the ")
    assert none.found == "no program alembic"
    assert str(HERE) in none.cure
    assert "Activate the environment" in second.cure


@pytest.mark.parametrize("began", [{"_": "/usr/bin/python3"}, {"PATH": "/usr/bin"}])
def test_a_terminal_in_which_the_environment_is_not_activated(place, root, began):
    # The course's own start puts the environment on the path, for itself alone.
    shell(root, **{"PATH": os.environ["PATH"], "_": str(HERE / "python3"), **began})
    finding = machine.path(place)

    assert finding.state == WARN
    assert "in this terminal, do not" in finding.found
    assert "Activate the environment in this terminal" in finding.cure


def kernel(root: Path, *argv: str) -> None:
    folder = root / "JUPYTER_DATA_DIR" / "kernels" / "python3"
    folder.mkdir(parents=True, exist_ok=True)
    spec = {"argv": [*argv, "-m", "ipykernel_launcher"], "display_name": "P", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


def test_a_kernel_of_another_python(place, root, monkeypatch):
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    assert machine.kernel(place).state == OK
    kernel(root, "python")  # which Jupyter takes for its own
    assert machine.kernel(place).state == OK
    kernel(root, shutil.which("sh") or "/bin/sh")
    other = machine.kernel(place)
    kernel(root, str(root / "gone" / "python"))
    gone = machine.kernel(place)

    assert (other.state, gone.state) == (BAD, BAD)
    assert "starts another Python" in other.found
    assert "which is not there" in gone.found
    assert gone.cure.endswith("-m ipykernel install --sys-prefix --name python3")


def test_no_kernel_at_all(place, monkeypatch):
    def none(_: object, name: str) -> None:
        raise NoSuchKernel(name)

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", none)
    finding = machine.kernel(place)

    assert (finding.state, finding.found) == (BAD, "there is no kernel python3")


class Warm:
    """Stands for the warm process of a machine with fewer layers."""

    def __init__(self, _: object, layers: tuple[str, ...]) -> None:
        if "namespaces" in layers:
            raise OSError("unshare: not permitted")
        self.layers = layers

    def close(self) -> None:
        """Do nothing: no process was started."""


def test_a_sandbox_of_fewer_layers_and_none(place, monkeypatch):
    monkeypatch.setattr(warm, "WarmProcess", Warm)
    some = machine.sandbox(place)
    monkeypatch.setattr(warm, "STEPS", (("namespaces", "landlock"),))
    none = machine.sandbox(place)

    assert (some.state, some.found) == (WARN, "landlock, seccomp; without namespaces")
    assert "user namespaces" in some.cure
    assert none.state == BAD
    assert "this machine gives no sandbox (namespaces, landlock: unshare: not permitted)" in (
        none.found
    )
    assert "--no-sandbox: then students' code runs with your rights" in none.cure


@pytest.mark.parametrize(("free", "state"), [(100 << 20, BAD), (1 << 30, WARN), (9 << 30, OK)])
def test_a_disk_that_is_full(place, monkeypatch, free, state):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, free))
    finding = machine.disk(place)

    assert finding.state == state
    assert ("Make room" in finding.cure) == (state != OK)

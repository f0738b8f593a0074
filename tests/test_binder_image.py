"""An environment with exactly what Binder's image installs: the course works in it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.authoring.build import START, every_module
from course.exercises._key import read_module
from tests import _binder_notebooks
from tests._binder import image, plan
from tests.browser._lab import _LAB_OPTIONS, Lab, Server, _environment, _wait_until_up
from tests.checkout import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

MODULES = [name for name in every_module() if name != START]


@pytest.fixture(scope="module", name="planned")
def _planned(tmp_path_factory: pytest.TempPathFactory):
    return plan(tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module", name="python")
def _python(planned) -> Path:
    return image(planned.version_of("pip"))


def environment(work: Path, python: Path) -> dict[str, str]:
    """Give what a process of the image sees: nothing of this machine's user or of the tests."""
    seen = _environment(work)
    del seen["PYTHONPATH"]
    path = [str(python.parent), os.environ.get("PATH", os.defpath)]
    return {**seen, "PATH": os.pathsep.join(path)}


def test_every_solved_notebook_runs_and_all_its_checks_are_right(
    python: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    script = Path(_binder_notebooks.__file__)
    solved = [ROOT / "solutions" / name / f"{name}.ipynb" for name in MODULES]
    seen = environment(tmp_path, python)
    subprocess.run([python, script, *solved], cwd=work, env=seen, check=True, capture_output=True)

    problems = json.loads((work / "problems.json").read_text())
    assert problems == dict.fromkeys(MODULES, "")
    for name in MODULES:
        where = json.loads((work / name / "where.json").read_text())
        assert Path(where["prefix"]) == python.parent.parent
        assert Path(where["course"]) == ROOT / "course" / "__init__.py"
        record = json.loads((work / name / "progress.json").read_text())["exercises"]
        checked = [each for each, entry in read_module(name).items() if not entry.get("written")]
        assert {each: record[each]["status"] for each in checked} == dict.fromkeys(checked, "right")


@contextlib.contextmanager
def jupyter(planned, python: Path, work: Path) -> Iterator[Server]:
    """Run the image's own command, with this test's folder for the repository."""
    command = json.loads(planned.dockerfile.rpartition("CMD ")[2].strip())
    assert command[:2] == ["jupyter", "notebook"]
    root = work / "root"
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [python.parent / command[0], *command[1:-2], *_LAB_OPTIONS, f"--ServerApp.port={port}"]
    log = work / "server.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            words, cwd=root, env=environment(work, python), stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(address, process, log)
        yield Server(address, root)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.browser
def test_the_first_page_opens_in_jupyterlab_and_shows_the_progress(
    planned, python: Path, tmp_path: Path, running_browser: Browser
) -> None:
    settings = python.parent.parent / "etc" / "jupyter" / "jupyter_lab_config.json"
    first = json.loads(settings.read_text())["LabApp"]["default_url"]
    with jupyter(planned, python, tmp_path) as server:
        with urllib.request.urlopen(server.address + first) as answer:
            assert answer.status == 200
        page = running_browser.new_page()
        lab = Lab(page, server, server.root / "notebooks")
        try:
            page.goto(server.address + first)
            lab._wait_until_ready()
            lab.run_all()
            rows = lab.outputs.locator("table tr").all_text_contents()
            assert lab.errors() == []
            lab.screenshot("binder-start")
            lab.leave()
        finally:
            page.close()
    assert [name for name in MODULES if not any(row.startswith(name) for row in rows)] == []
    assert lab.outside == []

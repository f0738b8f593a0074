"""Binder's last step, run in a small environment instead of an image."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from tests.checkout import ROOT

STEP = ROOT / "binder" / "postBuild"


def test_the_last_step_lets_notebooks_import_the_course_and_opens_its_first_page(
    tmp_path: Path,
) -> None:
    venv.create(tmp_path / "image", with_pip=False)
    python = tmp_path / "image" / "bin" / "python"
    subprocess.run([python, STEP], cwd=tmp_path, check=True)
    done = subprocess.run(
        [python, "-c", "import course; print(course.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == ROOT / "course" / "__init__.py"
    settings = tmp_path / "image" / "etc" / "jupyter" / "jupyter_lab_config.json"
    url = json.loads(settings.read_text())["LabApp"]["default_url"]
    assert (ROOT / url.removeprefix("/lab/tree/")).is_file()


def test_binder_can_run_its_last_step() -> None:
    assert os.access(STEP, os.X_OK)
    assert STEP.read_text(encoding="utf-8").startswith("#!/usr/bin/env python\n")


def test_binder_s_python_is_one_that_the_course_runs_on() -> None:
    name, _, version = (ROOT / "binder" / "runtime.txt").read_text().strip().partition("-")
    assert name == "python"
    assert tuple(map(int, version.split("."))) >= (3, 11)
    assert sys.version_info >= (3, 11)

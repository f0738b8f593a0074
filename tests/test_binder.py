"""What Binder would make of this repository, by its own program's plan and by its last step."""

import json
import os
import re
import subprocess
import tomllib
import venv
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests._binder import Plan, plan
from tests.checkout import ROOT

STEP = ROOT / "binder" / "postBuild"
_PIN = re.compile(
    r"^([\w.-]+)==(\S+?)(?: ; (.+?))? \\\n((?:    --hash\S+(?: \\)?\n?)+)", re.MULTILINE
)
PLACE = {
    "python_version": "3.11",
    "python_full_version": "3.11.14",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "os_name": "posix",
    "extra": "",
}


@pytest.fixture(scope="module", name="planned")
def _planned(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan(tmp_path_factory.mktemp("copy"))


def test_the_image_has_the_python_that_the_readme_promises(planned: Plan) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    promised = re.search(r"Binder\b[^\n]*?\bPython (3\.\d+)", text)
    assert promised, "README.md does not say which Python Binder has"
    assert planned.python.startswith(f"{promised[1]}.")


def test_the_image_gets_the_pins_and_then_the_last_step(planned: Plan) -> None:
    steps = [step for step in planned.steps if "binder/" in step]
    assert steps == [
        '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "binder/requirements.txt"',
        "chmod +x binder/postBuild",
        "./binder/postBuild",
    ]


def test_the_image_s_python_can_run_the_course(planned: Plan) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert Requirement(f"python{project['requires-python']}").specifier.contains(planned.python)


def pins(path: str) -> dict[str, tuple[str, set[str]]]:
    """Name to version and hashes, of the pins that fit Binder's Python."""
    found = {}
    for name, version, marker, hashes in _PIN.findall((ROOT / path).read_text(encoding="utf-8")):
        asked = Requirement(f"{name} ; {marker}" if marker else name)
        if asked.marker is None or asked.marker.evaluate(PLACE):
            found[name] = (version, set(re.findall(r"sha256:[0-9a-f]{64}", hashes)))
    return found


def test_binder_s_pins_are_the_lock_s() -> None:
    lock = pins("requirements.lock.txt")
    mine = pins("binder/requirements.txt")
    assert mine
    assert {name: pin for name, pin in mine.items() if lock.get(name) != pin} == {}


def test_every_line_of_binder_s_pins_is_a_pin_or_one_of_its_hashes() -> None:
    text = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8")
    others = [line for line in text.splitlines() if not line.startswith("    --hash=sha256:")]
    assert len(others) == len(_PIN.findall(text))


def test_binder_gets_what_students_need_and_nothing_else() -> None:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    left = [
        Requirement(text)
        for text in (*content["project"]["dependencies"], *content["dependency-groups"]["binder"])
    ]
    needed: set[tuple[str, str]] = set()
    while left:
        asked = left.pop()
        for extra in ("", *asked.extras):
            name = re.sub(r"[-_.]+", "-", asked.name).lower()
            if (name, extra) in needed:
                continue
            needed.add((name, extra))
            for text in requires(name) or []:
                more = Requirement(text)
                if more.marker is None or more.marker.evaluate({**PLACE, "extra": extra}):
                    left.append(more)
    assert {name for name, _ in needed} == set(pins("binder/requirements.txt"))


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

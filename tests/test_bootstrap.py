"""From nothing but Python to a running command."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from course._bootstrap._environment import Environment
from course._bootstrap._make import path_line
from course._python import complaint
from tests.checkout import ROOT, Checkout

# Python reads these before it can be told that it is too old.
READ_BY_OLD_PYTHONS = ("__init__.py", "__main__.py", "_python.py")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_a_python_that_is_too_old_gets_one_line_that_names_it(version: tuple[int, ...]) -> None:
    line = complaint((*version, "final", 0), "/some/python")
    assert "3.11 or later" in line
    assert ".".join(map(str, version)) in line
    assert "/some/python" in line
    assert "\n" not in line


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_python_that_will_do_gets_none(version: tuple[int, ...]) -> None:
    assert complaint((*version, "final", 0), "python3") == ""


@pytest.mark.parametrize("name", READ_BY_OLD_PYTHONS)
def test_old_pythons_can_read_what_they_are_shown(name: str) -> None:
    tree = ast.parse((ROOT / "course" / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    future = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    ]
    assert "annotations" not in future, "Python 3.6 has no such future feature"
    # Without it, Python evaluates annotations: list[str] and int | str fail before 3.9 and 3.10.
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            plain = [argument.annotation for argument in node.args.args]
            for annotation in [*plain, node.returns]:
                assert annotation is None or isinstance(annotation, ast.Name | ast.Constant)


def test_too_old_a_python_stops_before_anything_is_made(checkout: Checkout) -> None:
    program = (
        "import sys; sys.version_info = (3, 8, 18, 'final', 0); sys.argv = ['course', 'build'];"
        "import runpy; runpy.run_module('course', run_name='__main__', alter_sys=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=checkout.root,
        env=checkout.environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("The course needs Python 3.11 or later; this is Python 3.8.18")
    assert done.stderr.count("\n") == 1
    assert not checkout.venv.exists()


def test_a_first_start_makes_the_environment_and_runs_the_command_inside(
    checkout: Checkout,
) -> None:
    done = checkout.start("build", "m03_change", "--check", PYTHONPATH="/elsewhere")
    assert done.returncode == 7, done.stderr
    seen = json.loads(done.stdout)
    assert seen == {
        "modules": ["m03_change"],
        "check": True,
        "prefix": str(checkout.venv),
        "first": str(checkout.venv / "bin"),
        "virtual": str(checkout.venv),
        "pythonpath": None,
    }
    assert checkout.called() == ["venv --python", "pip sync"]


def test_a_second_start_goes_on_at_once(checkout: Checkout) -> None:
    checkout.start("build")
    again = checkout.start("build")
    assert again.returncode == 7
    assert again.stderr == ""
    assert len(checkout.called()) == 2


def test_other_pins_make_another_environment(checkout: Checkout) -> None:
    checkout.start("build")
    left = checkout.venv / "left-over.txt"
    left.touch()
    checkout.lock.write_text("nothing==2.0 --hash=sha256:" + 64 * "1" + "\n")
    assert checkout.start("build").returncode == 7
    assert len(checkout.called()) == 4
    assert not left.exists()


def test_an_environment_that_is_out_of_date_lets_its_own_python_be_replaced(
    checkout: Checkout,
) -> None:
    checkout.start("build")
    checkout.lock.write_text("nothing==2.0 --hash=sha256:" + 64 * "1" + "\n")
    inside = Environment(checkout.root, checkout.venv).python
    done = subprocess.run(
        [inside, "-m", "course", "build"],
        cwd=checkout.root,
        env=checkout.environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert len(checkout.called()) == 4


def test_a_moved_checkout_makes_its_environment_anew(checkout: Checkout, tmp_path: Path) -> None:
    checkout.start("build")
    checkout.root = checkout.root.rename(tmp_path / "elsewhere")
    done = checkout.start("build")
    assert json.loads(done.stdout)["prefix"] == str(tmp_path / "elsewhere" / ".venv")
    assert len(checkout.called()) == 4


def test_notebooks_can_import_the_course_from_any_folder(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.start("build")
    done = subprocess.run(
        [Environment(checkout.root, checkout.venv).python, "-c", "import course; print(course)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(checkout.root / "course" / "__init__.py") in done.stdout


@pytest.mark.parametrize("version", [(3, 11), (3, 12)])
def test_older_pythons_get_a_path_file_in_plain_ascii(version: tuple[int, ...]) -> None:
    line = path_line("/home/zoë/course", version)
    assert line.isascii()
    assert line.startswith("import sys; ")
    assert "'/home/zo\\xeb/course'" in line


def test_newer_pythons_get_the_path_as_it_is() -> None:
    assert path_line("/home/zoë/course", (3, 13)) == "/home/zoë/course\n"


def test_another_folder_can_hold_the_environment(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.start("build", COURSE_VENV=str(tmp_path / "other"))
    assert json.loads(done.stdout)["prefix"] == str(tmp_path / "other")
    assert not checkout.venv.exists()


def test_help_and_mistakes_install_nothing(checkout: Checkout) -> None:
    assert checkout.start("--help").returncode == 0
    assert checkout.start("nonsense").returncode == 2
    assert checkout.called() == []
    assert not checkout.venv.exists()


def test_programs_of_the_environment_come_first_and_only_once() -> None:
    environment = Environment(Path("/course"), Path("/course/.venv"))
    once = environment.variables({"PATH": "/usr/bin:/bin", "PYTHONHOME": "/opt"})
    assert once == {"PATH": "/course/.venv/bin:/usr/bin:/bin", "VIRTUAL_ENV": "/course/.venv"}
    assert environment.variables(once) == once

"""What the commands understand, and what they hand on."""

import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from jupyter_server.serverapp import ServerApp
from jupyterlab import NeverCheckForUpdate
from jupyterlab.labapp import LabApp

import course
from course import cli
from course._bootstrap import _replace

SPREAD = ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that this process would have become."""
    seen: list[str] = []

    def replace(command: list[str], _environ: object) -> int:
        seen.extend(command)
        return 0

    monkeypatch.setattr(_replace, "replace", replace)
    return seen


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A course whose only file is its first page, and a reader who is not the superuser."""
    start = tmp_path / "notebooks" / "start.ipynb"
    start.parent.mkdir()
    start.touch()
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    return start


def fails(arguments: list[str]) -> int | str | None:
    with pytest.raises(SystemExit) as stopped:
        cli.parse(arguments)
    return stopped.value.code


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_no_command_or_an_unknown_one_lists_them_all(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails(arguments) == 2
    told = capsys.readouterr().err
    assert all(f"\n  {name}" in told for name in ("lab", "test", "build", "lock"))


def test_a_mistyped_command_is_recognized(capsys: pytest.CaptureFixture[str]) -> None:
    fails(["biuld"])
    assert "There is no command 'biuld'. Did you mean 'build'?" in capsys.readouterr().err


def test_version_is_the_package_s_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert fails(["--version"]) == 0
    assert capsys.readouterr().out == f"course {course.__version__}\n"


@pytest.mark.parametrize("command", [[], ["lab"], ["test"], ["build"], ["lock"]])
def test_every_command_explains_itself(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails([*command, "--help"]) == 0
    assert "usage: " + " ".join(["python3 -m course", *command]) in capsys.readouterr().out


def test_a_wrong_option_is_a_mistake_in_usage() -> None:
    assert fails(["lab", "--port", "many"]) == 2


def test_only_the_lock_is_made_outside_the_environment() -> None:
    words = {
        "bench": ["grade"],
        "collect": ["all.zip", "--lms", "canvas"],
        "export": ["m03_change", "--to", "canvas", "--template", "marks.csv"],
        **{name: ["m03_change"] for name in ("grade", "release", "mark", "feedback", "report")},
    }
    lines = {name: [name, *words.get(name, [])] for name in cli.COMMANDS}
    outside = [name for name, line in lines.items() if not cli.parse(line).needs_environment]
    assert outside == ["lock"]


def test_lab_opens_the_first_page_and_asks_nothing(page: Path, replaced: list[str]) -> None:
    assert cli.main(["lab"]) == 0
    assert replaced[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={page.parent}" in replaced
    assert "--LabApp.default_url=/lab/tree/start.ipynb" in replaced
    assert "--LabApp.news_url=None" in replaced
    assert not {"--no-browser", "--allow-root"} & set(replaced)


def test_lab_answers_the_question_about_news_unless_somebody_did(
    page: Path, replaced: list[str]
) -> None:
    file = page.parents[1] / "environment/etc/jupyter/labconfig/default_setting_overrides.json"
    cli.main(["lab"])
    (answered,) = json.loads(file.read_text(encoding="utf-8")).values()
    assert answered["fetchNews"] == "false"
    file.write_text("{}", encoding="utf-8")
    cli.main(["lab"])
    assert file.read_text(encoding="utf-8") == "{}"
    assert replaced


@pytest.mark.usefixtures("page")
def test_lab_s_options_reach_the_server(replaced: list[str]) -> None:
    cli.main(["lab", "--no-browser", "--port", "8899", "--allow-root"])
    assert {"--no-browser", "--ServerApp.port=8899", "--allow-root"} <= set(replaced)


def test_lab_without_its_first_page_says_how_to_make_it(
    page: Path, replaced: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    page.unlink()
    assert cli.main(["lab"]) == 2
    assert "notebooks/start.ipynb is missing" in capsys.readouterr().err
    assert replaced == []


@pytest.mark.usefixtures("page")
def test_lab_warns_the_superuser_before_it_starts(
    replaced: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert cli.main(["lab"]) == 2
    assert "--allow-root" in capsys.readouterr().err
    assert replaced == []
    assert cli.main(["lab", "--allow-root"]) == 0


def test_lab_s_options_are_ones_that_jupyterlab_has() -> None:
    assert LabApp.class_traits()["news_url"].allow_none
    assert {"default_url", "check_for_updates_class"} <= set(LabApp.class_traits())
    assert {"root_dir", "port"} <= set(ServerApp.class_traits())
    assert NeverCheckForUpdate.__module__.startswith("jupyterlab")


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        ([], SPREAD),
        (["-k", "lock", "-x"], [*SPREAD, "-k", "lock", "-x"]),
        (["-p", "no:xdist"], ["-p", "no:xdist"]),
        (["-n0", "tests/test_cli.py"], ["-n0", "tests/test_cli.py"]),
        (["--dist=load"], ["--dist=load"]),
        (["--numprocesses", "4"], ["--numprocesses", "4"]),
    ],
)
def test_words_after_test_go_to_pytest(
    said: list[str], passed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def main(arguments: list[str]) -> int:
        seen.extend(arguments)
        return 5

    monkeypatch.setattr(pytest, "main", main)
    monkeypatch.setattr(os, "chdir", lambda folder: seen.append(str(folder)))
    assert cli.main(["test", *said]) == 5
    assert seen == [str(cli.ROOT), *passed]


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        (["build"], ([], False)),
        (["build", "m03_change", "--check"], (["m03_change"], True)),
    ],
)
def test_build_is_the_author_s(
    said: list[str], passed: tuple[list[str], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], bool]] = []

    def main(modules: list[str], *, check: bool) -> int:
        seen.append((modules, check))
        return 1

    build = ModuleType("course.authoring.build")
    build.main = main  # type: ignore[attr-defined]
    authoring = ModuleType("course.authoring")
    authoring.build = build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "course.authoring", authoring)
    monkeypatch.setitem(sys.modules, "course.authoring.build", build)
    assert cli.main(said) == 1
    assert seen == [passed]

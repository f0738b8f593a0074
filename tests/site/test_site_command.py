"""``python3 -m course site`` with its two parts stood in for: what it keeps, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course import cli
from course.site import SiteError, lite, pages
from course.site.settings import Settings


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    asked: list[Settings] = []

    def write_pages(folder: Path, settings: Settings) -> None:
        asked.append(settings)
        (folder / "index.html").write_text("new pages")

    def write_lite(folder: Path, settings: Settings) -> None:
        asked.append(settings)
        folder.mkdir()
        (folder / "index.html").write_text("new notebooks")
        (folder / "organized_crime_course-0.1.0-0abc-py3-none-any.whl").write_text("wheel")

    monkeypatch.setattr(pages, "build", write_pages)
    monkeypatch.setattr(lite, "build", write_lite)
    return asked


def run(*words: str) -> int:
    return cli.parse(["site", *words]).run()


def held(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


BUILT = {
    "downloads/organized_crime_course-0.1.0-py3-none-any.whl": "wheel",
    "index.html": "new pages",
    "lite/index.html": "new notebooks",
    "lite/organized_crime_course-0.1.0-0abc-py3-none-any.whl": "wheel",
}


def test_both_parts_are_built_for_what_was_asked(
    parts: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "deep" / "site"
    assert run("--to", str(to), "--offline", "--repository", "jupyter/nbgrader") == 0
    assert parts == [Settings(offline=True, repository="jupyter/nbgrader")] * 2
    now = held(to)
    assert json.loads(now.pop("site.json"))["edition"] == "offline"
    assert now == BUILT
    assert f'--directory "{to}"' in capsys.readouterr().out
    assert [path.name for path in to.parent.iterdir()] == ["site"]


@pytest.mark.usefixtures("parts")
def test_an_earlier_site_is_replaced_whole(tmp_path: Path) -> None:
    to = tmp_path / "site"
    assert run("--to", str(to)) == 0
    (to / "of-an-earlier-site.html").write_text("old")
    assert run("--to", str(to)) == 0
    assert set(held(to)) == {*BUILT, "site.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("parts")
def test_a_folder_of_someone_s_own_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("two years of work")
    assert run("--to", str(tmp_path)) == 2
    assert "no site that this command built" in capsys.readouterr().err
    assert held(tmp_path) == {"thesis.txt": "two years of work"}


@pytest.mark.usefixtures("parts")
def test_a_file_in_the_way_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "site"
    file.write_text("notes")
    assert run("--to", str(file)) == 2
    assert "left alone" in capsys.readouterr().err
    assert file.read_text() == "notes"


@pytest.mark.parametrize("error", [SiteError("No wheels."), OSError(28, "No space left")])
@pytest.mark.usefixtures("parts")
def test_a_part_that_fails_leaves_the_earlier_site_as_it_was(
    error: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    to = tmp_path / "site"
    assert run("--to", str(to)) == 0
    before = held(to)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(lite, "build", fail)
    assert run("--to", str(to)) == 2
    assert ("No wheels." if isinstance(error, SiteError) else "No space left") in (
        capsys.readouterr().err
    )
    assert held(to) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_cannot_take_its_place_leaves_the_earlier_one(
    parts: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "site"
    assert run("--to", str(to)) == 0
    before = held(to)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert run("--to", str(to)) == 2
    assert len(parts) == 4
    assert held(to) == before


@pytest.mark.parametrize("name", ["course", "a/b/c", "https" + "://host/a/b", "-a/b", "a/b?x"])
def test_a_repository_that_is_none_is_refused_before_anything_is_built(
    name: str, parts: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--to", str(tmp_path / "site"), f"--repository={name}") == 2
    assert "OWNER/NAME" in capsys.readouterr().err
    assert not parts
    assert not (tmp_path / "site").exists()


def test_stopping_leaves_nothing_half_made(
    parts: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lite, "build", stop)
    assert run("--to", str(tmp_path / "site")) == 130
    assert len(parts) == 1
    assert not list(tmp_path.iterdir())

"""What a release needs: tables, fitting versions, live links, nbgrader's exchange; else a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI

from course._package import table_names
from course.grading.answers import NoAnswers
from course.grading.release import command
from course.grading.release import contents as packing
from course.grading.release.contents import Module
from course.grading.release.handing import to_exchange
from course.grading.release.pages import with_live_links
from course.grading.release.refusal import NotReleased
from tests.grading._course import MODULES, ROOT
from tests.grading._release import run

pytestmark = pytest.mark.grading
MODULE = "m03_change"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Give an instructor's folder outside of the checkout."""
    made = tmp_path_factory.mktemp("class")
    for name in ("solutions", "notebooks"):
        (made / name).symlink_to(ROOT / name)
    return made


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_the_tables_that_its_author_lists(lessons, name):
    listed, found = lessons[name].tables, set(Module.read(ROOT, name).tables())

    assert listed
    assert listed <= found
    assert len(found) < len(table_names()) / 3


def test_a_key_of_another_version_is_refused(root, tmp_path, monkeypatch):
    keys = ROOT / "course" / "exercises" / "keys"
    key = json.loads((keys / f"{MODULE}.json").read_text(encoding="utf-8"))
    for part in key["exercises"]["m03-q5"]["parts"].values():
        part["seal"] = "0" * len(part["seal"])
    (tmp_path / f"{MODULE}.json").write_text(json.dumps(key), encoding="utf-8")
    monkeypatch.setenv("COURSE_KEYS", str(tmp_path))
    code, said, wrong = run(root, MODULE)

    assert (code, said) == (2, "")
    assert wrong == (
        "The students' key and the answer file of m03_change are of different versions: they "
        "disagree about m03-q5. Make both with: python3 -m course build m03_change\n"
    )


def test_what_is_not_there_is_said_in_a_line(root, tmp_path, monkeypatch):
    code, _, wrong = run(root, "m99_none")
    assert code == 2
    assert wrong.startswith("m99_none.answers.json is not in solutions/. Make it with: python3 -m")
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    with pytest.raises(NotReleased, match=r"m03_change.ipynb is missing or is no notebook. Make"):
        Module.read(tmp_path, MODULE)
    with pytest.raises(NoAnswers):
        Module.read(tmp_path / "nowhere", MODULE)
    monkeypatch.setattr(packing, "_PACKAGE", tmp_path / "installed" / "course")
    with pytest.raises(NotReleased, match="is missing, and students need it"):
        packing._beside(tmp_path, "LICENSE")
    monkeypatch.undo()
    code, _, wrong = run(root, MODULE, "--to", str(root / "released" / f"{MODULE}.json" / "a.zip"))
    assert code == 2
    assert wrong.startswith("A file could not be read or written: ")
    assert wrong.count("\n") == 1


def test_a_section_without_its_picture_goes_and_a_heading_alone_too():
    text = (
        "# A\n\nOne.\n\n## B\n\n- [x](x.md)\n- [y](y.md#part)\n\n## C\n\n![p](p.svg)\n\nAs shown."
        "\n\n## D\n\n[y](y.md)\n\n## E\n\n[web](https://a.example/y.md) and [here](#A)"
    )

    assert with_live_links(text, {"x.md"}.__contains__) == (
        "# A\n\nOne.\n\n## B\n\n- [x](x.md)\n\n## E\n\n[web](https://a.example/y.md) and [here](#A)"
    )


@pytest.fixture
def exchange(tmp_path, monkeypatch) -> Path:
    """Give a course with nbgrader's exchange in a folder of its own; the zip is not looked at."""
    monkeypatch.setattr(command, "contents", lambda _: {})
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    shared = tmp_path / "exchange"
    shared.mkdir()
    shared.chmod(0o777)
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    folder = tmp_path / "notebooks" / MODULE
    folder.mkdir(parents=True)
    released = ROOT / "notebooks" / MODULE / f"{MODULE}.ipynb"
    (folder / f"{MODULE}.ipynb").write_bytes(released.read_bytes())
    for name in ("answers.json", "answers.old.json", "progress.json", ".answers.json.lock"):
        (folder / name).write_text("an instructor tried it out", encoding="utf-8")
    settings = f'\nc.CourseDirectory.course_id = "crime"\nc.Exchange.root = {str(shared)!r}\n'
    text = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text(text + settings, encoding="utf-8")
    return tmp_path


def test_the_exchange_gets_the_notebook_and_nothing_else(exchange):
    outbound = exchange / "exchange" / "crime" / "outbound" / MODULE
    outbound.mkdir(parents=True)
    (outbound / "earlier.ipynb").write_text("an earlier release", encoding="utf-8")
    code, said, wrong = run(exchange, MODULE, "--exchange")

    assert (code, wrong) == (0, "")
    assert said.startswith("m03_change is handed out through the course crime in nbgrader's")
    assert [path.name for path in outbound.iterdir()] == [f"{MODULE}.ipynb"]
    assert not (exchange / "released" / f"{MODULE}.zip").exists()
    assert (exchange / "released" / f"{MODULE}.json").is_file()
    stored = (outbound / f"{MODULE}.ipynb").read_bytes()
    assert stored == (ROOT / "notebooks" / MODULE / f"{MODULE}.ipynb").read_bytes()


def test_an_exchange_that_cannot_be_used_is_said(exchange, monkeypatch):
    (exchange / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    with pytest.raises(NotReleased, match=r"needs a name for the course\. Write it into"):
        to_exchange(exchange, MODULE)

    def refuse(*_: object) -> dict[str, object]:
        log = "[ReleaseAssignment | ERROR] You don't own the directory: crime\n"
        return {"success": False, "error": "Traceback", "log": log}

    settings = '\nc.CourseDirectory.course_id = "crime"\n'
    (exchange / "nbgrader_config.py").write_text(f"c = get_config(){settings}", encoding="utf-8")
    monkeypatch.setattr(NbGraderAPI, "release_assignment", refuse)
    code, said, wrong = run(exchange, MODULE, "--exchange")

    assert (code, said) == (2, "")
    assert wrong == (
        "nbgrader's exchange refuses: You don't own the directory: crime See: python3 -m course "
        "doctor\n"
    )
    assert not (exchange / "released").exists()

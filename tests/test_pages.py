"""The pages say what is so: their commands, links and versions."""

import re
import shlex
from pathlib import Path

import pytest

import course
from course import cli
from tests.checkout import ROOT

PAGES = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "notebooks" / "STUDENTS.md",
    *(
        ROOT / "solutions" / name
        for name in ("AUTHORS.md", "CLUSTER.md", "GUIDE.md", "INSTRUCTORS.md", "hub/HUB.md")
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_one_that_the_course_has(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for line in re.findall(r"(?:python3|py) -m course ([^`#\n]*)", text):
        command = cli.parse(shlex.split(line.split("  ")[0].strip().rstrip(").:")))
        assert isinstance(command, cli.Command)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_two_commands_are_near_the_top_of_the_readme() -> None:
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:12]
    commands = [line.split("  ")[0] for line in top if line.startswith("python3")]
    assert commands == ["python3 -m course lab", "python3 -m course test"]


def test_citation_and_changes_speak_of_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [course.__version__]
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == course.__version__

"""The committed pins, and the command that makes them."""

import re
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from course._bootstrap._pins import fault, pin
from tests.checkout import ROOT

TEXT = (ROOT / "requirements.lock.txt").read_text(encoding="utf-8")
_PIN = r"^([^\s#].*?) \\\n((?:    --hash\S+(?: \\)?\n?)+)"
PINS = [
    (Requirement(first), re.findall(r"--hash=sha256:[0-9a-f]{64}\b", hashes))
    for first, hashes in re.findall(
        r"^([^\s#].*?) \\\n((?:    --hash\S+(?: \\)?\n?)+)", TEXT, re.MULTILINE
    )
]
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


SITE_TEXT = (ROOT / "course" / "site" / "requirements.lock.txt").read_text(encoding="utf-8")


def asked() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return [Requirement(text) for group in (project["dependencies"], *extras) for text in group]


def test_the_lock_names_no_address() -> None:
    assert "://" not in TEXT
    assert not re.search(r"^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links)\b", TEXT, re.MULTILINE)


def test_what_both_locks_hold_has_one_version() -> None:
    pins = [set(re.findall(r"^(\S+==\S+)", text, re.MULTILINE)) for text in (TEXT, SITE_TEXT)]
    names = [{pin.partition("==")[0] for pin in each} for each in pins]
    shared = names[0] & names[1]
    assert "jupyterlab-widgets" in shared
    assert {pin for pin in pins[1] if pin.partition("==")[0] in shared} <= pins[0]


def test_the_site_s_lock_names_no_address_and_pins_what_the_site_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert fault(SITE_TEXT) == ""
    for requirement in map(Requirement, project["dependency-groups"]["site"]):
        found = re.findall(rf"^{requirement.name}==(\S+)", SITE_TEXT, re.MULTILINE)
        assert found, requirement
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_every_line_of_the_lock_is_a_pin_or_one_of_its_hashes() -> None:
    others = [line for line in TEXT.splitlines() if not line.startswith("    --hash=sha256:")]
    assert len(others) == len(PINS)


def test_every_pin_has_one_exact_version_and_hashes() -> None:
    for requirement, hashes in PINS:
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_the_lock_has_one_fitting_version_of_all_that_is_asked_for(system: str, minor: int) -> None:
    place = {
        "python_version": f"3.{minor}",
        "python_full_version": f"3.{minor}.6",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        **SYSTEMS[system],
    }
    here = [pin for pin, _ in PINS if pin.marker is None or pin.marker.evaluate(place)]
    versions = {pin.name.lower(): str(pin.specifier)[2:] for pin in here}
    assert len(versions) == len(here), "a package is pinned twice for one system"
    for requirement in asked():
        assert requirement.specifier.contains(versions[requirement.name.lower()]), requirement


GOOD = "numpy==2.4.0 \\\n    --hash=sha256:" + 64 * "a" + "\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD, ""),
        ("--index-url sftp" + "://host/simple\n" + GOOD, "it names an address (://)"),
        ("", "it pins nothing"),
        ("numpy==2.4.0\n", "it has no hashes"),
    ],
)
def test_a_text_that_is_unfit_to_be_the_lock_is_told(text: str, told: str) -> None:
    assert fault(text) == told


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with pins, on a machine whose only program is a stand-in for uv."""
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    root = tmp_path / "project"
    root.mkdir()
    (root / "requirements.lock.txt").write_text("old==1.0\n")
    return root


def stand_in(project: Path, answer: str, code: int = 0) -> None:
    uv = project.parent / "programs" / "uv"
    uv.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "target = sys.argv[sys.argv.index('--output-file') + 1]\n"
        "print('kept', open(target).read(), *sys.argv[1:3], file=open('seen', 'w'))\n"
        f"open(target, 'w').write({answer!r})\n"
        f"sys.exit({code} and 'error: it does not resolve')\n"
    )
    uv.chmod(uv.stat().st_mode | stat.S_IXUSR)


def test_without_uv_the_lock_is_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pin(project) == 2
    assert "Install uv" in capsys.readouterr().err
    assert (project / "requirements.lock.txt").read_text() == "old==1.0\n"


def test_a_fit_answer_becomes_the_lock(project: Path) -> None:
    stand_in(project, GOOD)
    assert pin(project) == 0
    assert (project / "requirements.lock.txt").read_text() == GOOD
    assert (project / "seen").read_text() == "kept old==1.0\n pip compile\n"
    assert sorted(path.name for path in project.iterdir()) == ["requirements.lock.txt", "seen"]


def test_the_site_s_lock_is_made_too_where_there_is_a_site(project: Path) -> None:
    (project / "course" / "site").mkdir(parents=True)
    stand_in(project, GOOD)
    assert pin(project) == 0
    assert (project / "course" / "site" / "requirements.lock.txt").read_text() == GOOD
    assert (project / "seen").read_text() == "kept  pip compile\n"


def test_an_upgrade_forgets_the_old_pins(project: Path) -> None:
    stand_in(project, GOOD)
    assert pin(project, upgrade=True) == 0
    assert (project / "seen").read_text() == "kept  pip compile\n"


@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        (GOOD, 1, "it does not resolve"),
        (GOOD + "# https" + "://host\n", 0, "it names an address"),
    ],
)
def test_an_answer_that_is_unfit_never_becomes_the_lock(
    project: Path, answer: str, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(project, answer, code)
    assert pin(project) == 1
    assert told in capsys.readouterr().err
    assert (project / "requirements.lock.txt").read_text() == "old==1.0\n"
    assert sorted(path.name for path in project.iterdir()) == ["requirements.lock.txt", "seen"]

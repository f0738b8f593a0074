"""The folder of the browser edition: whole, checked by sums, and the same whenever it is built."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from course.site import SiteError, supply, tools
from course.site.lite import _build, _content, _lock, _metadata
from tests.checkout import ROOT

RUNTIME = Path("static") / "pyodide"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
MEGABYTES = 1e6


@pytest.fixture(name="lite")
def _lite(offline_site: Path) -> Path:
    return offline_site / "lite"


def _packages(lite: Path) -> dict[str, dict[str, Any]]:
    return json.loads((lite / RUNTIME / "pyodide-lock.json").read_bytes())["packages"]


def _kernel(lite: Path) -> dict[str, Any]:
    page = json.loads((lite / "jupyter-lite.json").read_bytes())["jupyter-config-data"]
    return page["litePluginSettings"][KERNEL]


def _official() -> dict[str, dict[str, Any]]:
    return supply.ready(offline=False).lock()["packages"]


def _carried() -> tuple[str, ...]:
    return supply.ready(offline=False).pins.carried


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_whole_offline_site_is_under_a_hundred_megabytes(offline_site: Path) -> None:
    sizes = [path.stat().st_size for path in offline_site.rglob("*") if path.is_file()]
    assert sum(sizes) < 100 * MEGABYTES


def test_every_package_of_the_offline_lock_lies_beside_it_with_its_sum(lite: Path) -> None:
    for name, entry in _packages(lite).items():
        assert "/" not in entry["file_name"], name
        assert _sha256(lite / RUNTIME / entry["file_name"]) == entry["sha256"], name


def test_pyodide_s_own_packages_are_those_that_its_makers_list(lite: Path) -> None:
    packages, official = _packages(lite), _official()
    assert {name: packages[name] for name in _carried()} == {
        name: official[name] for name in _carried()
    }
    binary = {name for name, entry in packages.items() if "none-any" not in entry["file_name"]}
    assert binary <= set(_carried())


def test_what_a_package_needs_is_in_the_lock(lite: Path) -> None:
    packages = _packages(lite)
    for name, entry in packages.items():
        assert set(entry["depends"]) <= packages.keys(), name
    needs = set(packages["organized-crime-course"]["depends"])
    assert needs == {"ipywidgets", "matplotlib", "networkx", "numpy", "pandas"}
    assert "scipy" in packages  # it comes when a cell needs it


def test_the_kernel_starts_with_the_course_and_asks_no_index(lite: Path) -> None:
    kernel = _kernel(lite)
    started = kernel["loadPyodideOptions"]["packages"]
    assert started[0] == "organized-crime-course"
    assert set(started) <= _packages(lite).keys()
    # What the kernel's own worker would otherwise install one after another.
    assert {"ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "piplite"} <= set(started)
    assert kernel["disablePyPIFallback"] is True
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.mjs"
    assert all(url.startswith("./") for url in kernel["pipliteUrls"])


def test_nothing_names_a_folder_of_the_machine_that_built_it(offline_site: Path) -> None:
    for path in offline_site.rglob("*"):
        if path.suffix in {".html", ".json", ".ipynb", ".md"}:
            content = path.read_bytes()
            assert str(ROOT).encode() not in content, path
            assert str(offline_site).encode() not in content, path


def test_the_students_notebooks_are_there_as_they_are(lite: Path) -> None:
    notebooks = {
        path.relative_to(ROOT / "notebooks").as_posix(): path.read_bytes()
        for path in (ROOT / "notebooks").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    }
    files = lite / "files"
    found = {
        path.relative_to(files).as_posix(): path.read_bytes() for path in files.rglob("*.ipynb")
    }
    assert len(found) == 12
    assert found == notebooks


def test_every_link_of_the_students_guide_leads_to_a_file(lite: Path) -> None:
    guide = (lite / "files" / "STUDENTS.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", guide)
    assert links
    assert [link for link in links if not (lite / "files" / link).is_file()] == []


def test_each_wheel_of_others_is_listed_with_its_license(lite: Path) -> None:
    text = (lite / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ")]
    listed = {row[3].strip(): row[2] for row in rows}
    wheels = {
        f"static/pyodide/{path.name}"
        for path in (lite / RUNTIME).glob("*.whl")
        if not path.name.startswith("organized_crime_course-")
    }
    assert wheels <= listed.keys()
    assert all(listed.values())
    assert listed["static/pyodide/numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl"] == (
        "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0"
    )


def test_the_public_edition_takes_pyodide_s_packages_from_its_makers(public_lite: Path) -> None:
    packages, official = _packages(public_lite), _official()
    base = "https://cdn.jsdelivr.net/pyodide/v314.0.3/full/"
    for name in _carried():
        changed = {"file_name": base + official[name]["file_name"]}
        assert packages[name] == official[name] | changed
    assert not list((public_lite / RUNTIME).glob("*wasm32.whl"))
    for name, entry in packages.items():
        if entry["file_name"].startswith(base):
            assert entry["sha256"] == official[name]["sha256"], name
            assert not (public_lite / RUNTIME / entry["file_name"].removeprefix(base)).exists()
        else:
            assert _sha256(public_lite / RUNTIME / entry["file_name"]) == entry["sha256"], name


def test_the_public_edition_starts_the_course_without_an_index(public_lite: Path) -> None:
    kernel, packages = _kernel(public_lite), _packages(public_lite)
    todo, wanted = list(kernel["loadPyodideOptions"]["packages"]), set[str]()
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted.add(name)
            todo += packages[name]["depends"]
    assert {"organized-crime-course", "pandas", "ipywidgets", "ipython"} <= wanted
    assert "scipy" not in wanted  # it takes seconds, and no first cell needs it
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.mjs"


def test_two_builds_give_the_same_bytes(lite: Path, public_lite: Path) -> None:
    differ = {Path("jupyter-lite.json"), Path("THIRD-PARTY.md"), RUNTIME / "pyodide-lock.json"}
    one, other = (
        {path.relative_to(each): path for path in each.rglob("*") if path.is_file()}
        for each in (lite, public_lite)
    )
    assert set(other) <= set(one)
    for name in set(other) - differ:
        assert one[name].read_bytes() == other[name].read_bytes(), name


def test_a_package_that_needs_one_that_is_not_pinned_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lonely-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "lonely-1.0.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: lonely\nVersion: 1.0\nRequires-Dist: friend>=2\n"
            "Requires-Dist: windows-only; sys_platform == 'win32'\n"
            "Requires-Dist: wished-for; extra == 'more'\n",
        )
    wheel = _metadata.WheelFile.read(path)
    assert wheel.needs == ["friend"]
    with pytest.raises(SiteError, match="lonely needs friend, which is not pinned"):
        _lock.make(supply.ready(offline=False), [wheel], offline=True)


def test_a_missing_notebook_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"notebooks/start\.ipynb is missing\. .* course build"):
        _content.write(tmp_path / "content", 0, root=tmp_path)


def test_an_environment_without_the_kernel_s_wheels_is_to_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "KEPT", tmp_path)
    with pytest.raises(SiteError, match=r"there is nothing\. Delete .* set up anew"):
        _build._kernel_wheels()


def test_an_edition_that_lacks_a_file_is_not_taken_for_whole(tmp_path: Path) -> None:
    kernel = {
        "loadPyodideOptions": {"packages": ["here", "nowhere"]},
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
    }
    page = {"jupyter-config-data": {"litePluginSettings": {KERNEL: kernel}}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps(page))
    (tmp_path / RUNTIME).mkdir(parents=True)
    packages = {
        "here": {"file_name": "here.whl"},
        "far": {"file_name": "https://x.invalid/far.whl"},
    }
    (tmp_path / RUNTIME / "pyodide-lock.json").write_text(json.dumps({"packages": packages}))
    with pytest.raises(SiteError) as refused:
        _build._check(tmp_path)
    assert str(refused.value) == (
        "The browser edition is not whole: nowhere is not in Pyodide's lock; here.whl is not in "
        "static/pyodide; ./static/pyodide/pyodide.mjs is missing."
    )

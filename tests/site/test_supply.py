"""What the browser edition carries of others is what the pins say, or there is one clear line."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from course.site import SiteError
from course.site.supply import Supply, _pins, ready
from course.site.supply._pins import Npm, Pins, Wheel

_NPM = """#!{python}
import pathlib, shutil, sys
shelf = pathlib.Path(__file__).parent
name, version = sys.argv[-1].split("@")
with (shelf / "asked.txt").open("a") as asked:
    asked.write(name + "\\n")
packed = f"{{name}}-{{version}}.tgz"
if not (shelf / packed).is_file():
    sys.exit("npm error request to https://name:secret@registry.invalid/ failed")
shutil.copyfile(shelf / packed, packed)
"""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _wheel(name: str, files: dict[str, bytes]) -> bytes:
    info = f"{name}-1.0.dist-info"
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for each, content in files.items():
            archive.writestr(zipfile.ZipInfo(each), content)
    return written.getvalue()


class Shelf:
    """A little npm and a little package index, both on this disk."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        self.binary = b"a binary wheel"
        entry = {"file_name": "numpy-9.whl", "sha256": _sha256(self.binary), "depends": []}
        lock = json.dumps({"info": {}, "packages": {"numpy": entry}}).encode()
        self.runtime = {"pyodide.mjs": b"export {};", "pyodide-lock.json": lock}
        self.pack("pyodide", self.runtime)
        pure = self.shelve("pure", {"pure.py": b""})
        carrier = self.shelve("carrier", {"deep/numpy-9.whl": self.binary})
        npm = Npm("pyodide", "1.0", {name: _sha256(each) for name, each in self.runtime.items()})
        self.pins = Pins((npm,), (pure,), carrier, "deep", ("numpy",))
        program = folder / "npm"
        program.write_text(_NPM.format(python=sys.executable))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")

    def pack(self, name: str, files: dict[str, bytes]) -> None:
        with tarfile.open(self.folder / f"{name}-1.0.tgz", "w:gz") as archive:
            for each, content in files.items():
                member = tarfile.TarInfo(f"package/{each}")
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))

    def shelve(self, name: str, files: dict[str, bytes]) -> Wheel:
        path = self.folder / f"{name}-1.0-py3-none-any.whl"
        path.write_bytes(_wheel(name, files))
        return Wheel(path.name, name, "1.0", _sha256(path.read_bytes()))

    def asked(self) -> list[str]:
        asked = self.folder / "asked.txt"
        return asked.read_text().split() if asked.is_file() else []

    def ready(self, *, offline: bool = False) -> Supply:
        return ready(offline=offline, folder=self.kept, pins=self.pins)


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(tmp_path, monkeypatch)


def _kept(shelf: Shelf) -> set[str]:
    return {
        path.relative_to(shelf.kept).as_posix()
        for path in shelf.kept.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


RUNTIME = {"pyodide/pyodide.mjs", "pyodide/pyodide-lock.json"}
PURE = "wheels/pure-1.0-py3-none-any.whl"


def test_all_is_fetched_once_and_only_what_was_pinned_is_kept(shelf: Shelf) -> None:
    supply = shelf.ready(offline=True)
    assert _kept(shelf) == {*RUNTIME, PURE, "carried/numpy-9.whl"}
    assert [path.read_bytes() for path in supply.carried] == [shelf.binary]
    assert supply.npm("pyodide")["pyodide.mjs"].read_bytes() == b"export {};"
    assert shelf.asked() == ["pyodide"]
    shelf.folder.joinpath("npm").unlink()
    shelf.ready(offline=True)


def test_the_public_edition_asks_for_no_carrier(shelf: Shelf) -> None:
    shelf.folder.joinpath("carrier-1.0-py3-none-any.whl").unlink()
    shelf.ready()
    assert _kept(shelf) == {*RUNTIME, PURE}


@pytest.mark.parametrize("name", ["pyodide/pyodide.mjs", PURE])
def test_a_kept_file_that_was_altered_is_refused_and_left(shelf: Shelf, name: str) -> None:
    shelf.ready()
    altered = shelf.kept / name
    altered.write_bytes(altered.read_bytes() + b" ")
    with pytest.raises(SiteError) as refused:
        shelf.ready()
    assert str(refused.value).startswith(f"{altered.name} is not the file that ")
    assert f"Delete {altered} and start again" in str(refused.value)
    assert "\n" not in str(refused.value)
    altered.unlink()
    shelf.ready()


def test_what_npm_sends_instead_is_thrown_away(shelf: Shelf) -> None:
    shelf.pack("pyodide", shelf.runtime | {"pyodide.mjs": b"export { evil };"})
    with pytest.raises(SiteError, match=r"pyodide\.mjs is not the file .* thrown away"):
        shelf.ready()
    assert _kept(shelf) == set()


def test_what_the_index_sends_instead_is_thrown_away(shelf: Shelf) -> None:
    shelf.shelve("pure", {"pure.py": b"evil = True"})
    with pytest.raises(SiteError, match="could not be fetched, so nothing was kept"):
        shelf.ready()
    assert _kept(shelf) == RUNTIME


def test_a_carried_wheel_that_is_not_pyodide_s_own_is_refused(shelf: Shelf) -> None:
    carrier = shelf.shelve("carrier", {"deep/numpy-9.whl": b"another binary wheel"})
    shelf.pins = Pins(shelf.pins.npm, (), carrier, "deep", ("numpy",))
    with pytest.raises(SiteError, match=r"numpy-9\.whl is not the file"):
        shelf.ready(offline=True)
    assert _kept(shelf) == RUNTIME


def test_a_carrier_without_the_wheel_says_which(shelf: Shelf) -> None:
    carrier = shelf.shelve("carrier", {})
    shelf.pins = Pins(shelf.pins.npm, (), carrier, "deep", ("numpy",))
    with pytest.raises(SiteError, match=r"has no file deep/numpy-9\.whl"):
        shelf.ready(offline=True)


def test_a_package_of_npm_without_a_file_says_which(shelf: Shelf) -> None:
    shelf.pack("pyodide", {"pyodide.mjs": b"export {};"})
    with pytest.raises(SiteError, match=r"pyodide 1\.0 has no file pyodide-lock\.json"):
        shelf.ready()


def test_without_npm_the_reader_is_told_what_to_install(shelf: Shelf) -> None:
    shelf.folder.joinpath("npm").unlink()
    with pytest.raises(SiteError, match=r"no program npm here\. Install Node\.js"):
        shelf.ready()


def test_npm_s_own_words_come_without_the_address(shelf: Shelf) -> None:
    shelf.folder.joinpath("pyodide-1.0.tgz").unlink()
    with pytest.raises(SiteError) as failed:
        shelf.ready()
    assert "npm could not fetch pyodide 1.0" in str(failed.value)
    assert "request to (address) failed" in str(failed.value)
    assert "secret" not in str(failed.value)


def test_the_pins_name_what_pyodide_s_own_lock_names() -> None:
    pins = _pins.read()
    supply = ready(offline=False)
    entries = supply.entries()
    assert set(entries) == set(pins.carried)
    assert supply.lock()["info"]["python"].startswith("3.14")
    needed = {name for each in entries.values() for name in each["depends"]}
    assert needed <= set(pins.carried)

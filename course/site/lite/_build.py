"""Build the browser edition, each time from nothing."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from course.site import SiteError, tools
from course.site.lite import _content, _lock, _settings_files, _third_party, _wheel
from course.site.lite._metadata import WheelFile
from course.site.settings import Settings
from course.site.supply import ready

_EXTENSION = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
_KERNEL_WHEELS = ("ipykernel-6", "piplite-", "pyodide_kernel-", "widgetsnbextension-4")
"""The kernel's own. ``widgetsnbextension`` is an empty one: the real one is for old Notebooks."""

_DAY_S = 86400


def build(folder: Path, settings: Settings) -> None:
    """Build JupyterLite with the course in it.

    Parameters
    ----------
    folder
        The place of the edition; it must not be there yet.
    settings
        The edition.

    Raises
    ------
    SiteError
        If something that it needs is missing, altered or cannot be fetched.
    """
    supply = ready(offline=settings.offline)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".lite.") as work:
        place = Path(work)
        ours = WheelFile.read(_wheel.make(place / "wheel", supply))
        others = [WheelFile.read(path) for path in (*supply.wheels, *_kernel_wheels())]
        dated = _dated()
        _content.write(place / "content", dated)
        _settings_files.write(place, ours.name, offline=settings.offline)
        _run_jupyter_lite(place, dated)
        out = place / "out"
        runtime = out / _settings_files.RUNTIME
        _put(supply.npm("pyodide").values(), runtime)
        _put((each.path for each in (ours, *others)), runtime)
        if settings.offline:
            _put(supply.carried, runtime)
        lock = _lock.make(supply, [ours, *others], offline=settings.offline)
        _lock_file(runtime).write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")
        carried = [WheelFile.read(path) for path in supply.carried] if settings.offline else []
        text = _third_party.write(supply, [*others, *carried])
        (out / "THIRD-PARTY.md").write_text(text, encoding="utf-8")
        _check(out)
        out.rename(folder)


def _dated() -> int:
    """Give the day of the build in seconds since 1970, or the moment that the builder chose."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(chosen) if chosen.isdecimal() else int(time.time()) // _DAY_S * _DAY_S


def _run_jupyter_lite(place: Path, dated: int) -> None:
    # A person's own Jupyter settings and extensions are no part of the course.
    empty = place / "empty"
    empty.mkdir()
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_PATH")
    own = dict.fromkeys(names, str(empty)) | {"SOURCE_DATE_EPOCH": str(dated)}
    tools.run(["jupyterlite_core", "build"], place, own)


def _kernel_wheels() -> list[Path]:
    folder = tools.environment().folder / _EXTENSION
    found = sorted(folder.glob("*.whl"))
    wheels = [path for path in found if path.name.startswith(_KERNEL_WHEELS)]
    if len(wheels) != len(_KERNEL_WHEELS):
        names = ", ".join(path.name for path in found) or "nothing"
        raise SiteError(
            f"The kernel's own wheels are not as expected in {folder}: there is {names}. Delete "
            f"{tools.environment().folder} and start again: it is then set up anew."
        )
    return wheels


def _lock_file(runtime: Path) -> Path:
    return runtime / "pyodide-lock.json"


def _put(files: Iterable[Path], to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for path in files:
        shutil.copyfile(path, to / path.name)


def _check(out: Path) -> None:
    """See that JupyterLite kept what it was told, and that every named file is there."""
    page = json.loads((out / "jupyter-lite.json").read_bytes())["jupyter-config-data"]
    kernel = page["litePluginSettings"][_settings_files.KERNEL]
    runtime = out / _settings_files.RUNTIME
    packages = json.loads(_lock_file(runtime).read_bytes())["packages"]
    faults = [
        f"{name} is not in Pyodide's lock"
        for name in kernel["loadPyodideOptions"]["packages"]
        if name not in packages
    ]
    faults += [
        f"{each['file_name']} is not in {_settings_files.RUNTIME}"
        for each in packages.values()
        if "://" not in each["file_name"] and not (runtime / each["file_name"]).is_file()
    ]
    if not (out / kernel["pyodideUrl"]).is_file():
        faults.append(f"{kernel['pyodideUrl']} is missing")
    if faults:
        raise SiteError(f"The browser edition is not whole: {'; '.join(faults)}.")

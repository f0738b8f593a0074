"""The lock by which Pyodide finds every package and checks every byte of it."""

from __future__ import annotations

from typing import Any

from course._browser.packages import LATER
from course.site import SiteError
from course.site.lite._metadata import WheelFile
from course.site.supply import Supply

CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
"""Where Pyodide's makers keep its packages, for the public edition."""
_NOT_NEEDED = {"jupyterlab-widgets"}
"""Its browser half is in JupyterLite; its Python half is only the way to bring that."""


def make(supply: Supply, wheels: list[WheelFile], *, offline: bool) -> dict[str, Any]:
    """Write the lock of an edition.

    Parameters
    ----------
    supply
        What was fetched.
    wheels
        The wheels that lie beside the lock in either edition.
    offline
        Whether Pyodide's own wheels lie beside it too. If not, their entries (and those of all
        other packages of Pyodide, which a notebook may import) name the file on Pyodide's CDN.

    Returns
    -------
    dict
        To be written as ``pyodide-lock.json``. What it says of Pyodide's own packages is what
        Pyodide's makers say.

    Raises
    ------
    SiteError
        If a package needs another that is not there.
    """
    official = supply.lock()
    if offline:
        packages = dict(supply.entries())
    else:
        version = next(each.version for each in supply.pins.npm if each.name == "pyodide")
        base = CDN.format(version=version)
        packages = {
            name: each | {"file_name": base + each["file_name"]}
            for name, each in official["packages"].items()
        }
    ours = {wheel.name: _entry(wheel) for wheel in wheels}
    packages |= ours
    needed = {name: packages[name]["depends"] for name in supply.pins.carried}
    needed |= {wheel.name: _needs(wheel) for wheel in wheels}
    for name, others in needed.items():
        absent = set(others) - packages.keys()
        if absent:
            raise SiteError(
                f"In the browser {name} needs {', '.join(sorted(absent))}, which is not pinned. "
                "Add it to course/site/supply/pins.json."
            )
    return {"info": official["info"], "packages": dict(sorted(packages.items()))}


def _entry(wheel: WheelFile) -> dict[str, Any]:
    return {
        "depends": [name for name in _needs(wheel) if name not in LATER],
        "file_name": wheel.path.name,
        "imports": wheel.imports,
        "install_dir": "site",
        "name": wheel.name,
        "package_type": "package",
        "sha256": wheel.sha256,
        "unvendored_tests": False,
        "version": wheel.version,
    }


def _needs(wheel: WheelFile) -> list[str]:
    return [name for name in wheel.needs if name not in _NOT_NEEDED]

"""What JupyterLite is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_AT_START = ("ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite")
"""What the kernel would otherwise ask an index for, one after another."""
_AUTOSAVE_S = 10
RUNTIME = "static/pyodide"


def write(folder: Path, course: str, *, offline: bool) -> None:
    """Write JupyterLite's settings.

    Parameters
    ----------
    folder
        JupyterLite's working folder.
    course
        The name of the course's own package in Pyodide's lock.
    offline
        Whether nothing may ever be asked of the network.
    """
    kernel = {
        "disablePyPIFallback": offline,
        "loadPyodideOptions": {"packages": [course, *_AT_START, "tzdata"]},
        "pyodideUrl": f"./{RUNTIME}/pyodide.mjs",
    }
    page = {
        "appName": "Organized crime: the course",
        "exposeAppInBrowser": True,
        "litePluginSettings": {KERNEL: kernel},
    }
    build = {
        "apps": ["lab"],
        "contents": ["content"],
        "output_dir": "out",
        "no_sourcemaps": True,
        "no_libarchive": True,
    }
    overrides = {
        "@jupyterlab/apputils-extension:notification": {
            "checkForUpdates": False,
            "doNotDisturbMode": True,
            "fetchNews": "false",
        },
        # A browser's storage costs nothing to write to; Lab's own two minutes are for servers.
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": _AUTOSAVE_S},
    }
    lite = {"jupyter-lite-schema-version": 0, "jupyter-config-data": page}
    _dump(folder / "jupyter-lite.json", lite)
    _dump(folder / "jupyter_lite_config.json", {"LiteBuildConfig": build})
    _dump(folder / "overrides.json", overrides)


def _dump(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

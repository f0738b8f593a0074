"""Leaves files that the next interpreter or shell would read when it starts."""

import os
import pathlib

home = pathlib.Path.home()
code = "import builtins; builtins.print('BREA' + 'CH')\n"
for place in (
    home / ".ipython/profile_default/startup/00.py",
    home / ".local/lib/python3.11/site-packages/usercustomize.py",
    home / ".jupyter/jupyter_config.py",
    home / "nbgrader_config.py",
    pathlib.Path("nbgrader_config.py"),
    pathlib.Path("course/__init__.py"),
    pathlib.Path("/tmp/course/__init__.py"),
    pathlib.Path("/dev/shm/course.py"),
    pathlib.Path("/warm/.matplotlib/matplotlibrc"),
):
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(code)
    except OSError:
        pass
os.environ["PYTHONSTARTUP"] = str(home / "nbgrader_config.py")

"""Python, its packages, the path, the kernel, the disk and the sandbox."""

from __future__ import annotations

import os
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import course
from course._python import complaint
from course.grading.doctor.finding import BAD, OK, WARN, Finding, Place

_BEFORE = Path("/proc/self/environ")
_LOCK = Path(course.__file__).resolve().parents[1] / "requirements.lock.txt"
_NEEDED = (
    "alembic",
    "ipykernel",
    "nbclient",
    "nbformat",
    "nbgrader",
    "numpy",
    "pandas",
    "sqlalchemy",
)
_THIS_PYTHON = {"python", f"python{sys.version_info[0]}", "python{}.{}".format(*sys.version_info)}
"""Names that Jupyter takes for the Python that it runs in itself."""
_ENOUGH, _LITTLE = 2 << 30, 200 << 20
_MOST_NAMED = 3


def python(_: Place) -> Finding:
    """Look at the version of Python."""
    line = complaint(sys.version_info, sys.executable)
    found = f"{sys.version.split()[0]} in {sys.prefix}"
    return Finding("Python", BAD, found, line) if line else Finding("Python", OK, found)


def packages(_: Place) -> Finding:
    """Compare the packages that grading hangs on with the versions that the course pins."""
    pinned = _pins()
    missing, other = [], []
    for name in _NEEDED:
        try:
            here = version(name)
        except PackageNotFoundError:
            missing.append(name)
            continue
        if pinned.get(name, here) != here:
            other.append(f"{name} {here} instead of {pinned[name]}")
    cure = "Start the course in its own environment: python3 -m course doctor"
    if missing:
        return Finding("packages", BAD, f"not installed: {', '.join(missing)}", cure)
    if other:
        more = f" and {len(other) - _MOST_NAMED} more" if len(other) > _MOST_NAMED else ""
        return Finding("packages", WARN, f"{', '.join(other[:_MOST_NAMED])}{more}", cure)
    return Finding("packages", OK, "those that the course pins")


def _pins() -> dict[str, str]:
    """Give the versions that the course pins for this Python and system."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - only this check needs it

    if not _LOCK.is_file():
        return {}
    found = {}
    for line in re.findall(r"(?m)^[\w.-]+==[^\\\n]+", _LOCK.read_text(encoding="utf-8")):
        pin = Requirement(line.strip())
        if pin.marker is None or pin.marker.evaluate():
            found[pin.name] = str(pin.specifier).removeprefix("==")
    return found


def path(_: Place) -> Finding:
    """See whether nbgrader finds `alembic`, here and in the terminal."""
    here = Path(sys.executable).parent
    start = f"{'Scripts' if os.name == 'nt' else 'bin'} folder of the environment"
    activate = f"Activate the environment in this terminal, or put its folder first: {here}"
    found = shutil.which("alembic")
    if found is None:
        cure = f"nbgrader makes gradebooks with it. {activate}"
        return Finding("PATH", BAD, "no program alembic", cure)
    if Path(found).parent != here:
        said = f"alembic is found in {Path(found).parent}, not in the {start}"
        return Finding("PATH", BAD, said, activate)
    if not _is_activated(here):
        said = "the course's own commands find alembic; nbgrader's, in this terminal, do not"
        return Finding("PATH", WARN, said, activate)
    return Finding("PATH", OK, "the environment comes first, and alembic is in it")


def _is_activated(here: Path) -> bool:
    """Tell whether the shell itself has the environment; where nobody can tell, suppose so.

    The course's start puts the environment on the path for itself. What the shell had is in the
    environment that the process began with, and the Python that it called is in ``_``.
    """
    try:
        before = dict(
            part.split("=", 1)
            for part in os.fsdecode(_BEFORE.read_bytes()).split("\0")
            if "=" in part
        )
    except OSError:
        return True
    called = before.get("_", "")
    if "python" in Path(called).name and Path(called).is_absolute() and Path(called).parent != here:
        return False
    seen = shutil.which("alembic", path=before.get("PATH", ""))
    return seen is not None and Path(seen).parent == here


def kernel(_: Place) -> Finding:
    """See whether the kernel `python3` is this environment's."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel  # noqa: PLC0415 - slow

    cure = f"{sys.executable} -m ipykernel install --sys-prefix --name python3"
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding("kernel", BAD, "there is no kernel python3", cure)
    program = sys.executable if spec.argv[0] in _THIS_PYTHON else shutil.which(spec.argv[0])
    if program is None:
        said = (
            f"the kernel python3 in {spec.resource_dir} starts {spec.argv[0]}, which is not there"
        )
        return Finding("kernel", BAD, said, cure)
    if Path(program).parent.resolve() != Path(sys.executable).parent.resolve():
        said = f"the kernel python3 in {spec.resource_dir} starts another Python: {program}"
        return Finding("kernel", BAD, said, cure)
    return Finding("kernel", OK, "python3 starts this environment's Python")


def disk(place: Place) -> Finding:
    """Look at the space that is left."""
    free = shutil.disk_usage(place.root).free
    found = f"{free / (1 << 30):.1f} GiB free in this folder"
    cure = "A submission takes up to 2 MB. Make room, or grade on another disk."
    if free < _LITTLE:
        return Finding("disk", BAD, found, cure)
    return Finding("disk", WARN, found, cure) if free < _ENOUGH else Finding("disk", OK, found)


def sandbox(_: Place) -> Finding:
    """Start the runner's own sandbox, and see what it is made of."""
    from course.grading.runner.warm import LAYERS, NoSandbox, warm_process  # noqa: PLC0415 - heavy

    elsewhere = (
        "Grade on Linux where user namespaces are allowed (in a container: "
        "--security-opt seccomp=unconfined, or a virtual machine)"
    )
    try:
        warm = warm_process()
    except NoSandbox as error:
        cure = f"{elsewhere}; or say --no-sandbox: then students' code runs with your rights."
        return Finding("sandbox", BAD, f"{error}", cure)
    layers = warm.layers
    warm.close()
    found = ", ".join(layers)
    missing = [layer for layer in LAYERS if layer not in layers]
    if missing:
        return Finding("sandbox", WARN, f"{found}; without {', '.join(missing)}", f"{elsewhere}.")
    return Finding("sandbox", OK, found)

"""A small copy of the repository, and a stand-in for uv, to start the course from nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Makes a real, empty environment; the installing is left out, or fails in the words given.
FAKE_UV = """#!{python}
import os, pathlib, subprocess, sys
with open(os.environ["FAKE_UV_CALLS"], "a") as calls:
    print(*sys.argv[1:3], file=calls)
if sys.argv[1] == "venv":
    subprocess.run([sys.argv[3], "-m", "venv", "--without-pip", sys.argv[4]], check=True)
elif "--require-hashes" not in sys.argv:
    sys.exit("unsafe")
elif os.environ.get("FAKE_UV_SAYS"):
    sys.exit(os.environ["FAKE_UV_SAYS"])
"""

# Stands where the author's build will be, and tells what it sees.
PROBE = """
import json, os, sys
def main(modules, *, check):
    print(json.dumps({"modules": modules, "check": check, "prefix": sys.prefix,
        "first": os.environ["PATH"].split(os.pathsep)[0], "virtual": os.environ["VIRTUAL_ENV"],
        "pythonpath": os.environ.get("PYTHONPATH")}))
    return 7
"""


class Checkout:
    """The files that a start needs, in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.calls = folder / "calls.txt"
        self.programs = folder / "programs"
        self.venv = self.root / ".venv"
        package = self.root / "course"
        ignore = shutil.ignore_patterns("__pycache__")
        for name in ("_bootstrap", "_commands"):
            shutil.copytree(ROOT / "course" / name, package / name, ignore=ignore)
        for name in ("__init__.py", "__main__.py", "_parser.py", "_python.py", "cli.py"):
            shutil.copy(ROOT / "course" / name, package)
        (package / "authoring").mkdir()
        (package / "authoring" / "__init__.py").touch()
        (package / "authoring" / "build.py").write_text(PROBE)
        self.lock = self.root / "requirements.lock.txt"
        self.lock.write_text("nothing==1.0 --hash=sha256:" + 64 * "0" + "\n")
        self.programs.mkdir()
        uv = self.programs / "uv"
        uv.write_text(FAKE_UV.format(python=sys.executable))
        uv.chmod(0o755)

    def environ(self, **extra: str) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if name != "COURSE_VENV"}
        path = os.pathsep.join([str(self.programs), "/usr/bin", "/bin"])
        return {**kept, "PATH": path, "FAKE_UV_CALLS": str(self.calls), **extra}

    def start(self, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "course", *words],
            cwd=self.root,
            env=self.environ(**extra),
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []

"""What a university prepares for the hub: the class folder and the students' package."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from tests.checkout import ROOT

MODULE = "m03_change"
_PYTHON = shutil.ignore_patterns("__pycache__")


def class_folder(folder: Path, names: dict[str, str]) -> None:
    """Copy of the checkout what one module needs, with a roster of the SYNTHETIC students."""
    shutil.copytree(ROOT / "course", folder / "course", ignore=_PYTHON)
    shutil.copytree(ROOT / "datasets", folder / "datasets")
    shutil.copytree(ROOT / "solutions" / MODULE, folder / "solutions" / MODULE)
    for name in ("nbgrader_config.py", "requirements.lock.txt"):
        shutil.copy(ROOT / name, folder)
    for name in (f"{MODULE}.py", f"{MODULE}.answers.json"):
        shutil.copy(ROOT / "solutions" / name, folder / "solutions")
    with (folder / "roster.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "last_name", "first_name", "email", "lms_user_id"])
        for who in ("ada", "bela"):
            rows.writerow([names[who], "Synthetic", who.title(), "", ""])


def student_package(folder: Path) -> None:
    """Copy the course's package without what is for those who teach."""
    ignored = shutil.ignore_patterns("__pycache__", "grading", "authoring")
    shutil.copytree(ROOT / "course", folder / "course", ignore=ignored)
    shutil.copytree(ROOT / "datasets", folder / "datasets")

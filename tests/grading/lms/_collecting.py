"""Collect a made-up download, and read what came of it."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.grading.lms._class import run
from tests.grading.lms._downloads import MODULE, notebook, zipped

PLACE = f"{MODULE}/{MODULE}.ipynb"


def collect(root: Path, lms: str, files: dict[str, bytes] | bytes, *words: str) -> int:
    content = files if isinstance(files, bytes) else zipped(files)
    (root / "download.zip").write_bytes(content)
    return run("collect", "download.zip", "--lms", lms, *words)


def table(root: Path, kind: str) -> list[dict[str, str]]:
    path = root / "collected" / f"{MODULE}-{kind}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def answer(root: Path, **given: dict[str, str]) -> None:
    rows = table(root, "ask")
    for row in rows:
        row.update(given.get(f"n{row['identifier']}", {}))
    with (root / "collected" / f"{MODULE}-ask.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def students(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "submitted").iterdir())


def handed(root: Path, student: str) -> bytes:
    return (root / "submitted" / student / PLACE).read_bytes()


def attempt(login: str, when: str, word: str, name: str = f"{MODULE}.ipynb") -> dict[str, bytes]:
    return {f"Module 3_{login}_attempt_{when}_{name}": notebook(word)}

"""Export into a made-up table of Canvas, and read what came of it."""

from __future__ import annotations

import csv

from tests.grading.lms._class import run
from tests.grading.lms._downloads import MODULE

HEAD = "Student,ID,SIS User ID,SIS Login ID,Section,"
POSSIBLE = '"    Points Possible",,,,,'


def exported(root, table: str | bytes, *words: str, to: str = "canvas") -> str:
    """Export into a table that has to be taken, and give what came of it."""
    content = table if isinstance(table, bytes) else table.encode()
    (root / "table.csv").write_bytes(content)
    assert run("export", MODULE, "--to", to, "--template", "table.csv", *words) in {0, 1}
    return (root / "exported" / f"{MODULE}-{to}.csv").read_bytes().decode()


def refused(root, capsys, table: str | bytes, *words: str, to: str = "canvas") -> str:
    content = table if isinstance(table, bytes) else table.encode()
    (root / "table.csv").write_bytes(content)
    assert run("export", MODULE, "--to", to, "--template", "table.csv", *words) == 2
    assert not (root / "exported").exists()
    return capsys.readouterr().err


def canvas(column: str, most: str = "5", *marks: str) -> str:
    cells = [*marks, *[""] * 3]
    return (
        f"{HEAD}{column}\n{POSSIBLE}{most}\n"
        f'"Two, Ada",4001,ada,,A,{cells[0]}\n'
        f'"Lee, Kim",4004,lee1,,A,{cells[1]}\n'
        f"Salma,4003,salma,,A,{cells[2]}\n"
    )


def notes(root, to: str = "canvas") -> list[dict[str, str]]:
    with (root / "exported" / f"{MODULE}-{to}-notes.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))

"""Run `course release` in this process, and what its zip must not hold."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

from course import cli
from tests.grading._course import ROOT, solved


def run(root: Path, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(["release", *words])
    return code, out.getvalue(), err.getvalue()


def secrets(module: str) -> list[str]:
    """List what gives an answer away: solutions, model answers, the code of answers."""
    found = []
    for cell in solved(module).cells:
        if "### BEGIN SOLUTION" in cell.source:
            found += cell.source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[:1]
    every = json.loads((ROOT / "solutions" / f"{module}.answers.json").read_text(encoding="utf-8"))
    for entry in every["exercises"].values():
        found += [entry.get("model_answer", ""), *(text for _, text, _ in entry.get("samples", ()))]
        found += [*entry.get("also_code", ()), *entry.get("mistake_code", {}).values()]
    return [text.strip() for text in found if len(text.strip()) > 20]

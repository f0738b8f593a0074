"""Where a system has no locks, as in a browser, files are changed without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from course._locked import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_without_flock_the_block_runs_and_leaves_no_hidden_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.delattr(fcntl, "flock")  # as in Pyodide, whose fcntl has none

    with locked(tmp_path / "answers.json"):
        (tmp_path / "answers.json").write_text("{}", encoding="utf-8")

    assert [path.name for path in tmp_path.iterdir()] == ["answers.json"]


def test_without_any_module_of_locks_the_block_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)

    with locked(tmp_path / "answers.json"):
        assert list(tmp_path.iterdir()) == []

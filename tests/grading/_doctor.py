"""An instructor's folder in which nothing is wrong, and a terminal to match."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from course.grading.doctor import machine
from course.grading.doctor.finding import Place
from tests.grading._gradebook import make

HERE = Path(sys.executable).parent


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    return make(tmp_path_factory.mktemp("book") / "gradebook.db")


@pytest.fixture
def root(tmp_path, monkeypatch, book) -> Path:
    """Give an instructor's folder in which nothing is wrong, and a terminal to match."""
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("JUPYTERHUB_SERVICE_PREFIX", "JUPYTERHUB_SERVICE_URL", "JUPYTER_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", os.pathsep.join([str(HERE), os.environ["PATH"]]))
    monkeypatch.setattr(machine, "_BEFORE", tmp_path / "environ")
    shell(tmp_path, PATH=os.environ["PATH"], _=str(HERE / "python3"))
    for name in ("solutions", "notebooks"):
        (tmp_path / name).mkdir()
    settings(tmp_path, f"c.Exchange.root = {str(tmp_path / 'exchange')!r}")
    shutil.copy(book, tmp_path)
    return tmp_path


@pytest.fixture
def place(root) -> Place:
    return Place(str(root), f"sqlite:///{root / 'gradebook.db'}")


def shell(root: Path, **variables: str) -> None:
    """Say what the process began with, as Linux keeps it."""
    text = "\0".join(f"{name}={value}" for name, value in variables.items())
    (root / "environ").write_text(text, encoding="utf-8")


def settings(root: Path, *lines: str) -> None:
    text = "\n".join(["c = get_config()", *lines, ""])
    (root / "nbgrader_config.py").write_text(text, encoding="utf-8")

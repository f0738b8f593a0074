"""Find and read what a student handed in, however the file came to be as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4.rwbase import rejoin_lines, strip_transient

from course.grading._notebook_text import copied

LARGEST = 64 << 20
"""Bytes that a notebook may have."""
_FORMAT = 4
_CHECKED = re.compile(r"""^check\(["']([\w-]+)["'],""", re.MULTILINE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Ungradable(Exception):
    """There is nothing to grade; the text says why and what to do."""


@dataclass
class HandedIn:
    """A submission as it was found."""

    notebook: Any
    """In nbformat's form, version 4."""
    folder: Path
    """Where it lay; what else lies there belongs to it."""
    repairs: list[str] = field(default_factory=list)
    """What was odd, one sentence each."""


def find(folder: Path, module: str, names: Iterable[str]) -> HandedIn:
    """Find and read the notebook of a module in a submission's folder.

    Parameters
    ----------
    folder
        The submission.
    module
        The name that the notebook should have.
    names
        The grade ids of the released notebook, by which a renamed one is recognized.

    Raises
    ------
    Ungradable
        When there is none, when several could be meant, or when it cannot be read.
    """
    expected = folder / f"{module}.ipynb"
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    if expected.is_file() and not expected.is_symlink():
        found = read(expected)
    else:
        found = _search(folder, module, set(names), links)
    found.repairs += [f"{link.name} is a link and was left out." for link in links]
    return found


def _search(folder: Path, module: str, names: set[str], links: list[Path]) -> HandedIn:
    candidates = [
        path
        for path in sorted(folder.rglob("*.ipynb"))
        if path not in links and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    ]
    if not candidates:
        raise Ungradable(
            f"{module}.ipynb is not in the submission, nor any other notebook. Ask for it."
        )
    read_in, wrong = [], []
    for path in candidates:
        try:
            read_in.append((path, read(path)))
        except Ungradable as error:
            wrong.append(str(error))
    ours = [(path, one) for path, one in read_in if _names_in(one.notebook) & names]
    if not ours and wrong:
        raise Ungradable(" ".join(wrong))
    if not ours:
        listed = ", ".join(path.name for path in candidates)
        raise Ungradable(f"None of the notebooks handed in belongs to {module}: {listed}.")
    if len(ours) > 1:
        listed = ", ".join(str(path.relative_to(folder)) for path, _ in ours)
        raise Ungradable(f"Several notebooks could be {module}: {listed}. Keep the right one.")
    path, one = ours[0]
    one.repairs.append(f"It was handed in as {path.relative_to(folder)}.")
    return one


def _names_in(notebook: Any) -> set[str]:
    """Give the ids by which a notebook's cells can be recognized; metadata can hold anything."""
    found = set()
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader")
        if isinstance(mark, dict):
            found.add(str(mark.get("grade_id")))
        found.add(str(cell.get("id")))
        found.update(_CHECKED.findall(cell.source))
    return found


def read(path: Path) -> HandedIn:
    """Read one notebook file.

    Raises
    ------
    Ungradable
        When it is no notebook.
    """
    repairs: list[str] = []
    size = path.stat().st_size
    if size > LARGEST:
        raise Ungradable(f"{path.name} has {size >> 20} MiB; {LARGEST >> 20} are read at most.")
    text = _decoded(path.read_bytes(), path.name, repairs)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Ungradable(f"{path.name} is broken: it is not JSON ({error}).") from None
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise Ungradable(f"{path.name} is JSON, but no notebook.")
    if content["nbformat"] == _FORMAT and not isinstance(content.get("cells"), list):
        raise Ungradable(f"{path.name} says that it is a notebook, but has no list of cells.")
    if content["nbformat"] != _FORMAT:
        repairs.append(f"It was in notebook format {content['nbformat']} and was converted.")
    try:
        if content["nbformat"] == _FORMAT:
            notebook = strip_transient(rejoin_lines(copied(_without_outputs(content))))
        else:
            notebook = nbformat.convert(nbformat.reader.reads(text), _FORMAT)
        _clean(notebook, repairs)
    except Exception as error:  # noqa: BLE001 - whatever the file holds, the next student's is graded
        what = f"{type(error).__name__}: {error}"
        raise Ungradable(f"{path.name} cannot be read as a notebook ({what[:200]}).") from None
    return HandedIn(notebook, path.parent, repairs)


def _without_outputs(content: dict[str, Any]) -> dict[str, Any]:
    """Leave out what the notebook showed: all of it is made again, and most of a file is that."""
    for cell in content["cells"]:
        if isinstance(cell.get("outputs"), list):
            cell["outputs"] = []
    return content


def _decoded(data: bytes, name: str, repairs: list[str]) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            repairs.append("It began with a byte order mark.")
            try:
                return data.removeprefix(mark if encoding == "utf-8" else b"").decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Ungradable(f"{name} is broken: it is not text in UTF-8.") from None


def _clean(notebook: Any, repairs: list[str]) -> None:
    """Bring a notebook into a form in which every cell has a source, a type and metadata."""
    kept = []
    windows = False
    for cell in notebook.cells:
        if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
            continue
        source = cell.get("source", "")
        text = "".join(source) if isinstance(source, list) else str(source)
        windows = windows or "\r" in text
        # Else no cell would be equal to the released one.
        cell["source"] = text.replace("\r\n", "\n").replace("\r", "\n")
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = nbformat.NotebookNode()
        if "id" not in cell and isinstance(cell["metadata"].get("id"), str):
            cell["id"] = cell["metadata"]["id"]  # where Colab keeps it
        kept.append(cell)
    if windows:
        repairs.append("It had Windows line ends.")
    notebook.cells = kept

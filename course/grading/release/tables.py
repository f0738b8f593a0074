"""Which tables a module needs, read from its code and from the course's code that it uses."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import course
from course._package import DESCRIPTION, description, folder, table_names
from course.datasets import UnknownName, value

_PACKAGE = Path(course.__file__).resolve().parent
_FIGURE = re.compile(r"[A-Z]{1,5}-?\d{2,4}[a-z]?")
_MENTION = re.compile(r"[`\"']([a-z][a-z0-9_]+)[`\"']")
_CITED = re.compile(r'"([A-Z]{1,5}-?\d{2,4}[a-z]?): ')
"""A figure's key as the build writes it into the title of a link."""
_READERS = {"load", "resource", "rows"}
SOURCES = "sources"
"""Every other table is joined to this one."""


def needed(codes: Iterable[str], texts: Iterable[str]) -> list[str]:
    """List the tables that code loads or takes a figure from, and those that texts name or quote.

    What the code imports from the course is read, too. Rather one table too many than one too few.

    Parameters
    ----------
    codes
        Python code, such as that of a notebook's cells. What cannot be parsed is passed over.
    texts
        Markdown, such as the questions.
    """
    words, forms = _words(codes)
    for text in texts:
        words |= {*_MENTION.findall(text), *_CITED.findall(text)}
    names = table_names()
    found = {name for name in names if name in words or any(re.fullmatch(f, name) for f in forms)}
    for word in filter(_FIGURE.fullmatch, words):
        try:
            found.add(value(word).table)
        except UnknownName:
            continue  # it only looks like a figure's key
    return sorted(_with_references({*found, SOURCES}))


def cut(names: Iterable[str]) -> dict[str, bytes]:
    """Give the files of some tables, with a description of these alone.

    Parameters
    ----------
    names
        Tables; those that they refer to have to be among them.

    Returns
    -------
    dict
        File name to content.
    """
    chosen = set(names)
    whole = description()
    kept = [each for each in whole["resources"] if each["name"] in chosen]
    files = {each["path"]: (folder() / each["path"]).read_bytes() for each in kept}
    said = json.dumps({**whole, "resources": kept}, indent=2, ensure_ascii=False)
    return {**files, DESCRIPTION: f"{said}\n".encode()}


def _with_references(names: set[str]) -> set[str]:
    """Add the tables that the rows of others refer to."""
    refers = {each["name"]: _references(each) for each in description()["resources"]}
    left, found = list(names), set(names)
    while left:
        new = refers[left.pop()] - found
        found |= new
        left += new
    return found


def _references(table: dict[str, Any]) -> set[str]:
    keys = table["schema"].get("foreignKeys", ())
    return {key["reference"]["resource"] for key in keys} - {""}


def _words(codes: Iterable[str]) -> tuple[set[str], set[str]]:
    """Give all strings in code, and patterns of the names that are put together for a table."""
    words: set[str] = set()
    forms: set[str] = set()
    seen: set[Path] = set()
    left = list(codes)
    while left:
        try:
            tree = ast.parse(left.pop())
        except SyntaxError:
            continue  # such as a line for the shell
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.Call):
                forms |= set(_forms(node))
            for path in _imported(node):
                if path not in seen:
                    seen.add(path)
                    left.append(path.read_text(encoding="utf-8"))
    return words, forms


def _forms(call: ast.Call) -> Iterator[str]:
    """Give the pattern of a table's name that is an f-string."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in _READERS and call.args and isinstance(call.args[0], ast.JoinedStr):
        parts = call.args[0].values
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in parts
        )


def _imported(node: ast.AST) -> Iterator[Path]:
    """Give the files of the course that a statement imports."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        if node.module == course.__name__:
            names += [course._HOMES.get(alias.name, "") for alias in node.names]  # noqa: SLF001 - our own
    for name in names:
        head, _, rest = name.partition(".")
        path = _PACKAGE.joinpath(*rest.split(".")).with_suffix(".py")
        if head == course.__name__ and rest and path.is_file():
            yield path

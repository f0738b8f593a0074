"""What runs inside the lesson's kernel during a build: try out answers, format values.

A wrong answer is code that takes the place of the answer cell. It runs here in a copy of the
student's names as they stand before that cell, in a folder of its own, so that nothing it does can
reach the lesson.
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import os
import tempfile
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from course.exercises._functions import Function
from course.exercises._key import kind_from_json
from course.exercises._plain import Problem
from course.exercises._reading import read_answer


def try_codes(order: str, out: str, names: dict[str, Any]) -> None:
    """Run snippets one by one and write what each hands in.

    Parameters
    ----------
    order
        JSON: kind, answer (an expression) and codes (name to source).
    out
        The file to write to: name to {"data": ...}, {"problem": ...} or {"error": ...}.
    names
        The names of the notebook.
    """
    what = json.loads(order)
    kind = kind_from_json(what["kind"])
    found = {}
    home = Path.cwd()
    for name, code in what["codes"].items():
        if not code:  # what stands in the notebook itself, saved answers beside it included
            found[name] = _hand_in(kind, what["answer"], "", names)
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                found[name] = _hand_in(kind, what["answer"], code, _copied(names))
            finally:
                os.chdir(home)
    Path(out).write_text(json.dumps(found), encoding="utf-8")


def _hand_in(kind: Any, answer: str, code: str, names: dict[str, Any]) -> dict[str, Any]:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, "an answer", "exec"), names)  # noqa: S102 - the author's own file
            got = eval(answer, names)  # noqa: S307 - same
    except Exception as error:  # noqa: BLE001 - any failure is reported to the author
        return {"error": f"{type(error).__name__}: {error}"}
    try:
        if isinstance(kind, Function):
            got = kind.collect(got)
        return {"data": read_answer(kind, got)}
    except Problem as problem:
        return {"problem": str(problem)}


def _copied(names: dict[str, Any]) -> dict[str, Any]:
    kept = (ModuleType, FunctionType, type)
    copies = {}
    for name, thing in names.items():
        if name.startswith("_") and name != "__builtins__":
            continue
        try:
            copies[name] = thing if isinstance(thing, kept) else copy.deepcopy(thing)
        except Exception:  # noqa: BLE001 - what cannot be copied is shared, as in a notebook
            copies[name] = thing
    return copies


def write_values(expressions: list[str], out: str, names: dict[str, Any]) -> None:
    """Write the text of expressions, each in the form of an f-string's braces."""
    texts = [eval(f'f"""{{{expression}}}"""', names) for expression in expressions]  # noqa: S307
    Path(out).write_text(json.dumps(texts), encoding="utf-8")

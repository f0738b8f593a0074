"""The file ``answers.json``: load it, set it aside when it is unusable, store it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from course import _atomic

if TYPE_CHECKING:
    from pathlib import Path

NAME = "answers.json"

_FORMAT = 1
# Far above any honest file; below what would stall a notebook.
_LARGEST_BYTES = 5_000_000

Data = dict[str, Any]


class UnreadableError(Exception):
    """The file is there but is not an answer file; the text says why."""


def load(path: Path) -> Data:
    """Load the file, or an empty content when there is none.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    dict
        The whole content; its ``answers`` maps an exercise's id to its entry.

    Raises
    ------
    UnreadableError
        If the file is there but is not an answer file.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return _empty()
    except OSError as problem:
        raise UnreadableError(problem.strerror or str(problem)) from problem
    if len(raw) > _LARGEST_BYTES:
        raise UnreadableError(f"it is larger than {_LARGEST_BYTES // 1_000_000} MB")
    try:
        content = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise UnreadableError("it is not JSON text") from problem
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        raise UnreadableError("it has no answers in it")
    if content.get("version") != _FORMAT:
        raise UnreadableError(f"its format is not version {_FORMAT}")
    return content


def load_or_set_aside(path: Path) -> tuple[Data, str]:
    """Load the file; rename it when it cannot be used. The caller holds the lock.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    content : dict
        As `load` gives it, or an empty one.
    note : str
        What was set aside and why; empty when nothing was.

    Raises
    ------
    OSError
        If the file cannot be renamed.
    """
    try:
        return load(path), ""
    except UnreadableError as problem:
        number = 1
        while (spare := path.with_name(f"answers.corrupt-{number}.json")).exists():
            number += 1
        path.rename(spare)
        return _empty(), (
            f"{NAME} could not be read ({problem}). It is kept as {spare.name}, and a new "
            f"{NAME} is begun: please save your answers again."
        )


def store(path: Path, content: Data) -> None:
    """Write the whole content in one step.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    content : dict
        What `load` will give.
    """
    _atomic.write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def plain(data: Any) -> Data:
    """Copy an answer, after checking that it comes back from JSON as it went in.

    Parameters
    ----------
    data : dict
        The answer.

    Returns
    -------
    dict
        A copy that shares nothing with `data`.

    Raises
    ------
    TypeError
        If `data` is anything but a dict of plain JSON.

    Examples
    --------
    >>> plain({"mild": 2015})
    {'mild': 2015}
    >>> plain({2015: "mild"})
    Traceback (most recent call last):
        ...
    TypeError: An answer is a dict with text keys whose values are text, numbers, booleans, None, \
lists and such dicts; this is dict {2015: 'mild'}.
    """
    try:
        back = json.loads(json.dumps(data, allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        back = None
    if not isinstance(back, dict) or back != data:
        raise TypeError(
            "An answer is a dict with text keys whose values are text, numbers, booleans, None, "
            f"lists and such dicts; this is {type(data).__name__} {str(data)[:80]}."
        )
    return back


def _empty() -> Data:
    return {"version": _FORMAT, "answers": {}}

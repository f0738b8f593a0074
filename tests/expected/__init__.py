"""Expected outcomes from outside the code, and how answers are held against them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from course.exercises._seal import clear
from course.exercises._verdict import decide

FOLDER = Path(__file__).parent
MODULES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
Table = dict[str, dict[str, Any]]
Case = tuple[str, Any, tuple[str, str | None]]


@cache
def paired_sealer(module: str, exercise: str) -> Callable[[str], str]:
    """Give a sealer for an exercise's key that works no digest out: those are slow on purpose.

    A text that the answer file has where the key has a seal gets that seal: a rebuild, which works
    all of them out, holds both files to what it makes. Any other text gets a mark that is in no
    key, as its digest would be.
    """
    known = dict(paired(module, exercise))
    return lambda text: known.get(text, f"in no key: {text}")


def paired(module: str, exercise: str) -> Iterator[tuple[str, str]]:
    """List the texts of an answer file and the seals that the key has in their places."""
    plain, sealed = shipped_answers(module)[exercise], shipped_key(module)[exercise]
    for places in ("parts", "near"):
        for part, there in sealed[places].items():
            yield plain[places][part]["seal"], there["seal"]
    for part, values in sealed["more"].items():
        for here, there in zip(plain["more"][part], values, strict=True):
            yield here["seal"], there["seal"]
    for places in ("also", "mistakes"):
        for here, there in zip(plain[places], sealed[places], strict=True):
            yield _as_shown(here["seal"], sealed), there["seal"]


def _as_shown(text: str, sealed: dict[str, Any]) -> str:
    """Take the calls that students do not see out of the text of a whole answer."""
    if sealed["kind"]["type"] != "function":
        return text
    every = json.loads(text)
    hidden = str(sealed["shown"])
    shown = every[: every.index(hidden)] if hidden in every else every
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


@cache
def table(module: str) -> Table:
    """Read what was worked out by hand for a module."""
    return tomllib.loads((FOLDER / f"{module}.toml").read_text(encoding="utf-8"))


def cases(expected: dict[str, Any], *, hidden: bool) -> Iterator[Case]:
    """List what an exercise is given: what it is, the answer, the status and mistake due."""
    yield "right", expected["right"], ("right", None)
    for answer in expected.get("also", []):
        yield "also", answer, ("right", None)
    for answer in expected.get("off", []):
        yield "off", answer, ("not-yet", None)
    for answer in expected.get("off_hidden", []):
        yield "off_hidden", answer, ("not-yet" if hidden else "right", None)
    for name, answer in expected["mistakes"].items():
        yield name, answer, ("mistake", name)


def handed(entry: dict[str, Any], answer: Any) -> Any:
    """Give an answer as it comes to the judge: outputs of a function are cut to its calls."""
    if entry["kind"]["type"] != "function":
        return answer
    return [{"returned": output} for output in answer[: len(entry["kind"]["cases"])]]


def holds(
    entries: Table,
    expected: Table,
    sealer_of: Callable[[str], Callable[[str], str]] = lambda _: clear,
    *,
    hidden: bool = True,
) -> list[str]:
    """Hold a module's entries against the table and list every difference.

    Parameters
    ----------
    entries
        Exercise to entry, from a key or an answer file.
    expected
        Exercise to what was worked out by hand.
    sealer_of
        Gives the sealer of an exercise.
    hidden
        Whether the entries hold a function's hidden calls.
    """
    found = []
    for name, entry in entries.items():
        for what, answer, due in cases(expected[name], hidden=hidden):
            verdict = decide(entry, handed(entry, answer), sealer_of(name))
            if (verdict.status, verdict.mistake) != due:
                found.append(f"{name} {what} {answer!r}: {verdict} in place of {due}")
    return found


def shipped_answers(module: str) -> Table:
    """Read the instructor's entries; written exercises are left out."""
    return _without_written(_ROOT / "solutions" / f"{module}.answers.json")


def shipped_key(module: str) -> Table:
    """Read the entries that students get; written exercises are left out."""
    return _without_written(_ROOT / "course" / "exercises" / "keys" / f"{module}.json")


_ROOT = Path(__file__).resolve().parents[2]


@cache
def _without_written(path: Path) -> Table:
    every = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    return {name: entry for name, entry in every.items() if not entry.get("written")}

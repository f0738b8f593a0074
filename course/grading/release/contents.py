"""What goes into the zip for students: nothing that is not named here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import course
from course.exercises import _key
from course.exercises._functions import Function
from course.exercises._seal import digest
from course.exercises._verdict import decide
from course.grading.answers import AnswerFile
from course.grading.release import pages, tables
from course.grading.release.refusal import NotReleased

_PACKAGE = Path(course.__file__).resolve().parent
_LEFT_OUT = {
    *("_commands", "authoring", "grading", "site"),
    *("exercises/keys", "_bootstrap/_pins.py"),
}
"""Of the package: what only authors and graders need, and the keys, of which one goes in."""
_KEPT = ("_commands/__init__.py",)
_BESIDE = ("LICENSE", "LICENSE-text-and-tables.md", "requirements.lock.txt")
_START = "notebooks/start.ipynb"


@dataclass(frozen=True)
class Module:
    """A built module in an instructor's folder."""

    root: Path
    """The folder."""
    name: str
    """Such as ``m03_change``."""
    released: bytes = field(repr=False)
    """The students' notebook."""
    answers: bytes = field(repr=False)
    """The answer file, which goes to nobody."""

    @classmethod
    def read(cls, root: Path, name: str) -> Module:
        """Read a module.

        Raises
        ------
        NoAnswers
            When its answer file is missing or broken.
        NotReleased
            When its notebook is missing or broken.
        """
        answers = AnswerFile.read(root / "solutions", name).content
        path = root / "notebooks" / name / f"{name}.ipynb"
        try:
            released = path.read_bytes()
            json.loads(released)["cells"]
        except (OSError, ValueError, KeyError, TypeError):
            raise NotReleased(
                f"notebooks/{name}/{name}.ipynb is missing or is no notebook. Make it with: "
                f"python3 -m course build {name}"
            ) from None
        return cls(root, name, released, answers)

    @property
    def title(self) -> str:
        """What the notebook calls itself."""
        first = "".join(json.loads(self.released)["cells"][0]["source"])
        return first.partition("\n")[0].removeprefix("# ") or self.name

    def tables(self) -> list[str]:
        """List the tables that it needs, for its solution as well."""
        solved = self.root / "solutions" / self.name / f"{self.name}.ipynb"
        notebooks = [self.released] + ([solved.read_bytes()] if solved.is_file() else [])
        codes: list[str] = []
        texts: list[str] = []
        for content in notebooks:
            for cell in json.loads(content)["cells"]:
                to = codes if cell["cell_type"] == "code" else texts
                to.append("".join(cell["source"]))
        for entry in json.loads(self.answers)["exercises"].values():
            codes += [*entry.get("also_code", ()), *entry.get("mistake_code", {}).values()]
        return tables.needed(codes, texts)


def contents(module: Module) -> dict[str, bytes]:
    """Give the files for students, by path.

    Raises
    ------
    NotReleased
        When something is missing, or the notebook, the key and the answers do not fit together.
    """
    name = module.name
    files = {f"course/{path}": content for path, content in _package().items()}
    files[f"course/exercises/keys/{name}.json"] = _key_of(module)
    files |= {f"datasets/{path}": data for path, data in tables.cut(module.tables()).items()}
    files[f"notebooks/{name}/{name}.ipynb"] = module.released
    files |= {path: _beside(module.root, path) for path in _BESIDE}

    def there(path: str) -> bool:
        return f"notebooks/{path}" in files

    example = next(iter(json.loads(module.answers)["exercises"]))
    start = pages.start_page(_beside(module.root, _START), there).decode()
    files[_START] = pages.with_own_examples(start, name, example).encode()
    students = _beside(module.root, "notebooks/STUDENTS.md").decode()
    text = pages.with_own_examples(pages.with_live_links(students, there), name, example)
    files["README.md"] = pages.readme(name, module.title, text).encode()
    return files


def _package() -> dict[str, bytes]:
    """Give the package's code without what is the author's or the grader's."""
    found = {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        name = path.relative_to(_PACKAGE)
        above = {name.as_posix(), *(parent.as_posix() for parent in name.parents)}
        if name.as_posix() in _KEPT or not above & _LEFT_OUT:
            found[name.as_posix()] = path.read_bytes()
    return found


def _beside(root: Path, name: str) -> bytes:
    """Read a file of the instructor's folder, or of the course's own."""
    for place in (root, _PACKAGE.parent):
        if (place / name).is_file():
            return (place / name).read_bytes()
    raise NotReleased(
        f"{name} is missing, and students need it. Start this in the folder of the whole course."
    )


def _key_of(module: Module) -> bytes:
    """Read the students' key, and see that it takes the right answers for right."""
    path = _key.folder() / f"{module.name}.json"
    build = f"Make both with: python3 -m course build {module.name}"
    try:
        content = path.read_bytes()
        entries: dict[str, Any] = json.loads(content)["exercises"]
    except (OSError, ValueError, KeyError, TypeError):
        raise NotReleased(f"The key {path.name} is missing or cannot be read. {build}") from None
    answers = json.loads(module.answers)["exercises"]
    other = [name for name in answers if not _agrees(entries.get(name), answers[name])]
    other += [name for name in entries if name not in answers]
    if other:
        raise NotReleased(
            f"The students' key and the answer file of {module.name} are of different versions: "
            f"they disagree about {', '.join(other)}. {build}"
        )
    return content


def _agrees(key: dict[str, Any] | None, answer: dict[str, Any]) -> bool:
    if key is None or key["points"] != answer["points"]:
        return False
    if answer.get("written"):
        return bool(key.get("written"))
    right = answer["right"]
    if isinstance(_key.kind_from_json(key["kind"]), Function):
        right = right[: key["shown"]]  # the calls that only the judge makes are not in the key
    return decide(key, right, digest(key["id"])).status == "right"

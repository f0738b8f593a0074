"""A tiny lesson whose every part can be replaced by a faulty one."""

from __future__ import annotations

import shutil
from pathlib import Path

from course.authoring.build import ROOT
from course.authoring.lesson import read

NAME = "m00_tiny"

EXERCISE = {
    "id": '"m00-q1"',
    "kind": 'number("percent", within="0.06")',
    "answer": '"rise"',
    "points": "1",
    "minutes": "5",
    "objective": '"O1"',
    "verb": '"apply"',
    "claims": '["C19"]',
    "hints": '["First.", "Second.", "Third."]',
    "then": '"It holds."',
    "mistakes": '[mistake("by-new", "rise = (new - old) / new * 100", "Look at the denominator.")]',
    "also": '["rise = round((new / old - 1) * 100, 1)"]',
    "near_misses": '["rise = 38.3"]',
}
PARTS = {
    "module": 'objectives(O1=("Compute", "a change in per cent."))',
    "title": "# # A tiny lesson",
    "data": 'from course import check, value\n\nold = value("FRA-001").value\n'
    'new = value("FRA-002").value',
    "prompt": "# ### Exercise\n#\n# {about m00-q1} The article says {C19}. Name the rise `rise`.",
    "solution": "rise = (new - old) / old * 100",
    "after": "# The way back is not the way there.",
    "last": "print(old)",
}


def text(*, without=(), **parts):
    """Write the lesson; a part of EXERCISE or PARTS may be given anew or left out."""
    spec = {key: parts.get(key, EXERCISE[key]) for key in EXERCISE if key not in without}
    rest = {key: parts.get(key, PARTS[key]) for key in PARTS}
    name = spec.pop("id")
    kind = spec.pop("kind")
    words = ", ".join([name, kind, *(f"{key}={value}" for key, value in spec.items())])
    return f"""# %% role="declare"
{rest["module"]}

# %% [markdown]
{rest["title"]}

# %%
{rest["data"]}

# %% role="declare"
exercise({words})

# %% [markdown]
{rest["prompt"]}

# %% role="answer" exercise="m00-q1"
{rest["solution"]}

# %% [markdown]
{rest["after"]}

# %%
{rest["last"]}
"""


def lesson(folder: Path, source: str | None = None, **parts):
    """Read a tiny lesson."""
    path = folder / f"{NAME}.py"
    path.write_text(text(**parts) if source is None else source, encoding="utf-8")
    return read(path)


def repository(root: Path, **parts) -> Path:
    """Make a repository with the tiny lesson alone; the package and its tables are linked."""
    (root / "solutions").mkdir(parents=True)
    (root / "solutions" / f"{NAME}.py").write_text(text(**parts), encoding="utf-8")
    (root / "course").mkdir()
    for path in (ROOT / "course").iterdir():
        if path.name not in ("exercises", "__pycache__"):
            (root / "course" / path.name).symlink_to(path)
    (root / "course" / "exercises").mkdir()
    for path in (ROOT / "course" / "exercises").glob("*.py"):
        (root / "course" / "exercises" / path.name).symlink_to(path)
    (root / "datasets").symlink_to(ROOT / "datasets")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Give every file under a folder that is no link and no cache."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and not any(part.is_symlink() for part in (path, *path.parents) if part != root.parent)
        and "__pycache__" not in path.parts
    }

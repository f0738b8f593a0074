"""Three people come in by three doors, and no door opens onto another's room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import ROOT

PACKAGE = ROOT / "course"
BEHIND_OTHER_DOORS = {"authoring", "grading", "site"}
# The command line sends an author on to the build when asked to, and imports it only then; it
# names what the instructor's commands are done by.
FRONT_DESK = PACKAGE / "cli.py"
COMMAND_LINES = PACKAGE / "_commands"
HEAVY = ("IPython", "ipywidgets", "matplotlib", "networkx", "numpy", "pandas", "scipy")


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def students() -> list[Path]:
    return [
        path
        for path in modules(PACKAGE)
        if path.relative_to(PACKAGE).parts[0] not in BEHIND_OTHER_DOORS
        and path != FRONT_DESK
        and path.parent != COMMAND_LINES
    ]


def before_the_environment() -> list[Path]:
    names = ("__init__.py", "__main__.py", "_python.py", "cli.py")
    folders = (PACKAGE / "_bootstrap", COMMAND_LINES)
    return [PACKAGE / name for name in names] + [path for each in folders for path in modules(each)]


def imported(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """Every module that a file imports, or only those it imports as soon as it is itself."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ["course", *path.relative_to(PACKAGE).parts[: -node.level]] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{name}.{alias.name}" for alias in node.names)
        elif not (at_once and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            todo.extend(ast.iter_child_nodes(node))


def named(path: Path) -> set[str]:
    """Every dotted name of the course that a file spells out, for imports by name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text.startswith("course.")}


def test_the_student_s_modules_are_found() -> None:
    found = {path.name for path in students()}
    assert {"__init__.py", "datasets.py", "pictures.py"} <= found


@pytest.mark.parametrize("path", students(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_student_s_module_stays_on_its_side(path: Path) -> None:
    across = tuple(f"course.{name}" for name in BEHIND_OTHER_DOORS)
    crossing = [name for name in {*imported(path), *named(path)} if name.startswith(across)]
    assert crossing == []


@pytest.mark.parametrize("path", modules(COMMAND_LINES), ids=lambda path: path.name)
def test_a_command_line_imports_nothing_from_behind_a_door(path: Path) -> None:
    across = tuple(f"course.{name}" for name in BEHIND_OTHER_DOORS)
    assert not any(name.startswith(across) for name in imported(path))


def test_the_front_desk_lets_authors_in_only_when_asked() -> None:
    assert not any("authoring" in name for name in imported(FRONT_DESK, at_once=True))
    assert "course.authoring.build" in set(imported(FRONT_DESK))


@pytest.mark.parametrize(
    "path", before_the_environment(), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_nothing_but_the_standard_library_is_needed_before_the_environment(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path, at_once=True)}
    assert tops <= sys.stdlib_module_names | {"course"}


def test_importing_the_course_loads_no_heavy_library() -> None:
    program = f"import sys, course; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from course.grading import judge", ["course.grading.judge"]),
        ("from ..grading import judge", ["course.grading.judge"]),
        ("def f():\n    import course.authoring.build", ["course.authoring.build"]),
    ],
)
def test_a_crossing_would_be_seen(
    text: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "exercises" / "module.py"
    module.parent.mkdir()
    module.write_text(text)
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    assert list(imported(module)) == found

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from course.exercises._saved import AnswerFile
from tests.widgets._widgets import CASES

SCRIPT = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from tests.widgets._widgets import CASES
shell = InteractiveShell.instance()
seen = {}
with capture_output() as shown:
    shell.run_cell("from tests.widgets._widgets import CASES")
    for name, case in CASES.items():
        before = len(shown.outputs)
        shell.run_cell(f"widget = CASES[{name!r}].make(CASES[{name!r}].exercise)")
        rest = shell.display_formatter.format(shell.user_ns["widget"])
        case.save(shell.user_ns["widget"], *case.first)
        seen[name] = {"bundles": [o.data for o in shown.outputs[before:]], "rest": rest}
print(json.dumps({
    "seen": seen, "stdout": shown.stdout, "stderr": shown.stderr,
    "widgets": "ipywidgets" in sys.modules,
}))
"""


def in_a_notebook(folder: Path, **environment: str) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"},
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "IPYTHONDIR": str(folder / "ipython"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert result["stdout"] == result["stderr"] == ""
    return result


def test_under_the_grader_nothing_is_shown_and_everything_works_in_code(tmp_path: Path) -> None:
    result = in_a_notebook(tmp_path, NBGRADER_EXECUTION="autograde")
    assert result["widgets"] is False
    for name, case in CASES.items():
        assert result["seen"][name] == {"bundles": [], "rest": [{}, {}]}
        read = AnswerFile(tmp_path).read(case.exercise, name, 1)
        assert read == dict([case.first])


@pytest.fixture(scope="module", name="shown")
def _shown(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("shown")
    return [in_a_notebook(folder / name) for name in ("one", "two", "one")]


@pytest.mark.parametrize("name", CASES)
def test_a_widget_a_still_picture_and_a_text_are_shown(
    shown: list[dict[str, Any]], name: str
) -> None:
    (bundle, *_), (_, *_), (later, *_) = (run["seen"][name]["bundles"] for run in shown)
    assert sorted(bundle) == [
        "application/vnd.jupyter.widget-view+json",
        "text/html",
        "text/plain",
    ]
    assert bundle["text/plain"] == CASES[name].before
    assert later["text/plain"] == CASES[name].after
    assert bundle["text/html"].startswith('<img alt="')
    assert bundle["text/html"].count("<") == 1


@pytest.mark.parametrize("name", CASES)
def test_the_text_and_the_still_picture_are_the_same_every_time(
    shown: list[dict[str, Any]], name: str
) -> None:
    one, two = (run["seen"][name]["bundles"][0] for run in shown[:2])
    assert one["text/plain"] == two["text/plain"]
    assert one["text/html"] == two["text/html"]

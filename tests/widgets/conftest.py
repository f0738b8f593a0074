from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.widgets._widgets import CASES, Case

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(params=CASES.values(), ids=CASES.keys(), name="case")
def _case(request: pytest.FixtureRequest) -> Case:
    case: Case = request.param
    return case


@pytest.fixture(name="widget")
def _widget(case: Case) -> Any:
    return case.make(case.exercise)

"""A module of one small exercise of each kind, with real digests."""

from __future__ import annotations

import json

import pytest

from course.exercises._seal import digest
from tests.exercises._kinds import WORDS, made, number

FUNCTION = WORDS["function"]([[1.0, 2.0]])
KINDS = {
    "m00-q1": (number(), 37.95, {"by-new": 27.51}),
    "m00-q2": (WORDS["choice"]("a", "b", "c"), "b", {"first": "a"}),
    "m00-q3": (WORDS["selection"]("A", "B", "C"), ["A", "B"], {"all": ["A", "B", "C"]}),
    "m00-q4": (WORDS["order"]("A", "B", "C"), ["B", "A", "C"], {"backwards": ["C", "A", "B"]}),
    "m00-q5": (
        WORDS["entries"](smallest=number(), largest=number()),
        {"smallest": 27.0, "largest": 58.0},
        {"swapped": {"smallest": 58.0, "largest": 27.0}},
    ),
    "m00-q6": (
        WORDS["table"](by=["base_year"], rows=1, base_year=number("year"), factor=number("ratio")),
        [{"base_year": 2010, "factor": 6.76}],
        {"upside-down": [{"base_year": 2010, "factor": 0.148}]},
    ),
    "m00-q7": (FUNCTION, [{"returned": [2.0, 4.0]}], {"same": [{"returned": [1.0, 2.0]}]}),
    "m00-q8": (WORDS["flag"](), True, {"no": False}),
}


def doubled(values):
    return [2 * value for value in values]


RIGHT = {name: right for name, (_, right, _) in KINDS.items()} | {"m00-q7": doubled}
WRONG = {name: next(iter(wrong.values())) for name, (_, _, wrong) in KINDS.items()}
WRONG["m00-q7"] = list


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """Make the key's folder once: digests are slow on purpose."""
    folder = tmp_path_factory.mktemp("keys")
    exercises = {name: made(*spec, seal=digest(name), name=name) for name, spec in KINDS.items()}
    exercises["m00-e1"] = {
        "id": "m00-e1",
        "written": True,
        "points": 4,
        "minutes": 20,
        "hints": [],
    }
    content = {"format": 1, "module": "m00_small", "exercises": exercises}
    (folder / "m00_small.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture
def student(keys, tmp_path, monkeypatch):
    """Give a student's folder of the module, with the working directory in it."""
    folder = tmp_path / "m00_small"
    folder.mkdir()
    monkeypatch.setenv("COURSE_KEYS", str(keys))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("COURSE_JUDGE", raising=False)
    monkeypatch.chdir(folder)
    return folder

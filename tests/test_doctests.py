"""The examples in docstrings say what happens."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import course

MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(course.__path__, "course.")
    if not name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    options = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL

    assert doctest.testmod(import_module(name), optionflags=options).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [
        example
        for name in MODULES
        for found in finder.find(import_module(name))
        for example in found.examples
    ]
    assert len(examples) > len(MODULES)

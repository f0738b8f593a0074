"""A lesson's pictures are drawn for people and left out where the judge runs a submission."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest

import course.plots
from course import load
from course.plots.change import two_wholes

MODULES = [name for _, name, _ in pkgutil.iter_modules(course.plots.__path__)]


def test_a_picture_is_drawn_for_a_person(capsys):
    two_wholes(load("synthetic_town"))

    assert "SYNTHETIC DATA" in capsys.readouterr().out


def test_a_picture_is_not_drawn_under_the_judge(capsys, monkeypatch):
    monkeypatch.setenv("COURSE_JUDGE", "outside")

    two_wholes(load("synthetic_town"))

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", MODULES)
def test_whatever_shows_a_picture_is_marked_as_one(name):
    module = import_module(f"course.plots.{name}")
    for function in vars(module).values():
        if not inspect.isfunction(function) or function.__module__ != module.__name__:
            continue
        if "    show(" in inspect.getsource(function) and not function.__name__.startswith("_"):
            assert hasattr(function, "__wrapped__"), function.__name__

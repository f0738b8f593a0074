"""A course on organized-crime analysis: every figure traced, every exercise checked.

A notebook imports what it needs from here. Names are looked up when they are first used, so that
``import course`` itself loads no heavy library.
"""

import sys
from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "base_year_explorer": "course.widgets.base_year",
    "certainty_slider": "course.widgets.certainty_slider",
    "check": "course.exercises._check",
    "count_explorer": "course.widgets.count_explorer",
    "evidence_board": "course.widgets.evidence_board",
    "hint": "course.exercises._check",
    "hypothesis_matrix": "course.widgets.hypothesis_matrix",
    "intervention_slider": "course.widgets.intervention_slider",
    "load": "course.datasets",
    "market_sliders": "course.widgets.market_sliders",
    "probability_wheel": "course.widgets.probability_wheel",
    "progress": "course.exercises._progress",
    "reveal": "course.exercises._forecast",
    "saved": "course.exercises._saved",
    "seal": "course.exercises._forecast",
    "show": "course.pictures",
    "take_apart": "course.widgets.take_apart",
    "value": "course.datasets",
    "weight_slider": "course.widgets.weight_slider",
}
__all__ = [
    "base_year_explorer",
    "certainty_slider",
    "check",
    "count_explorer",
    "evidence_board",
    "hint",
    "hypothesis_matrix",
    "intervention_slider",
    "load",
    "market_sliders",
    "probability_wheel",
    "progress",
    "reveal",
    "saved",
    "seal",
    "show",
    "take_apart",
    "value",
    "weight_slider",
]

if sys.platform == "emscripten":
    import_module("course._browser.packages").bring_when_needed()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'course' has no {name!r}; it has: {', '.join(__all__)}")


def __dir__() -> "list[str]":
    return sorted([*globals(), *__all__])

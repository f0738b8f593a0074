"""The four widgets side by side, and how to look into the picture of one."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import count_explorer, evidence_board, hypothesis_matrix, market_sliders

if TYPE_CHECKING:
    from collections.abc import Callable

SVG = "{http://www.w3.org/2000/svg}"

CLAIMS = ["C02", "C05", "C20", "C21", "C22", "C27"]

RATINGS = {
    "E1": {"freed": "C", "taken": "II", "paid": "N"},
    "E2": {"freed": "I", "taken": "CC", "paid": "N"},
    "E3": {"freed": "I", "taken": "I", "paid": "I"},
    "E4": {"freed": "N", "taken": "N", "paid": "II"},
}
TEXTS = {"E1": "A sawn bar.", "E2": "A lawyer's idea.", "E3": "An escort.", "E4": "No payment."}


def matrix(exercise: str = "m02-w1") -> Any:
    import pandas as pd

    return hypothesis_matrix(
        exercise, ratings=pd.DataFrame.from_dict(RATINGS, orient="index"), texts=TEXTS
    )


def board(exercise: str = "m01-w1") -> Any:
    return evidence_board(exercise, claims=CLAIMS)


@dataclass(frozen=True)
class Case:
    """One widget: how to make it, two good values to save, and a bad one."""

    make: Callable[..., Any]
    model: str
    exercise: str
    save: Callable[[Any, str, Any], None]
    first: tuple[str, Any]
    second: tuple[str, Any]
    bad: Any
    before: str
    after: str
    fault: str

    def view(self, widget: Any) -> Any:
        from importlib import import_module

        return import_module(f"course.widgets._{self.model}_view")._View(widget)


CASES = {
    case.model: case
    for case in (
        Case(
            make=count_explorer,
            model="count_explorer",
            exercise="m04-w1",
            save=lambda widget, key, value: widget.pick(key, value),
            first=("from_33", 40),
            second=("from_303", 310),
            bad=40.5,
            before="Count explorer m04-w1: from 33 not saved, from 303 not saved",
            after="Count explorer m04-w1: from 33 40, from 303 not saved",
            fault="The later count is a whole number from 0 to 600, not 40.5.",
        ),
        Case(
            make=board,
            model="evidence_board",
            exercise="m01-w1",
            save=lambda widget, key, value: widget.grade(key, value),
            first=("C05", "B3"),
            second=("C27", "F6"),
            bad="G1",
            before=(
                "Evidence board m01-w1: C02 not graded, C05 not graded, C20 not graded, "
                "C21 not graded, C22 not graded, C27 not graded"
            ),
            after=(
                "Evidence board m01-w1: C02 not graded, C05 B3, C20 not graded, "
                "C21 not graded, C22 not graded, C27 not graded"
            ),
            fault="such as \"F6\", not 'G1'.",
        ),
        Case(
            make=matrix,
            model="hypothesis_matrix",
            exercise="m02-w1",
            save=lambda widget, _key, value: widget.leave_out(value),
            first=("item", "E1"),
            second=("item", "E3"),
            bad="E9",
            before="Hypothesis matrix m02-w1: not saved",
            after="Hypothesis matrix m02-w1: E1 left out",
            fault="The piece of evidence is one of E1, E2, E3, E4, not 'E9'.",
        ),
        Case(
            make=market_sliders,
            model="market_sliders",
            exercise="m05-w1",
            save=lambda widget, key, value: widget.pick(key, value),
            first=("at_10", 120),
            second=("at_40", 80.5),
            bad="many",
            before="Market sliders m05-w1: at 10 percent not saved, at 40 percent not saved",
            after="Market sliders m05-w1: at 10 percent 120 t, at 40 percent not saved",
            fault="The flow is a number of tonnes from 0 to 600, not 'many'.",
        ),
    )
}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in parsed(svg).iter(f"{SVG}text")]


def rectangles(svg: str) -> list[dict[str, str]]:
    """Return the rectangles after the background."""
    return [rectangle.attrib for rectangle in parsed(svg).findall(f"{SVG}rect")][1:]


def contrast_with_white(color: str) -> float:
    return contrast(color, "#ffffff")


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, definitions of relative luminance and contrast ratio."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    color = {"white": "#ffffff"}.get(color, color)
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

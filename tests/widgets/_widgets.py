"""Nine widgets side by side, and how to look into the picture of one.

The tenth, the base-year explorer, came first and has tests of its own in ``test_base_year.py``.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import (
    certainty_slider,
    count_explorer,
    evidence_board,
    hypothesis_matrix,
    intervention_slider,
    market_sliders,
    probability_wheel,
    take_apart,
    weight_slider,
)

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


TIES = [
    ("ann", "bob", "stated", False),
    ("bob", "cy", "stated", False),
    ("cy", "di", "reported", False),
    ("cy", "di", "alleged", False),
    ("di", "eve", "alleged", False),
    ("flo", "gus", "stated", False),
    ("ann", "eve", "stated", True),
]
PEOPLE = {name: name.title() for name in ("ann", "bob", "cy", "di", "eve", "flo", "gus")}
ROLES = {"low": "the lowest", "high": "the highest"}


def certainty(exercise: str = "m06-w1") -> Any:
    import pandas as pd

    ties = pd.DataFrame(TIES, columns=["source", "target", "certainty", "negated"])
    return certainty_slider(exercise, ties=ties, labels=PEOPLE, roles=ROLES)


def apart(exercise: str = "m07-w1") -> Any:
    import networkx as nx

    return take_apart(exercise, graph=nx.krackhardt_kite_graph(), budget=3)


PARTS = {"Ixia": (8.0, 2.0), "Yarrow": (5.0, 6.0), "Sorrel": (4.0, 4.0)}


def weight(exercise: str = "m08-w1") -> Any:
    import pandas as pd

    parts = pd.DataFrame.from_dict(PARTS, orient="index", columns=["markets", "actors"])
    return weight_slider(exercise, parts=parts, roles=ROLES, highlight=["Yarrow"])


COUNTS = [12, 10, 14, 11, 13, 12, 9, 8, 6, 7, 9, 3]


def intervention(exercise: str = "m09-w1") -> Any:
    import pandas as pd

    counts = pd.Series(COUNTS, index=range(1, 13), name="Thefts")
    return intervention_slider(exercise, counts=counts, roles=ROLES, least=3, synthetic=True)


QUESTIONS = {"box": "Is the ball red?", "even": "Does a fair coin show heads?", "rain": "Rain?"}


def wheel(exercise: str = "m10-w1") -> Any:
    return probability_wheel(
        exercise, questions=QUESTIONS, chances={"box": 70}, outcomes={"even": True, "rain": False}
    )


def take_out(puzzle: Any, nodes: list[Any]) -> None:
    """Remove some nodes and no others."""
    for node in puzzle.removed:
        puzzle.put_back(node)
    for node in nodes:
        puzzle.remove(node)


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
    words: str = ""

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
            before="Market sliders m05-w1: at 10 per cent not saved, at 40 per cent not saved",
            after="Market sliders m05-w1: at 10 per cent 120 t, at 40 per cent not saved",
            fault="The flow is a number of tonnes from 0 to 600, not 'many'.",
        ),
        Case(
            make=certainty,
            model="certainty_slider",
            exercise="m06-w1",
            save=lambda widget, key, value: widget.pick(key, value),
            first=("low", "reported"),
            second=("high", "alleged"),
            bad="rumored",
            before="Certainty slider m06-w1: the lowest: not saved, the highest: not saved",
            after='Certainty slider m06-w1: the lowest: "reported", the highest: not saved',
            fault="The certainty is one of 'stated', 'reported', 'alleged', not 'rumored'.",
        ),
        Case(
            make=apart,
            model="take_apart",
            exercise="m07-w1",
            save=lambda widget, _key, value: take_out(widget, value),
            first=("removed", [3, 7]),
            second=("removed", [5]),
            bad=[11],
            before="Take apart m07-w1: 0 of 3 removed",
            after="Take apart m07-w1: 2 of 3 removed: 3, 7",
            fault="The network has no node 11.",
            words="3, 7",
        ),
        Case(
            make=weight,
            model="weight_slider",
            exercise="m08-w1",
            save=lambda widget, key, value: widget.pick(key, value),
            first=("low", 41),
            second=("high", 80),
            bad=40.5,
            before="Weight slider m08-w1: the lowest: not saved, the highest: not saved",
            after="Weight slider m08-w1: the lowest: 41 per cent, the highest: not saved",
            fault="The weight is a whole number of per cent from 0 to 100, not 40.5.",
        ),
        Case(
            make=intervention,
            model="intervention_slider",
            exercise="m09-w1",
            save=lambda widget, key, value: widget.pick(key, value),
            first=("low", 8),
            second=("high", 5),
            bad="soon",
            before="Intervention slider m09-w1: the lowest: not saved, the highest: not saved",
            after="Intervention slider m09-w1: the lowest: month 8, the highest: not saved",
            fault="is one of 4 to 10 (3 months or more on either side), not 'soon'.",
        ),
        Case(
            make=wheel,
            model="probability_wheel",
            exercise="m10-w1",
            save=lambda widget, key, value: widget.set(key, value),
            first=("box", 65),
            second=("rain", 20),
            bad="likely",
            before="Probability wheel m10-w1: box not saved, even not saved, rain not saved",
            after="Probability wheel m10-w1: box 65 per cent, even not saved, rain not saved",
            fault="is a whole number of per cent from 0 to 100, not 'likely'.",
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


def ground(picture: ET.Element, text: ET.Element) -> str:
    """Return the color of the last dot under the middle of a text, or white."""
    x, y = float(text.attrib["x"]), float(text.attrib["y"]) - 4
    under = [
        dot.attrib["fill"]
        for dot in picture.iter(f"{SVG}circle")
        if (x - float(dot.attrib["cx"])) ** 2 + (y - float(dot.attrib["cy"])) ** 2
        < float(dot.attrib["r"]) ** 2
    ]
    return next((fill for fill in reversed(under) if fill != "none"), "white")


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, definitions of relative luminance and contrast ratio."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    color = {"white": "#ffffff"}.get(color, color)
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""The report as one page: no network, no script, everything from students escaped."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course.grading.report import answers, pictures
from course.grading.report._drawing import Picture
from course.grading.report.gather import Report
from course.grading.results import MISSING
from course.grading.work import PARTLY, UNGRADABLE

MOST_BARS = 10
MOST_HEAPS = 40
MOST_PAIRS = 30
_HERE = Path(__file__).parent
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def page(report: Report, *, anonymous: bool = False) -> str:
    """Write the page.

    Parameters
    ----------
    report
        What it shows.
    anonymous
        Whether it is for the class: then it names no student, and shows no answer that only one
        student gave.
    """
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(plain=plain, two=lambda value: f"{round(value, 2) + 0.0:.2f}")
    template = environment.get_template("page.html.jinja")
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    return template.render(
        report=report,
        anonymous=anonymous,
        style=Markup(style),  # noqa: S704 - our own file
        pictures=_pictures(report),
        close=answers.CLOSE,
        spread=_spread(report.sums.known),
        **_unnamed(report, 2 if anonymous else 1),
        **_to_look_at(report),
    )


def plain(text: str, most: int, *, lines: bool = False) -> str:
    """Shorten a student's text and make visible what would change how the page reads.

    Parameters
    ----------
    text
        Anything.
    most
        Characters that are kept.
    lines
        Whether line ends stay.
    """
    kept = text[: most + 1]
    shown = "".join(
        each
        if (lines and each == "\n") or unicodedata.category(each) not in _HIDDEN
        else " "
        if each.isspace()
        else "\ufffd"
        for each in kept
    )
    return f"{shown[:most]}…" if len(shown) > most else shown


def _pictures(report: Report) -> dict[str, Picture | None]:
    hours = [one.hours for one in report.times if one.hours is not None]
    since = [(report.times[0].when - one.when).total_seconds() / 3600 for one in report.times]
    alike = report.similarity
    return {
        "marks": pictures.marks(report.sums.known, report.sums.of) if report.sums.known else None,
        "outcomes": pictures.outcomes(report.items) if _any_marked(report) else None,
        "discriminations": pictures.discriminations(report.items) if _any_r(report) else None,
        "mistakes": pictures.mistakes(report.mistakes[:MOST_BARS]) if report.mistakes else None,
        "objectives": _reached(report.objectives, "objectives"),
        "claims": _reached(report.claims, "claims"),
        "hours": pictures.hours(hours or since, due=bool(hours)) if since else None,
        "closest": pictures.closest(alike.closest, len(alike.pairs), alike.threshold)
        if alike.closest
        else None,
    }


def _any_marked(report: Report) -> bool:
    return any(item.n and not item.by_hand for item in report.items)


def _any_r(report: Report) -> bool:
    return any(item.discrimination.r for item in report.items)


def _reached(found: Any, what: str) -> Picture | None:
    return pictures.reached(found, what) if any(goal.n for goal in found) else None


def _spread(points: Sequence[float]) -> list[tuple[str, float]]:
    if len(points) < 2:  # noqa: PLR2004 - quartiles need two
        return [("the only submission", each) for each in points]
    quarter, half, three = statistics.quantiles(points, n=4, method="inclusive")
    return [
        ("highest", max(points)),
        ("a quarter have at least", three),
        ("half have at least", half),
        ("mean", statistics.fmean(points)),
        ("three quarters have at least", quarter),
        ("lowest", min(points)),
        ("standard deviation", statistics.stdev(points)),
    ]


def _unnamed(report: Report, fewest: int) -> dict[str, Any]:
    shown = [heap for heap in report.unnamed if heap.count >= fewest][:MOST_HEAPS]
    wrong = sum(item.counts.get("not-yet", 0) for item in report.items)
    return {
        "heaps": shown,
        "more_heaps": len(report.unnamed) - len(shown),
        "lost": wrong - sum(heap.count for heap in report.unnamed),
    }


def _to_look_at(report: Report) -> dict[str, Any]:
    pairs = report.similarity.pairs
    missing = report.of_state(MISSING)
    return {
        "missing": missing,
        "partly": report.of_state(PARTLY),
        "ungradable": report.of_state(UNGRADABLE),
        "waiting": [one for one in report.graded if one.waiting],
        "repaired": [one for one in report.everybody if one.repairs],
        "handed_in": len(report.everybody) - len(missing),
        "odd_times": [one for one in report.times if one.note],
        "pairs": pairs[:MOST_PAIRS],
        "more_pairs": max(0, len(pairs) - MOST_PAIRS),
    }

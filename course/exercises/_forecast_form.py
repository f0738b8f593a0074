"""What a sealed forecast is made of: its form, and the digest that holds it fast."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from course.exercises._plain import Problem, describe, is_blank, is_pandas, number

FORMS = ("coherent", "incomplete", "percent", "outside", "certain", "falling", "changed")
"""Every form that a sealed forecast can have; only the first is right."""

_PERCENT = 100

Forecast = dict[str, float]
Nested = Iterable[tuple[str, str]]


def read_forecast(raw: Any, questions: Iterable[str]) -> Forecast | None:
    """Read a student's forecast as plain numbers.

    Parameters
    ----------
    raw
        A dictionary (or column) of numbers by question. A question may still hold the stub's dots.
    questions
        The questions that there are.

    Returns
    -------
    dict or None
        The numbers, as they were given; None while nothing but dots is there.

    Raises
    ------
    Problem
        In one line for the student, when it is anything else.

    Examples
    --------
    >>> read_forecast({"rain": 0.7}, ["rain", "snow"])
    {'rain': 0.7}
    """
    known = tuple(questions)
    if is_blank(raw):
        return None
    if is_pandas(raw, "Series"):
        raw = raw.to_dict()
    if not isinstance(raw, dict):
        raise Problem(f"This is {describe(raw)}; a dictionary of probabilities is expected.")
    strange = [str(name)[:40] for name in raw if name not in known]
    if strange:
        raise Problem(f"`{strange[0]}` is none of the questions: {', '.join(known)}.")
    found: Forecast = {}
    for name in known:
        if is_blank(raw.get(name)):
            continue
        try:
            found[name] = float(number(raw[name]))
        except Problem as problem:
            raise Problem(f"`{name}`: {problem}") from None
    return found or None


def form(forecast: Mapping[str, float], questions: Iterable[str], nested: Nested) -> str:
    """Name the form of a forecast, whatever came of it.

    Parameters
    ----------
    forecast : mapping
        Numbers by question.
    questions : iterable of str
        The questions that must be answered.
    nested : iterable of pairs of str
        Pairs of questions of which the first cannot happen without the second.

    Returns
    -------
    str
        One of `FORMS`: "incomplete" when a question is missing; "outside" below 0 or above 100;
        "percent" when a number can only be meant in percent; "certain" for 0 or 1; "falling" when
        an event is held to be likelier than one that it brings with it; else "coherent".

    Examples
    --------
    >>> pairs = [("by June", "by December")]
    >>> form({"by June": 0.5, "by December": 0.75}, ["by June", "by December"], pairs)
    'coherent'
    >>> form({"by June": 0.5, "by December": 0.25}, ["by June", "by December"], pairs)
    'falling'
    """
    if any(name not in forecast for name in questions):
        return "incomplete"
    numbers = forecast.values()
    if any(not 0 <= p <= _PERCENT for p in numbers):
        return "outside"
    if any(p > 1 for p in numbers):
        return "percent"
    if any(p in (0, 1) for p in numbers):
        return "certain"
    if any(
        forecast[first] > forecast[second]
        for first, second in nested
        if first in forecast and second in forecast
    ):
        return "falling"
    return "coherent"


def digest_of(exercise: str, forecast: Mapping[str, float], nonce: str, sealed_at: str) -> str:
    """Give the digest (SHA-256) of a forecast.

    Parameters
    ----------
    exercise : str
        The exercise's id.
    forecast : mapping
        Numbers by question.
    nonce : str
        Random text, so that nobody finds the forecast by trying out every number.
    sealed_at : str
        When it was sealed.

    Returns
    -------
    str
        64 hexadecimal digits: changed beyond recognition by any change to any argument.

    Examples
    --------
    >>> one = digest_of("m10-q5", {"rain": 0.7}, "salt", "2024-05-15")
    >>> one == digest_of("m10-q5", {"rain": 0.8}, "salt", "2024-05-15")
    False
    """
    content = [exercise, sorted(forecast.items()), nonce, sealed_at]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

"""The record of a sealed forecast: what is kept, and what may still change it."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from course.exercises._forecast_form import digest_of, form

if TYPE_CHECKING:
    from course.exercises._answers_json import Data

QUESTIONS = {
    "m10-q5": (
        "caught-6-months",
        "caught-12-months",
        "cocaine-2024-record",
        "marseille-2024-fall",
        "prosecutor-2025",
    ),
}
"""The outcomes that each exercise asks about, by their key in the table ``outcomes``."""

NESTED = (("caught-6-months", "caught-12-months"),)
"""The first of a pair cannot happen without the second."""


def decide(
    exercise: str, said: dict[str, float] | None, before: Data | None
) -> tuple[Data | None, str, str]:
    """Decide what becomes of a forecast that is to be sealed.

    Parameters
    ----------
    exercise : str
        The exercise's id.
    said : dict or None
        Probabilities by question; None while the cell holds only dots.
    before : dict or None
        The record so far.

    Returns
    -------
    tuple
        The record to keep, the word in front of the line, and the line.
    """
    if before is None and said is None:
        return None, "Note", "Nothing is sealed yet: replace the dots with your probabilities."
    if before is None and said is not None:
        kept = f"Your {len(said)} probabilities and their digest are in answers.json."
        return _new(exercise, said), "Sealed", kept
    assert before is not None  # noqa: S101 - both other cases are above
    if is_whole(exercise, before):
        return _beside_whole(exercise, said, before)
    return _beside_changed(exercise, said, before)


def _beside_whole(
    exercise: str, said: dict[str, float] | None, before: Data
) -> tuple[Data, str, str]:
    stands = _with_form(exercise, before)
    if said in (None, before["forecast"]):
        return stands, "Sealed", "This forecast was sealed before, and it stands."
    if before.get("revealed"):
        line = "You have seen the outcome, so the forecast stays as you sealed it. These new "
        return stands, "Note", line + "probabilities are not kept."
    assert said is not None  # noqa: S101 - sorted out above
    return _new(exercise, said), "Sealed", "Your new probabilities take the place of the old."


def _beside_changed(
    exercise: str, said: dict[str, float] | None, before: Data
) -> tuple[Data, str, str]:
    # The digest cannot give the sealed numbers back, but it knows them when they come.
    mended = {**before, "forecast": said}
    if said is not None and is_whole(exercise, mended):
        return _with_form(exercise, mended), "Sealed", "The forecast is again what it was."
    if said is not None and not before.get("revealed"):
        return _new(exercise, said), "Sealed", "Your new probabilities take the place of the old."
    line = "answers.json no longer holds what you sealed. Put the probabilities that you sealed "
    return {**before, "form": "changed"}, "Note", line + "back into this cell."


def _new(exercise: str, said: dict[str, float]) -> Data:
    nonce = secrets.token_hex(16)
    sealed_at = datetime.now(UTC).isoformat(timespec="seconds")
    return _with_form(
        exercise,
        {
            "forecast": said,
            "nonce": nonce,
            "sealed_at": sealed_at,
            "digest": digest_of(exercise, said, nonce, sealed_at),
            "revealed": False,
        },
    )


def _with_form(exercise: str, record: Data) -> Data:
    return {**record, "form": form(record["forecast"], QUESTIONS[exercise], NESTED)}


def is_whole(exercise: str, record: Data) -> bool:
    """Tell whether a record still holds the forecast that its digest was made of.

    Parameters
    ----------
    exercise : str
        The exercise's id.
    record : dict
        Whatever stands in the file under that id.
    """
    try:
        forecast = {str(name): float(p) for name, p in record["forecast"].items()}
        due = digest_of(exercise, forecast, str(record["nonce"]), str(record["sealed_at"]))
        return bool(record["digest"] == due)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def is_coherent(exercise: str, record: Data) -> bool:
    """Tell whether the forecast of a whole record is of the right form.

    Parameters
    ----------
    exercise : str
        The exercise's id.
    record : dict
        A record that `is_whole`.
    """
    return form(record["forecast"], QUESTIONS[exercise], NESTED) == "coherent"

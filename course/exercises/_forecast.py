"""Sealed forecasts: what was said before the outcome was looked at, and stays said.

`seal` writes a forecast into ``answers.json`` together with a digest of it. `reveal` gives the
outcomes and refuses as long as nothing is sealed; after it, `seal` changes nothing any more. The
record is in the file and not in memory, so that it holds when the notebook is run again, and when
it is run by a grader who was handed the file.

The mark rests on the form of a forecast, never on its luck. Nothing here can stop somebody who
wants to look first: the outcomes are public. The seal is there so that an honest forecaster cannot
be fooled by memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._forecast_form import read_forecast
from course.exercises._forecast_record import QUESTIONS, decide, is_coherent, is_whole
from course.exercises._plain import Problem
from course.exercises._result import Line, display_line
from course.exercises._saved import AnswerFile, NotSavedError

if TYPE_CHECKING:
    from types import EllipsisType

    import pandas as pd

    from course.exercises._answers_json import Data

MODEL = "sealed_forecast"
VERSION = 1


def seal(exercise: str, forecast: Any) -> Line:
    """Seal a forecast, so that it stays what it was when the outcome is known.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as ``m10-q5``.
    forecast : dict
        A probability for each question of the exercise.

    Returns
    -------
    Line
        What happened, in one line. A forecast of the wrong form is sealed as well: `check` says
        what is wrong with it, and it can be sealed anew as long as nothing has been revealed.

    Raises
    ------
    ValueError
        If the exercise asks for no forecast.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     seal("m10-q5", {"caught-6-months": ...})
    Note. Nothing is sealed yet: replace the dots with your probabilities.
    """
    questions = _questions(exercise)
    try:
        said = read_forecast(forecast, questions)
    except Problem as problem:
        return display_line("Note", f"Nothing was sealed. {problem}")
    answers = AnswerFile()
    before = answers.read(exercise, MODEL, VERSION)
    notes = [answers.note]
    record, head, text = decide(exercise, said, before)
    if record != before:

        def change(held: Data) -> Data:
            # Another notebook may have sealed or revealed since: the file decides.
            nonlocal head, text
            record, head, text = decide(exercise, said, held or None)
            return record or held

        try:
            answers.revise(exercise, MODEL, VERSION, change)
        except NotSavedError as problem:
            return display_line("Note", str(problem))
        notes.append(answers.note)
    return display_line(head, " ".join(filter(None, [text, *notes])))


def reveal(exercise: str) -> pd.DataFrame | EllipsisType:
    """Give the outcomes of the questions, once a forecast is sealed.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as ``m10-q5``.

    Returns
    -------
    pandas.DataFrame or Ellipsis
        One row a question, by its key: ``question``, ``forecast`` as it was sealed, ``happened``,
        ``date`` and ``note``. ``...`` when nothing fit to be revealed is sealed; a printed line
        then says why.

    Raises
    ------
    ValueError
        If the exercise asks for no forecast.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     reveal("m10-q5")
    Nothing is revealed yet: seal your forecast first.
    Ellipsis
    """
    questions = _questions(exercise)
    answers = AnswerFile()
    record = answers.read(exercise, MODEL, VERSION)
    refusal = _why_not(exercise, record)
    if record is None or refusal:
        return _refuse(f"Nothing is revealed yet: {refusal} {answers.note}".strip())
    if not record.get("revealed"):
        try:
            answers.update(exercise, MODEL, VERSION, {"revealed": True})
        except NotSavedError as problem:
            return _refuse(str(problem))
    from course.datasets import load  # noqa: PLC0415 - brings pandas with it

    table = load("outcomes").set_index("outcome").loc[list(questions)]
    table.insert(0, "forecast", [record["forecast"][name] for name in questions])
    return table[["question", "forecast", "happened", "date", "note"]]


def _questions(exercise: str) -> tuple[str, ...]:
    if exercise not in QUESTIONS:
        raise ValueError(
            f"expected an exercise that asks for a forecast ({', '.join(QUESTIONS)}), "
            f"got {exercise!r}"
        )
    return QUESTIONS[exercise]


def _why_not(exercise: str, record: Data | None) -> str:
    """Say why nothing can be revealed; empty when all is well."""
    if record is None:
        return "seal your forecast first."
    if not is_whole(exercise, record):
        return "answers.json no longer holds what you sealed. Run the cell that seals it."
    if not is_coherent(exercise, record):
        return "your sealed forecast is not in order. Run its check, and seal it anew."
    return ""


def _refuse(line: str) -> EllipsisType:
    print(line)  # noqa: T201 - the line is the output
    return ...

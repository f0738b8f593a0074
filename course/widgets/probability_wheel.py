"""The probability wheel: a probability to look at, and the scores that it can bring.

The model and the picture are pure; this file holds what a student decides: a probability for each
question, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._picks import SavedPicks
from course.widgets._probability_wheel_model import WheelModel, check_percent

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProbabilityWheel(SavedPicks[int]):
    """The wheel as an object: set probabilities in code, or display it and use its button.

    Parameters
    ----------
    model : WheelModel
        The questions.
    exercise : str
        The exercise's id, under which the probabilities are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = WheelModel({"coin": "Heads?", "die": "A six?"})
    >>> with TemporaryDirectory() as folder:
    ...     wheel = ProbabilityWheel(model, "m10-w1", AnswerFile(folder))
    ...     wheel.set("coin", 45)
    ...     wheel
    Probability wheel m10-w1: coin 45 per cent, die not saved
    """

    MODEL = "probability_wheel"

    def __init__(self, model: WheelModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, model.questions)

    def set(self, question: str, percent: int) -> None:
        """Save the probability of a question.

        Parameters
        ----------
        question : str
            The question's id.
        percent : int
            The probability in per cent, from 0 to 100.

        Raises
        ------
        ValueError
            If there is no such question, or the probability is no whole number of per cent.
        NotSavedError
            If the file cannot be written.
        """
        if question not in self.model.questions:
            known = ", ".join(map(repr, self.model.questions))
            raise ValueError(f"The question is one of {known}, not {question!r}.")
        self._save(question, check_percent(percent))

    def said(self, key: str) -> str:
        """Return a saved probability in words."""
        return f"{self._picks[key]} per cent for {key}"

    def _fault(self, key: str, value: Any) -> str:
        try:
            check_percent(value)
        except ValueError as problem:
            return f"What is saved as the probability of {key} is not used. {problem}"
        return ""

    def __repr__(self) -> str:
        given = (
            f"{key} {f'{self._picks[key]} per cent' if key in self._picks else 'not saved'}"
            for key in self.model.questions
        )
        return f"Probability wheel {self.exercise}: {', '.join(given)}"

    def _show(self) -> None:
        from course.widgets._probability_wheel_view import display_wheel  # noqa: PLC0415  # heavy

        display_wheel(self)


def probability_wheel(
    exercise: str = "m10-w1",
    *,
    questions: Mapping[str, str],
    outcomes: Mapping[str, bool] | None = None,
    chances: Mapping[str, float] | None = None,
    synthetic: bool = False,
) -> ProbabilityWheel:
    """Set probabilities on a wheel and see which Brier scores they can bring.

    Parameters
    ----------
    exercise : str
        The exercise under which your probabilities are saved.
    questions : mapping of str to str
        The text of each question by its id.
    outcomes : mapping of str to bool, optional
        Which of them happened, so far as that is known.
    chances : mapping of str to float, optional
        The true chance in per cent, where it is known.
    synthetic : bool
        Whether the questions are made up; the picture then says so.

    Returns
    -------
    ProbabilityWheel
        Leave it on the last line of a cell to see it. Choose a question, move the slider and save
        with the button; or do the same in code, with ``wheel.set("coin", 45)``.
        ``wheel.model.score(45, happened=True)`` is a Brier score.

    Raises
    ------
    ValueError
        If there is no question, or something is known of a question that there is not.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     wheel = probability_wheel(questions={"coin": "Heads?"}, chances={"coin": 50})
    ...     wheel.model.sentence("coin", 40, {})
    'coin: you say 40 per cent. Brier score 0.360 if it happens, 0.160 if not. \
The chance is 50 per cent: expected score 0.260.'
    """
    model = WheelModel(
        {str(key): str(says) for key, says in questions.items()},
        {str(key): bool(happened) for key, happened in (outcomes or {}).items()},
        {str(key): float(chance) for key, chance in (chances or {}).items()},
        synthetic=synthetic,
    )
    return ProbabilityWheel(model, exercise, AnswerFile())

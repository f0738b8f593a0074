"""The probability wheel's model: probabilities in per cent, and the Brier scores they can bring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALL = 100


@dataclass(frozen=True)
class WheelModel:
    """Questions that are answered yes or no, with what is known about them.

    Parameters
    ----------
    questions : mapping of str to str
        The text of each question.
    outcomes : mapping of str to bool
        Which of them happened, so far as that is known.
    chances : mapping of str to float
        The true chance in per cent, where it is known, as for a ball from a box.
    synthetic : bool
        Whether the questions are made up, which picture and text then say.

    Raises
    ------
    ValueError
        If there is no question, or something is known of a question that there is not, or a
        chance is not from 0 to 100.

    Examples
    --------
    >>> model = WheelModel({"coin": "Heads?", "die": "A six?"}, outcomes={"die": False})
    >>> model.score(20, happened=False), model.score(20, happened=True)
    (0.04, 0.64)
    >>> model.expected(20, chance=50)
    0.34
    """

    questions: Mapping[str, str]
    outcomes: Mapping[str, bool] = field(default_factory=dict)
    chances: Mapping[str, float] = field(default_factory=dict)
    synthetic: bool = False

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("questions= needs one question or more.")
        for name, known in (("outcomes", self.outcomes), ("chances", self.chances)):
            strangers = [key for key in known if key not in self.questions]
            if strangers:
                raise ValueError(
                    f"{name}= names {strangers[0]!r}, which is none of the questions: "
                    f"{', '.join(self.questions)}."
                )
        for key, chance in self.chances.items():
            if not 0 <= chance <= _ALL:
                raise ValueError(f"chances= are from 0 to {_ALL}; for {key!r} it is {chance!r}.")

    def score(self, percent: int, *, happened: bool) -> float:
        """Return the Brier score of a probability once it is known what happened."""
        off = (_ALL if happened else 0) - check_percent(percent)
        return off * off / _ALL**2

    def expected(self, percent: int, *, chance: float) -> float:
        """Return the mean Brier score of a probability if the true chance is known."""
        yes, no = self.score(percent, happened=True), self.score(percent, happened=False)
        return (chance * yes + (_ALL - chance) * no) / _ALL

    def scored(self, given: Mapping[str, int]) -> dict[str, float]:
        """Return the actual score of each probability whose outcome is known."""
        return {
            key: self.score(given[key], happened=self.outcomes[key])
            for key in self.questions
            if key in given and key in self.outcomes
        }

    def title(self, key: str, percent: int) -> str:
        """Return what the wheel says as the title of the picture."""
        return f"{key}: {percent} of {_ALL} parts of the wheel say yes"

    def sentence(self, key: str, percent: int, given: Mapping[str, int]) -> str:
        """Return the scores that a probability can bring, and the scores so far, in a line."""
        yes, no = self.score(percent, happened=True), self.score(percent, happened=False)
        return (
            f"{key}: you say {percent} per cent. Brier score {yes:.3f} if it happens, {no:.3f} if "
            f"not.{self._known(key, percent)}{self._running(given)}"
        )

    def _known(self, key: str, percent: int) -> str:
        lines = ""
        if key in self.chances:
            chance = self.chances[key]
            expected = self.expected(percent, chance=chance)
            lines += f" The chance is {chance:g} per cent: expected score {expected:.3f}."
        if key in self.outcomes:
            happened = self.outcomes[key]
            score = self.score(percent, happened=happened)
            lines += f" It {'happened' if happened else 'did not happen'}: {score:.3f}."
        return lines

    def _running(self, given: Mapping[str, int]) -> str:
        scores = self.scored(given)
        if not scores:
            return ""
        mean = sum(scores.values()) / len(scores)
        return f" Mean score of the {len(scores)} saved with a known outcome: {mean:.3f}."

    def alt(self, key: str, percent: int, given: Mapping[str, int]) -> str:
        """Return what the picture shows, for someone who cannot see it."""
        made = " SYNTHETIC DATA." if self.synthetic else ""
        saved = ", ".join(
            f"{name} {f'{given[name]} per cent' if name in given else 'not saved'}"
            for name in self.questions
        )
        return (
            f"{self.title(key, percent)}. {self.sentence(key, percent, given)}{made} A wheel with "
            f"that share filled; beside it every question with what is saved: {saved}."
        )


def check_percent(percent: Any) -> int:
    """Return a probability in per cent, or say what is wrong with it.

    Parameters
    ----------
    percent : int
        The probability.

    Returns
    -------
    int
        The probability.

    Raises
    ------
    ValueError
        If it is not a whole number from 0 to 100.

    Examples
    --------
    >>> check_percent(0.7)
    Traceback (most recent call last):
        ...
    ValueError: The probability is a whole number of per cent from 0 to 100, not 0.7.
    """
    index = getattr(percent, "__index__", None)  # numpy's whole numbers have it too, 70.0 has not
    value = index() if index and not isinstance(percent, bool) else -1
    if not 0 <= value <= _ALL:
        raise ValueError(
            f"The probability is a whole number of per cent from 0 to {_ALL}, not {percent!r}."
        )
    return int(value)

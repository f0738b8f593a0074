"""The market sliders: one weight of seizures, and the flows that it can have come from.

The model and the picture are pure; this file holds what a student decides: the flow for each of
two shares intercepted, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import Any

from course.exercises._saved import AnswerFile
from course.widgets._market_sliders_model import MarketModel, check_flow
from course.widgets._picks import SavedPicks

ROLES = {"at_10": 10, "at_40": 40}
"""What a flow can be picked as, and the share intercepted, in percent, that it goes with."""

_CLAIM = "C27"


class MarketSliders(SavedPicks[float]):
    """The sliders as an object: pick flows in code, or display it and use its button.

    Parameters
    ----------
    model : MarketModel
        The published weight.
    exercise : str
        The exercise's id, under which the picks are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     market = MarketSliders(MarketModel(30.0, "2020"), "m05-w1", AnswerFile(folder))
    ...     market.pick("at_40", 75)
    ...     market
    Market sliders m05-w1: at 10 per cent not saved, at 40 per cent 75 t
    """

    MODEL = "market_sliders"

    def __init__(self, model: MarketModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, ROLES)

    def pick(self, role: str, flow: float) -> None:
        """Save a flow as the pick for a share intercepted.

        Parameters
        ----------
        role : {"at_10", "at_40"}
            Which share intercepted, in percent, the flow goes with.
        flow : float
            The flow in tonnes, from 0 to 600.

        Raises
        ------
        ValueError
            If there is no such role, or the flow is not on the scale.
        NotSavedError
            If the file cannot be written.
        """
        if role not in ROLES:
            raise ValueError(f"The role is one of {', '.join(map(repr, ROLES))}, not {role!r}.")
        self._save(role, check_flow(flow))

    def said(self, role: str) -> str:
        """Return a saved pick in words."""
        return f"{self._picks[role]:g} t as the flow at {ROLES[role]} per cent"

    def _fault(self, role: str, flow: Any) -> str:
        try:
            check_flow(flow)
        except ValueError as problem:
            return f"What is saved as the flow at {ROLES[role]} per cent is not used. {problem}"
        return ""

    def __repr__(self) -> str:
        picks = ", ".join(
            f"at {share} per cent "
            + (f"{self._picks[role]:g} t" if role in self._picks else "not saved")
            for role, share in ROLES.items()
        )
        return f"Market sliders {self.exercise}: {picks}"

    def _show(self) -> None:
        from course.widgets._market_sliders_view import display_market  # noqa: PLC0415  # heavy

        display_market(self)


def market_sliders(exercise: str = "m05-w1") -> MarketSliders:
    """Explore which flows of cocaine one published weight of seizures can have come from.

    Parameters
    ----------
    exercise : str
        The exercise under which your two picks are saved.

    Returns
    -------
    MarketSliders
        Leave it on the last line of a cell to see it. Set the sliders and save with the button;
        or do the same in code, with ``market.pick("at_10", 100)``.
        ``market.model.seized(100, 10)`` is the weight seized.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     market_sliders("m05-w1").model.seized(200, 50)
    100.0
    """
    from course.datasets import value  # noqa: PLC0415  # only a student's sliders need it

    published = value(_CLAIM)
    model = MarketModel(float(published), published.period)
    return MarketSliders(model, exercise, AnswerFile())

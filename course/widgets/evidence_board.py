"""The evidence board: how far a source is to be trusted, and, apart from it, what it says.

The scale, the model and the picture are pure; this file holds what a student decides: one grade
for each claim, saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._evidence_board_model import BoardModel, check_grade
from course.widgets._picks import SavedPicks

if TYPE_CHECKING:
    from collections.abc import Sequence


class EvidenceBoard(SavedPicks[str]):
    """The board as an object: grade claims in code, or display it and use its lists.

    Parameters
    ----------
    model : BoardModel
        The claims.
    exercise : str
        The exercise's id, under which the grades are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = BoardModel({"C01": "It rained.", "C02": "It poured."})
    >>> with TemporaryDirectory() as folder:
    ...     board = EvidenceBoard(model, "m01-w1", AnswerFile(folder))
    ...     board.grade("C02", "F6")
    ...     board
    Evidence board m01-w1: C01 not graded, C02 F6
    """

    MODEL = "evidence_board"

    def __init__(self, model: BoardModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, model.claims)

    def grade(self, claim: str, grade: str) -> None:
        """Save a claim's grade.

        Parameters
        ----------
        claim : str
            The claim's id.
        grade : str
            A letter A to F for the source and a digit 1 to 6 for the information, such as "F6".

        Raises
        ------
        ValueError
            If the claim is not on the board, or the grade not on the scale.
        NotSavedError
            If the file cannot be written.
        """
        if claim not in self.model.claims:
            known = ", ".join(map(repr, self.model.claims))
            raise ValueError(f"The claim is one of {known}, not {claim!r}.")
        self._save(claim, check_grade(grade))

    def said(self, claim: str) -> str:
        """Return a saved grade in words."""
        return f"{claim} as {self._picks[claim]}"

    def _fault(self, claim: str, grade: Any) -> str:
        try:
            check_grade(grade)
        except ValueError as problem:
            return f"What is saved as the grade of {claim} is not used. {problem}"
        return ""

    def __repr__(self) -> str:
        grades = (f"{claim} {self._picks.get(claim, 'not graded')}" for claim in self.model.claims)
        return f"Evidence board {self.exercise}: {', '.join(grades)}"

    def _show(self) -> None:
        from course.widgets._evidence_board_view import display_board  # noqa: PLC0415  # heavy

        display_board(self)


def evidence_board(exercise: str = "m01-w1", *, claims: Sequence[str]) -> EvidenceBoard:
    """Grade claims on the Admiralty scale and see where the grades gather.

    Parameters
    ----------
    exercise : str
        The exercise under which your grades are saved.
    claims : sequence of str
        The ids of the claims, as in ``load("claims")``.

    Returns
    -------
    EvidenceBoard
        Leave it on the last line of a cell to see it. Choose a letter and a digit for each claim:
        it is saved when it has both. Or do the same in code, with ``board.grade("C02", "F6")``.

    Raises
    ------
    ValueError
        If there is no claim, an id comes twice, or there is no such claim.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     evidence_board("m01-w1", claims=["C01", "C02"])
    Evidence board m01-w1: C01 not graded, C02 not graded
    """
    return EvidenceBoard(_claims(list(claims)), exercise, AnswerFile())


def _claims(wanted: list[str]) -> BoardModel:
    from course.datasets import load  # noqa: PLC0415  # loads pandas

    table = load("claims")
    texts = dict(zip(table["claim_id"], table["statement"], strict=True))
    unknown = [claim for claim in wanted if claim not in texts]
    if unknown or len(set(wanted)) < len(wanted):
        raise ValueError(
            "claims= takes ids of claims, each once, as in "
            f'load("claims")["claim_id"]; unknown: {unknown or "none"}, given: {wanted}.'
        )
    return BoardModel({claim: str(texts[claim]) for claim in wanted})

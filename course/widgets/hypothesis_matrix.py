"""The hypothesis matrix: switch evidence off and on, and see what a ranking hangs on.

The model and the picture are pure; this file holds what a student decides: one piece of evidence
that is left out, saved beside the notebook, where `check` finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._hypothesis_matrix_model import MatrixModel
from course.widgets._picks import SavedPicks

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


class HypothesisMatrix(SavedPicks[str]):
    """The matrix as an object: leave out evidence in code, or display it and use its boxes.

    Parameters
    ----------
    model : MatrixModel
        The ratings.
    exercise : str
        The exercise's id, under which the piece that is left out is saved.
    answers : AnswerFile
        Where it is saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> model = MatrixModel({"E1": {"rain": "C", "flood": "II"}}, {"E1": "The cellar is dry."})
    >>> with TemporaryDirectory() as folder:
    ...     matrix = HypothesisMatrix(model, "m02-w1", AnswerFile(folder))
    ...     matrix.leave_out("E1")
    ...     matrix
    Hypothesis matrix m02-w1: E1 left out
    """

    MODEL = "hypothesis_matrix"

    def __init__(self, model: MatrixModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, ["item"])

    def leave_out(self, item: str) -> None:
        """Save the one piece of evidence that is left out.

        Parameters
        ----------
        item : str
            The id of the piece of evidence.

        Raises
        ------
        ValueError
            If there is no such piece of evidence.
        NotSavedError
            If the file cannot be written.
        """
        fault = self._unknown(item)
        if fault:
            raise ValueError(fault)
        self._save("item", str(item))

    def said(self, key: str) -> str:
        """Return the saved piece in words."""
        return f"{self._picks[key]} as the piece that is left out"

    def _unknown(self, item: Any) -> str:
        if isinstance(item, str) and item in self.model.items:
            return ""
        return f"The piece of evidence is one of {', '.join(self.model.items)}, not {item!r}."

    def _fault(self, key: str, value: Any) -> str:  # noqa: ARG002  # there is one key
        fault = self._unknown(value)
        return f"What is saved as left out is not used. {fault}" if fault else ""

    def __repr__(self) -> str:
        item = self._picks.get("item")
        return f"Hypothesis matrix {self.exercise}: {f'{item} left out' if item else 'not saved'}"

    def _show(self) -> None:
        from course.widgets._hypothesis_matrix_view import display_matrix  # noqa: PLC0415  # heavy

        display_matrix(self)


def hypothesis_matrix(
    exercise: str = "m02-w1", *, ratings: pd.DataFrame, texts: Mapping[str, str]
) -> HypothesisMatrix:
    """Leave out pieces of evidence and see whether the ranking of the hypotheses holds.

    Parameters
    ----------
    exercise : str
        The exercise under which the piece that you leave out is saved.
    ratings : pandas.DataFrame
        One row a piece of evidence, one column a hypothesis, values "CC", "C", "N", "I", "II".
    texts : mapping of str to str
        What each piece of evidence is, by the labels of the rows.

    Returns
    -------
    HypothesisMatrix
        Leave it on the last line of a cell to see it. Switch evidence off and on with the boxes,
        and save with the button when one piece is off; or do the same in code, with
        ``matrix.leave_out("E1")``. ``matrix.model.scores({"E1"})`` are the scores without it.

    Raises
    ------
    ValueError
        If evidence or a hypothesis comes twice, a rating is not one of the five, or a piece of
        evidence has no text.

    Examples
    --------
    >>> import pandas as pd
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> ratings = pd.DataFrame({"rain": ["C", "I"], "flood": ["II", "N"]}, index=["E1", "E2"])
    >>> texts = {"E1": "The cellar is dry.", "E2": "The roof is dry."}
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     hypothesis_matrix(ratings=ratings, texts=texts).model.ranking()
    [('rain', 1), ('flood', 2)]
    """
    for what, labels in (("evidence", ratings.index), ("hypotheses", ratings.columns)):
        if not labels.is_unique:
            raise ValueError(f"The {what} {labels[labels.duplicated()][0]!r} comes twice.")
    rows = {
        str(item): {str(name): rating for name, rating in row.items()}
        for item, row in ratings.iterrows()
    }
    model = MatrixModel(rows, {str(item): str(text) for item, text in texts.items()})
    return HypothesisMatrix(model, exercise, AnswerFile())

"""The one way in which a build says no."""

from __future__ import annotations


class Refusal(Exception):
    """A reason not to build, in one line that names the cell and the exercise.

    Parameters
    ----------
    cell
        The cell's place in the lesson file, from 1; None where it is not about one cell.
    exercise
        The exercise's id, or None.
    why
        What was found, what is expected.
    """

    def __init__(self, cell: int | None, exercise: str | None, why: str) -> None:
        where = [f"cell {cell}"] if cell else []
        where += [exercise] if exercise else []
        super().__init__(f"{', '.join(where) or 'lesson'}: {why}")
        self.cell, self.exercise, self.why = cell, exercise, why

    def at(self, cell: int | None, exercise: str | None) -> Refusal:
        """Give the same refusal with its place filled in where it had none."""
        return Refusal(self.cell or cell, self.exercise or exercise, self.why)

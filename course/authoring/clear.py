"""The stub that students get: nbgrader's own ClearSolutions, with one stub for each cell."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import ClearSolutions


class ClearSolutionsToStub(ClearSolutions):
    """Put the cell's own stub (metadata ``course.stub``) where the solution was.

    nbgrader has one stub for all cells, and its default raises an error, so that an untouched
    notebook would stop at the first exercise.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Clear one cell."""
        stub = cell.metadata.get("course", {}).get("stub", "...")
        self.code_stub = {"python": stub}
        done: tuple[Any, Any] = super().preprocess_cell(cell, resources, cell_index)
        return done

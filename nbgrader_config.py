"""Settings that every way of grading this course shares: command line, formgrader and Validate.

nbgrader reads this file from the folder that it is started in. See solutions/INSTRUCTORS.md.
"""

from pathlib import Path

from nbgrader.preprocessors import CheckCellMetadata, ClearOutput
from nbgrader.validator import Validator

c = get_config()  # noqa: F821 - given by traitlets

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"

# Students' cells get a stub of their own, so that an untouched notebook runs to its end.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.LockCells",
    "course.authoring.clear.ClearSolutionsToStub",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.ClearSolutions.text_stub = "*Write your answer here.*"
c.ClearSolutionsToStub.text_stub = "*Write your answer here.*"

# Answers leave the student's interpreter as data; the judge decides here, outside of it.
c.Autograde.autograde_preprocessors = [
    "course.grading.judge.RunAndCollect",
    "course.grading.judge.Judge",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    "course.grading.clean.CleanOutputs",
]


def _run_and_check(**settings):  # noqa: ANN003, ANN202 - a settings file
    """Give what Validate runs a notebook with; imported when it is needed, so never by others."""
    from course.grading.validate import RunAndCheck  # noqa: PLC0415

    return RunAndCheck(**settings)


# nbgrader has no setting for this one: its list is part of the class. The notebook's own checks
# decide, in the same sandbox.
Validator.preprocessors = [CheckCellMetadata, ClearOutput, _run_and_check]
c.RunAndCheck.root = str(Path(__file__).resolve().parent)

# Nothing in a submission's kernel is worth a slow goodbye.
c.ExecutePreprocessor.shutdown_kernel = "immediate"
# A check cell that a student deleted is put back, and counts as not attempted.
c.OverwriteCells.add_missing_cells = True

"""Penalties for late submissions, by the plugin that nbgrader is configured with."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from jupyter_core.paths import jupyter_config_path
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from course.grading._database import GradebookError

_SETTINGS = "nbgrader_config.py"


def nbgrader_settings(root: Path) -> Config:
    """Read nbgrader's settings as its own commands do: Jupyter's folders, then the course's.

    Parameters
    ----------
    root
        The instructor's folder.

    Raises
    ------
    GradebookError
        When a settings file cannot be run.
    """
    settings = Config()
    for folder in [*reversed(jupyter_config_path()), str(root)]:
        try:
            settings.merge(PyFileConfigLoader(_SETTINGS, path=folder).load_config())
        except ConfigFileNotFound:
            continue
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise GradebookError(
                f"{_SETTINGS} in {folder} stops with {what}. Correct it."
            ) from error
    return settings


class LatePenalty(AssignLatePenalties):
    """nbgrader's own penalties, for a score that is known."""

    def of(self, student: str, score: float, seconds: float) -> float | None:
        """Give the points that a late submission loses.

        Parameters
        ----------
        student
            The student's id.
        score
            The points of its notebook; the penalty is never more.
        seconds
            How late it is.

        Raises
        ------
        GradebookError
            When the plugin, which may be the instructor's own, raises anything.
        """
        try:
            self.init_plugin()
            penalty = self.plugin_inst.late_submission_penalty(student, score, seconds)
            if penalty is None:
                return None
            return float(self._check_late_penalty(SimpleNamespace(score=score), penalty))
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise GradebookError(
                f"{self.plugin_class.__name__}, the plugin for late submissions, stops "
                f"at {student} with {what}. Correct it, and start this command again: what was "
                "graded is kept."
            ) from error


def late_penalty(settings: Config) -> LatePenalty:
    """Give the penalties that nbgrader's settings name.

    Raises
    ------
    GradebookError
        When there is no such plugin.
    """
    try:
        return LatePenalty(config=settings)
    except (TraitError, ImportError) as error:
        raise GradebookError(
            f"AssignLatePenalties.plugin_class in {_SETTINGS} names no plugin: {error}"
        ) from error


def seconds_late(
    handed_in: datetime | None, due: datetime | None, extension: timedelta | None
) -> float:
    """Give how many seconds after the due date something was handed in; 0 when it was in time."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())

"""nbgrader's Validate, with the notebook run in a sandbox by a fork of a warm process.

nbgrader has no setting for what Validate runs a notebook with: `Validator.preprocessors` is
fixed in its class. `nbgrader_config.py`, which the command and JupyterLab's button both read, puts
`RunAndCheck` there in the place of nbgrader's Execute.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets import Unicode

import course
from course.grading.confined import Confined
from course.grading.handed_in import Ungradable
from course.grading.runner.warm import NoSandbox, TooLarge

MODULES = ("numpy", "pandas", "matplotlib.pyplot", *dict.fromkeys(course._HOMES.values()))  # noqa: SLF001 - our own package's table
"""What every module's notebook imports: one warm process serves them all."""
_CURE = " To run it with your rights, say: --RunAndCheck.no_sandbox=True"


class RunAndCheck(Confined):
    """Run a notebook in the current folder and let its own checks decide, by the sealed key."""

    root = Unicode(help="The course's folder.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:  # noqa: ARG002 - nbconvert's signature
        """Run all cells of a notebook.

        Raises
        ------
        SystemExit
            With a line that says what to do, when the notebook cannot be run in a sandbox. (The
            command prints the line; JupyterLab's button shows it at the end of its message.)
        """
        here = Path.cwd()
        if not self._holds_secrets(here):
            resources["metadata"] = {"path": str(here)}
        environment = {"NBGRADER_EXECUTION": "validate", "NBGRADER_VALIDATING": "1"}
        try:
            return self.run_cells(nb, resources, MODULES, environment)
        except NoSandbox as error:
            if not self._is_own(here):
                cure = "" if "no_sandbox" in str(error) else _CURE
                raise SystemExit(f"Not validated: {error}{cure}") from None
            return self._run_own(nb, resources)
        except TooLarge as error:
            raise SystemExit(f"{error} Put the notebook into a folder of its own.") from None
        except Ungradable as error:
            raise SystemExit(str(error)) from None

    def _folders(self) -> list[Path]:
        names = CourseDirectory(parent=self)
        return [Path(self.root, name) for name in (names.source_directory, names.release_directory)]

    def _holds_secrets(self, here: Path) -> bool:
        """Tell whether a folder holds more than a submission: the solutions, or somebody's home."""
        kept = [self._folders()[0], Path.home()]
        return any(place.resolve().is_relative_to(here.resolve()) for place in kept)

    def _is_own(self, here: Path) -> bool:
        """Tell whether a folder belongs to the course: what lies there is the user's own work."""
        return any(here.resolve().is_relative_to(place.resolve()) for place in self._folders())

    def _run_own(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Run the user's own notebook with the stock kernel, where there is no sandbox."""
        done: tuple[Any, Any] = Execute.preprocess(self, nb, resources)
        return done

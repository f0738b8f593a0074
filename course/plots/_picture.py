"""What makes a drawing function a lesson's picture: it is not drawn where nobody looks."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from course.exercises._emit import is_outside

Given = ParamSpec("Given")
_VALIDATING = "NBGRADER_VALIDATING"


def picture(draw: Callable[Given, None]) -> Callable[Given, None]:
    """Let a drawing function do nothing while a judge or nbgrader's validate runs a notebook.

    Drawing costs a submission more than all its other cells together, and marks rest on none of it.
    """

    @wraps(draw)
    def drawn(*args: Given.args, **named: Given.kwargs) -> None:
        if not is_outside() and _VALIDATING not in os.environ:
            draw(*args, **named)

    return drawn

"""What makes a drawing function a lesson's picture: it is not drawn where nobody looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from course.exercises._emit import is_outside

Given = ParamSpec("Given")


def picture(draw: Callable[Given, None]) -> Callable[Given, None]:
    """Let a drawing function do nothing while the trusted judge runs a submission.

    Drawing costs a submission more than all its other cells together, and marks rest on none of it.
    """

    @wraps(draw)
    def drawn(*args: Given.args, **named: Given.kwargs) -> None:
        if not is_outside():
            draw(*args, **named)

    return drawn

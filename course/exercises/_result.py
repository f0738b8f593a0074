"""How a verdict looks: one line of text, and the same line as accessible HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from course.exercises._verdict import Status, Verdict

_HEAD: dict[str, str] = {
    "right": "Right",
    "mistake": "Not yet",
    "not-yet": "Not yet",
    "not-attempted": "Not attempted",
    "hint": "Hint",
    "note": "Note",
}
# Okabe and Ito's colors, dark enough beside white and beside black; the word says the same.
_COLOR: dict[str, str] = {"right": "#009E73", "mistake": "#D55E00", "not-yet": "#D55E00"}


@dataclass(frozen=True)
class Line:
    """One line of feedback, shown by Jupyter when it ends a cell."""

    head: str
    """The bold word in front."""
    text: str
    """The sentence after it."""
    color: str = "#0072B2"
    """The color of the bar at the left."""

    def __repr__(self) -> str:
        return f"{self.head}. {self.text}"

    def _repr_html_(self) -> str:
        return (
            f'<div role="status" style="border-left: 0.4em solid {self.color}; '
            'padding: 0.3em 0.8em; margin: 0.3em 0; max-width: 46em;">'
            f"<strong>{escape(self.head)}.</strong> {_with_code(self.text)}</div>"
        )


@dataclass(frozen=True, repr=False)
class Result(Line):
    """The outcome of a check."""

    verdict: Verdict | None = None
    """The verdict behind the line."""

    @property
    def status(self) -> Status:
        """Give "right", "mistake", "not-yet" or "not-attempted"."""
        assert self.verdict is not None  # noqa: S101 - set by `result`, the only maker
        return self.verdict.status


def result(verdict: Verdict) -> Result:
    """Put a verdict into the form that Jupyter shows."""
    return Result(*headed(verdict), _COLOR.get(verdict.status, "#0072B2"), verdict)


def headed(verdict: Verdict) -> tuple[str, str]:
    """Split a verdict into the word in front and the sentence after it."""
    head = _HEAD[verdict.status]
    return head, verdict.line.removeprefix(f"{head}. ")


def one_line(verdict: Verdict) -> str:
    """Write a verdict as one line of plain text."""
    head, text = headed(verdict)
    return f"{head}. {text}"


def _with_code(text: str) -> str:
    """Escape text for HTML, and set what stands between backticks as code."""
    pieces = [escape(piece) for piece in text.split("`")]
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(
        f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces)
    )


def display_line(head: str, text: str) -> Line:
    """Make a line that is not a verdict: a hint or a note."""
    return Line(head, text)

"""Pictures of module 1 on Admiralty grades: maps of six by six with the diagonal outlined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.methods.claims import LETTERS, count_grades, diagonal_share
from course.pictures import BACKDROP, GRID, INK, PALETTE, show, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@picture
def grade_maps(grades: Mapping[str, Sequence[str]], answer: Any = None) -> None:
    """Show SYNTHETIC analysts' grades as maps of six by six, the diagonal outlined.

    Parameters
    ----------
    grades : mapping
        Name of an analyst to grades such as ``["B2", "C4"]``.
    answer : dict
        The student's shares; the stub's dots while the exercise is open.
    """
    # A column of pandas will do as well as a dictionary.
    if not hasattr(answer, "keys") or any(value is ... for value in dict(answer).values()):
        say_waiting("shares")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    with theme():
        fig, axes = plt.subplots(1, len(grades), figsize=(4.1 * len(grades), 4.3))
        most = max(int(count_grades(given).to_numpy().max()) for given in grades.values())
        for ax, (name, given) in zip(axes, grades.items(), strict=True):
            _map(ax, given, most)
            ax.set_title(f"{name}: {_whole(diagonal_share(given))} per cent\non the diagonal")
        fig.suptitle("SYNTHETIC DATA", x=0.01, ha="left", weight="bold")
    shares = ", ".join(
        f"{_whole(diagonal_share(given))} per cent of {name}'s" for name, given in grades.items()
    )
    listed = "; ".join(f"{name}: {', '.join(given)}" for name, given in grades.items())
    show(
        fig,
        alt=f"SYNTHETIC DATA. On the diagonal lie, of the Admiralty grades, {shares}. {listed}.",
    )


@picture
def own_grades(given: Any) -> None:
    """Show a student's own grades from the evidence board, and their share on the diagonal.

    Parameters
    ----------
    given : dict
        Claim to grade, as saved; dots while nothing is.
    """
    grades = [grade for grade in given.values() if grade] if isinstance(given, Mapping) else []
    if not grades:
        say_waiting("the evidence board")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    share = _whole(diagonal_share(grades))
    title = f"{share} per cent of your {len(grades)} grades\nlie on the diagonal"
    with theme():
        fig, ax = plt.subplots(figsize=(4.3, 4.1))
        _map(ax, grades, len(grades))
        ax.set_title(title)
    show(fig, alt=f"{' '.join(title.split())}: {', '.join(grades)}.")


def _whole(share: float) -> str:
    return f"{share:.0f}"


def _map(ax: Axes, grades: Sequence[str], most: int) -> None:
    """Draw one map, darkest at `most`; the number in a cell says what its darkness says."""
    counts = count_grades(grades)
    size = len(LETTERS)
    for y, letter in enumerate(counts.index):
        for x, digit in enumerate(counts.columns):
            number = int(counts.loc[letter, digit])
            fill = (PALETTE[0], 0.15 + 0.7 * number / most) if number else "white"
            board = None if number else BACKDROP
            ax.add_patch(_cell(x, y, facecolor=fill, edgecolor=GRID, linewidth=1, gid=board))
            if number:
                dark = number / most > 0.4  # noqa: PLR2004 - from here white text reads better
                color = "white" if dark else INK
                ax.text(x, y, str(number), ha="center", va="center", color=color)
    for step in range(size):
        ax.add_patch(_cell(step, step, facecolor="none", edgecolor=PALETTE[3], linewidth=2.4))
    ax.set_xlim(-0.55, size - 0.45)
    ax.set_ylim(size - 0.45, -0.55)
    ax.set_xticks(range(size), [str(digit) for digit in counts.columns])
    ax.set_yticks(range(size), list(counts.index))
    ax.set_xlabel("information")
    ax.set_ylabel("source")
    ax.set_aspect("equal")
    ax.grid(visible=False)


def _cell(x: int, y: int, **looks: Any) -> Any:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - heavy

    return Rectangle((x - 0.48, y - 0.48), 0.96, 0.96, **looks)
